# Names of built-in types, and SimpleNamespace.
import sys as _sys


def _f():
    yield


FunctionType = LambdaType = type(lambda: 0)
GeneratorType = CoroutineType = type(_f())
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(_sys)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
UnionType = type(int | str)
GenericAlias = type(list[int])


class _Class:
    def method(self):
        pass


MethodType = type(_Class().method)


class SimpleNamespace:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)

    def __repr__(self):
        return "namespace(%s)" % ", ".join(["%s=%r" % p for p in self.__dict__.items()])

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__


class MappingProxyType(dict):
    def _refuse(self, *a, **kw):
        raise TypeError("'mappingproxy' object does not support item assignment")

    __setitem__ = __delitem__ = update = pop = popitem = clear = setdefault = _refuse

    def __repr__(self):
        return "mappingproxy(%r)" % dict(self)


def new_class(name, bases=(), kwds=None, exec_body=None):
    body = {}
    if exec_body:
        exec_body(body)
    return type(name, bases, body)

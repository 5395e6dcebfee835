# What isinstance() is asked about: an object is what it has methods for.
from abc import ABC, abstractmethod


class _Kind:
    def __init__(self, *names):
        self.names = names

    def check(self, cls, kind):
        return all([_has(kind, n) for n in self.names])


class _Types:
    def __init__(self, *types):
        self.types = types

    def check(self, cls, kind):
        return issubclass(kind, self.types)


def _generator():
    yield


_NATIVE = {
    "__iter__": (str, bytes, bytearray, list, tuple, dict, set, frozenset, range, type({}.keys()), type({}.items()), type({}.values()), type(_generator()), type(iter([])), type(zip()), type(map(None, ())), type(enumerate(()))),
    "__len__": (str, bytes, bytearray, list, tuple, dict, set, frozenset, range, type({}.keys())),
    "__contains__": (str, bytes, bytearray, list, tuple, dict, set, frozenset, range, type({}.keys())),
    "__next__": (type(_generator()), type(iter([])), type(zip()), type(map(None, ())), type(enumerate(()))),
    "__call__": (type(len), type(_generator), type(lambda: 0), type, type([].append), type(print), type(max)),
    "__reversed__": (list, tuple, dict, range, str, bytes),
}


def _has(kind, name):
    if name == "__hash__":
        return not issubclass(kind, (list, dict, set, bytearray)) and getattr(kind, "__hash__", 0) is not None
    return issubclass(kind, _NATIVE.get(name, ())) or getattr(kind, name, None) is not None


class Iterable:
    __meta__ = _Kind("__iter__")


class Iterator(Iterable):
    __meta__ = _Kind("__iter__", "__next__")

    def __iter__(self):
        return self


class Generator(Iterator):
    __meta__ = _Types(type(_generator()))


class Sized:
    __meta__ = _Kind("__len__")


class Container:
    __meta__ = _Kind("__contains__")


class Collection(Sized, Iterable, Container):
    __meta__ = _Kind("__iter__", "__len__", "__contains__")


class Callable:
    __meta__ = _Kind("__call__")


class Hashable:
    __meta__ = _Kind("__hash__")


class Reversible(Iterable):
    __meta__ = _Kind("__reversed__")


class Sequence(Collection):
    __meta__ = _Types(str, bytes, bytearray, list, tuple, range)

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, x):
        return any([v is x or v == x for v in self])

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def index(self, x):
        for i, v in enumerate(self):
            if v == x:
                return i
        raise ValueError

    def count(self, x):
        return sum([v == x for v in self])


class MutableSequence(Sequence):
    __meta__ = _Types(list, bytearray)

    def append(self, x):
        self.insert(len(self), x)

    def extend(self, xs):
        for x in xs:
            self.append(x)

    def pop(self, i=-1):
        v = self[i]
        del self[i]
        return v

    def remove(self, x):
        del self[self.index(x)]


class Set(Collection):
    __meta__ = _Types(set, frozenset)


class MutableSet(Set):
    __meta__ = _Types(set)


class Mapping(Collection):
    __meta__ = _Types(dict)

    def get(self, k, default=None):
        try:
            return self[k]
        except KeyError:
            return default

    def __contains__(self, k):
        try:
            self[k]
        except KeyError:
            return False
        return True

    def keys(self):
        return [k for k in self]

    def values(self):
        return [self[k] for k in self]

    def items(self):
        return [(k, self[k]) for k in self]

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    __meta__ = _Types(dict)

    def pop(self, k, *default):
        try:
            v = self[k]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[k]
        return v

    def setdefault(self, k, default=None):
        if k not in self:
            self[k] = default
        return self[k]

    def update(self, other=(), **kw):
        for k, v in other.items() if hasattr(other, "items") else other:
            self[k] = v
        for k, v in kw.items():
            self[k] = v

    def clear(self):
        for k in list(self):
            del self[k]


class Awaitable:
    __meta__ = _Kind("__await__")


class Coroutine:
    __meta__ = _Types(type(_generator()))


class AsyncIterable:
    __meta__ = _Kind("__aiter__")


class AsyncIterator(AsyncIterable):
    __meta__ = _Kind("__aiter__", "__anext__")


KeysView = ItemsView = ValuesView = MappingView = type({}.keys())
ByteString = bytes

# Names for annotations. Nothing is checked; NamedTuple, TypedDict, Generic and Protocol can be
# derived from.


class _Special:
    def __init__(self, name, args=None):
        self._name = name
        self._args = args
        self._class_var = name == "ClassVar"

    def __getitem__(self, k):
        return _Special(self._name, k)

    def __or__(self, o):
        return _Special("Union", (self, o))

    def __ror__(self, o):
        return _Special("Union", (o, self))

    def __call__(self, *a, **kw):
        plain = _PLAIN.get(self._name)
        if plain is None:
            raise TypeError("Cannot instantiate typing." + self._name)
        return plain(*a, **kw)

    def __repr__(self):
        if self._args is None:
            return "typing." + self._name
        args = self._args if isinstance(self._args, tuple) else (self._args,)
        return "typing.%s[%s]" % (self._name, ", ".join([a.__name__ if isinstance(a, type) else repr(a) for a in args]))

    def __eq__(self, o):
        return isinstance(o, _Special) and (self._name, self._args) == (o._name, o._args)

    def __hash__(self):
        return hash(self._name)


_PLAIN = {"List": list, "Dict": dict, "Tuple": tuple, "Set": set, "FrozenSet": frozenset}
_NAMES = (
    "Any", "Optional", "Union", "List", "Dict", "Tuple", "Set", "FrozenSet", "Literal", "Final", "ClassVar", "Type",
    "Annotated", "Text", "NoReturn", "Self", "Never", "Required", "NotRequired", "Concatenate", "TypeAlias", "TypeGuard",
    "LiteralString", "Unpack", "DefaultDict", "OrderedDict", "Counter", "Deque", "ChainMap", "AnyStr", "IO", "TextIO",
    "BinaryIO", "Pattern", "Match", "AsyncGenerator", "AsyncContextManager", "ContextManager", "Awaitable", "Coroutine",
    "AsyncIterator", "AsyncIterable", "Generator", "Callable", "Iterable", "Iterator", "Sequence", "Mapping",
    "MutableMapping", "MutableSequence", "Collection", "Hashable", "Sized", "SupportsInt", "SupportsFloat",
)
for _n in _NAMES:
    globals()[_n] = _Special(_n)


class _TypeVar:
    def __init__(self, name, *bounds, bound=None, covariant=False, contravariant=False, default=None):
        self.__name__ = name

    def __or__(self, o):
        return _Special("Union", (self, o))

    __ror__ = __or__

    def __repr__(self):
        return "~" + self.__name__

    def __getitem__(self, k):
        return self


TypeVar = ParamSpec = TypeVarTuple = _TypeVar


class Generic:
    @classmethod
    def __class_getitem__(cls, k):
        return cls


class Protocol:
    @classmethod
    def __class_getitem__(cls, k):
        return cls


class _Runtime:
    def __init__(self, names):
        self.names = names

    def check(self, cls, kind):
        return all([hasattr(kind, n) for n in self.names])


def runtime_checkable(cls):
    names = [n for n in cls.__dict__ if not n.startswith("__")]
    made = type(cls.__name__, (), dict(cls.__dict__, __meta__=_Runtime(names)))
    return made


class _NewType:
    def __init__(self, name, t):
        self.__name__ = name
        self.__supertype__ = t

    def __call__(self, x):
        return x


NewType = _NewType


def cast(t, x):
    return x


def overload(f):
    return f


final = override = no_type_check = overload
TYPE_CHECKING = False


def assert_never(x):
    raise AssertionError("Expected code to be unreachable, but got: %r" % (x,))


def reveal_type(x):
    print("Runtime type is %r" % type(x).__name__)
    return x


class _NamedTupleMeta:
    def made(self, cls):
        if cls.__bases__[0] is not NamedTuple:
            return
        from collections import _make_named_tuple

        names = list(cls.__dict__.get("__annotations__", {}))
        defaults = [cls.__dict__[n] for n in names if n in cls.__dict__]
        body = {k: v for k, v in cls.__dict__.items() if k not in names}
        body["__annotations__"] = cls.__dict__.get("__annotations__", {})
        return _make_named_tuple(cls.__name__, names, defaults, body)

    def call(self, cls, name, fields=(), **kw):
        from collections import namedtuple

        return namedtuple(name, [f[0] for f in fields] + list(kw))


class NamedTuple:
    __meta__ = _NamedTupleMeta()


class _TypedDictMeta:
    def call(self, cls, *a, **kw):
        return dict(*a, **kw)


class TypedDict:
    __meta__ = _TypedDictMeta()


def get_type_hints(x):
    return dict(getattr(x, "__annotations__", {}))


def get_origin(t):
    return _PLAIN.get(getattr(t, "_name", ""), None)


def get_args(t):
    a = getattr(t, "_args", None)
    return a if isinstance(a, tuple) else () if a is None else (a,)

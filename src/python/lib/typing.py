# Names only: MicroPython reads annotations and forgets them.


class _Any:
    def __getitem__(self, k):
        return self

    def __call__(self, *a, **kw):
        return self

    def __or__(self, o):
        return self

    __ror__ = __or__


Any = Optional = Union = List = Dict = Tuple = Set = FrozenSet = Callable = Iterable = Iterator = _Any()
Sequence = Mapping = MutableMapping = Generator = Literal = Final = ClassVar = Type = Annotated = _Any()
Awaitable = Coroutine = AsyncIterator = AsyncGenerator = Text = NoReturn = Self = Never = Required = NotRequired = _Any()
Protocol = Hashable = Sized = object
Generic = _Any()




def TypeVar(name, *a, **kw):
    return _Any()


def NewType(name, t):
    return lambda x: x


def cast(t, x):
    return x


def overload(f):
    return f


final = overload
TYPE_CHECKING = False


class NamedTuple:
    pass


class TypedDict(dict):
    pass


def get_type_hints(x):
    return {}

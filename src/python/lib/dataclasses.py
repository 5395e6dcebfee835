# pyfix hands over the names of annotated lines by __field__(), in their order; see pyfix_classes.h.
import _boot

MISSING = object()


class Field:
    def __init__(self, default=MISSING, default_factory=MISSING, init=True, repr=True, compare=True, **kw):
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare


def field(**kw):
    return Field(**kw)


def _fields_of(cls, names):
    out = {}
    for base in cls.__bases__:
        out.update(getattr(base, "__dataclass_fields__", {}))
    for n in names:
        d = cls.__dict__.get(n, MISSING)
        f = d if isinstance(d, Field) else Field(default=d)
        f.name = n
        out[n] = f
    return out


def _process(cls, frozen=False, order=False, eq=True, repr_=True):
    fs = _fields_of(cls, _boot._take_fields())
    cls.__dataclass_fields__ = fs
    post = getattr(cls, "__post_init__", None)

    def __init__(self, *a, **kw):
        names = [n for n, f in fs.items() if f.init]
        if len(a) > len(names):
            raise TypeError("__init__() takes %d positional arguments but %d were given" % (len(names) + 1, len(a) + 1))
        got = dict(zip(names, a))
        for k, v in kw.items():
            if k not in names:
                raise TypeError("__init__() got an unexpected keyword argument '%s'" % k)
            got[k] = v
        lost = []
        for n, f in fs.items():
            if n in got:
                v = got[n]
            elif f.default_factory is not MISSING:
                v = f.default_factory()
            elif f.default is not MISSING:
                v = f.default
            else:
                lost.append(n)
                continue
            setattr(self, n, v)
        if lost:
            raise TypeError("__init__() missing %d required positional argument%s: %s" % (
                len(lost), "s" if len(lost) > 1 else "", " and ".join(["'%s'" % n for n in lost])))
        if post:
            post(self)

    def key(self):
        return tuple([getattr(self, n) for n, f in fs.items() if f.compare])

    if "__init__" not in cls.__dict__:
        cls.__init__ = __init__
    if repr_ and "__repr__" not in cls.__dict__:
        cls.__repr__ = lambda self: cls.__name__ + "(" + ", ".join(
            ["%s=%r" % (n, getattr(self, n)) for n, f in fs.items() if f.repr]) + ")"
    if eq and "__eq__" not in cls.__dict__:
        cls.__eq__ = lambda self, o: type(o) is type(self) and key(self) == key(o)
    if frozen:
        cls.__hash__ = lambda self: hash(key(self))
    if order:
        cls.__lt__ = lambda self, o: key(self) < key(o)
        cls.__le__ = lambda self, o: key(self) <= key(o)
        cls.__gt__ = lambda self, o: key(self) > key(o)
        cls.__ge__ = lambda self, o: key(self) >= key(o)
    return cls


def dataclass(cls=None, frozen=False, order=False, eq=True, repr=True, **kw):
    if cls is None:
        return lambda c: _process(c, frozen, order, eq, repr)
    return _process(cls)


def fields(x):
    return tuple(x.__dataclass_fields__.values())


def is_dataclass(x):
    return hasattr(x, "__dataclass_fields__")


def asdict(x):
    if is_dataclass(x):
        return {n: asdict(getattr(x, n)) for n in x.__dataclass_fields__}
    if isinstance(x, (list, tuple)):
        return type(x)([asdict(v) for v in x])
    if isinstance(x, dict):
        return {k: asdict(v) for k, v in x.items()}
    return x


def astuple(x):
    return tuple([getattr(x, n) for n in x.__dataclass_fields__])


def replace(x, **kw):
    d = {n: getattr(x, n) for n in x.__dataclass_fields__}
    d.update(kw)
    return type(x)(**d)

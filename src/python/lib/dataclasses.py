# The annotated names of a class are in its __annotations__ (edits/compile.c.edit).


class _Missing:
    def __repr__(self):
        return "MISSING"


MISSING = _Missing()


class _KwOnly:
    pass


KW_ONLY = _KwOnly


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
        if default is not MISSING and default_factory is not MISSING:
            raise ValueError("cannot specify both default and default_factory")
        self.name = self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only

    def __repr__(self):
        return "Field(name=%r,type=%r)" % (self.name, self.type)


def field(**kw):
    return Field(**kw)


def _is_class_var(t):
    return t is not None and (getattr(t, "_class_var", False) or isinstance(t, str) and t.replace("typing.", "").startswith("ClassVar"))


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, t):
        raise TypeError("InitVar is not supported by the dataclasses of this page (MicroPython)")


def _own_fields(cls, kw_only):
    out = {}
    for name, kind in cls.__dict__.get("__annotations__", {}).items():
        if kind is KW_ONLY:
            kw_only = True
            continue
        if _is_class_var(kind):
            continue
        d = cls.__dict__.get(name, MISSING)
        f = d if isinstance(d, Field) else Field(default=d)
        f.name, f.type = name, kind
        if f.kw_only is MISSING:
            f.kw_only = kw_only
        if isinstance(f.default, (list, dict, set)):
            raise ValueError("mutable default %r for field %s is not allowed: use default_factory" % (type(f.default), name))
        if isinstance(d, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        out[name] = f
    return out


def _all_fields(cls, kw_only):
    out = {}
    for base in reversed(cls.__mro__[1:]):
        out.update(getattr(base, "__dataclass_fields__", {}))
    out.update(_own_fields(cls, kw_only))
    return out


def _needs(f):
    return f.default is MISSING and f.default_factory is MISSING


def _check_order(fs):
    optional = False
    for f in fs:
        if optional and _needs(f):
            raise TypeError("non-default argument %r follows default argument" % f.name)
        optional = optional or not _needs(f)


def _names(names):
    names = [repr(n) for n in names]
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + ", and " + names[-1]


def _mismatch(cls, positional, count, keyword=False):
    needed = len([f for f in positional if _needs(f)])
    least, most = needed + 1, len(positional) + 1
    many = "from %d to %d positional arguments" % (least, most) if least != most else "%d positional argument%s" % (most, "" if most == 1 else "s")
    raise TypeError("%s.__init__() takes %s but %d were given" % (cls.__name__, many, count + 1))


def _make_init(cls, fs, frozen):
    order = [f for f in fs.values() if f.init]
    positional = [f for f in order if not f.kw_only]
    _check_order(positional)
    names = [f.name for f in positional]
    known = {f.name for f in order}
    every = list(fs.values())
    simple = not frozen
    put = object.__setattr__

    def __init__(self, *a, **kw):
        if len(a) > len(names):
            _mismatch(cls, positional, len(a))
        got = dict(zip(names, a))
        for k, v in kw.items():
            if k not in known:
                raise TypeError("%s.__init__() got an unexpected keyword argument %r" % (cls.__name__, k))
            if k in got:
                raise TypeError("%s.__init__() got multiple values for argument %r" % (cls.__name__, k))
            got[k] = v
        lost = None
        for f in every:
            n = f.name
            if n in got:
                v = got[n]
            elif f.default_factory is not MISSING:
                v = f.default_factory()
            elif f.default is not MISSING:
                v = f.default
            else:
                if f.init:
                    lost = (lost or []) + [f]
                continue
            if simple:
                setattr(self, n, v)
            else:
                put(self, n, v)
        if lost:
            kind = "keyword-only" if lost[0].kw_only else "positional"
            lost = [f.name for f in lost if f.kw_only == lost[0].kw_only]
            raise TypeError("%s.__init__() missing %d required %s argument%s: %s" % (cls.__name__, len(lost), kind, "" if len(lost) == 1 else "s", _names(lost)))
        post = getattr(self, "__post_init__", None)
        if post is not None:
            post()

    return __init__


def _add(cls, name, f):
    if name not in cls.__dict__:
        setattr(cls, name, f)


def _add_order(cls, key):
    def compare(op):
        def method(self, o):
            return op(key(self), key(o)) if type(o) is type(self) else NotImplemented

        return method

    for name, op in (("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b), ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b)):
        if name in cls.__dict__:
            raise TypeError("Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering" % (name, cls.__name__))
        setattr(cls, name, compare(op))


def _freeze(cls):
    def refuse_set(self, name, value):
        raise FrozenInstanceError("cannot assign to field %r" % name)

    def refuse_delete(self, name):
        raise FrozenInstanceError("cannot delete field %r" % name)

    cls.__setattr__ = refuse_set
    cls.__delattr__ = refuse_delete


def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, kw_only):
    fs = _all_fields(cls, kw_only)
    cls.__dataclass_fields__ = fs
    cls.__match_args__ = tuple([f.name for f in fs.values() if f.init and not f.kw_only])
    compared = [n for n, f in fs.items() if f.compare]
    shown = [n for n, f in fs.items() if f.repr]

    def key(self):
        return tuple([getattr(self, n) for n in compared])

    def show(self):
        return type(self).__qualname__ + "(" + ", ".join(["%s=%r" % (n, getattr(self, n)) for n in shown]) + ")"

    def equal(self, o):
        return key(self) == key(o) if type(o) is type(self) else NotImplemented

    if init:
        _add(cls, "__init__", _make_init(cls, fs, frozen))
    if repr_:
        _add(cls, "__repr__", show)
    own_hash = cls.__dict__.get("__hash__")
    if eq:
        _add(cls, "__eq__", equal)
        if unsafe_hash or frozen:
            if own_hash is None:
                cls.__hash__ = lambda self: hash(key(self))
        elif own_hash is None:
            cls.__hash__ = None
    elif unsafe_hash:
        cls.__hash__ = lambda self: hash(key(self))
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        _add_order(cls, key)
    if frozen:
        _freeze(cls)
    return cls


def dataclass(cls=None, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def process(c):
        return _process(c, init, repr, eq, order, unsafe_hash, frozen, kw_only)

    return process if cls is None else process(cls)


def is_dataclass(x):
    return hasattr(x, "__dataclass_fields__")


def _fields(x, function):
    if not is_dataclass(x) or isinstance(x, type) and function != "fields":
        raise TypeError("%s() should be called on dataclass instances" % function if function != "fields" else "must be called with a dataclass type or instance")
    return x.__dataclass_fields__


def fields(x):
    return tuple(_fields(x, "fields").values())


def _inner(x, of):
    if is_dataclass(x) and not isinstance(x, type):
        return of(x)
    if isinstance(x, tuple) and hasattr(x, "_fields"):
        return type(x)(*[_inner(v, of) for v in x])
    if isinstance(x, (list, tuple)):
        return type(x)([_inner(v, of) for v in x])
    if isinstance(x, dict):
        return {_inner(k, of): _inner(v, of) for k, v in x.items()}
    import copy

    return copy.deepcopy(x)


def asdict(x, dict_factory=dict):
    def of(o):
        return dict_factory([(n, _inner(getattr(o, n), of)) for n in o.__dataclass_fields__])

    _fields(x, "asdict")
    return of(x)


def astuple(x, tuple_factory=tuple):
    def of(o):
        return tuple_factory([_inner(getattr(o, n), of) for n in o.__dataclass_fields__])

    _fields(x, "astuple")
    return of(x)


def replace(_obj, **kw):
    for n, f in _fields(_obj, "replace").items():
        if f.init and n not in kw:
            kw[n] = getattr(_obj, n)
    return type(_obj)(**kw)


def make_dataclass(name, fields, bases=(), namespace=None, **kw):
    body = dict(namespace or {})
    body["__annotations__"] = notes = {}
    for f in fields:
        f = (f, object) if isinstance(f, str) else f
        notes[f[0]] = f[1]
        if len(f) > 2:
            body[f[0]] = f[2]
    return dataclass(type(name, bases, body), **kw)

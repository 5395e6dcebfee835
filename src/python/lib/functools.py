from collections import namedtuple


class partial:
    def __init__(self, func, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, *a, **kw):
        return self.func(*self.args, *a, **dict(self.keywords, **kw))

    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args] + ["%s=%r" % p for p in self.keywords.items()]
        return "functools.partial(%s)" % ", ".join(parts)


class partialmethod:
    def __init__(self, func, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls):
        return partial(self.func, obj, *self.args, **self.keywords)


def reduce(f, items, *start):
    it = iter(items)
    if start:
        r = start[0]
    else:
        try:
            r = next(it)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value")
    for x in it:
        r = f(r, x)
    return r


WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")


def update_wrapper(wrapper, wrapped, *a, **kw):
    for name in WRAPPER_ASSIGNMENTS:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name, value in (getattr(wrapped, "__dict__", None) or {}).items():
        if isinstance(name, str) and name not in WRAPPER_ASSIGNMENTS:
            setattr(wrapper, name, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, *a, **kw):
    return lambda wrapper: update_wrapper(wrapper, wrapped)


_Info = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


class _Cached:
    def __init__(self, f, maxsize):
        self._f = f
        self._max = maxsize
        update_wrapper(self, f)
        self.cache_clear()

    def cache_clear(self):
        self._kept = {}
        self._hits = self._misses = 0

    def cache_info(self):
        return _Info(self._hits, self._misses, self._max, len(self._kept))

    def __call__(self, *a, **kw):
        k = (a, tuple(sorted(kw.items())))
        if k in self._kept:
            self._hits += 1
            v = self._kept.pop(k)
            self._kept[k] = v
            return v
        v = self._f(*a, **kw)
        self._misses += 1
        self._kept[k] = v
        if self._max is not None and len(self._kept) > self._max:
            del self._kept[next(iter(self._kept))]
        return v


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cached(maxsize, 128)
    return lambda f: _Cached(f, maxsize)


def cache(f):
    return _Cached(f, None)


class cached_property:
    def __init__(self, f):
        self.func = f
        self.__doc__ = f.__doc__
        self.name = f.__name__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        value = self.func(obj)
        object.__setattr__(obj, self.name, value)  # found before this from now on
        return value


def cmp_to_key(cmp):
    class Key:
        def __init__(self, v):
            self.v = v

        def __lt__(self, other):
            return cmp(self.v, other.v) < 0

    return Key


def total_ordering(cls):
    def has(name):
        return any([name in k.__dict__ for k in cls.__mro__[:-1]])

    def negated(r):
        return r if r is NotImplemented else not r

    if has("__lt__"):
        made = {"__gt__": lambda a, b: negated(a < b) if a != b else False, "__le__": lambda a, b: a < b or a == b, "__ge__": lambda a, b: negated(a < b)}
    elif has("__gt__"):
        made = {"__lt__": lambda a, b: negated(a > b) if a != b else False, "__ge__": lambda a, b: a > b or a == b, "__le__": lambda a, b: negated(a > b)}
    elif has("__le__"):
        made = {"__lt__": lambda a, b: a <= b and a != b, "__gt__": lambda a, b: negated(a <= b), "__ge__": lambda a, b: negated(a <= b) or a == b}
    elif has("__ge__"):
        made = {"__gt__": lambda a, b: a >= b and a != b, "__lt__": lambda a, b: negated(a >= b), "__le__": lambda a, b: negated(a >= b) or a == b}
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, f in made.items():
        if name not in cls.__dict__:
            setattr(cls, name, f)
    return cls


def singledispatch(f):
    kinds = {}

    def find(kind):
        for k in kind.__mro__:
            if k in kinds:
                return kinds[k]
        for k, g in kinds.items():
            if issubclass(kind, k):
                return g
        return f

    def call(x, *a, **kw):
        return find(type(x))(x, *a, **kw)

    def register(kind, g=None):
        if g is not None:
            kinds[kind] = g
            return g
        if not isinstance(kind, type):
            raise TypeError("register() by the annotation of a function is not supported by MicroPython, which forgets them; write @%s.register(int)" % f.__name__)

        def keep(g):
            kinds[kind] = g
            return g

        return keep

    update_wrapper(call, f)
    call.register = register
    call.dispatch = find
    return call


class singledispatchmethod:
    def __init__(self, f):
        raise NotImplementedError("singledispatchmethod is not supported by the functools of this page (MicroPython)")

def partial(f, *a, **kw):
    def call(*b, **kw2):
        return f(*a, *b, **dict(kw, **kw2))

    return call


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


def wraps(f, *a, **kw):
    return lambda g: g


def update_wrapper(g, f, *a, **kw):
    return g


class _Info:
    def __init__(self, *a):
        self.hits, self.misses, self.maxsize, self.currsize = a

    def __repr__(self):
        return "CacheInfo(hits=%d, misses=%d, maxsize=%r, currsize=%d)" % (
            self.hits, self.misses, self.maxsize, self.currsize)


class _Cached:
    def __init__(self, f, maxsize):
        self._f = f
        self._max = maxsize
        self.__name__ = getattr(f, "__name__", "cached")
        self.__wrapped__ = f
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
    # MicroPython calls __get__ only on instances of user classes when descriptors are on; a plain
    # property does the same work again at each use, with the same result.
    def __new__(cls, f):
        return property(f)


def cmp_to_key(cmp):
    class Key:
        def __init__(self, v):
            self.v = v

        def __lt__(self, other):
            return cmp(self.v, other.v) < 0

    return Key


def total_ordering(cls):
    # MicroPython turns a > b into b < a by itself; <= and >= are built here.
    lt = getattr(cls, "__lt__", None)
    if lt:
        cls.__le__ = lambda a, b: lt(a, b) or a == b
        cls.__ge__ = lambda a, b: not lt(a, b)
        cls.__gt__ = lambda a, b: not lt(a, b) and not a == b
    return cls


def singledispatch(f):
    kinds = {}

    def call(x, *a, **kw):
        for k, g in kinds.items():
            if isinstance(x, k):
                return g(x, *a, **kw)
        return f(x, *a, **kw)

    def register(kind):
        def keep(g):
            kinds[kind] = g
            return g

        return keep

    call.register = register
    return call

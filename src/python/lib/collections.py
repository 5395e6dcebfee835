from ucollections import OrderedDict
from ucollections import namedtuple as _namedtuple


def namedtuple(name, fields, rename=False, defaults=None, module=None):
    # The class is MicroPython's own, which knows the names, _asdict() and repr().
    if isinstance(fields, str):
        fields = fields.replace(",", " ").split()
    fields = tuple(fields)
    base = _namedtuple(name, fields)
    if not defaults:
        return base
    first = len(fields) - len(defaults)

    def create(*a, **kw):
        got = list(a)
        for i in range(len(a), len(fields)):
            f = fields[i]
            if f in kw:
                got.append(kw.pop(f))
            elif i >= first:
                got.append(defaults[i - first])
        return base(*got, **kw)

    return create


class defaultdict(dict):
    def __init__(self, default_factory=None, *a, **kw):
        super().__init__(*a, **kw)
        self.default_factory = default_factory

    def __getitem__(self, k):
        if k in self:
            return dict.__getitem__(self, k)
        return self.__missing__(k)

    def __missing__(self, k):
        if self.default_factory is None:
            raise KeyError(k)
        v = self.default_factory()
        self[k] = v
        return v

    def copy(self):
        return defaultdict(self.default_factory, self)

    def __repr__(self):
        return "defaultdict(%r, %r)" % (self.default_factory, dict(self))

    __str__ = __repr__


class Counter(dict):
    def __init__(self, items=None, **kw):
        super().__init__()
        self.update(items, **kw)

    def __getitem__(self, k):
        return self.get(k, 0)

    def update(self, items=None, **kw):
        if items is not None:
            if isinstance(items, dict):
                for k, n in items.items():
                    self[k] = self.get(k, 0) + n
            else:
                for k in items:
                    self[k] = self.get(k, 0) + 1
        for k, n in kw.items():
            self[k] = self.get(k, 0) + n

    def subtract(self, items):
        for k, n in (items.items() if isinstance(items, dict) else Counter(items).items()):
            self[k] = self.get(k, 0) - n

    def most_common(self, n=None):
        r = sorted(self.items(), key=lambda p: -p[1])
        return r if n is None else r[:n]

    def elements(self):
        for k, n in self.items():
            for _ in range(n):
                yield k

    def total(self):
        return sum(self.values())

    def copy(self):
        return Counter(self)

    def __add__(self, other):
        r = Counter(self)
        r.update(other)
        return Counter({k: n for k, n in r.items() if n > 0})

    def __sub__(self, other):
        r = Counter(self)
        r.subtract(other)
        return Counter({k: n for k, n in r.items() if n > 0})

    def __repr__(self):
        if not self:
            return "Counter()"
        return "Counter({" + ", ".join(["%r: %r" % p for p in self.most_common()]) + "})"

    __str__ = __repr__


class deque:
    def __init__(self, items=(), maxlen=None):
        self._a = []
        self.maxlen = maxlen
        self.extend(items)

    def append(self, x):
        self._a.append(x)
        if self.maxlen is not None and len(self._a) > self.maxlen:
            self._a.pop(0)

    def appendleft(self, x):
        self._a.insert(0, x)
        if self.maxlen is not None and len(self._a) > self.maxlen:
            self._a.pop()

    def pop(self):
        if not self._a:
            raise IndexError("pop from an empty deque")
        return self._a.pop()

    def popleft(self):
        if not self._a:
            raise IndexError("pop from an empty deque")
        return self._a.pop(0)

    def extend(self, items):
        for x in items:
            self.append(x)

    def extendleft(self, items):
        for x in items:
            self.appendleft(x)

    def rotate(self, n=1):
        if self._a:
            n %= len(self._a)
            self._a = self._a[-n:] + self._a[:-n] if n else self._a

    def clear(self):
        self._a.clear()

    def copy(self):
        return deque(self._a, self.maxlen)

    def count(self, x):
        return self._a.count(x)

    def index(self, x):
        return self._a.index(x)

    def remove(self, x):
        self._a.remove(x)

    def reverse(self):
        self._a.reverse()

    def __len__(self):
        return len(self._a)

    def __bool__(self):
        return bool(self._a)

    def __iter__(self):
        return iter(self._a)

    def __reversed__(self):
        return reversed(self._a)

    def __contains__(self, x):
        return x in self._a

    def __getitem__(self, i):
        return self._a[i]

    def __setitem__(self, i, x):
        self._a[i] = x

    def __eq__(self, other):
        return isinstance(other, deque) and self._a == other._a

    def __repr__(self):
        return "deque(%r%s)" % (self._a, "" if self.maxlen is None else ", maxlen=%d" % self.maxlen)


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, k):
        for m in self.maps:
            if k in m:
                return m[k]
        raise KeyError(k)

    def get(self, k, default=None):
        return self[k] if k in self else default

    def __contains__(self, k):
        return any([k in m for m in self.maps])

    def __setitem__(self, k, v):
        self.maps[0][k] = v

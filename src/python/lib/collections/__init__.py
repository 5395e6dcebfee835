from ucollections import OrderedDict
from ucollections import namedtuple as _namedtuple

import _host
from collections._deque import deque


def _make_named_tuple(name, fields, defaults=(), more=()):
    for f in fields:
        if not f.isidentifier() or f.startswith("_"):
            raise ValueError(("Type names and field names must be valid identifiers: %r" if not f.isidentifier() else "Field names cannot start with an underscore: %r") % f)
    if len(set(fields)) != len(fields):
        raise ValueError("Encountered duplicate field name")
    if len(defaults or ()) > len(fields):
        raise TypeError("Got more default values than field names")
    defaults = tuple(defaults or ())
    cls = _namedtuple(name, tuple(fields), defaults)

    def _replace(self, **kw):
        values = [kw.pop(f, v) for f, v in zip(fields, self)]
        if kw:
            raise ValueError("Got unexpected field names: %r" % list(kw))
        return cls(*values)

    methods = dict(more)
    methods.update({
        "_fields": tuple(fields),
        "_field_defaults": dict(zip(fields[len(fields) - len(defaults):], defaults)),
        "_replace": _replace,
        "_make": lambda items: cls(*items),
        "_asdict": lambda self: dict(zip(fields, self)),
        "__module__": "__main__",
        "__match_args__": tuple(fields),
    })
    methods["_make"] = staticmethod(methods["_make"])
    _host.extend_type(cls, methods)
    return cls


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    # The class is MicroPython's own; the methods are added here.
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(f) for f in field_names]
    if rename:
        names = [f if f.isidentifier() and not f.startswith("_") and f not in names[:i] else "_%d" % i for i, f in enumerate(names)]
    return _make_named_tuple(typename, names, defaults)


class defaultdict(dict):
    def __init__(self, default_factory=None, *a, **kw):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*a, **kw)
        self.default_factory = default_factory

    def __missing__(self, k):
        if self.default_factory is None:
            raise KeyError(k)
        v = self[k] = self.default_factory()
        return v

    def copy(self):
        return defaultdict(self.default_factory, self)

    __copy__ = copy

    def __repr__(self):
        return "defaultdict(%r, %r)" % (self.default_factory, dict(self))


class Counter(dict):
    def __init__(self, items=None, **kw):
        super().__init__()
        self.update(items, **kw)

    def __missing__(self, k):
        return 0

    def update(self, items=None, **kw):
        if items is not None:
            get = self.get
            if isinstance(items, dict):
                for k, n in items.items():
                    self[k] = get(k, 0) + n
            else:
                for k, n in _host.tally(items).items():
                    self[k] = get(k, 0) + n
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

    def _kept(self, pairs):
        r = Counter()
        for k, n in pairs:
            if n > 0:
                r[k] = n
        return r

    def _all(self, other):
        return list(self) + [k for k in other if k not in self]

    def __add__(self, other):
        return self._kept([(k, self[k] + other[k]) for k in self._all(other)])

    def __sub__(self, other):
        return self._kept([(k, self[k] - other[k]) for k in self._all(other)])

    def __and__(self, other):
        return self._kept([(k, min(n, other[k])) for k, n in self.items()])

    def __or__(self, other):
        return self._kept([(k, max(self[k], other[k])) for k in self._all(other)])

    def __pos__(self):
        return self._kept(self.items())

    def __neg__(self):
        return self._kept([(k, -n) for k, n in self.items()])

    def __eq__(self, other):
        if isinstance(other, Counter):
            return all([self[k] == other[k] for k in self._all(other)])
        return dict(self) == other

    def __delitem__(self, k):
        if k in self:
            super().__delitem__(k)

    def __repr__(self):
        if not self:
            return "Counter()"
        return "Counter({" + ", ".join(["%r: %r" % p for p in self.most_common()]) + "})"


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

    def _merged(self):
        r = {}
        for m in reversed(self.maps):
            r.update(m)
        return r

    def __iter__(self):
        return iter(self._merged())

    def __len__(self):
        return len(self._merged())

    def keys(self):
        return self._merged().keys()

    def values(self):
        return self._merged().values()

    def items(self):
        return self._merged().items()

    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def __repr__(self):
        return "ChainMap(%s)" % ", ".join([repr(m) for m in self.maps])

    def __setitem__(self, k, v):
        self.maps[0][k] = v


class UserDict(dict):
    @property
    def data(self):
        return self


class UserList(list):
    @property
    def data(self):
        return self

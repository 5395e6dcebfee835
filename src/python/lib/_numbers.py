# Methods of int, float, set, OrderedDict and generators that MicroPython lacks.
import _host
from ucollections import OrderedDict

_from = int.from_bytes
_to = int.to_bytes


def _bit_length(n):
    return len(bin(n)) - (3 if n < 0 else 2) if n else 0


def _from_bytes(data, byteorder="big", *, signed=False):
    if byteorder not in ("big", "little"):
        raise ValueError("byteorder must be either 'little' or 'big'")
    data = bytes(data)
    n = _from(data, byteorder)
    return n - (1 << 8 * len(data)) if signed and n >> (8 * len(data) - 1) else n


def _to_bytes(n, length=1, byteorder="big", *, signed=False):
    if byteorder not in ("big", "little"):
        raise ValueError("byteorder must be either 'little' or 'big'")
    if n < 0:
        if not signed:
            raise OverflowError("can't convert negative int to unsigned")
        if n < -(1 << 8 * length - 1):
            raise OverflowError("int too big to convert")
        n += 1 << 8 * length
    elif n >> (8 * length - (1 if signed else 0)):
        raise OverflowError("int too big to convert")
    return _to(n, length, byteorder)


_host.extend_type(int, {
    "bit_length": _bit_length,
    "bit_count": lambda n: bin(n).count("1"),
    "is_integer": lambda n: True,
    "as_integer_ratio": lambda n: (n, 1),
    "conjugate": lambda n: n,
    "from_bytes": staticmethod(_from_bytes),
    "to_bytes": _to_bytes,
})


def _ratio(x):
    if x != x or x in (float("inf"), float("-inf")):
        raise OverflowError("cannot convert Infinity to integer ratio")
    d = 1
    while x != int(x):
        x *= 2
        d *= 2
    return int(x), d


_host.extend_type(float, {
    "is_integer": lambda x: x == x and abs(x) != float("inf") and x == int(x),
    "as_integer_ratio": _ratio,
    "hex": lambda x: _no_hex(),
    "conjugate": lambda x: x,
})


def _no_hex():
    raise NotImplementedError("float.hex() is not supported by MicroPython")


_union, _intersection, _difference = set.union, set.intersection, set.difference
_update = set.update


def _fold(method):
    def f(s, *others):
        r = s.copy()
        for o in others:
            r = method(r, o)
        return r

    return f


_host.extend_type(set, {"union": _fold(_union), "intersection": _fold(_intersection), "difference": _fold(_difference)})

_popitem = dict.popitem


def _move_to_end(d, key, last=True):
    v = d.pop(key)
    rest = [] if last else list(d.items())
    if not last:
        d.clear()
    d[key] = v
    for k, x in rest:
        d[k] = x


def _pop_item(d, last=True):
    if not d:
        raise KeyError("dictionary is empty")
    k = list(d)[-1 if last else 0]
    return k, d.pop(k)


_host.extend_type(OrderedDict, {"move_to_end": _move_to_end, "popitem": _pop_item})


class _AsyncItems:
    # `async for x in f()` of an `async def f()` with a yield: what it waits for goes on to the loop.
    def __init__(self, gen):
        self._gen = gen

    def __aiter__(self):
        return self

    async def __anext__(self):
        while True:
            try:
                v = self._gen.send(None)
            except StopIteration:
                raise StopAsyncIteration
            if not getattr(v, "_is_wait", False):
                return v
            await v.again()


_host.extend_type(type((lambda: (yield))()), {"__aiter__": lambda g: _AsyncItems(g), "aclose": lambda g: g.close()})

# json as in CPython, on top of MicroPython's reader and of the program's own writer.
from _host import dumps as _dumps
from _host import json_fault as _fault
from _host import json_parse as _parse


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count("\n", 0, pos) + 1
        col = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)" % (msg, line, col, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = line
        self.colno = col


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None):
    if not isinstance(s, (str, bytes, bytearray)):
        raise TypeError("the JSON object must be str, bytes or bytearray, not " + type(s).__name__)
    fault = _fault(s)
    if fault:
        text = s if isinstance(s, str) else bytes(s).decode()
        raise JSONDecodeError(fault[0], text, len(text.encode()[:fault[1]].decode()))
    if cls is not None:
        return cls().decode(s)
    return _parse(s, (object_hook, object_pairs_hook, parse_float, parse_int, parse_constant))


def load(f, **kw):
    return loads(f.read(), **kw)


_SIMPLE = (bool, int, float, str)


def _key(k):
    if isinstance(k, str):
        return k
    if k is None or isinstance(k, (bool, int, float)):
        return _dumps(k, (", ", ": "), True)
    raise TypeError("keys must be str, int, float, bool or None, not " + type(k).__name__)


def _write(o, indent, level, sep, ksep, sort, default, asc):
    pair = (", ", ": ")
    nl = "\n" + indent * (level + 1) if indent is not None else ""
    end = "\n" + indent * level if indent is not None else ""
    if isinstance(o, dict):
        if not o:
            return "{}"
        ks = sorted(o) if sort else o
        return "{" + nl + (sep + nl).join([
            _dumps(_key(k), pair, asc) + ksep + _write(o[k], indent, level + 1, sep, ksep, sort, default, asc)
            for k in ks]) + end + "}"
    if isinstance(o, (list, tuple)):
        if not o:
            return "[]"
        return "[" + nl + (sep + nl).join([
            _write(v, indent, level + 1, sep, ksep, sort, default, asc) for v in o]) + end + "]"
    if isinstance(o, (int, float, str)) and type(o) not in _SIMPLE:
        o = o._value_ if hasattr(o, "_value_") else "".join([o]) if isinstance(o, str) else float(o) if isinstance(o, float) else int(o)
    if o is None or isinstance(o, _SIMPLE):
        if isinstance(o, float) and (o != o or o in (float("inf"), float("-inf"))):
            return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"
        return _dumps(o, pair, asc)
    if default:
        return _write(default(o), indent, level, sep, ksep, sort, default, asc)
    raise TypeError("Object of type %s is not JSON serializable" % type(o).__name__)


def _plain(o):
    # Can the quick writer do it? It would turn an object into its repr.
    t = type(o)
    if o is None or t in (str, bool, int):
        return True
    if t is dict:
        return all([type(k) is str and _plain(v) for k, v in o.items()])
    if t is list or t is tuple:
        return all([_plain(v) for v in o])
    return t is float and o == o and abs(o) != float("inf")


def dumps(o, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False):
    if skipkeys:
        raise NotImplementedError("skipkeys= is not supported by the json of this page (MicroPython)")
    if cls is not None:
        return cls(ensure_ascii=ensure_ascii, allow_nan=allow_nan, indent=indent, separators=separators, default=default, sort_keys=sort_keys).encode(o)
    if not allow_nan:
        _refuse_nan(o)
    if indent is None and not sort_keys and _plain(o):
        return _dumps(o, separators or (", ", ": "), ensure_ascii)
    if isinstance(indent, int):
        indent = " " * indent
    sep, ksep = separators or ("," if indent is not None else ", ", ": ")
    return _write(o, indent, 0, sep, ksep, sort_keys, default, ensure_ascii)


def _refuse_nan(o):
    if isinstance(o, float) and (o != o or abs(o) == float("inf")):
        raise ValueError("Out of range float values are not JSON compliant")
    for x in list(o) + list(o.values()) if isinstance(o, dict) else o if isinstance(o, (list, tuple)) else ():
        _refuse_nan(x)


class JSONEncoder:
    def __init__(self, *, ensure_ascii=True, allow_nan=True, indent=None, separators=None, default=None, sort_keys=False, **kw):
        self._kw = {"ensure_ascii": ensure_ascii, "allow_nan": allow_nan, "indent": indent, "separators": separators, "sort_keys": sort_keys}
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError("Object of type %s is not JSON serializable" % type(o).__name__)

    def encode(self, o):
        return dumps(o, default=self.default, **self._kw)

    def iterencode(self, o):
        yield self.encode(o)


class JSONDecoder:
    def __init__(self, **kw):
        self._kw = kw

    def decode(self, s):
        return loads(s, **self._kw)


def dump(o, f, **kw):
    f.write(dumps(o, **kw))

# json as in CPython, on top of MicroPython's reader and of the program's own writer.
from ujson import loads as _loads

from _host import dumps as _dumps
from _host import json_fault as _fault


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


def _hooked(o, hook):
    if isinstance(o, dict):
        return hook({k: _hooked(v, hook) for k, v in o.items()})
    if isinstance(o, list):
        return [_hooked(v, hook) for v in o]
    return o


def loads(s, object_hook=None, **kw):
    if not isinstance(s, (str, bytes, bytearray)):
        raise TypeError("the JSON object must be str, bytes or bytearray, not " + type(s).__name__)
    fault = _fault(s)
    if fault:
        text = s if isinstance(s, str) else bytes(s).decode()
        raise JSONDecodeError(fault[0], text, len(text.encode()[:fault[1]].decode()))
    r = _loads(s)
    return _hooked(r, object_hook) if object_hook else r


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


def dumps(o, indent=None, separators=None, sort_keys=False, default=None, ensure_ascii=True, **kw):
    if indent is None and not sort_keys and _plain(o):
        return _dumps(o, separators or (", ", ": "), ensure_ascii)
    if isinstance(indent, int):
        indent = " " * indent
    sep, ksep = separators or ("," if indent is not None else ", ", ": ")
    return _write(o, indent, 0, sep, ksep, sort_keys, default, ensure_ascii)


def dump(o, f, **kw):
    f.write(dumps(o, **kw))

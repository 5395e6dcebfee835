# Run once, before the first cell: puts into builtins what CPython has there and MicroPython lacks,
# and what pyfix (src/python/pyfix/pyfix.h) turns source into: __fmt__, __list__, __dict__, __field__ ...
import builtins
import sys

import _host

_print = print
_format = str.format
_int = int


def print(*a, flush=False, file=None, **kw):
    if file is None:
        _print(*a, **kw)
    elif hasattr(file, "readinto"):  # a stream of MicroPython's
        _print(*a, file=file, **kw)
    else:
        sep, end = kw.get("sep"), kw.get("end")
        file.write((" " if sep is None else sep).join([str(x) for x in a]) + ("\n" if end is None else end))
    if flush:
        sys.stdout.flush()


def input(prompt=""):
    _print(prompt, end="")
    answer = _host.prompt("input", str(prompt), "")
    if answer is None:
        _print()
        raise EOFError("nobody answered")
    _print(answer)
    return answer


def _grouped(v, s):
    sep = "," if "," in s else "_"
    r = _format("{:" + s.replace(sep, "") + "}", v)
    i = 0
    while i < len(r) and not r[i].isdigit():
        i += 1
    j = i
    while j < len(r) and r[j].isdigit():
        j += 1
    digits, out = r[i:j], ""
    while len(digits) > 3:
        out = sep + digits[-3:] + out
        digits = digits[:-3]
    n = len(r)
    r = r[:i] + digits + out + r[j:]
    while len(r) > n and r and r[0] == " ":
        r = r[1:]
    while len(r) > n and r and r[-1] == " ":
        r = r[:-1]
    return r


def _padded(v, s):
    # MicroPython counts bytes, not characters.
    fill, k = " ", 0
    if len(s) > 1 and s[1] in "<>^":
        fill, k = s[0], 1
    align = "<"
    if k < len(s) and s[k] in "<>^":
        align = s[k]
        k += 1
    width, _, cut = s[k:].rstrip("s").partition(".")
    if cut:
        v = v[: _int(cut)]
    n = (_int(width) if width else 0) - len(v)
    if n <= 0:
        return v
    left = 0 if align == "<" else n if align == ">" else n // 2
    return fill * left + v + fill * (n - left)


def format(v, s=""):
    if hasattr(v, "__format__"):
        return v.__format__(s)
    if not s:
        return v if type(v) is str else str(v)
    if isinstance(v, str):
        return _padded(v, s)
    if ("," in s or "_" in s) and s[-1:] not in "xXob":
        return _grouped(v, s)
    return _format("{:" + s + "}", v)


_zip = zip


def zip(*parts, strict=False):
    if not strict:
        return _zip(*parts)
    parts = [list(p) for p in parts]
    for i, p in enumerate(parts):
        if len(p) != len(parts[0]):
            word = "shorter" if len(p) < len(parts[0]) else "longer"
            raise ValueError("zip() argument %d is %s than argument%s" % (i + 1, word, " 1" if i == 1 else "s 1-%d" % i))
    return _zip(*parts)


_round = round


def round(x, n=None):
    if n is None or n < 0 or not isinstance(x, float):
        return _round(x) if n is None else _round(x, n)
    return float(("%." + str(n) + "f") % x) if abs(x) < 1e15 else x


def ascii(o):
    def one(c):
        n = ord(c)
        if n < 128:
            return c
        return ("\\x%02x" if n < 256 else "\\u%04x" if n < 65536 else "\\U%08x") % n

    return "".join([one(c) for c in repr(o)])


def vars(o):
    return o.__dict__


def help(o=None):
    d = getattr(o, "__doc__", None)
    print(d or "help(x) shows the text under a def or class; try dir(x) for what x has.")


def __list__(*parts):
    r = []
    for x in parts:
        r.extend(x)
    return r


def __dict__(*parts):
    r = {}
    for x in parts:
        r.update(x)
    return r


_fields = []


def __field__(name):
    _fields.append(name)


def _take_fields():
    r = _fields[:]
    _fields.clear()
    return r


def __enum__(cls):
    import enum

    return enum._make(cls)


def __named_tuple__(cls):
    from collections import namedtuple

    return namedtuple(cls.__name__, _take_fields())


def display(*things, **kw):
    import _display

    for x in things:
        _display.show(x)


_import = builtins.__import__


def __import__(name, *a):
    try:
        return _import(name, *a)
    except ImportError as e:
        if not str(e).startswith("no module named"):
            raise
        from _vendors import missing

        text = "No module named '%s'. %s" % (name, missing(name))
    raise ImportError(text)


for k, v in (
    ("__import__", __import__), ("print", print), ("input", input), ("format", format), ("__fmt__", format), ("ascii", ascii), ("round", round), ("zip", zip),
    ("vars", vars), ("help", help), ("__list__", __list__), ("__dict__", __dict__),
    ("__field__", __field__), ("__enum__", __enum__), ("__named_tuple__", __named_tuple__),
    ("display", display),
):
    setattr(builtins, k, v)


# --- methods of str


def _title(s):
    out, up = "", True
    for c in s:
        out += c.upper() if up else c.lower()
        up = not c.isalpha()
    return out


def _zfill(s, n):
    sign = s[:1] if s[:1] in ("+", "-") else ""
    return sign + "0" * (n - len(s)) + s[len(sign):]


def _translate(s, t):
    out = ""
    for c in s:
        r = t.get(ord(c), c)
        out += "" if r is None else chr(r) if isinstance(r, _int) else r
    return out


def _expandtabs(s, n=8):
    out, col = "", 0
    for c in s:
        if c == "\t":
            k = n - col % n
            out += " " * k
            col += k
        else:
            out += c
            col = 0 if c == "\n" else col + 1
    return out


def _cased(c, lower):
    n = ord(c)
    if n < 128:
        return c.lower() if lower else c.upper()
    if lower and (0xC0 <= n <= 0xDE and n != 0xD7 or 0x391 <= n <= 0x3A9 or 0x410 <= n <= 0x42F):
        return chr(n + 32)
    if not lower and (0xE0 <= n <= 0xFE and n != 0xF7 or 0x3B1 <= n <= 0x3C9 and n != 0x3C2 or 0x430 <= n <= 0x44F):
        return chr(n - 32)
    if n == 0xDF and not lower:
        return "SS"
    if 0x400 <= n <= 0x40F and lower:
        return chr(n + 80)
    if 0x450 <= n <= 0x45F and not lower:
        return chr(n - 80)
    if 0x100 <= n <= 0x17F and n not in (0x130, 0x131, 0x138, 0x149, 0x178):
        odd = 0x139 <= n <= 0x148 or 0x179 <= n <= 0x17E
        up = (n % 2 == 1) if odd else (n % 2 == 0)
        if lower and up:
            return chr(n + 1)
        if not lower and not up and n != 0x17F:
            return chr(n - 1)
    return c


_lower, _upper = str.lower, str.upper


def _ascii_only(s):
    return len(s.encode()) == len(s)


def _str_lower(s):
    return _lower(s) if _ascii_only(s) else "".join([_cased(c, True) for c in s])


def _str_upper(s):
    return _upper(s) if _ascii_only(s) else "".join([_cased(c, False) for c in s])


def _letter(c):
    n = ord(c)
    if n < 128:
        return "a" <= c <= "z" or "A" <= c <= "Z"
    return n >= 0xC0 and n not in (0xD7, 0xF7) and not 0x2000 <= n < 0x2C00 and n < 0x1F000 or n in (0xAA, 0xB5, 0xBA)


def _all(s, test):
    return bool(s) and all([test(c) for c in s])


_rsplit = str.rsplit


def _str_rsplit(s, sep=None, maxsplit=-1):
    if sep is not None or maxsplit < 0:
        return _rsplit(s, sep, maxsplit) if sep is not None else s.split()
    out = []
    s = s.rstrip()
    while s and maxsplit > 0:
        i = len(s)
        while i > 0 and not s[i - 1].isspace():
            i -= 1
        out.insert(0, s[i:])
        s = s[:i].rstrip()
        maxsplit -= 1
    return ([s] if s else []) + out


def _field(name, args, kw, count):
    parts = name.replace("]", "").replace("[", ".").split(".")
    head = parts[0]
    if head == "":
        v = args[count[0]]
        count[0] += 1
    else:
        v = args[_int(head)] if head.isdigit() else kw[head]
    for p in parts[1:]:
        if "[" + p + "]" in name:
            v = v[_int(p) if p.isdigit() else p]
        else:
            v = getattr(v, p)
    return v


def _str_format(s, *args, **kw):
    # MicroPython's own, unless a specification has a comma, which it would drop.
    if ":" not in s or "," not in s and "_" not in s and "%" not in s:
        try:
            return _format(s, *args, **kw)
        except NotImplementedError:  # "{a.b}", "{a[k]}"
            pass
    out, i, count = "", 0, [0]
    while i < len(s):
        c = s[i]
        if c in "{}" and s[i + 1:i + 2] == c:
            out += c
            i += 2
        elif c == "{":
            depth, j = 1, i + 1
            while depth and j < len(s):
                depth += (s[j] == "{") - (s[j] == "}")
                j += 1
            name, colon, spec = s[i + 1:j - 1].partition(":")
            name, mark, how = name.partition("!")
            v = _field(name, args, kw, count)
            if how:
                v = repr(v) if how == "r" else str(v)
            if "{" in spec:
                spec = _str_format(spec, *args[count[0]:], **kw)
            out += format(v, spec)
            i = j
        else:
            out += c
            i += 1
    return out


_host.extend_str({
    "format": _str_format,
    "rsplit": _str_rsplit,
    "lower": _str_lower,
    "upper": _str_upper,
    "casefold": lambda s: _str_lower(s).replace("ß", "ss"),
    "title": _title,
    "capitalize": lambda s: s[:1].upper() + s[1:].lower(),
    "swapcase": lambda s: "".join([c.lower() if c != c.lower() else c.upper() for c in s]),
    "zfill": _zfill,
    "ljust": lambda s, n, c=" ": s + c * (n - len(s)),
    "rjust": lambda s, n, c=" ": c * (n - len(s)) + s,
    "center": lambda s, n, c=" ": s if n <= len(s) else c * ((n - len(s)) // 2 + (n - len(s) & n & 1)) + s + c * (n - len(s) - (n - len(s)) // 2 - (n - len(s) & n & 1)),
    "isalpha": lambda s: _all(s, _letter),
    "isalnum": lambda s: _all(s, lambda c: _letter(c) or c.isdigit()),
    "isnumeric": lambda s: s.isdigit(),
    "isdecimal": lambda s: s.isdigit(),
    "isascii": _ascii_only,
    "isprintable": lambda s: all([ord(c) >= 32 and ord(c) != 127 for c in s]),
    "istitle": lambda s: bool(s) and s == _title(s) and s != s.lower(),
    "isidentifier": lambda s: bool(s) and not s[0].isdigit() and all([_letter(c) or c.isdigit() or c == "_" for c in s]),
    "removeprefix": lambda s, p: s[len(p):] if p and s.startswith(p) else s,
    "removesuffix": lambda s, p: s[:-len(p)] if p and s.endswith(p) else s,
    "expandtabs": _expandtabs,
    "translate": _translate,
    "format_map": lambda s, m: s.format(**m),
})


# --- modules that cannot be files of their own, because MicroPython finds its own first
import _math

sys.modules["math"] = _math

# Methods of str that MicroPython lacks, or knows for ASCII only.
import _host


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
        out += "" if r is None else chr(r) if isinstance(r, int) else r
    return out


def _expandtabs(s, tabsize=8):
    out, col = "", 0
    for c in s:
        if c == "\t":
            k = tabsize - col % tabsize
            out += " " * k
            col += k
        else:
            out += c
            col = 0 if c == "\n" else col + 1
    return out


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


def _maketrans(x, y=None, z=""):
    if y is None:
        return {ord(k) if isinstance(k, str) else k: v for k, v in x.items()}
    if len(x) != len(y):
        raise ValueError("the first two maketrans arguments must have equal length")
    r = {ord(a): ord(b) for a, b in zip(x, y)}
    for c in z:
        r[ord(c)] = None
    return r


def _format_map(s, m):
    # A mapping may have __missing__, so each name is asked for.
    names = {}
    for part in s.replace("{{", "").split("{")[1:]:
        name = part
        for stop in "}:!.[":
            name = name.split(stop)[0]
        names[name] = m[name]
    return s.format(**names)


_host.extend_type(str, {
    "rsplit": _str_rsplit,
    "lower": _host.lower,
    "upper": _host.upper,
    "casefold": lambda s: s.lower().replace("ß", "ss"),
    "title": _title,
    "capitalize": lambda s: s[:1].upper() + s[1:].lower(),
    "swapcase": lambda s: "".join([c.lower() if c != c.lower() else c.upper() for c in s]),
    "zfill": _zfill,
    "ljust": lambda s, n, c=" ": s + c * (n - len(s)),
    "rjust": lambda s, n, c=" ": c * (n - len(s)) + s,
    "center": lambda s, n, c=" ": s if n <= len(s) else c * ((n - len(s)) // 2 + (n - len(s) & n & 1)) + s + c * (n - len(s) - (n - len(s)) // 2 - (n - len(s) & n & 1)),
    "isalpha": _host.isalpha,
    "isalnum": _host.isalnum,
    "isnumeric": lambda s: _all(s, lambda c: c.isdigit() or c in "²³¹¼½¾①②③④⑤⑥⑦⑧⑨"),
    "isdecimal": lambda s: s.isdigit(),
    "isascii": _host.isascii,
    "isprintable": lambda s: all([ord(c) >= 32 and ord(c) != 127 for c in s]),
    "istitle": lambda s: bool(s) and s == _title(s) and s != s.lower(),
    "isidentifier": lambda s: bool(s) and not s[0].isdigit() and all([c.isalnum() or c == "_" for c in s]),
    "removeprefix": lambda s, p: s[len(p):] if p and s.startswith(p) else s,
    "removesuffix": lambda s, p: s[:-len(p)] if p and s.endswith(p) else s,
    "expandtabs": _expandtabs,
    "translate": _translate,
    "format_map": _format_map,
    "maketrans": staticmethod(_maketrans),
})

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
    "isnumeric": lambda s: _all(s, lambda c: c.isdigit() or c in "²³¹¼½¾①②③④⑤⑥⑦⑧⑨"),
    "isdecimal": lambda s: s.isdigit(),
    "isascii": _ascii_only,
    "isprintable": lambda s: all([ord(c) >= 32 and ord(c) != 127 for c in s]),
    "istitle": lambda s: bool(s) and s == _title(s) and s != s.lower(),
    "isidentifier": lambda s: bool(s) and not s[0].isdigit() and all([_letter(c) or c.isdigit() or c == "_" for c in s]),
    "removeprefix": lambda s, p: s[len(p):] if p and s.startswith(p) else s,
    "removesuffix": lambda s, p: s[:-len(p)] if p and s.endswith(p) else s,
    "expandtabs": _expandtabs,
    "translate": _translate,
    "format_map": _format_map,
    "maketrans": staticmethod(_maketrans),
})

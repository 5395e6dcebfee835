# re on the program's own matcher (src/python/regex/regex.cpp).
import _host

IGNORECASE = I = 2
MULTILINE = M = 8
DOTALL = S = 16
VERBOSE = X = 64
ASCII = A = 256
UNICODE = U = 0


class error(Exception):
    pass


PatternError = error


class Match:
    def __init__(self, re, string, found, pos, endpos):
        self.re = re
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._spans = found[0]
        self._named = found[1]

    @property
    def _names(self):
        names = {}
        for line in self._named.split("\n")[:-1]:
            k, _, v = line.partition("=")
            names[k] = int(v)
        return names

    def _index(self, g):
        if isinstance(g, str):
            names = self._names
            if g not in names:
                raise IndexError("no such group")
            return names[g]
        if not 0 <= g < len(self._spans) // 2:
            raise IndexError("no such group")
        return g

    def _one(self, g, default=None):
        a, b = self.span(g)
        return default if a < 0 else self.string[a:b]

    def group(self, *gs):
        if not gs:
            return self._one(0)
        if len(gs) == 1:
            return self._one(gs[0])
        return tuple([self._one(g) for g in gs])

    def __getitem__(self, g):
        return self._one(g)

    def groups(self, default=None):
        return tuple([self._one(g, default) for g in range(1, len(self._spans) // 2)])

    def groupdict(self, default=None):
        return {k: self._one(g, default) for k, g in self._names.items()}

    def span(self, g=0):
        g = self._index(g)
        return (self._spans[2 * g], self._spans[2 * g + 1])

    def start(self, g=0):
        return self.span(g)[0]

    def end(self, g=0):
        return self.span(g)[1]

    @property
    def lastindex(self):
        r = None
        for g in range(1, len(self._spans) // 2):
            if self._spans[2 * g] >= 0:
                r = g
        return r

    def expand(self, template):
        return _expand(template, self)

    def __repr__(self):
        return "<re.Match object; span=%r, match=%r>" % (self.span(), self.group())


def _expand(t, m):
    if "\\" not in t:
        return t
    out, i = "", 0
    while i < len(t):
        c = t[i]
        i += 1
        if c != "\\" or i >= len(t):
            out += c
            continue
        c = t[i]
        i += 1
        if c == "g" and t[i:i + 1] == "<":
            j = t.find(">", i)
            name = t[i + 1:j]
            out += m._one(int(name) if name.isdigit() else name) or ""
            i = j + 1
        elif c.isdigit():
            j = i
            while j < len(t) and j < i + 1 and t[j].isdigit():
                j += 1
            out += m._one(int(c + t[i:j])) or ""
            i = j
        else:
            out += {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}.get(c, "\\" + c)
    return out


class Pattern:
    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.flags = flags
        self._find("", 0, 0)

    def _find(self, s, pos, mode, endpos=None):
        if endpos is not None and endpos < len(s):
            s = s[:endpos]
        if pos > len(s):
            return None
        r = _host.regex(self.pattern, self.flags, s, pos, mode)
        if r is None:
            return None
        if len(r) == 1:
            raise error(r[0])
        return Match(self, s, r, pos, len(s))

    def search(self, s, pos=0, endpos=None):
        return self._find(s, pos, 0, endpos)

    def match(self, s, pos=0, endpos=None):
        return self._find(s, pos, 1, endpos)

    def fullmatch(self, s, pos=0, endpos=None):
        return self._find(s, pos, 2, endpos)

    def _all(self, s, pos, endpos, texts):
        if endpos is not None and endpos < len(s):
            s = s[:endpos]
        if pos > len(s):
            return [] if texts else ([], "")
        r = _host.regex_all(self.pattern, self.flags, s, pos, texts)
        if len(r) == 1 and isinstance(r, tuple):
            raise error(r[0])
        return r

    def finditer(self, s, pos=0, endpos=None):
        spans, names = self._all(s, pos, endpos, False)
        end = len(s) if endpos is None else min(endpos, len(s))
        for one in spans:
            yield Match(self, s, (one, names), pos, end)

    def findall(self, s, pos=0, endpos=None):
        return self._all(s, pos, endpos, True)

    def split(self, s, maxsplit=0):
        out, at = [], 0
        for m in self.finditer(s):
            if maxsplit and len(out) >= maxsplit * (1 + len(m.groups())):
                break
            out.append(s[at:m.start()])
            out.extend(m.groups())
            at = m.end()
        out.append(s[at:])
        return out

    def subn(self, repl, s, count=0):
        if not count and type(repl) is type(s) and "\\" not in repl:
            return self._all(s, 0, None, repl)
        out, at, n = [], 0, 0
        for m in self.finditer(s):
            if count and n >= count:
                break
            out.append(s[at:m.start()])
            out.append(repl(m) if callable(repl) else _expand(repl, m))
            at = m.end()
            n += 1
        out.append(s[at:])
        return s[:0].join(out), n

    def sub(self, repl, s, count=0):
        return self.subn(repl, s, count)[0]

    @property
    def groups(self):
        r = _host.regex("(?:" + self.pattern + ")|", self.flags, "", 0, 0)
        return len(r[0]) // 2 - 1

    def __repr__(self):
        return "re.compile(%r)" % self.pattern


def compile(pattern, flags=0):
    return pattern if isinstance(pattern, Pattern) else Pattern(pattern, flags)


def search(p, s, flags=0):
    return compile(p, flags).search(s)


def match(p, s, flags=0):
    return compile(p, flags).match(s)


def fullmatch(p, s, flags=0):
    return compile(p, flags).fullmatch(s)


def findall(p, s, flags=0):
    return compile(p, flags).findall(s)


def finditer(p, s, flags=0):
    return compile(p, flags).finditer(s)


def split(p, s, maxsplit=0, flags=0):
    return compile(p, flags).split(s, maxsplit)


def sub(p, repl, s, count=0, flags=0):
    return compile(p, flags).sub(repl, s, count)


def subn(p, repl, s, count=0, flags=0):
    return compile(p, flags).subn(repl, s, count)


def escape(s):
    return "".join([c if c.isalpha() or c.isdigit() or c == "_" or ord(c) > 127 or c in "\"'!%,/:;<=>@`" else "\\" + c for c in s])


def purge():
    pass

from collections import namedtuple

_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"


def quote(s, safe="/", encoding=None, errors=None):
    if isinstance(s, str):
        s = s.encode()
    ok = _SAFE + safe
    return "".join([chr(b) if chr(b) in ok else "%%%02X" % b for b in s])


def quote_plus(s, safe=""):
    return quote(s, safe + " ").replace(" ", "+")


def unquote(s, encoding="utf-8", errors="replace"):
    if "%" not in s:
        return s
    out, i, b = bytearray(), 0, s.encode()
    while i < len(b):
        if b[i] == 37 and i + 2 < len(b):
            try:
                out.append(int(b[i + 1:i + 3].decode(), 16))
                i += 3
                continue
            except ValueError:
                pass
        out.append(b[i])
        i += 1
    return bytes(out).decode()


def unquote_plus(s):
    return unquote(s.replace("+", " "))


def urlencode(query, doseq=False, safe="", quote_via=quote_plus):
    out = []
    for k, v in query.items() if hasattr(query, "items") else query:
        many = doseq and isinstance(v, (list, tuple))
        for x in v if many else (v,):
            out.append(quote_via(k if isinstance(k, (str, bytes)) else str(k), safe) + "="
                       + quote_via(x if isinstance(x, (str, bytes)) else str(x), safe))
    return "&".join(out)


def parse_qsl(s, keep_blank_values=False):
    out = []
    for part in s.split("&"):
        k, eq, v = part.partition("=")
        if k and (v or keep_blank_values):
            out.append((unquote_plus(k), unquote_plus(v)))
    return out


def parse_qs(s, keep_blank_values=False):
    out = {}
    for k, v in parse_qsl(s, keep_blank_values):
        out.setdefault(k, []).append(v)
    return out


class SplitResult(namedtuple("SplitResult", ("scheme", "netloc", "path", "query", "fragment"))):
    @property
    def hostname(self):
        h = self.netloc.rsplit("@", 1)[-1].split(":")[0].lower()
        return h or None

    @property
    def port(self):
        p = self.netloc.rsplit("@", 1)[-1].partition(":")[2]
        return int(p) if p else None

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", ("scheme", "netloc", "path", "params", "query", "fragment"))):
    hostname = SplitResult.hostname
    port = SplitResult.port

    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme="", allow_fragments=True):
    netloc = query = fragment = ""
    i = url.find(":")
    if i > 0 and all([c in _SAFE or c == "+" for c in url[:i]]) and not url[0].isdigit():
        scheme, url = url[:i].lower(), url[i + 1:]
    url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    if url.startswith("//"):
        netloc, slash, rest = url[2:].partition("/")
        url = slash + rest
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    s = urlsplit(url, scheme)
    return ParseResult(s[0], s[1], s[2], "", s[3], s[4])


def urlunsplit(p):
    scheme, netloc, path, query, fragment = p
    url = path
    if netloc:
        url = "//" + netloc + ("/" + url if url and not url.startswith("/") else url)
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def urlunparse(p):
    return urlunsplit((p[0], p[1], p[2], p[4], p[5]))


def urljoin(base, url, allow_fragments=True):
    if not base or "://" in url:
        return url
    b = urlsplit(base)
    u = urlsplit(url)
    if u.netloc:
        return b.scheme + ":" + url
    path = u.path
    if not path:
        return urlunsplit((b.scheme, b.netloc, b.path, u.query or b.query, u.fragment))
    if not path.startswith("/"):
        path = b.path.rsplit("/", 1)[0] + "/" + path
    out = []
    for part in path.split("/"):
        if part == "..":
            if len(out) > 1:
                out.pop()
        elif part != ".":
            out.append(part)
    if path.endswith(("/.", "/..")):
        out.append("")
    return urlunsplit((b.scheme, b.netloc, "/".join(out), u.query, u.fragment))

# What the arguments of a request become on the wire.
from urllib.parse import urlencode

_TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif",
    "webp": "image/webp", "wav": "audio/wav", "mp3": "audio/mpeg", "m4a": "audio/mp4",
    "pdf": "application/pdf", "json": "application/json", "txt": "text/plain", "csv": "text/csv",
}


class Headers:
    """Case-insensitive, as requests.structures.CaseInsensitiveDict."""

    def __init__(self, pairs=()):
        self._d = {}
        for k, v in pairs:
            self[k] = v

    def __setitem__(self, k, v):
        self._d[k.lower()] = (k, v)

    def __getitem__(self, k):
        return self._d[k.lower()][1]

    def __delitem__(self, k):
        del self._d[k.lower()]

    def __contains__(self, k):
        return k.lower() in self._d

    def __len__(self):
        return len(self._d)

    def __iter__(self):
        return iter(self.keys())

    def get(self, k, default=None):
        p = self._d.get(k.lower())
        return default if p is None else p[1]

    def items(self):
        return list(self._d.values())

    def keys(self):
        return [k for k, v in self._d.values()]

    def values(self):
        return [v for k, v in self._d.values()]

    def update(self, other):
        for k, v in other.items():
            self[k] = v

    def __repr__(self):
        return repr({k: v for k, v in self._d.values()})


def with_params(url, params):
    if not params:
        return url
    if isinstance(params, (str, bytes)):
        query = params if isinstance(params, str) else params.decode()
    else:
        items = params.items() if hasattr(params, "items") else params
        query = urlencode([(k, v) for k, v in items if v is not None], True)
    if not query:
        return url
    base, mark, fragment = url.partition("#")
    return base + ("&" if "?" in base else "?") + query + mark + fragment


def _bytes(v):
    if hasattr(v, "read"):
        v = v.read()
    return v.encode() if isinstance(v, str) else bytes(v)


def multipart(data, files):
    import random

    boundary = "".join(["%08x" % random.getrandbits(32) for _ in range(4)])
    out = []

    def part(head, body, kind=None):
        out.append(("--" + boundary + "\r\nContent-Disposition: form-data; " + head + "\r\n").encode())
        if kind:
            out.append(("Content-Type: " + kind + "\r\n").encode())
        out.append(b"\r\n")
        out.append(body)
        out.append(b"\r\n")

    for k, v in (data.items() if hasattr(data, "items") else data or ()):
        for x in v if isinstance(v, (list, tuple)) else (v,):
            part('name="%s"' % k, _bytes(x if isinstance(x, (str, bytes)) else str(x)))
    for k, v in files.items() if hasattr(files, "items") else files:
        name, body, kind = k, v, None
        if isinstance(v, (tuple, list)):
            name, body = v[0], v[1]
            kind = v[2] if len(v) > 2 else None
        elif hasattr(v, "name"):
            name = v.name.rsplit("/", 1)[-1]
        if kind is None and name and "." in name:
            kind = _TYPES.get(name.rsplit(".", 1)[-1].lower())
        head = 'name="%s"' % k
        if name is not None:
            head += '; filename="%s"' % name
        part(head, _bytes(body), kind)
    out.append(("--" + boundary + "--\r\n").encode())
    return b"".join(out), "multipart/form-data; boundary=" + boundary


def body_of(data, json, files, headers):
    # -> (body, is it to become JSON); sets the content type as requests does
    kind = None
    if files:
        body, kind = multipart(data, files)
    elif data is None and json is not None:
        kind = "application/json"
        if "content-type" not in headers:
            headers["Content-Type"] = kind
        return json, True
    elif data is None or isinstance(data, (str, bytes, bytearray)):
        body = data
    elif hasattr(data, "read"):
        body = _bytes(data)
    else:
        body = urlencode(data, True)
        kind = "application/x-www-form-urlencoded"
    if kind and "content-type" not in headers:
        headers["Content-Type"] = kind
    return body, False


def masked(url):
    # An API key in a query (?key=...) must not reach the printed output.
    i = url.find("?")
    if i < 0:
        return url
    parts = []
    for p in url[i + 1:].split("&"):
        k = p.split("=")[0]
        parts.append(k + "=***" if k.lower() in ("key", "api_key", "apikey", "token", "access_token") else p)
    return url[:i + 1] + "&".join(parts)

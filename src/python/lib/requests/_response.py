# The answer of a server: read when it is asked for, piece by piece when stream=True.
import json as _json

import _host
from requests._body import masked
from requests.exceptions import ConnectionError, HTTPError, ReadTimeout

REASONS = {
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently",
    302: "Found", 304: "Not Modified", 400: "Bad Request", 401: "Unauthorized",
    402: "Payment Required", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    408: "Request Timeout", 409: "Conflict", 410: "Gone", 413: "Request Entity Too Large",
    415: "Unsupported Media Type", 422: "Unprocessable Entity", 429: "Too Many Requests",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout", 529: "Overloaded",
}


class _Elapsed:
    def __init__(self, s):
        self._s = s

    def total_seconds(self):
        return self._s


class Response:
    def __init__(self, id, status, url, headers, timeout, elapsed):
        self._id = id
        self._content = None
        self._text = None
        self._timeout = timeout
        self.status_code = status
        self.reason = REASONS.get(status, "")
        self.url = url
        self.headers = headers
        self.encoding = "utf-8"
        self.elapsed = _Elapsed(elapsed)
        self.history = []

    def _failed(self, error, message):
        if error == 2:
            raise ReadTimeout("Read timed out. (read timeout=%s)" % self._timeout)
        raise ConnectionError("The connection broke while the answer was read. " + (message or ""))

    @property
    def content(self):
        if self._content is None:
            if self._id is None:
                raise RuntimeError("The content for this response was already consumed")
            error, data, message = _host.http_read_all(self._id)
            self._id = None
            if error:
                self._failed(error, message)
            self._content = data
        return self._content

    @property
    def text(self):
        if self._text is None:
            try:
                self._text = self.content.decode("utf-8")
            except UnicodeError:
                self._text = "".join([chr(b) for b in self.content])
        return self._text

    @property
    def ok(self):
        return self.status_code < 400

    def json(self, **kw):
        return _json.loads(self.text, **kw)

    def raise_for_status(self):
        if self.status_code >= 400:
            side = "Client" if self.status_code < 500 else "Server"
            raise HTTPError("%d %s Error: %s for url: %s" % (
                self.status_code, side, self.reason, masked(self.url)), response=self)

    def _pieces(self):
        if self._content is not None:
            yield self._content
            return
        while self._id is not None:
            error, data, message = _host.http_read(self._id)
            if error or not data:
                self.close()
            if error:
                self._failed(error, message)
            if data:
                yield data

    def iter_content(self, chunk_size=1, decode_unicode=False):
        if chunk_size is None:
            yield from self._pieces()
            return
        rest = b""
        for piece in self._pieces():
            rest = rest + piece if rest else piece
            at = 0
            while len(rest) - at >= chunk_size:
                yield rest[at:at + chunk_size]
                at += chunk_size
            rest = rest[at:]
            if rest and self._content is None:
                # What has come is given out; a larger piece is not waited for.
                yield rest
                rest = b""
        if rest:
            yield rest

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        rest = b""
        for piece in self._pieces():
            rest = rest + piece if rest else piece
            while True:
                i = rest.find(b"\n")
                if i < 0:
                    break
                line = rest[:i]
                rest = rest[i + 1:]
                if line.endswith(b"\r"):
                    line = line[:-1]
                yield line.decode() if decode_unicode else line
        if rest:
            yield rest.decode() if decode_unicode else rest

    def __iter__(self):
        return self.iter_content(128)

    def close(self):
        if self._id is not None:
            _host.http_close(self._id)
            self._id = None

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return "<Response [%d]>" % self.status_code

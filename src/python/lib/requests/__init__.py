# requests, as far as tutorials use it, on top of the page's own HTTP.
import time as _time

import _host
from requests import exceptions
from requests._body import Headers, body_of, masked, with_params
from requests._response import REASONS, Response
from requests.exceptions import (
    ChunkedEncodingError, ConnectionError, ConnectTimeout, HTTPError, InvalidHeader, InvalidURL,
    JSONDecodeError, MissingSchema, ReadTimeout, RequestException, RequestRefused, Timeout,
    TooManyRedirects)

__version__ = "2.32.0"


class codes:
    ok = 200
    created = 201
    bad_request = 400
    unauthorized = 401
    forbidden = 403
    not_found = 404
    too_many_requests = 429
    internal_server_error = 500


def _all_headers(url, given, auth):
    h = Headers()
    for k, v in (given or {}).items():
        if v is not None:
            h[k] = v
    if auth:
        import base64

        h["Authorization"] = "Basic " + base64.b64encode(("%s:%s" % tuple(auth)).encode()).decode()
    from _vendors import BROWSER_HEADERS

    for part, (name, value) in BROWSER_HEADERS.items():
        if part in url and name not in h:
            h[name] = value
            _host.note("requests added the header '%s: %s': this server asks for it when a web page "
                       "calls, in which everyone could read the key." % (name, value))
    return h


def _lines(h):
    out = []
    for k, v in h.items():
        if isinstance(v, bytes):
            v = v.decode()
        if not isinstance(v, str):
            raise InvalidHeader("Header part (%r) from ('%s', %r) must be of type str or bytes, not %s"
                                % (v, k, v, type(v)))
        if "\n" in v or "\r" in v:
            raise InvalidHeader("Invalid return character or leading space in header: " + k)
        out.append(k + ": " + v + "\n")
    return "".join(out)


def _parsed(raw):
    h = Headers()
    for line in (raw or "").split("\r\n"):
        k, colon, v = line.partition(":")
        if colon:
            h[k.strip()] = v.strip()
    return h


class PreparedRequest:
    # What was sent, as r.request shows it.
    def __init__(self, method, url, headers, body, is_json):
        self.method, self.url, self.headers, self._body, self._is_json = method, url, headers, body, is_json

    @property
    def body(self):
        if not self._is_json:
            return self._body
        import json

        return json.dumps(self._body, ensure_ascii=False).encode()

    def __repr__(self):
        return "<PreparedRequest [%s]>" % self.method


def request(method, url, params=None, data=None, json=None, headers=None, timeout=None, auth=None,
            stream=False, files=None, allow_redirects=True, verify=True, cookies=None, proxies=None,
            hooks=None, cert=None):
    url = str(url)
    if "://" not in url:
        raise MissingSchema("Invalid URL '%s': No scheme supplied. Perhaps you meant https://%s?" % (url, url))
    url = with_params(url, params)
    h = _all_headers(url, headers, auth)
    body, is_json = body_of(data, json, files, h)
    wait = timeout[-1] if isinstance(timeout, (tuple, list)) else timeout
    start = _time.time()
    error, id, status, raw, message = _host.http_send(method.upper(), url, _lines(h), body, wait, is_json)
    if error == 2:
        raise ReadTimeout("HTTPSConnectionPool: Read timed out. (read timeout=%s)" % wait)
    if error == 4:  # the page cannot send it now, and says what to do
        raise ConnectionError(message)
    if error == 5:
        raise RequestRefused(message)
    if error:
        raise ConnectionError("Failed to reach %s: no network, or the server does not allow requests "
                              "from a web page (CORS). %s" % (masked(url).split("?")[0], message or ""))
    if status >= 400:
        from _vendors import about_refusal

        words = about_refusal(url, status)
        if words:
            _host.note(words)
    r = Response(id, status, url, _parsed(raw), wait, _time.time() - start)
    r.request = PreparedRequest(method.upper(), url, h, body, is_json)
    if not stream:
        r.content
    return r


def get(url, params=None, **kw):
    return request("GET", url, params=params, **kw)


def post(url, data=None, json=None, **kw):
    return request("POST", url, data=data, json=json, **kw)


def put(url, data=None, **kw):
    return request("PUT", url, data=data, **kw)


def patch(url, data=None, **kw):
    return request("PATCH", url, data=data, **kw)


def delete(url, **kw):
    return request("DELETE", url, **kw)


def head(url, **kw):
    return request("HEAD", url, **kw)


def options(url, **kw):
    return request("OPTIONS", url, **kw)


class Session:
    def __init__(self):
        self.headers = Headers()
        self.params = {}
        self.auth = None

    def request(self, method, url, headers=None, params=None, **kw):
        h = Headers(self.headers.items())
        h.update(headers or {})
        if self.params and not isinstance(params, str):
            params = dict(self.params, **(params or {}))
        if self.auth and "auth" not in kw:
            kw["auth"] = self.auth
        return request(method, url, headers=h, params=params, **kw)

    def get(self, url, **kw):
        return self.request("GET", url, **kw)

    def post(self, url, data=None, json=None, **kw):
        return self.request("POST", url, data=data, json=json, **kw)

    def put(self, url, data=None, **kw):
        return self.request("PUT", url, data=data, **kw)

    def patch(self, url, data=None, **kw):
        return self.request("PATCH", url, data=data, **kw)

    def delete(self, url, **kw):
        return self.request("DELETE", url, **kw)

    def head(self, url, **kw):
        return self.request("HEAD", url, **kw)

    def mount(self, prefix, adapter):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *a):
        pass


def session():
    return Session()

class RequestException(OSError):
    def __init__(self, *args, **kw):
        self.response = kw.get("response")
        self.request = kw.get("request")
        super().__init__(*args)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class RequestRefused(ConnectionError):  # by the page itself; no such thing outside of it
    pass


class ProxyError(ConnectionError):
    pass


class SSLError(ConnectionError):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class InvalidURL(RequestException):
    pass


class MissingSchema(RequestException):
    pass


class InvalidHeader(RequestException):
    pass


class TooManyRedirects(RequestException):
    pass


class ChunkedEncodingError(RequestException):
    pass


class StreamConsumedError(RequestException):
    pass


# In requests it is both a RequestException and a ValueError; MicroPython allows only one of them.
from json import JSONDecodeError

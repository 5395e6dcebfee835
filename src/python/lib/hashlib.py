import _host

algorithms_available = {"md5", "sha1", "sha256"}


class _Hash:
    def __init__(self, name, data=b""):
        self.name = name
        self._data = bytearray(data)

    def update(self, data):
        self._data.extend(data)

    def digest(self):
        return _host.digest(self.name, self._data)

    def hexdigest(self):
        return "".join(["%02x" % b for b in self.digest()])

    def copy(self):
        return _Hash(self.name, self._data)

    @property
    def digest_size(self):
        return len(self.digest())

    block_size = 64


def new(name, data=b"", **kw):
    name = name.lower().replace("-", "")
    if name not in algorithms_available:
        raise ValueError("unsupported hash type %s: this page has md5, sha1 and sha256" % name)
    return _Hash(name, data)


def md5(data=b"", **kw):
    return _Hash("md5", data)


def sha1(data=b"", **kw):
    return _Hash("sha1", data)


def sha256(data=b"", **kw):
    return _Hash("sha256", data)


def file_digest(f, name):
    return new(name if isinstance(name, str) else name().name, f.read())

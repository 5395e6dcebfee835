import hashlib
import random


class UUID:
    def __init__(self, hex=None, bytes=None, int=None, version=None):
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            bytes = _from_hex(hex)
        elif int is not None:
            bytes = _from_hex("%032x" % int)
        if version is not None:
            b = bytearray(bytes)
            b[6] = b[6] & 0x0F | version << 4
            b[8] = b[8] & 0x3F | 0x80
            bytes = b
        self.bytes = _bytes(bytes)

    @property
    def hex(self):
        return "".join(["%02x" % b for b in self.bytes])

    @property
    def int(self):
        return _int(self.hex, 16)

    @property
    def version(self):
        return self.bytes[6] >> 4

    def __str__(self):
        h = self.hex
        return "-".join((h[:8], h[8:12], h[12:16], h[16:20], h[20:]))

    def __repr__(self):
        return "UUID('%s')" % self

    def __eq__(self, other):
        return isinstance(other, UUID) and self.bytes == other.bytes

    def __hash__(self):
        return hash(self.bytes)


_bytes, _int = bytes, int


def _from_hex(h):
    return _bytes([_int(h[i:i + 2], 16) for i in range(0, 32, 2)])


def uuid4():
    return UUID(bytes=[random.getrandbits(8) for _ in range(16)], version=4)


def uuid1(*a):
    return uuid4()


def uuid5(namespace, name):
    return UUID(bytes=hashlib.sha1(namespace.bytes + name.encode()).digest()[:16], version=5)


def uuid3(namespace, name):
    return UUID(bytes=hashlib.md5(namespace.bytes + name.encode()).digest(), version=3)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")

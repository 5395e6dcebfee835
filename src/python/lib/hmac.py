import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod="sha256"):
        self._name = digestmod if isinstance(digestmod, str) else digestmod().name
        if len(key) > 64:
            key = hashlib.new(self._name, key).digest()
        self._key = bytes(key) + bytes(64 - len(key))
        self._msg = bytearray(msg or b"")

    def update(self, msg):
        self._msg.extend(msg)

    def digest(self):
        inner = hashlib.new(self._name, bytes([b ^ 0x36 for b in self._key]) + bytes(self._msg)).digest()
        return hashlib.new(self._name, bytes([b ^ 0x5C for b in self._key]) + inner).digest()

    def hexdigest(self):
        return "".join(["%02x" % b for b in self.digest()])


def new(key, msg=None, digestmod="sha256"):
    return HMAC(key, msg, digestmod)


def compare_digest(a, b):
    return a == b

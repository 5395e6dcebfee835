# binascii with its own exception.
from ubinascii import *
from ubinascii import a2b_base64 as _a2b, hexlify as _hexlify, unhexlify as _unhexlify


class Error(ValueError):
    pass


def a2b_base64(s, strict_mode=False):
    try:
        return _a2b(s)
    except ValueError as e:
        raise Error("Incorrect padding") from None


def hexlify(data, sep=None):
    return _hexlify(data) if sep is None else _hexlify(data, sep)


def unhexlify(s):
    if len(s) % 2:
        raise Error("Odd-length string")
    try:
        return _unhexlify(s)
    except ValueError:
        raise Error("Non-hexadecimal digit found")


b2a_hex, a2b_hex = hexlify, unhexlify


_table = []


def crc32(data, crc=0):
    if not _table:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ (0xEDB88320 if n & 1 else 0)
            _table.append(n)
    crc ^= 0xFFFFFFFF
    for b in data:
        crc = _table[(crc ^ b) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF

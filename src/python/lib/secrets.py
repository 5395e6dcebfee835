import random


def token_bytes(n=32):
    return bytes([random.getrandbits(8) for _ in range(n)])


def token_hex(n=32):
    return "".join(["%02x" % b for b in token_bytes(n)])


def token_urlsafe(n=32):
    import base64

    return base64.urlsafe_b64encode(token_bytes(n)).decode().rstrip("=")


choice = random.choice
randbelow = random.randrange

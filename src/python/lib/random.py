from urandom import *
import urandom as _r


def shuffle(x):
    for i in range(len(x) - 1, 0, -1):
        j = _r.randrange(i + 1)
        x[i], x[j] = x[j], x[i]


def sample(population, k):
    x = list(population)
    if not 0 <= k <= len(x):
        raise ValueError("Sample larger than population or is negative")
    shuffle(x)
    return x[:k]


def choices(population, weights=None, k=1):
    if not weights:
        return [_r.choice(population) for _ in range(k)]
    total, out = sum(weights), []
    for _ in range(k):
        at = _r.random() * total
        for x, w in zip(population, weights):
            at -= w
            if at < 0:
                break
        out.append(x)
    return out


def gauss(mu=0.0, sigma=1.0):
    import math

    return mu + sigma * math.sqrt(-2 * math.log(1 - _r.random())) * math.cos(2 * math.pi * _r.random())


normalvariate = gauss


def triangular(low=0.0, high=1.0, mode=None):
    return low + (high - low) * (_r.random() + _r.random()) / 2


def randbytes(n):
    return bytes([_r.getrandbits(8) for _ in range(n)])


class Random:
    def __init__(self, seed_=None):
        if seed_ is not None:
            _r.seed(seed_)

    def __getattr__(self, name):
        return globals()[name]


def seed(a=None):
    if a is None:
        _r.seed()
    else:
        n = a if isinstance(a, int) else sum([(i + 1) * b for i, b in enumerate(str(a).encode())])
        _r.seed(n & 0xFFFFFFFF)

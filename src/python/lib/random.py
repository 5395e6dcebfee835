from urandom import *
import urandom as _r


def choice(seq):
    if not len(seq):
        raise IndexError("Cannot choose from an empty sequence")
    return _r.choice(seq)


def randrange(start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    width = (stop - start + step - (1 if step > 0 else -1)) // step
    if width <= 0:
        raise ValueError("empty range for randrange() (%d, %d, %d)" % (start, stop, stop - start))
    return start + step * _below(width)


def randint(a, b):
    if b < a:
        raise ValueError("empty range for randrange() (%d, %d, %d)" % (a, b + 1, b + 1 - a))
    return a + _below(b - a + 1)


def _below(n):
    if n < 1 << 30:
        return _r.randrange(n)
    bits = len(bin(n)) - 2
    while True:
        r = 0
        for _ in range(0, bits, 30):
            r = r << 30 | _r.getrandbits(30)
        r &= (1 << bits) - 1
        if r < n:
            return r


def expovariate(lambd=1.0):
    import math

    return -math.log(1.0 - _r.random()) / lambd


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

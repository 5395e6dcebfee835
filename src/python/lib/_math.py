# math, with what MicroPython's lacks.
from math import *

inf = float("inf")
nan = float("nan")
tau = 2 * pi


def prod(xs, start=1):
    for x in xs:
        start *= x
    return start


def comb(n, k):
    if k < 0 or k > n:
        return 0
    r = 1
    for i in range(min(k, n - k)):
        r = r * (n - i) // (i + 1)
    return r


def perm(n, k=None):
    r = 1
    for i in range(n if k is None else k):
        r *= n - i
    return r


def factorial(n):
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    return perm(n)


def gcd(*xs):
    r = 0
    for x in xs:
        while x:
            r, x = x, r % x
    return abs(r)


def lcm(*xs):
    r = 1
    for x in xs:
        r = r * x // gcd(r, x) if x else 0
    return abs(r)


def hypot(*xs):
    return sqrt(sum([x * x for x in xs]))


def dist(p, q):
    return sqrt(sum([(a - b) ** 2 for a, b in zip(p, q)]))


def isqrt(n):
    if n < 2:
        return n
    x = 1 << ((len(bin(n)) - 1) // 2)
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def fsum(xs):
    parts = []
    for x in xs:
        i = 0
        for y in parts:
            if abs(x) < abs(y):
                x, y = y, x
            hi = x + y
            lo = y - (hi - x)
            if lo:
                parts[i] = lo
                i += 1
            x = hi
        parts[i:] = [x]
    return sum(parts)


def cbrt(x):
    return -((-x) ** (1 / 3)) if x < 0 else x ** (1 / 3)

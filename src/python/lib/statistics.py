import math


class StatisticsError(ValueError):
    pass


def _data(xs, least, what):
    xs = list(xs)
    if len(xs) < least:
        raise StatisticsError(what)
    return xs


def _exact(total, n):
    # As CPython: whole numbers stay whole.
    r = total / n
    return int(r) if isinstance(total, int) and total % n == 0 else r


def mean(xs):
    xs = _data(xs, 1, "mean requires at least one data point")
    whole = all([isinstance(x, int) for x in xs])
    return _exact(sum(xs), len(xs)) if whole else math.fsum(xs) / len(xs)


def fmean(xs, weights=None):
    xs = _data(xs, 1, "fmean requires at least one data point")
    if weights:
        return math.fsum([x * w for x, w in zip(xs, weights)]) / math.fsum(weights)
    return math.fsum(xs) / len(xs)


def median(xs):
    xs = sorted(_data(xs, 1, "no median for empty data"))
    n = len(xs)
    return xs[n // 2] if n % 2 else (xs[n // 2 - 1] + xs[n // 2]) / 2


def median_low(xs):
    xs = sorted(xs)
    return xs[(len(xs) - 1) // 2]


def median_high(xs):
    xs = sorted(xs)
    return xs[len(xs) // 2]


def multimode(xs):
    counts = {}
    for x in xs:
        counts[x] = counts.get(x, 0) + 1
    top = max(counts.values()) if counts else 0
    return [x for x in counts if counts[x] == top]


def mode(xs):
    return multimode(_data(xs, 1, "no mode for empty data"))[0]


def _squares(xs, m):
    m = sum(xs) / len(xs) if m is None else m
    return math.fsum([(x - m) ** 2 for x in xs])


def _number(r, xs):
    return int(r) if r == int(r) and all([isinstance(x, int) for x in xs]) else r


def variance(xs, xbar=None):
    xs = _data(xs, 2, "variance requires at least two data points")
    return _number(_squares(xs, xbar) / (len(xs) - 1), xs)


def pvariance(xs, mu=None):
    xs = _data(xs, 1, "pvariance requires at least one data point")
    return _number(_squares(xs, mu) / len(xs), xs)


def stdev(xs, xbar=None):
    return math.sqrt(variance(xs, xbar))


def pstdev(xs, mu=None):
    return math.sqrt(pvariance(xs, mu))


def harmonic_mean(xs):
    xs = list(xs)
    return len(xs) / math.fsum([1 / x for x in xs])


def geometric_mean(xs):
    xs = list(xs)
    return math.exp(math.fsum([math.log(x) for x in xs]) / len(xs))


def quantiles(xs, n=4, method="exclusive"):
    xs = sorted(xs)
    m = len(xs) + 1
    out = []
    for i in range(1, n):
        j = min(max(i * m // n, 1), len(xs) - 1)
        d = i * m - j * n
        out.append((xs[j - 1] * (n - d) + xs[j] * d) / n)
    return out

def itemgetter(*ks):
    if len(ks) == 1:
        k = ks[0]
        return lambda x: x[k]
    return lambda x: tuple([x[k] for k in ks])


def attrgetter(*names):
    def one(x, name):
        for n in name.split("."):
            x = getattr(x, n)
        return x

    if len(names) == 1:
        return lambda x: one(x, names[0])
    return lambda x: tuple([one(x, n) for n in names])


def methodcaller(name, *a, **kw):
    return lambda x: getattr(x, name)(*a, **kw)


add = lambda a, b: a + b
sub = lambda a, b: a - b
mul = lambda a, b: a * b
truediv = lambda a, b: a / b
floordiv = lambda a, b: a // b
mod = lambda a, b: a % b
pow = lambda a, b: a ** b
neg = lambda a: -a
eq = lambda a, b: a == b
ne = lambda a, b: a != b
lt = lambda a, b: a < b
le = lambda a, b: a <= b
gt = lambda a, b: a > b
ge = lambda a, b: a >= b
not_ = lambda a: not a
and_ = lambda a, b: a & b
or_ = lambda a, b: a | b
xor = lambda a, b: a ^ b
contains = lambda a, b: b in a
getitem = lambda a, b: a[b]

def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(items):
    kept = list(items)
    while kept:
        yield from kept


def repeat(x, times=None):
    if times is None:
        while True:
            yield x
    for _ in range(times):
        yield x


class chain:
    def __init__(self, *its):
        self._its = iter(its)
        self._it = iter(())

    @classmethod
    def from_iterable(cls, its):
        c = cls()
        c._its = iter(its)
        return c

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            try:
                return next(self._it)
            except StopIteration:
                self._it = iter(next(self._its))


def islice(it, *a):
    start, stop, step = (0, a[0], 1) if len(a) == 1 else (a + (1,))[:3]
    start, step = start or 0, step or 1
    i = 0
    want = start
    it = iter(it)
    while stop is None or want < stop:
        for x in it:
            i += 1
            if i - 1 == want:
                yield x
                want += step
                break
        else:
            return


def takewhile(f, it):
    for x in it:
        if not f(x):
            return
        yield x


def dropwhile(f, it):
    drop = True
    for x in it:
        if drop and f(x):
            continue
        drop = False
        yield x


def filterfalse(f, it):
    for x in it:
        if not (f(x) if f else x):
            yield x


def compress(data, selectors):
    for x, s in zip(data, selectors):
        if s:
            yield x


def starmap(f, it):
    for a in it:
        yield f(*a)


def accumulate(it, func=None, initial=None):
    it = iter(it)
    if initial is None:
        try:
            total = next(it)
        except StopIteration:
            return
    else:
        total = initial
    yield total
    for x in it:
        total = func(total, x) if func else total + x
        yield total


def groupby(it, key=None):
    group, k = None, None
    for x in it:
        n = key(x) if key else x
        if group is None or n != k:
            if group is not None:
                yield k, iter(group)
            group, k = [], n
        group.append(x)
    if group is not None:
        yield k, iter(group)


def zip_longest(*its, fillvalue=None):
    its = [iter(i) for i in its]
    while True:
        row, any_left = [], False
        for n, i in enumerate(its):
            try:
                if i is None:
                    raise StopIteration
                row.append(next(i))
                any_left = True
            except StopIteration:
                its[n] = None
                row.append(fillvalue)
        if not any_left:
            return
        yield tuple(row)


def product(*its, repeat=1):
    pools = [list(i) for i in its] * repeat
    out = [()]
    for p in pools:
        out = [t + (x,) for t in out for x in p]
    return iter(out)


def permutations(it, r=None):
    pool = list(it)
    r = len(pool) if r is None else r

    def go(used, row):
        if len(row) == r:
            yield tuple(row)
            return
        for i in range(len(pool)):
            if i not in used:
                yield from go(used + [i], row + [pool[i]])

    return go([], [])


def combinations(it, r):
    pool = list(it)

    def go(start, row):
        if len(row) == r:
            yield tuple(row)
            return
        for i in range(start, len(pool)):
            yield from go(i + 1, row + [pool[i]])

    return go(0, [])


def combinations_with_replacement(it, r):
    pool = list(it)

    def go(start, row):
        if len(row) == r:
            yield tuple(row)
            return
        for i in range(start, len(pool)):
            yield from go(i, row + [pool[i]])

    return go(0, [])


def pairwise(it):
    it = iter(it)
    try:
        a = next(it)
    except StopIteration:
        return
    for b in it:
        yield a, b
        a = b


def batched(it, n):
    row = []
    for x in it:
        row.append(x)
        if len(row) == n:
            yield tuple(row)
            row = []
    if row:
        yield tuple(row)


def tee(it, n=2):
    kept = list(it)
    return tuple([iter(kept) for _ in range(n)])

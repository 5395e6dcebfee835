# deque: a list with room at its left, so that both ends are quick.


class deque:
    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._a = []
        self._h = 0  # the items begin here
        self.maxlen = maxlen
        self.extend(iterable)

    def _items(self):
        if self._h:
            del self._a[:self._h]
            self._h = 0
        return self._a

    def append(self, x):
        self._a.append(x)
        if self.maxlen is not None and len(self._a) - self._h > self.maxlen:
            self.popleft()

    def appendleft(self, x):
        if not self._h:
            self._h = len(self._a) + 8
            self._a[:0] = [None] * self._h
        self._h -= 1
        self._a[self._h] = x
        if self.maxlen is not None and len(self._a) - self._h > self.maxlen:
            self._a.pop()

    def pop(self):
        if len(self._a) == self._h:
            raise IndexError("pop from an empty deque")
        return self._a.pop()

    def popleft(self):
        h, a = self._h, self._a
        if len(a) == h:
            raise IndexError("pop from an empty deque")
        x = a[h]
        a[h] = None
        self._h = h + 1
        if h > 64 and h > len(a) // 2:
            self._items()
        return x

    def extend(self, items):
        for x in list(items):
            self.append(x)

    def extendleft(self, items):
        for x in list(items):
            self.appendleft(x)

    def rotate(self, n=1):
        a = self._items()
        if a:
            n %= len(a)
            if n:
                self._a = a[-n:] + a[:-n]

    def clear(self):
        self._a, self._h = [], 0

    def copy(self):
        return deque(self._items(), self.maxlen)

    __copy__ = copy

    def count(self, x):
        return self._items().count(x)

    def index(self, x, *range):
        try:
            return self._items().index(x, *range)
        except ValueError:
            raise ValueError("%r is not in deque" % (x,))

    def insert(self, i, x):
        self._items().insert(i, x)

    def remove(self, x):
        try:
            self._items().remove(x)
        except ValueError:
            raise ValueError("deque.remove(x): x not in deque")

    def reverse(self):
        self._items().reverse()

    def __len__(self):
        return len(self._a) - self._h

    def __bool__(self):
        return len(self._a) > self._h

    def __iter__(self):
        return iter(self._items())

    def __reversed__(self):
        return reversed(self._items())

    def __contains__(self, x):
        return x in self._items()

    def _at(self, i):
        if not isinstance(i, int):
            raise TypeError("sequence index must be integer, not %r" % type(i).__name__)
        n = len(self._a) - self._h
        if not -n <= i < n:
            raise IndexError("deque index out of range")
        return i + self._h if i >= 0 else i

    def __getitem__(self, i):
        return self._a[self._at(i)]

    def __setitem__(self, i, x):
        self._a[self._at(i)] = x

    def __delitem__(self, i):
        del self._a[self._at(i)]

    def __add__(self, other):
        return deque(self._items() + list(other), self.maxlen)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __eq__(self, other):
        return isinstance(other, deque) and self._items() == other._items()

    def __lt__(self, other):
        return self._items() < other._items()

    def __repr__(self):
        return "deque(%r%s)" % (self._items(), "" if self.maxlen is None else ", maxlen=%d" % self.maxlen)

from uio import BytesIO

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class StringIO:
    def __init__(self, text="", newline="\n"):
        self._s = text
        self._at = 0
        self.closed = False

    def write(self, s):
        self._s = self._s[:self._at] + s + self._s[self._at + len(s):]
        self._at += len(s)
        return len(s)

    def writelines(self, lines):
        for l in lines:
            self.write(l)

    def read(self, n=-1):
        r = self._s[self._at:] if n is None or n < 0 else self._s[self._at:self._at + n]
        self._at += len(r)
        return r

    def readline(self):
        i = self._s.find("\n", self._at)
        return self.read() if i < 0 else self.read(i + 1 - self._at)

    def readlines(self):
        return [l for l in self]

    def __iter__(self):
        return self

    def __next__(self):
        l = self.readline()
        if not l:
            raise StopIteration
        return l

    def seek(self, at, whence=0):
        self._at = at if whence == 0 else (self._at if whence == 1 else len(self._s)) + at
        return self._at

    def tell(self):
        return self._at

    def truncate(self, n=None):
        self._s = self._s[:self._at if n is None else n]

    def getvalue(self):
        return self._s

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()


def TextIOWrapper(f, encoding="utf-8", **kw):
    return StringIO(f.read().decode(encoding))


from builtins import open

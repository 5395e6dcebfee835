from uio import BytesIO as _BytesIO

from _files import TextIOWrapper as _TextIOWrapper
from _files import UnsupportedOperation, open

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class StringIO:
    def __init__(self, text="", newline="\n"):
        self._s = text
        self._at = 0
        self._lines = None  # what is left from _at on, the next line last; None = not split
        self.closed = False

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def write(self, s):
        self._open()
        if not isinstance(s, str):
            raise TypeError("string argument expected, got %r" % type(s).__name__)
        self._lines = None
        if self._at == len(self._s):
            self._s += s
        else:
            self._s = self._s[:self._at] + s + self._s[self._at + len(s):]
        self._at += len(s)
        return len(s)

    def readable(self):
        return True

    writable = seekable = readable

    def writelines(self, lines):
        for l in lines:
            self.write(l)

    def read(self, n=-1):
        self._open()
        self._lines = None
        r = self._s[self._at:] if n is None or n < 0 else self._s[self._at:self._at + n]
        self._at += len(r)
        return r

    def readline(self, size=-1):
        self._open()
        if self._lines is None:
            left = self._s[self._at:].split("\n")
            last = left.pop()
            self._lines = [l + "\n" for l in left]
            if last:
                self._lines.append(last)
            self._lines.reverse()
        if not self._lines:
            return ""
        line = self._lines.pop()
        if size is not None and 0 <= size < len(line):
            self._lines.append(line[size:])
            line = line[:size]
        self._at += len(line)
        return line

    def readlines(self):
        return [l for l in self]

    def __iter__(self):
        return self

    def __next__(self):
        if not self._lines:
            l = self.readline()
            if not l:
                raise StopIteration
            return l
        l = self._lines.pop()
        self._at += len(l)
        return l

    def seek(self, at, whence=0):
        self._lines = None
        self._at = at if whence == 0 else (self._at if whence == 1 else len(self._s)) + at
        return self._at

    def tell(self):
        return self._at

    def truncate(self, n=None):
        self._lines = None
        self._s = self._s[:self._at if n is None else n]

    def getvalue(self):
        self._open()
        return self._s

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()


class BytesIO:
    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._f = _BytesIO(initial_bytes)
        self.closed = False

    def write(self, data):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._f.write(data)

    def read(self, n=-1):
        return self._f.read() if n is None or n < 0 else self._f.read(n)

    def readline(self, *a):
        return self._f.readline(*a)

    def readlines(self):
        return list(self)

    def readinto(self, b):
        return self._f.readinto(b)

    def seek(self, at, whence=0):
        return self._f.seek(at, whence)

    def tell(self):
        return self._f.tell()

    def getvalue(self):
        return self._f.getvalue()

    getbuffer = getvalue

    def truncate(self, n=None):
        raise UnsupportedOperation("truncate() is not supported by the BytesIO of this page (MicroPython)")

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def __iter__(self):
        return self

    def __next__(self):
        line = self._f.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()


def TextIOWrapper(f, encoding="utf-8", errors=None, newline=None, **kw):
    return _TextIOWrapper(f, encoding, errors, newline)

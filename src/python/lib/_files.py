# open(). MicroPython's files are bytes; text has an encoding and line ends.
from builtins import open as _open
import _host


class UnsupportedOperation(OSError, ValueError):
    pass


folders = set()  # made by os.mkdir(); others are there with the files in them


def is_folder(p):
    return _host.file_kind(p) == 2 or plain(p) in folders


def plain(p):
    while p.startswith("./"):
        p = p[2:]
    return p[6:].rstrip("/") if p.startswith("/home/") else p.rstrip("/")


def missing(p):
    return FileNotFoundError(2, "No such file or directory", p)


def _check(path, mode):
    kinds = [c for c in mode if c in "rwax"]
    if not mode or [c for c in mode if c not in "rwaxbt+"] or len(set(mode)) != len(mode):
        raise ValueError("invalid mode: %r" % mode)
    if len(kinds) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if "b" in mode and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    if is_folder(path):
        raise IsADirectoryError(21, "Is a directory", path)
    if "r" not in mode:
        folder = plain(path).rpartition("/")[0]
        if folder and not is_folder(folder):
            raise missing(path)


class TextIOWrapper:
    def __init__(self, buffer, encoding="utf-8", errors="strict", newline=None, mode="r", name=""):
        self.buffer = buffer
        self.encoding = encoding or "utf-8"
        self.errors = errors or "strict"
        self.name = name
        self.mode = mode
        self.closed = False
        self._newline = newline
        self._reads = "r" in mode or "+" in mode
        self._writes = "r" not in mode or "+" in mode
        self._lines = None  # what is still to be read, the next line last
        self._done = 0

    def _open(self, ok, what):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not ok:
            raise UnsupportedOperation("not " + what)

    def _rest(self):
        self._open(self._reads, "readable")
        if self._lines is None:
            text = self.buffer.read().decode(self.encoding, self.errors)
            if self._newline is None and "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._lines = [l for l in reversed(text.split("\n"))]
            last = self._lines[0]
            self._lines = ([last] if last else []) + [l + "\n" for l in self._lines[1:]]
        return self._lines

    def readable(self):
        return self._reads

    def writable(self):
        return self._writes

    def seekable(self):
        return True

    def read(self, n=-1):
        lines = self._rest()
        text = "".join(reversed(lines))
        lines.clear()
        if n is not None and 0 <= n < len(text):
            lines.extend([l for l in reversed(text[n:].splitlines(True))])
            text = text[:n]
        self._done += len(text)
        return text

    def readline(self, size=-1):
        lines = self._rest()
        if not lines:
            return ""
        line = lines.pop()
        if 0 <= size < len(line):
            lines.append(line[size:])
            line = line[:size]
        self._done += len(line)
        return line

    def readlines(self, hint=-1):
        lines = self._rest()
        out = [l for l in reversed(lines)]
        lines.clear()
        self._done += sum([len(l) for l in out])
        return out

    def __iter__(self):
        self._rest()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, s):
        self._open(self._writes, "writable")
        if not isinstance(s, str):
            raise TypeError("write() argument must be str, not " + type(s).__name__)
        data = s
        if self._newline not in (None, "", "\n"):
            data = data.replace("\n", self._newline)
        if self._lines is not None:
            self.buffer.seek(0, 2)
            self._lines = None
        self.buffer.write(data.encode(self.encoding, self.errors))
        return len(s)

    def writelines(self, lines):
        for l in lines:
            self.write(l)

    def seek(self, at, whence=0):
        self._open(True, "")
        if whence == 2:
            self._lines = None
            return self.buffer.seek(0, 2)
        self._lines = None
        self.buffer.seek(0)
        self._done = 0
        if at and self._reads:
            self.read(at)
        elif at:
            self.buffer.seek(at)
        return at

    def tell(self):
        self._open(True, "")
        return self._done if self._lines is not None else self.buffer.tell()

    def truncate(self, n=None):
        raise UnsupportedOperation("truncate() of a text file is not supported by this page; open it with mode \"w\"")

    def flush(self):
        pass

    def close(self):
        self.closed = True
        self.buffer.close()

    def __enter__(self):
        self._open(True, "")
        return self

    def __exit__(self, *a):
        self.close()

    def __repr__(self):
        return "<_io.TextIOWrapper name=%r mode=%r encoding=%r>" % (self.name, self.mode, self.encoding)


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    path = file if isinstance(file, str) else _path(file)
    _check(path, mode)
    if "b" in mode:
        if encoding is not None:
            raise ValueError("binary mode doesn't take an encoding argument")
        return _open(path, mode)
    if encoding is not None:
        "".encode(encoding)  # an unknown one is told here
    return TextIOWrapper(_open(path, mode.replace("t", "") + "b"), encoding, errors, newline, mode, path)


def _path(file):
    if hasattr(file, "__fspath__"):
        return file.__fspath__()
    raise TypeError("expected str, bytes or os.PathLike object, not " + type(file).__name__)

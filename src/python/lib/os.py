# os: the environment the page sets, and the files in memory.
import _files
import _host

name = "posix"
sep = "/"
linesep = "\n"


class _Environ:
    def _check(self, k, v):
        for x in (k, v):
            if not isinstance(x, str):
                raise TypeError("str expected, not " + type(x).__name__)

    def __getitem__(self, k):
        v = _host.env_get(k)
        if v is None:
            raise KeyError(k)
        return v

    def __setitem__(self, k, v):
        self._check(k, v)
        _host.env_set(k, v)

    def __delitem__(self, k):
        self[k]
        _host.env_set(k, None)

    def __contains__(self, k):
        return _host.env_get(k) is not None

    def keys(self):
        return _host.env_list().split("\n")[:-1]

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def get(self, k, default=None):
        v = _host.env_get(k)
        return default if v is None else v

    def setdefault(self, k, v):
        if k not in self:
            self[k] = v
        return self[k]

    def pop(self, k, *default):
        if k not in self and default:
            return default[0]
        v = self[k]
        del self[k]
        return v

    def update(self, other=(), **kw):
        for k, v in dict(other, **kw).items():
            self[k] = v

    def values(self):
        return [self[k] for k in self.keys()]

    def items(self):
        return [(k, self[k]) for k in self.keys()]

    def copy(self):
        return dict(self.items())

    def __repr__(self):
        return "environ(" + repr(self.copy()) + ")"


environ = _Environ()


def getenv(k, default=None):
    return environ.get(k, default)


def putenv(k, v):
    environ[k] = v


def getcwd():
    return "/home"


def fspath(p):
    return p if isinstance(p, (str, bytes)) else p.__fspath__()


def _keep_folders(p):
    # A folder that was there with its last file stays.
    above = path.dirname(path._inner(p))
    while above:
        _files.folders.add(above)
        above = path.dirname(above)


def remove(p):
    p = fspath(p)
    if path.isdir(p):
        raise IsADirectoryError(21, "Is a directory", p)
    _host.file_remove(p)
    _keep_folders(p)


unlink = remove


def rename(src, dst):
    a, b = fspath(src), fspath(dst)
    if path.isdir(a):
        a, b = path._inner(a), path._inner(b)
        for n in _sizes():
            if n.startswith(a + "/"):
                makedirs(path.dirname(b + n[len(a):]), exist_ok=True)
                rename(n, b + n[len(a):])
        for f in list(_files.folders):
            if f == a or f.startswith(a + "/"):
                _files.folders.discard(f)
                _files.folders.add(b + f[len(a):])
        return
    with open(a, "rb") as f:
        data = f.read()
    with open(b, "wb") as f:
        f.write(data)
    remove(a)


replace = rename


def _sizes():
    out = {}
    for line in _host.file_list().split("\n")[:-1]:
        n, _, size = line.partition("\t")
        out[n] = int(size)
    return out


def listdir(p="."):
    p = path._inner(p)
    out = []
    for n in _sizes():
        if p:
            if not n.startswith(p + "/"):
                continue
            n = n[len(p) + 1:]
        n = n.split("/")[0]
        if n and n not in out:
            out.append(n)
    for f in sorted(_files.folders):
        above, _, n = f.rpartition("/")
        if above == p and n not in out:
            out.append(n)
    if not out and p and not _files.is_folder(p):
        raise _files.missing(p)
    return out


def walk(top="."):
    names = listdir(top)
    full = [path.join(top, n) for n in names]
    files = [n for n, f in zip(names, full) if path.isfile(f)]
    folders = [n for n, f in zip(names, full) if not path.isfile(f)]
    yield top, folders, files
    for d in folders:
        yield from walk(path.join(top, d))


def mkdir(p, mode=511):
    p = fspath(p)
    inner = path._inner(p)
    if path.exists(p):
        raise FileExistsError(17, "File exists", p)
    if path.dirname(inner) and not _files.is_folder(path.dirname(inner)):
        raise _files.missing(p)
    _files.folders.add(inner)


def makedirs(name, mode=511, exist_ok=False):
    p = fspath(name)
    if path.exists(p) and not (exist_ok and path.isdir(p)):
        raise FileExistsError(17, "File exists", p)
    inner = path._inner(p)
    while inner and not _files.is_folder(inner):
        _files.folders.add(inner)
        inner = path.dirname(inner)


def rmdir(p):
    p = fspath(p)
    if not path.isdir(p):
        raise _files.missing(p)
    if listdir(p):
        raise OSError(39, "Directory not empty", p)
    _files.folders.discard(path._inner(p))


removedirs = rmdir


def scandir(p="."):
    for n in listdir(p):
        e = _Entry()
        e.name = n
        e.path = path.join(p, n)
        yield e


class _Entry:
    def is_file(self):
        return path.isfile(self.path)

    def is_dir(self):
        return path.isdir(self.path)


class stat_result:
    pass


def stat(p):
    p = fspath(p)
    s = stat_result()
    if path.isdir(p):
        s.st_size = 4096
        return s
    s.st_size = _host.file_size(p)
    return s


def urandom(n):
    import random

    return bytes([random.getrandbits(8) for _ in range(n)])


def cpu_count():
    return 1


class path:
    sep = "/"

    @staticmethod
    def _inner(p):
        p = fspath(p)
        if p.startswith("/home"):
            p = p[5:]
        while p.startswith("./"):
            p = p[2:]
        return "" if p == "." else p.strip("/")

    @staticmethod
    def exists(p):
        return _host.file_kind(fspath(p)) != 0 or _files.is_folder(fspath(p))

    @staticmethod
    def isfile(p):
        return _host.file_kind(fspath(p)) == 1

    @staticmethod
    def isdir(p):
        return _files.is_folder(fspath(p))

    @staticmethod
    def getsize(p):
        return stat(p).st_size

    @staticmethod
    def join(a, *rest):
        a = fspath(a)
        for r in rest:
            r = fspath(r)
            a = r if r.startswith("/") or not a else a + ("" if a.endswith("/") else "/") + r
        return a

    @staticmethod
    def basename(p):
        return fspath(p).rsplit("/", 1)[-1]

    @staticmethod
    def dirname(p):
        p = fspath(p)
        if "/" not in p:
            return ""
        return p.rsplit("/", 1)[0] or "/"

    @staticmethod
    def split(p):
        return (path.dirname(p), path.basename(p))

    @staticmethod
    def splitext(p):
        p = fspath(p)
        b = path.basename(p)
        i = b.rfind(".")
        return (p, "") if i <= 0 else (p[:len(p) - len(b) + i], b[i:])

    @staticmethod
    def normpath(p):
        out = []
        for part in fspath(p).split("/"):
            if part == ".." and out and out[-1] != "..":
                out.pop()
            elif part and part != ".":
                out.append(part)
        return ("/" if p.startswith("/") else "") + "/".join(out) or "."

    @staticmethod
    def abspath(p):
        p = fspath(p)
        return path.normpath(p if p.startswith("/") else "/home/" + p)

    @staticmethod
    def isabs(p):
        return fspath(p).startswith("/")

    @staticmethod
    def expanduser(p):
        return p.replace("~", "/home", 1) if p.startswith("~") else p

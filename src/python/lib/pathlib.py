import os


class PurePath:
    def __init__(self, *parts):
        p = os.path.join(*[str(x) for x in parts]) if parts else "."
        kept = [x for x in p.split("/") if x and x != "."]
        self._p = ("/" if p.startswith("/") else "") + "/".join(kept) or "."

    def __truediv__(self, other):
        return type(self)(self._p, str(other))

    def __rtruediv__(self, other):
        return type(self)(str(other), self._p)

    def __str__(self):
        return self._p

    def __fspath__(self):
        return self._p

    def __repr__(self):
        return "PosixPath(%r)" % self._p

    def __eq__(self, o):
        return isinstance(o, PurePath) and self._p == o._p

    def __lt__(self, o):
        return self._p < o._p

    def __hash__(self):
        return hash(self._p)

    name = property(lambda s: os.path.basename(s._p))
    stem = property(lambda s: os.path.splitext(s.name)[0])
    suffix = property(lambda s: os.path.splitext(s.name)[1])
    parent = property(lambda s: type(s)(os.path.dirname(s._p) or "."))

    @property
    def suffixes(self):
        return ["." + x for x in self.name.lstrip(".").split(".")[1:]]

    @property
    def parts(self):
        a = [x for x in self._p.split("/") if x]
        return tuple((["/"] if self._p.startswith("/") else []) + a)

    def joinpath(self, *others):
        return type(self)(self._p, *others)

    def with_suffix(self, suffix):
        return type(self)(os.path.splitext(self._p)[0] + suffix)

    def with_name(self, name):
        return type(self)(os.path.join(os.path.dirname(self._p), name))

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def as_posix(self):
        return self._p

    def relative_to(self, other):
        above = str(type(self)(str(other)))
        if above != "." and self._p != above and not self._p.startswith(above.rstrip("/") + "/"):
            raise ValueError("%r is not in the subpath of %r" % (self._p, above))
        return type(self)(self._p if above == "." else self._p[len(above):].strip("/") or ".")

    def is_relative_to(self, other):
        try:
            self.relative_to(other)
        except ValueError:
            return False
        return True

    def match(self, pattern):
        from fnmatch import fnmatch

        return fnmatch(self._p if "/" in pattern else self.name, pattern)

    @property
    def parents(self):
        out, p = [], self
        while str(p.parent) != str(p):
            p = p.parent
            out.append(p)
        return tuple(out)

    def is_absolute(self):
        return self._p.startswith("/")


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls("/home")

    home = cwd

    def exists(self):
        return os.path.exists(self._p)

    def is_file(self):
        return os.path.isfile(self._p)

    def is_dir(self):
        return os.path.isdir(self._p)

    def stat(self):
        return os.stat(self._p)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self._p, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with open(self._p, encoding=encoding, errors=errors) as f:
            return f.read()

    def read_bytes(self):
        with open(self._p, "rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        with open(self._p, "w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def write_bytes(self, b):
        with open(self._p, "wb") as f:
            return f.write(b)

    def unlink(self, missing_ok=False):
        if not missing_ok or self.exists():
            os.remove(self._p)

    def mkdir(self, mode=511, parents=False, exist_ok=False):
        if parents:
            os.makedirs(self._p, exist_ok=exist_ok)
        elif not (exist_ok and self.is_dir()):
            os.mkdir(self._p)

    def rmdir(self):
        os.rmdir(self._p)

    def rename(self, target):
        os.rename(self._p, str(target))
        return type(self)(str(target))

    replace = rename

    def touch(self):
        open(self._p, "a").close()

    def resolve(self):
        return Path(os.path.abspath(self._p))

    absolute = resolve

    def iterdir(self):
        return iter([self / n for n in os.listdir(self._p)])

    def glob(self, pattern):
        import re

        p = re.escape(pattern).replace("\\*\\*/", "(?:.*/)?").replace("\\*", "[^/]*").replace("\\?", "[^/]")
        out = []
        for n in sorted(os._sizes()):
            inner = n if self._p == "." else n[len(self._p) + 1:] if n.startswith(self._p + "/") else None
            if inner and re.fullmatch(p, inner):
                out.append(self / inner)
        return iter(out)

    def rglob(self, pattern):
        return self.glob("**/" + pattern)


PosixPath = Path
PurePosixPath = PurePath

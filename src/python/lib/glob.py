import os
from pathlib import Path


def glob(pathname, *, root_dir=None, recursive=False):
    names = [str(p) for p in Path(root_dir or ".").glob(pathname)]
    return [os.path.join(pathname.rpartition("/")[0], n) if pathname.startswith("/") else n for n in names]


def iglob(pathname, **kw):
    return iter(glob(pathname, **kw))


def escape(pathname):
    return "".join(["[" + c + "]" if c in "*?[" else c for c in pathname])

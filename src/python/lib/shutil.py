import os

import _files


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def _copy(src, dst):
    a, b = os.fspath(src), os.fspath(dst)
    if os.path.isdir(b):
        b = os.path.join(b, os.path.basename(a))
    if os.path._inner(a) == os.path._inner(b):
        raise SameFileError("%r and %r are the same file" % (a, b))
    with open(a, "rb") as f:
        data = f.read()
    with open(b, "wb") as f:
        f.write(data)
    return b


def copy(src, dst, *, follow_symlinks=True):
    return _copy(src, dst)


copy2 = copy


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        raise IsADirectoryError(21, "Is a directory", os.fspath(dst))
    return _copy(src, dst)


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def move(src, dst):
    a, b = os.fspath(src), os.fspath(dst)
    if os.path.isdir(b):
        b = os.path.join(b, os.path.basename(a))
    os.rename(a, b)
    return b


def copytree(src, dst, dirs_exist_ok=False):
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for n in os.listdir(src):
        a, b = os.path.join(src, n), os.path.join(dst, n)
        if os.path.isdir(a):
            copytree(a, b, True)
        else:
            _copy(a, b)
    return dst


def rmtree(path, ignore_errors=False):
    if not os.path.isdir(path):
        if ignore_errors:
            return
        raise _files.missing(path)
    for n in os.listdir(path):
        p = os.path.join(path, n)
        if os.path.isdir(p):
            rmtree(p)
        else:
            os.remove(p)
    os.rmdir(path)


def which(cmd):
    return None


def disk_usage(path):
    raise NotImplementedError("shutil.disk_usage(): files of this page are in memory")

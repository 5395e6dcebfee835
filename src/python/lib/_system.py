# sys, with what MicroPython's lacks.
from sys import *
import sys as _native
from collections import namedtuple as _namedtuple

version_info = _namedtuple("version_info", "major minor micro releaselevel serial")(3, 12, 0, "final", 0)
version = "3.12.0 (MicroPython, the Python of this page)"
stdin, stdout, stderr = _native.stdin, _native.stdout, _native.stderr
__stdout__, __stderr__ = stdout, stderr
modules, path, argv = _native.modules, _native.path, [""]
executable = ""
float_info = _namedtuple("float_info", "max min epsilon dig")(1.7976931348623157e308, 2.2250738585072014e-308, 2.220446049250313e-16, 15)


def getrecursionlimit():
    return 1000


def setrecursionlimit(n):
    # The depth is given by the memory for calls (memory.c): some 5000.
    pass


def getdefaultencoding():
    return "utf-8"


def intern(s):
    return s


def getrefcount(o):
    raise NotImplementedError("sys.getrefcount() is not supported by MicroPython: it counts no references")


def exc_info():
    e = _native.exc_info()[1]
    return (None, None, None) if e is None else (type(e), e, e.__traceback__)

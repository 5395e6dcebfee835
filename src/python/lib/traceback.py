import sys

import _host


def _of(kind, e):
    return e if isinstance(e, BaseException) else kind


def format_exception(kind, value=None, tb=None, limit=None, chain=True):
    return _host.traceback_text(_of(kind, value)).splitlines(True)


def print_exception(kind, value=None, tb=None, limit=None, file=None, chain=True):
    (file or sys.stderr).write(_host.traceback_text(_of(kind, value)))


def format_exception_only(kind, value=None):
    e = _of(kind, value)
    if isinstance(e, type):
        return [e.__name__ + "\n"]
    text = str(e)
    return [type(e).__name__ + (": " + text if text else "") + "\n"]


def format_exc(limit=None, chain=True):
    e = sys.exc_info()[1]
    return "NoneType: None\n" if e is None else _host.traceback_text(e)


def print_exc(limit=None, file=None, chain=True):
    (file or sys.stderr).write(format_exc())


def _entries(tb):
    return ['  File "%s", line %d, in %s\n' % (f, n, w.split(".")[-1]) for f, n, w in tb or ()]


def format_tb(tb, limit=None):
    return _entries(tb)


def print_tb(tb, limit=None, file=None):
    (file or sys.stderr).write("".join(_entries(tb)))


def extract_tb(tb, limit=None):
    return list(tb or ())


def print_stack(*a, **kw):
    raise NotImplementedError("traceback.print_stack() is not supported by MicroPython")

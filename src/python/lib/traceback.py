import sys


def _text(e):
    import uio

    f = uio.StringIO()
    sys.print_exception(e, f)
    return f.getvalue()


def format_exception(kind, e=None, tb=None):
    return _text(e or kind).splitlines(True)


def print_exception(kind, e=None, tb=None, file=None, **kw):
    (file or sys.stderr).write(_text(e or kind))


def format_exception_only(kind, e=None):
    e = e or kind
    return ["%s: %s\n" % (type(e).__name__, e)]


def format_exc():
    e = sys.exc_info()[1] if hasattr(sys, "exc_info") else None
    if e is None:
        return "MicroPython does not remember the exception; use traceback.format_exception(e).\n"
    return _text(e)


def print_exc(file=None):
    (file or sys.stderr).write(format_exc())

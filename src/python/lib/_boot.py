# Run once, before the first cell: puts into builtins what CPython has there and MicroPython lacks,
# and what pyfix (src/python/pyfix/pyfix.h) turns source into: __fmt__, __list__, __dict__, __field__ ...
import builtins
import sys

import _host

_print = print
_stdout = sys.stdout
_sys = None  # what cells import as sys
_int = int


def print(*a, flush=False, file=None, **kw):
    if file is None and _sys is not None and _sys.stdout is not _stdout:
        file = _sys.stdout
    if file is None:
        _print(*a, **kw)
    elif hasattr(file, "readinto"):  # a stream of MicroPython's
        _print(*a, file=file, **kw)
    else:
        sep, end = kw.get("sep"), kw.get("end")
        file.write((" " if sep is None else sep).join([str(x) for x in a]) + ("\n" if end is None else end))
    if flush:
        sys.stdout.flush()


def input(prompt=""):
    _print(prompt, end="")
    answer = _host.prompt("input", str(prompt), "")
    if answer is None:
        _print()
        raise EOFError("nobody answered")
    _print(answer)
    return answer


_zip = zip


def zip(*parts, strict=False):
    if not strict:
        return _zip(*parts)
    parts = [list(p) for p in parts]
    for i, p in enumerate(parts):
        if len(p) != len(parts[0]):
            word = "shorter" if len(p) < len(parts[0]) else "longer"
            raise ValueError("zip() argument %d is %s than argument%s" % (i + 1, word, " 1" if i == 1 else "s 1-%d" % i))
    return _zip(*parts)


_round = round


def round(number, ndigits=None):
    if hasattr(number, "__round__"):
        return number.__round__() if ndigits is None else number.__round__(ndigits)
    if isinstance(number, float):
        if ndigits is None:
            return _round(number)
        if ndigits >= 0:
            return float(("%." + str(ndigits) + "f") % number) if abs(number) < 1e15 else number
    elif not isinstance(number, _int):
        raise TypeError("type %s doesn't define __round__ method" % type(number).__name__)
    return number if ndigits is None else _round(number, ndigits)


def ascii(o):
    def one(c):
        n = ord(c)
        if n < 128:
            return c
        return ("\\x%02x" if n < 256 else "\\u%04x" if n < 65536 else "\\U%08x") % n

    return "".join([one(c) for c in repr(o)])


def vars(o=None):
    if o is None:
        raise TypeError("vars() without an object is not supported by MicroPython; use globals() or locals()")
    if not hasattr(o, "__dict__"):
        raise TypeError("vars() argument must have __dict__ attribute")
    return o.__dict__


_iter = iter


def iter(x, *sentinel):
    return _until(x, sentinel[0]) if sentinel else _iter(x)


def _until(f, sentinel):
    while True:
        v = f()
        if v == sentinel:
            return
        yield v


def help(o=None):
    d = getattr(o, "__doc__", None)
    name = getattr(o, "__name__", "")
    if d:
        print(("Help on " + name + ":\n\n" if name else "") + d.strip())
    else:
        print("There is no text under this def or class; dir(x) lists what x has.")


_reversed = reversed


def reversed(x):
    if hasattr(x, "__reversed__"):
        return x.__reversed__()
    if isinstance(x, (dict, set)) or type(x) in _VIEWS:
        if isinstance(x, set):
            raise TypeError("'set' object is not reversible")
        return _reversed(list(x))
    return _reversed(x)


_VIEWS = (type({}.items()),)
_pow = pow


def pow(base, exp, mod=None):
    if mod is None:
        return base ** exp
    if exp < 0:
        # The inverse of base, by Euclid.
        a, b, x, y = base % mod, mod, 1, 0
        while b:
            q = a // b
            a, b, x, y = b, a - q * b, y, x - q * y
        if a != 1:
            raise ValueError("base is not invertible for the given modulus")
        base, exp = x % mod, -exp
    return _pow(base, exp, mod)


def __list__(*parts):
    r = []
    for x in parts:
        r.extend(x)
    return r


def __dict__(*parts):
    r = {}
    for x in parts:
        r.update(x)
    return r


def display(*things, **kw):
    import _display

    for x in things:
        _display.show(x)


def __repl_print__(x):
    # The value of a cell's last statement.
    if x is not None:
        if hasattr(x, "_repr_png_"):
            display(x)
        else:
            _print(repr(x))


_import = builtins.__import__


def __import__(name, *a):
    try:
        return _import(name, *a)
    except ImportError as e:
        if not str(e).startswith("No module named"):
            raise
        from _vendors import missing

        text = "No module named '%s'. %s" % (name, missing(name))
    raise ModuleNotFoundError(text)


for k, v in (
    ("__import__", __import__), ("print", print), ("input", input), ("ascii", ascii), ("round", round), ("zip", zip),
    ("vars", vars), ("help", help), ("__list__", __list__), ("__dict__", __dict__), ("reversed", reversed), ("pow", pow),
    ("iter", iter), ("display", display), ("__repl_print__", __repl_print__),
):
    setattr(builtins, k, v)


# --- methods of str, and modules that cannot be files of their own, because MicroPython finds its own first
import _match
import _text
import _numbers
import _math
import _system
from _files import open

builtins.open = open
builtins.__match_sequence__, builtins.__match_mapping__ = _match.sequence, _match.mapping
builtins.__match_rest__, builtins.__match_part__ = _match.rest, _match.part
_math.__name__ = "math"
_system.__name__ = "sys"
sys.modules["math"] = _math
sys.modules["sys"] = _sys = _system

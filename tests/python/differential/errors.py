# === raising
raise ValueError("bad value")
raise ValueError
raise KeyError("k")
raise Exception("a", 1)
raise
raise 5
assert 1 == 2
assert 1 == 2, "not equal"
assert True
def f():
    raise RuntimeError("inside")
f()
raise TypeError(f"got {type(1).__name__}")
raise SystemError("sys") if False else LookupError("look")
raise IndexError
raise StopIteration
raise OSError("text")
raise OSError(2, "No such file")
raise FileNotFoundError(2, "No such file or directory", "x.txt")
# === catching
try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e, type(e).__name__, repr(e), e.args)
e
try:
    int("x")
except (TypeError, ValueError) as e:
    print(e)
try:
    [][1]
except LookupError as e:
    print(type(e), isinstance(e, IndexError))
try:
    pass
except ValueError:
    print("no")
else:
    print("else")
finally:
    print("finally")
try:
    {}["a"]
except KeyError as e:
    print(e, str(e), repr(e), e.args[0])
def f():
    try:
        return "try"
    finally:
        print("cleanup")
f()
def g():
    for i in range(3):
        try:
            if i == 1:
                continue
            print(i)
        finally:
            print("f", i)
g()
try:
    try:
        1 / 0
    except ValueError:
        print("wrong")
    finally:
        print("inner finally")
except ArithmeticError as e:
    print("outer", e)
try:
    raise ValueError("a")
except Exception:
    print("any")
try:
    int("x")
except ValueError:
    raise
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise TypeError("second")
except TypeError as e:
    print(repr(e.__context__), e.__cause__)
try:
    try:
        {}["a"]
    except KeyError as k:
        raise ValueError("from") from k
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    raise ValueError("x") from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__)
try:
    raise Exception
except Exception as e:
    print(repr(e), str(e) == "", e.args)
bool(ValueError("x")), ValueError("a") == ValueError("a")
# === own
class AppError(Exception):
    pass
class NotFound(AppError):
    """Thing is missing."""
    def __init__(self, what, code=404):
        super().__init__(f"{what} not found")
        self.what = what
        self.code = code
raise AppError("x")
raise AppError
raise NotFound("cat")
try:
    raise NotFound("dog")
except AppError as e:
    print(e, e.what, e.code, repr(e), e.args, isinstance(e, NotFound))
class Both(AppError, KeyError):
    pass
try:
    raise Both("b")
except KeyError as e:
    print(type(e).__name__)
class WithStr(Exception):
    def __str__(self):
        return "custom text"
raise WithStr("ignored")
e = ValueError("a")
e.extra = 5
e.extra
e.add_note("hint")
e.__notes__
class V(ValueError):
    def __init__(self, msg, field):
        super().__init__(msg)
        self.field = field
V("m", "f").field, str(V("m", "f")), V("m", "f").args
issubclass(FileNotFoundError, OSError), issubclass(ModuleNotFoundError, ImportError), issubclass(UnboundLocalError, NameError), issubclass(RecursionError, RuntimeError), issubclass(UnicodeDecodeError, ValueError), issubclass(TimeoutError, OSError), issubclass(ConnectionError, OSError), issubclass(KeyError, LookupError), issubclass(bool, int)
class Retry(Exception):
    def __init__(self, attempts):
        self.attempts = attempts
try:
    raise Retry(3)
except Retry as r:
    print(r.attempts, r.args, str(r))
# === tracebacks
import traceback, sys
def f(x):
    return 1 / x
try:
    f(0)
except ZeroDivisionError:
    text = traceback.format_exc()
text.splitlines()[0], text.splitlines()[-1]
try:
    f(0)
except ZeroDivisionError as e:
    print(traceback.format_exception_only(e), sys.exc_info()[0].__name__, sys.exc_info()[1] is e)
sys.exc_info()
try:
    f(0)
except Exception as e:
    lines = traceback.format_exception(e)
lines[-1]
try:
    raise ValueError("v")
except ValueError as e:
    print("".join(traceback.format_exception_only(type(e), e)).strip())
e2 = ValueError("no traceback")
e2.__traceback__, e2.with_traceback(None) is e2
# === messages
[1, 2, 3][3]
(1, 2)[5]
"abc"[9]
{"a": 1}["b"]
[1]["a"]
"abc"["x"]
None + 1
1 + None
"a" - "b"
[] + ()
{} + {}
len(None)
for x in None: pass
a, b = 1
a, b = []
a, b = "abc"
None()
"text"()
[1, 2].foo
None.foo
int.foo
(1).foo
import math
math.sqrt(-1)
math.log(0)
math.foo
int("12a")
int(None)
int([1])
float("x1")
float([])
"5" + 5
5 + "5"
"5" * "5"
[1] * [2]
{1, 2}[0]
{[1]: 2}
hash({})
print(undefined_thing)
"%d" % "a"
"{:d}".format("a")
open("missing.txt")
chr("a")
ord(5)
range("a")
sum(5)
max(5)
sorted(5)
list(5)
dict(5)
tuple(None)
set(5)
iter(5)
next([])
round("a")
abs("a")
-"a"
~1.5
not "a"
1 << -1
2 ** "a"
"a" in 5
5 in [1]
[3, "a", 1].sort()
bytes("é")
b"a" + "b"
"a" + b"b"
b"a" < "b"
"".join([1])
"a".encode("ascii")
"é".encode("ascii")
b"\xff".decode()
b"\xff\xfe".decode("ascii")
"a".encode("nope-codec")
divmod(1, 0)
1 % 0
1 // 0
0 ** -1
10 ** 400 * 1.0
# === suppress
from contextlib import suppress, contextmanager, ExitStack, closing, nullcontext, redirect_stdout
with suppress(KeyError):
    {}["a"]
    print("not reached")
with suppress(ValueError):
    {}["a"]
@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")
with tag("p") as t:
    print(t)
with tag("b"):
    raise ValueError("inside")
with tag("a") as a, tag("b") as b:
    print(a, b)
with (tag("x") as x, tag("y") as y):
    print(x, y)
@contextmanager
def swallow():
    try:
        yield
    except ValueError:
        print("swallowed")
with swallow():
    raise ValueError
with ExitStack() as stack:
    for n in "cd":
        stack.enter_context(tag(n))
    stack.callback(print, "callback")
import io
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden")
buf.getvalue()
with nullcontext(5) as n:
    print(n)
class Timer:
    def __enter__(self):
        return self
    def __exit__(self, exc_type, exc, tb):
        print(exc_type.__name__ if exc_type else None, exc)
with Timer():
    pass
with Timer():
    1 / 0
with 5:
    pass
@tag("deco")
def decorated():
    print("body")
decorated()
# === groups
try:
    raise ExceptionGroup("many", [ValueError("a"), TypeError("b")])
except* ValueError as g:
    print(g.exceptions)
except* TypeError as g:
    print(g.exceptions)

# === match_values
def kind(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2:
            return "small"
        case "a":
            return "letter"
        case None:
            return "none"
        case True:
            return "true"
        case int() | float():
            return "number"
        case str():
            return "text"
        case []:
            return "empty list"
        case [1, _]:
            return "starts with one"
        case [a, b]:
            return f"pair {a} {b}"
        case [first, *rest]:
            return f"{first} then {rest}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"x": x, **others}:
            return f"x={x} {others}"
        case _:
            return "other"
[kind(v) for v in (0, 2, "a", None, 7, 2.5, "zz", [], [1, 9], [3, 4], [5, 6, 7])]
kind({"type": "circle", "r": 3}), kind({"x": 1, "y": 2}), kind({"q": 1}), kind((1, 2))
# === match_more
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
def where(p):
    match p:
        case P(x=0, y=0):
            return "origin"
        case P(x=0, y=y):
            return f"y axis {y}"
        case P(x, y) if x == y:
            return f"diagonal {x}"
        case P():
            return "somewhere"
where(P(0, 0)), where(P(0, 3)), where(P(2, 2)), where(P(1, 2)), where(5)
def command(line):
    match line.split():
        case ["go", ("north" | "south") as d]:
            return f"going {d}"
        case ["take", item] if item != "sword":
            return f"took {item}"
        case ["quit"]:
            return "bye"
        case [x, *_]:
            return f"unknown {x}"
command("go north"), command("take lamp"), command("take sword"), command("quit"), command("")
import math
match 5:
    case n if n > 3:
        print("big", n)
match = 3
match
case = [match]
case
# === parenthesised_with
import io
with (io.StringIO("a") as f, io.StringIO("b") as g):
    print(f.read(), g.read())
with (
    io.StringIO("c") as f,
    io.StringIO("d") as g,
):
    print(f.read(), g.read())
with (io.StringIO("e")) as f:
    print(f.read())
# === unpacking
a, (b, *c), d = 1, (2, 3, 4), 5
a, b, c, d
[*[1], *(2, 3)], (*"ab",), {*[1, 2]}, {**{"a": 1}, "b": 2}
def f(*args, **kw):
    return args, kw
f(*[1], *[2], **{"a": 1}, **{"b": 2}), f(1, *(), x=1)
first, second, *_ = range(5)
first, second, _
for i, (x, y) in enumerate([(1, 2), (3, 4)]):
    print(i, x, y)
x, y = {"a": 1, "b": 2}
x, y
(x, y), [z] = (1, 2), [3]
x, y, z
print(*range(3), sep="+")
def ret():
    return 1, *[2, 3]
ret()
a = b, c = 1, 2
a, b, c
*a, b = 1,
a, b
# === walrus_and_chains
data = [1, 5, 8]
[y for x in data if (y := x * 2) > 5], y
while (n := len(data)) > 1:
    data.pop()
n
1 < 2 > 1 != 3, 1 < 3 < 2, not 1 == 2
x = 5 if True else 6
x
a = b = c = []
a is c
"yes" if "a" in "abc" and not False else "no"
1 if 0 else 2 if 0 else 3
lambda: 1
(lambda x, *y, z=3: (x, y, z))(1, 2)
if True: print("one line")
for i in range(2): print(i)
class A: x = 1
A.x
...
Ellipsis is ...
pass
print("a"); print("b")
x = (1 +
     2)
x
y = 1 + \
    2
y
# === strings_syntax
'single', "double", '''triple''', """triple "quoted" text"""
"implicit " 'join', f"{1}" "2"
r"raw \n", b"bytes", rb"\x", u"uni"
"""a
b"""
"tab\tnew\nline"
"a" \
    "b"
x = "v"
f"{x!r:>5}" f"{x}"
f'{x + "y"}', f"{'a' if x else 'b'}", f"{ {1: 2}[1] }"
f"{x:{'>'}{6}}"
f"{1 + 1=}"
"%s" "%s" % (1, 2)
# === global_and_delete
count = 0
def inc():
    global count
    count += 1
inc()
inc()
count
del count
count
x = [1, 2, 3]
del x[1], x[0]
x
def outer():
    v = 1
    def inner():
        nonlocal v
        v += 1
    inner()
    return v
outer()
__name__
# === syntax_errors
compile("x = ", "f", "exec")
eval("1 +")
eval("(1")
exec("for")
exec("def f(:\n pass")
exec("print 'a'")
exec("x = 5 6")
exec("if True\n  pass")
exec("  x = 1")
exec("def f():\nreturn 1")
exec("return 5")
exec("break")
exec("a b c")
exec("1 = x")
exec("f() = 3")
exec("class")
exec("'abc")
exec("x = [1, 2")
exec("else: pass")
exec("import")
# === eval_exec
eval("[x for x in range(3)]"), eval("f'{1:>3}'"), eval("{**{'a': 1}}")
ns = {}
exec("def f(a, /):\n    return f'{a:,}'\nv = f(1234567)", ns)
ns["v"]
exec("y = 3\nprint(y)")
y
compile("1 + 1", "x", "eval") is not None
eval("__import__('math').pi")
eval("undefined_here")
# === decorators_class
def add_repr(cls):
    cls.__repr__ = lambda self: f"<{cls.__name__}>"
    return cls
@add_repr
class A:
    pass
A()
class Meta(type):
    pass
class B(metaclass=Meta):
    pass
type(B).__name__
def deco(n):
    return lambda f: n
@deco(5)
def five(): pass
five
class Plugin:
    registry = {}
    @classmethod
    def register(cls, name):
        def wrap(f):
            cls.registry[name] = f
            return f
        return wrap
@Plugin.register("a")
def handler():
    return "handled"
Plugin.registry["a"]()
# === iterators_protocol
class Range2:
    def __init__(self, n):
        self.n = n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * 10
    def __len__(self):
        return self.n
list(Range2(3)), 20 in Range2(3), [*reversed(Range2(3))], list(enumerate(Range2(2)))
it = iter([1, 2])
next(it), next(it), next(it, "done")
iter(lambda: 5, 5)
list(iter(iter([3, 1]).__next__, 1))
class NotIter: pass
iter(NotIter())
list(zip(range(3), iter("ab")))
a = iter("abc")
list(zip(a, a))
type(iter([])).__name__

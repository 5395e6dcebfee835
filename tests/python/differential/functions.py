# === basics
def add(a, b=1):
    """Adds two numbers."""
    return a + b
add(1), add(1, 2), add(a=1, b=5), add(b=2, a=1)
add()
add(1, 2, 3)
add(1, c=2)
add(1, a=2)
add.__name__, add.__doc__
add("a", 1)
def nothing():
    pass
nothing()
print(nothing())
def two():
    return 1, 2
two()
def rest(a, *args, k=0, **kw):
    return a, args, k, kw
rest(1), rest(1, 2, 3), rest(1, k=5), rest(1, 2, x=3)
rest()
rest(*[1, 2], **{"z": 1})
def only(*, key):
    return key
only(key=1)
only(1)
only()
def pos(a, /, b):
    return a + b
pos(1, 2), pos(1, b=2)
print(add)
def annotated(x: int, y: "str" = "a") -> bool:
    return True
annotated(1)
def outer():
    def inner(x):
        return x
    return inner()
outer()
add.calls = 3
add.calls
def f(n):
    if n == 0:
        return 0
    return n + f(n - 1)
f(10)
# === scope
x = 1
def read():
    return x
def write():
    x = 2
    return x
def change():
    global x
    x = 3
read(), write(), x
change()
x
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
c = counter()
c(), c()
def early():
    print(x)
    x = 2
def local_error():
    if False:
        value = 1
    return value
fs = [lambda: i for i in range(3)]
[f() for f in fs]
fs = [lambda i=i: i for i in range(3)]
[f() for f in fs]
def mutable(v, acc=[]):
    acc.append(v)
    return acc
mutable(1), mutable(2)
def shadow(list):
    return list
shadow(3)
globals()["x"]
def make(n):
    return lambda y: n * y
make(3)(4)
# === lambdas
sq = lambda v: v * v
sq(4)
sorted([("b", 2), ("a", 3)], key=lambda p: p[1])
(lambda *a, **k: (a, k))(1, b=2)
list(map(lambda v: v + 1, [1, 2]))
(lambda: None)()
(lambda a, b=2: a + b)(1)
sq.__name__
sq()
max(["a", "bbb"], key=lambda s: len(s))
compose = lambda f, g: lambda x: f(g(x))
compose(abs, int)("-5")
# === decorators
from functools import wraps
def loud(fn):
    @wraps(fn)
    def wrapper(*args, **kwargs):
        print("calling", fn.__name__)
        return fn(*args, **kwargs)
    return wrapper
@loud
def hello(name="you"):
    """Greets."""
    return "hi " + name
hello("Ada")
hello.__name__, hello.__doc__
hello.__wrapped__()
def times(n):
    def deco(fn):
        def inner(*a):
            return [fn(*a) for _ in range(n)]
        return inner
    return deco
@times(2)
def one():
    return 1
one()
@times(3)
@loud
def two():
    return 2
two()
class Count:
    def __init__(self, fn):
        self.fn, self.n = fn, 0
    def __call__(self, *a):
        self.n += 1
        return self.fn(*a)
@Count
def counted(x):
    return x
counted(1), counted(2), counted.n
def register(fn, _all=[]):
    _all.append(fn.__name__)
    fn.all = _all
    return fn
@register
def aa(): pass
@register
def bb(): pass
bb.all
# === generators
def gen(n):
    for i in range(n):
        yield i
    return "end"
list(gen(3)), sum(gen(4))
g = gen(2)
next(g), next(g)
next(g)
def both():
    r = yield from gen(2)
    yield r
list(both())
def echo():
    got = yield "start"
    while True:
        got = yield got * 2
e = echo()
next(e), e.send(3), e.send("a")
e.close()
next(e)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice, takewhile
list(islice(fib(), 10)), list(takewhile(lambda v: v < 20, fib()))
def clean():
    try:
        yield 1
    finally:
        print("cleaned")
for v in clean():
    break
x = clean()
next(x)
x.close()
def thrown():
    try:
        yield 1
    except ValueError as err:
        yield f"got {err}"
t = thrown()
next(t), t.throw(ValueError("bad"))
sum(i * i for i in range(4))
gen(3)
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        while self.n:
            yield self.n
            self.n -= 1
list(Countdown(3))
# === recursion
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
fact(5), fact(25)
def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
hanoi(2)
def flat(x):
    return [z for y in x for z in flat(y)] if isinstance(x, list) else [x]
flat([1, [2, [3, []]]])
def perms(s):
    return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
perms("abc")
def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)
gcd(48, 18)
def forever():
    return forever()
def depth(t):
    return 0 if t is None else 1 + max(depth(t[0]), depth(t[1]))
depth(((None, None), None))
from functools import lru_cache, cache
@lru_cache(maxsize=None)
def fibo(n):
    return n if n < 2 else fibo(n - 1) + fibo(n - 2)
fibo(80)
fibo.cache_info()
@cache
def sq(x):
    print("computing")
    return x * x
sq(3), sq(3)
sq.cache_clear()
# === argument_mistakes
def f(a, b, c):
    pass
f(1)
f(1, 2, 3, 4)
f(a=1)
f(1, 2, 3, d=4)
f(1, 2, c=3, b=2)
print(sepp=1)
len()
len([], [])
int("1", "2", "3")
"a".upper(1)
[].append()
sorted()
range()
abs()
isinstance(1)
class A:
    def m(self, x):
        pass
A().m()
A().m(1, 2)
A.m(1)
"abc".replace("a")
{}.get()
sum()
open()
int([])
float(None)
str(1, 2)

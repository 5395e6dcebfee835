# === basics
class Dog:
    """A dog."""
    kind = "canine"
    def __init__(self, name, age=1):
        self.name = name
        self.age = age
    def speak(self):
        return f"{self.name} says woof"
    def __repr__(self):
        return f"Dog({self.name!r})"
d = Dog("Rex")
d.name, d.age, d.kind, d.speak()
d
print(d, str(d), [d], {"d": d}, f"{d}")
d.age = 5
d.age
d.color = "brown"
d.__dict__, vars(d)
Dog.kind = "dog"
d.kind
d.nope
Dog.nope
Dog()
Dog("a", 1, 2)
d.speak("x")
Dog.speak(d), Dog.__name__, Dog.__doc__, type(d).__name__, type(d) is Dog, isinstance(d, Dog)
hasattr(d, "name"), getattr(d, "age"), setattr(d, "z", 1), d.z
del d.z
d.z
del d.nope
d.speak.__name__
Dog
class Empty:
    pass
e = Empty()
e.x = 1
e.x
Empty(1)
e()
e + 1
e[0]
len(e)
for x in e: pass
e < e
e == e, e == Empty(), e != 1
print(Empty().__class__.__name__, Empty.__name__)
bool(e), hash(e) == hash(e)
Dog.speak
# === dunder
class V:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f"V({self.x}, {self.y})"
    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)
    def __mul__(self, k):
        return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self):
        return V(-self.x, -self.y)
    def __eq__(self, o):
        return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    def __bool__(self):
        return bool(self.x or self.y)
    def __getitem__(self, i):
        return (self.x, self.y)[i]
    def __len__(self):
        return 2
    def __iter__(self):
        return iter((self.x, self.y))
    def __contains__(self, v):
        return v in (self.x, self.y)
    def __call__(self, k):
        return k * self.x
    def __lt__(self, o):
        return abs(self) < abs(o)
    def __hash__(self):
        return hash((self.x, self.y))
a, b = V(1, 2), V(3, 4)
a + b, a * 2, 2 * a, -a, abs(b), a == V(1, 2), a != b, bool(V(0, 0))
a[0], a[-1], len(a), list(a), 2 in a, 9 in a, a(10), a < b, a > b
sorted([b, a]), max(a, b), min([b, a]), {a: 1}[V(1, 2)]
x, y = a
a + 1
a - b
a <= b
sum([a, b], V(0, 0))
a[5]
class Bag:
    def __init__(self):
        self.d = {}
    def __setitem__(self, k, v):
        self.d[k] = v
    def __getitem__(self, k):
        return self.d[k]
    def __delitem__(self, k):
        del self.d[k]
    def __getattr__(self, name):
        return f"no {name}"
bag = Bag()
bag["a"] = 1
bag["a"], bag.foo
del bag["a"]
bag["a"]
class Eq:
    def __eq__(self, o):
        return True
hash(Eq())
Eq() == 5, Eq() != 5
class R:
    def __radd__(self, o):
        return f"radd {o}"
    def __iadd__(self, o):
        return f"iadd {o}"
    def __divmod__(self, o):
        return "dm"
1 + R(), divmod(R(), 2)
r = R()
r += 5
r
class Str:
    def __str__(self):
        return "str"
print(Str()), str(Str()), [Str()] != []
class BadStr:
    def __str__(self):
        return 5
str(BadStr())
class Idx:
    def __index__(self):
        return 2
[1, 2, 3][Idx()]
class Ctx:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, kind, e, tb):
        print("exit", kind)
        return True
with Ctx() as c:
    raise ValueError("x")
class It:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n
list(It()), sum(It())
class Round:
    def __round__(self, n=None):
        return ("rounded", n)
    def __float__(self):
        return 2.5
    def __int__(self):
        return 7
round(Round()), round(Round(), 1), float(Round()), int(Round())
class Rev:
    def __reversed__(self):
        return iter("cba")
list(reversed(Rev()))
# === properties
class T:
    def __init__(self, c):
        self._c = c
    @property
    def c(self):
        "Celsius"
        return self._c
    @c.setter
    def c(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v
    @property
    def f(self):
        return self._c * 9 / 5 + 32
    @staticmethod
    def kind():
        return "temp"
    @classmethod
    def zero(cls):
        return cls(0)
t = T(20)
t.c, t.f, T.kind(), t.kind(), T.zero().c
t.c = 30
t.f
t.c = -300
t.f = 5
del t.f
t.c()
T.c.__doc__
class Acc:
    def __init__(self):
        self.__balance = 10
        self._hint = 1
    def get(self):
        return self.__balance
    def __secret(self):
        return "s"
    def call(self):
        return self.__secret()
acc = Acc()
acc.get(), acc._hint, acc.call()
acc.__balance
acc._Acc__balance
from functools import cached_property
class Lazy:
    @cached_property
    def v(self):
        print("computing")
        return [1]
z = Lazy()
z.v.append(2)
z.v
class Slots:
    __slots__ = ("a",)
    def __init__(self):
        self.a = 1
Slots().a
class Desc:
    def __get__(self, obj, owner):
        return "got" if obj else "class"
    def __set__(self, obj, value):
        print("set", value)
    def __set_name__(self, owner, name):
        print("name", name)
class UsesDesc:
    d = Desc()
UsesDesc().d, UsesDesc.d
u = UsesDesc()
u.d = 5
class Hook:
    def __setattr__(self, k, v):
        print("set", k)
        object.__setattr__(self, k, v)
    def __delattr__(self, k):
        print("del", k)
        super().__delattr__(k)
h = Hook()
h.a = 1
del h.a
h.a
# === inheritance
class A:
    def __init__(self, x):
        self.x = x
    def hi(self):
        return "A"
    def both(self):
        return self.hi() + "!"
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def hi(self):
        return "B" + super().hi()
b = B(1, 2)
b.x, b.y, b.hi(), b.both(), isinstance(b, A), issubclass(B, A), issubclass(A, B)
B.__bases__, B.__mro__
B(1)
A.hi(b)
class C(A):
    def hi(self):
        return "C" + super().hi()
class D(B, C):
    pass
D(1, 2).hi(), [k.__name__ for k in D.__mro__]
class E(B, A):
    pass
class F(A, B):
    pass
class L(list):
    def first(self):
        return self[0]
    def __repr__(self):
        return "L" + super().__repr__()
l = L([3, 1])
l.append(2)
l, len(l), l.first(), sorted(l), l + [1], isinstance(l, list), l == [3, 1, 2], l[1:], print(l)
class Dd(dict):
    def __missing__(self, k):
        return k * 2
    def __getattr__(self, k):
        return self[k]
dd = Dd(a=1)
dd["a"], dd["zz"], dd.a, dd.get("q"), dict(dd), len(dd), "a" in dd, dd == {"a": 1}, {"a": 1} == dd, list(dd.items())
class S(str):
    def shout(self):
        return self.upper() + "!"
S("a").shout(), S("a") + "b", S("ab")[0], len(S("abc")), S("x") == "x", {S("k"): 1}["k"], f"{S('q'):>3}"
class I(int):
    def double(self):
        return self * 2
I(4).double(), I(4) + 1, 1 + I(4), I(4) == 4, f"{I(4):03d}", [1, 2, 3, 4, 5][I(4)], str(I(3))
class Stack(list):
    def push(self, x):
        self.append(x)
    def peek(self):
        return self[-1] if self else None
s = Stack()
s.push(1)
s.push(2)
s.peek(), s.pop(), s
s += [5]
type(s).__name__
class Base:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
class Sub(Base, tag="x"):
    pass
Sub.tag
class Mixin:
    def to_dict(self):
        return dict(self.__dict__)
class Item(Mixin):
    def __init__(self):
        self.a, self.b = 1, "x"
Item().to_dict()
class Single:
    _one = None
    def __new__(cls):
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one
Single() is Single()
class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self):
        return self[0]
Point(1, 2).x, Point(1, 2) == (1, 2), len(Point(3, 4))
class Shape:
    def area(self):
        raise NotImplementedError
Shape().area()
class Sq(Shape):
    pass
Sq().area()
super(B, b).hi()
class Outer:
    class Inner:
        v = 1
    def make(self):
        return self.Inner.v
Outer().make(), Outer.Inner.v
# === abstract
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self):
        ...
    @property
    @abstractmethod
    def name(self):
        ...
    def describe(self):
        return f"{self.name} of {self.area()}"
try:
    Shape()
except TypeError as e:
    print(str(e)[:41])
class Sq(Shape):
    def __init__(self, s):
        self.s = s
    def area(self):
        return self.s ** 2
    name = "square"
Sq(3).describe(), isinstance(Sq(1), Shape)
class Half(Shape):
    def area(self):
        return 1
try:
    Half()
except TypeError as e:
    print(str(e)[:40])
from collections.abc import Iterable, Sequence, Mapping, Callable, Hashable, Sized
isinstance([], Iterable), isinstance(5, Iterable), isinstance([], Sequence), isinstance({}, Mapping), isinstance(len, Callable), isinstance([], Hashable), isinstance("", Sized)
from typing import Protocol, runtime_checkable
class Speaks(Protocol):
    def speak(self) -> str: ...
class Cat:
    def speak(self):
        return "miau"
def talk(x: Speaks) -> str:
    return x.speak()
talk(Cat())
# === attributes_mistakes
class A:
    items = []
    count = 0
    def add(self, x):
        self.items.append(x)
        self.count += 1
a, b = A(), A()
a.add(1)
b.items, b.count, A.count
class NoSelf:
    def m():
        return 1
NoSelf().m()
class Late:
    def __init__(self):
        self.use()
        self.v = 1
    def use(self):
        return self.v
Late()
class Ret:
    def __init__(self):
        return 5
Ret()
None.upper()
(5).append(1)
[].push(1)
"a".name
class Typo:
    def __int__(self, x):
        self.x = x
Typo(3)
a.add
# === dict_of_an_object
class Bag:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
Bag(a=1).__dict__, vars(Bag(b=2))
class Quick:
    def __init__(self, **kw):
        self.__dict__.update(kw)
Quick(a=1).a

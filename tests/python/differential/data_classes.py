# === dataclass_basic
from dataclasses import dataclass, field, asdict, astuple, replace, fields
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
P(1), P(1, 2), P(y=3, x=4), P(1) == P(1), P(1) == P(2), P(1) != (1, 0, [])
P()
P(1, 2, [], 4)
P(z=1)
p = P(1)
p.x = 5
p.tags.append("a")
p, P(1).tags, asdict(p), astuple(p), replace(p, x=9)
[f.name for f in fields(P)], P.__annotations__
hash(p)
P.__name__, p.__dict__
# === dataclass_options
from dataclasses import dataclass, field, FrozenInstanceError
@dataclass(frozen=True)
class F:
    x: int
    y: str = "a"
f = F(1)
f.x = 2
f.z = 1
del f.x
hash(F(1)) == hash(F(1)), {F(1): "v"}[F(1)], len({F(1), F(1), F(2)})
@dataclass(order=True)
class V:
    major: int
    minor: int = 0
V(1, 2) < V(1, 3), sorted([V(2), V(1, 5)]), max(V(1), V(3)), V(1) <= V(1)
V(1) < 5
@dataclass
class Bad:
    tags: list = []
@dataclass
class Order:
    a: int = 1
    b: int
@dataclass
class H:
    name: str
    secret: str = field(repr=False, default="s")
    n: int = field(init=False, default=0)
    k: int = field(compare=False, default=1)
    def __post_init__(self):
        self.n = len(self.name)
H("abc"), H("a", k=1) == H("a", k=2), H("ab").n
H("a", "b", 5, 6)
@dataclass(eq=False)
class NoEq:
    a: int
NoEq(1) == NoEq(1)
@dataclass(repr=False)
class NoRepr:
    a: int
NoRepr(1).a
@dataclass(kw_only=True)
class Kw:
    a: int
    b: int = 2
Kw(a=1)
Kw(1)
@dataclass(slots=True)
class Sl:
    a: int
Sl(1)
@dataclass
class Base:
    a: int
    def total(self):
        return self.a
@dataclass
class Child(Base):
    b: int = 2
    def total(self):
        return super().total() + self.b
Child(1), Child(1).total(), Child.__mro__[1].__name__, isinstance(Child(1), Base)
@dataclass
class F1: x: int
F1(3)
@dataclass
class Nest:
    p: F1
    items: list[F1] = field(default_factory=list)
n = Nest(F1(1), [F1(2)])
n
from dataclasses import asdict
asdict(n)
import json
json.dumps(asdict(n))
@dataclass
class WithClassVar:
    from typing import ClassVar
    total: ClassVar[int] = 0
    a: int = 1
WithClassVar(5)
from dataclasses import is_dataclass
is_dataclass(F1), is_dataclass(3)
# === dataclass_custom
from dataclasses import dataclass
@dataclass
class Temp:
    celsius: float
    @property
    def f(self):
        return self.celsius * 9 / 5 + 32
    @classmethod
    def from_f(cls, f):
        return cls((f - 32) * 5 / 9)
    def __str__(self):
        return f"{self.celsius:.1f}C"
print(Temp(20), repr(Temp(20)), Temp.from_f(212).celsius, Temp(0).f)
@dataclass
class Cart:
    items: dict[str, int]
    def __len__(self):
        return len(self.items)
    def __iter__(self):
        return iter(self.items)
c = Cart({"a": 1})
len(c), list(c), c
# === enums
from enum import Enum, IntEnum, auto, Flag, StrEnum, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
Color.RED, Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], list(Color), len(Color)
print(Color.RED, [c.name for c in Color], f"{Color.RED}", str(Color.GREEN))
Color.RED is Color(1), Color.RED == Color.RED, Color.RED == 1, isinstance(Color.RED, Color)
Color(9)
Color["PINK"]
hasattr(Color, "PINK")
Color.RED = 5
Color.RED < Color.GREEN
{Color.RED: "r"}[Color.RED], type(Color.RED) is Color, Color.__members__["RED"]
class Auto(Enum):
    A = auto()
    B = auto()
[a.value for a in Auto]
class Level(IntEnum):
    LOW = 1
    HIGH = 10
Level.LOW < Level.HIGH, Level.LOW + 1, Level.HIGH == 10, sorted([Level.HIGH, Level.LOW]), int(Level.LOW), f"{Level.LOW}", Level(10)
print(Level.LOW, repr(Level.LOW))
class Mode(str, Enum):
    READ = "r"
    WRITE = "w"
Mode.READ == "r", Mode("w"), Mode.READ.upper(), Mode.READ.value, isinstance(Mode.READ, str)
class Kind(StrEnum):
    CAT = "cat"
    DOG = auto()
str(Kind.CAT), Kind.DOG, f"{Kind.DOG}", Kind.CAT == "cat", Kind.CAT.value
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def g(self):
        return round(6.67e-11 * self.mass / self.radius ** 2, 2)
Planet.EARTH.g, Planet.MARS.mass, Planet.EARTH.value, Planet.EARTH.name
class E(Enum):
    A = "a"
    def __str__(self):
        return "E:" + self.value
    @classmethod
    def default(cls):
        return cls.A
str(E.A), f"{E.A}", E.default(), print(E.A)
class Al(Enum):
    ONE = 1
    UNO = 1
    TWO = 2
Al.UNO, list(Al), Al.UNO is Al.ONE
class Perm(Flag):
    R = 4
    W = 2
    X = 1
Perm.R | Perm.W, Perm.R in (Perm.R | Perm.W), (Perm.R | Perm.W) & Perm.X, bool(Perm.R & Perm.W), (Perm.R | Perm.W).value
hash(Color.RED) == hash(Color.RED), Color.RED != Color.BLUE
for c in Color:
    print(c.name, c.value)
match_result = {Color.RED: "stop"}.get(Color.RED)
match_result
import json
json.dumps({"m": Mode.READ, "l": Level.LOW})
json.dumps(Color.RED)
# === namedtuples
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2)
p, p.x, p[1], p._replace(x=5), p._asdict(), P._fields, p == (1, 2), len(p)
x, y = p
P(1)
P(1, 2, 3)
p.x = 5
P._make([3, 4]), P(y=1, x=2)
Q = namedtuple("Q", ["a", "b"], defaults=[9])
Q(1), Q(1, 2), Q._field_defaults
isinstance(p, tuple), isinstance(p, P), P.__name__, sorted([P(2, 1), P(1, 5)])
from typing import NamedTuple
class R(NamedTuple):
    name: str
    score: float = 0.0
    def label(self):
        return f"{self.name}:{self.score}"
R("a"), R("b", 2.5).label(), R("c")._asdict(), R._fields
R()
r = R("z", 1)
name, score = r
name, r.score, r[0], r._replace(score=3)
sum(s for _, s in [R("a", 1), R("b", 2)])
{p: 1}[P(1, 2)], hash(p) == hash((1, 2)), p + (3,), p[0:1]
# === typing
from typing import List, Dict, Optional, Union, Any, Callable, Tuple, TypeVar, Generic, Iterator, Literal, Final, TypedDict, NewType, cast
def f(x: List[int], y: Optional[str] = None) -> Dict[str, Any]:
    return {"x": x, "y": y}
f([1])
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T):
        self.v = v
    def get(self) -> T:
        return self.v
Box(3).v, Box[int](4).get(), Box("a").get()
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
s: Stack[int] = Stack()
s.push(1)
s.items
class Movie(TypedDict):
    title: str
    year: int
m: Movie = {"title": "X", "year": 2000}
m, Movie(title="Y", year=1)
UserId = NewType("UserId", int)
UserId(5) + 1
cast(int, "a")
Vector = list[float]
v: Vector = [1.0]
v
list[int], dict[str, int], int | None, str | int
x: "Undefined" = 3
x
def g(a: int | str) -> None: ...
g(1)
MAX: Final = 10
Mode = Literal["r", "w"]
isinstance([1], list)
isinstance([1], list[int])

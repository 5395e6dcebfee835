from dataclasses import asdict, dataclass, field
from enum import Enum, auto
from typing import Any, List, NamedTuple, Optional
@dataclass
class Item:
    name: str  # what it is
    price: float = 0.0
    tags: list = field(default_factory=list)
    def total(self) -> float:
        return self.price * 2
i = Item("tea", 2.5)
print(i, i.total(), i == Item("tea", 2.5), asdict(i), Item(name="x").tags)
try:
    Item()
except TypeError as e:
    print("TypeError")
@dataclass(frozen=True, order=True)
class V:
    x: int
    y: int = 1
print(sorted([V(2), V(1)]), len({V(1), V(1)}))
class Color(Enum):
    RED = 1
    GREEN = auto()

print(Color.RED, Color.RED.name, Color.GREEN.value, Color(2), Color["RED"], [c.name for c in Color], repr(Color.RED), Color.RED == Color(1), len(Color))
class Pt(NamedTuple):
    x: int
    y: int

print(Pt(1, 2), Pt(1, y=3).y)
class A:
    count = 0
    def __init__(self, v, /, *, k=1):
        self._v = v; self.k = k
    @property
    def v(self): return self._v
    @v.setter
    def v(self, n): self._v = n
    @staticmethod
    def s(): return "static"
    @classmethod
    def c(cls): return cls.__name__
    def __repr__(self): return f"A({self._v!r})"
    def __len__(self): return 3
    def __getitem__(self, k): return k * 2
    def __call__(self, x): return x + 1
    def __eq__(self, o): return self._v == o._v
    def __lt__(self, o): return self._v < o._v
    def __add__(self, o): return A(self._v + o._v)
    def __contains__(self, x): return x == 1
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __iter__(self): return iter([1, 2])
class B(A):
    def __init__(self, v):
        super().__init__(v, k=2)
        self.own = [v]
a, b = A(1), B(2)
a.v = 5
print(a, a.v, A.s(), B.c(), len(a), a[2], a(1), a == A(5), sorted([A(3), A(1)]), a + b, 1 in a, list(a), b.k, isinstance(b, A), vars(b))
with a as w: raise ValueError("swallowed")
import contextlib
@contextlib.contextmanager
def tag(n):
    print("<", n); yield n; print(">")
with tag("x") as t: print(t)
with contextlib.suppress(KeyError): {}["a"]
class MyError(Exception):
    def __init__(self, code): self.code = code; super().__init__(f"code {code}")
try:
    raise MyError(3)
except MyError as e:
    print(e, e.code, repr(e))
finally:
    print("finally")
def gen(n):
    got = yield n
    print("got", got)
    yield from range(2)
g = gen(1); print(next(g), g.send("s"), list(g))
def deco(f):
    def inner(*args, **kwargs):
        return ["deco", f(*args, **kwargs)]
    return inner
@deco
def add(x: int, y: int = 2, *rest: int, z: Optional[int] = None, **kw: Any) -> int:
    return x + y + sum(rest)
print(add(1), add(1, 2, 3, z=1, q=2), (lambda *a: a)(1, 2))
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    inc(); return inc()
print(outer(), [f() for f in [lambda i=i: i for i in range(3)]])
try:
    int("x")
except ValueError as e:
    print(type(e).__name__)
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise RuntimeError("second") from e
except RuntimeError as e: print(e)
print(hasattr(a, "v"), getattr(a, "nope", "default"), callable(add), type(a).__name__, issubclass(B, A))
for i in range(3):
    if i == 1: continue
else: print("else")
assert True, "fine"
import datetime as dt
d = dt.datetime(2025, 3, 1, 14, 5, 9)
print(d, repr(d), d.isoformat(), d.strftime("%Y/%m/%d %H:%M:%S %A %B %j %p %I"), d + dt.timedelta(days=1, hours=10), d - dt.datetime(2025, 2, 27))
print(dt.date(2024, 2, 29).weekday(), dt.date.fromisoformat("2025-12-25") - dt.date(2025, 1, 1), dt.datetime.strptime("2025-01-02 03:04", "%Y-%m-%d %H:%M"), dt.timedelta(hours=25), repr(dt.timedelta(days=-1, seconds=5)))
print(dt.datetime.fromisoformat("2025-01-02T03:04:05+02:00"), dt.datetime(2025, 1, 1, tzinfo=dt.timezone.utc).timestamp(), dt.datetime.fromtimestamp(0, dt.timezone.utc), dt.date(2025, 1, 31) < dt.date(2025, 2, 1), f"{d:%d.%m.%y}")
import csv, io, pathlib, os
buf = io.StringIO()
w = csv.writer(buf); w.writerow(["a", 'q"x', "c,d", 1]); w.writerows([[1, None]])
print(repr(buf.getvalue()), list(csv.reader(['x,"a ""b""",', "1,2"])), [dict(r) for r in csv.DictReader(["h,i", "1,2"])])
dw = csv.DictWriter(buf, ["a", "b"]); dw.writeheader(); dw.writerow({"a": 1, "b": 2}); print(buf.getvalue()[-12:].split())
p = pathlib.Path("data/x.tar.gz")
print(p.name, p.suffix, p.stem, p.parent, p.parts, p / "y", p.with_suffix(".txt"), str(p), p.exists())
print(os.path.join("a", "b.txt"), os.path.splitext("x/y.tar.gz"), os.path.basename("/a/b"), os.path.dirname("/a/b"), os.environ.get("NOPE"))
import wave, struct
bio = io.BytesIO()
with wave.open(bio, "wb") as wf:
    wf.setnchannels(1); wf.setsampwidth(2); wf.setframerate(8000); wf.writeframes(struct.pack("<4h", 0, 1, -1, 2))
bio.seek(0)
with wave.open(bio, "rb") as wf: print(wf.getnframes(), wf.getframerate(), wf.readframes(2))
import uuid, random
print(str(uuid.UUID("12345678123456781234567812345678")), len(str(uuid.uuid4())), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"))
x = list(range(10)); random.shuffle(x); print(sorted(x), len(random.sample(x, 3)), 1 <= random.randint(1, 3) <= 3)
print(isinstance(True, int), issubclass(bool, int), isinstance(False, (int, str)), isinstance(1, bool), isinstance(True, bool))
print(isinstance(True, float), issubclass(int, bool), isinstance("a", (int, str)), True + 1, type(True), True == 1, {1: "a"}[True])

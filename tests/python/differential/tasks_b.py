# === api_answer
import json
answer = '{"id": "c1", "choices": [{"message": {"role": "assistant", "content": "A cat \\ud83d\\udc31"}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 12, "completion_tokens": 5}}'
data = json.loads(answer)
data["choices"][0]["message"]["content"], data["usage"]["prompt_tokens"] + data["usage"]["completion_tokens"]
data["choices"][1]
data["error"]
data.get("error", {}).get("message", "none")
data["choices"]["message"]
print(json.dumps(data["usage"], indent=2))
# === payload
import base64, json
def payload(text, image=None, model="gpt"):
    content = [{"type": "text", "text": text}]
    if image:
        url = "data:image/png;base64," + base64.b64encode(image).decode("ascii")
        content.append({"type": "image_url", "image_url": {"url": url}})
    return {"model": model, "messages": [{"role": "user", "content": content}]}
p = payload("Hi", b"\x89PNG")
len(json.dumps(p)), p["messages"][0]["content"][1]["image_url"]["url"]
payload("x", "not bytes")
# === receipt
lines = ["Milk 1.20", "Bread 2.50 ", "bad line", "Eggs 3,10"]
items, errors = [], []
for n, line in enumerate(lines, 1):
    try:
        name, price = line.split()
        items.append((name, float(price)))
    except ValueError as e:
        errors.append(f"line {n}: {e}")
items
errors[1]
len(errors)
print(f"Total: {sum(p for _, p in items):.2f}")
# === parse_config
text = "host=localhost\n# comment\nport = 8080\n\ndebug=true\n"
config = {}
for line in text.splitlines():
    line = line.strip()
    if not line or line.startswith("#"):
        continue
    key, _, value = line.partition("=")
    config[key.strip()] = value.strip()
config, int(config["port"]), config["debug"] == "true"
# === log_parse
import re
from collections import Counter
log = """2026-03-04 10:00:01 ERROR db: timeout
2026-03-04 10:00:02 INFO web: ok
2026-03-04 10:00:05 ERROR web: 500"""
pattern = re.compile(r"^(\S+) (\S+) (\w+) (\w+): (.+)$", re.MULTILINE)
rows = [m.groups() for m in pattern.finditer(log)]
Counter(r[2] for r in rows).most_common(), rows[0][4]
[m.group(5) for m in pattern.finditer(log) if m.group(3) == "ERROR"]
# === sales_report
import csv, io
raw = "region,amount\nnorth,10.5\nsouth,20\nnorth,4.5\n"
totals = {}
for row in csv.DictReader(io.StringIO(raw)):
    totals[row["region"]] = totals.get(row["region"], 0) + float(row["amount"])
totals
for region, amount in sorted(totals.items(), key=lambda kv: -kv[1]):
    print(f"{region:>8}: {amount:8.2f} {'*' * int(amount / 5)}")
# === retry_wrapper
import time
class RateLimit(Exception):
    pass
def retry(fn, attempts=3, delay=0.0):
    for i in range(attempts):
        try:
            return fn()
        except RateLimit as e:
            if i == attempts - 1:
                raise
            print(f"retry {i + 1}: {e}")
            time.sleep(delay * 2 ** i)
state = {"n": 0}
def flaky():
    state["n"] += 1
    if state["n"] < 3:
        raise RateLimit("429")
    return "ok"
retry(flaky)
def never():
    raise RateLimit("always")
retry(never, attempts=2)
# === chunks
def chunks(l, n):
    for i in range(0, len(l), n):
        yield l[i:i + n]
list(chunks(list(range(7)), 3)), ["".join(c) for c in chunks("abcdefg", 2)]
# === tokens
def rough_tokens(text):
    return max(1, round(len(text) / 4))
rough_tokens("Hello, world"), rough_tokens("")
prices = {"small": (0.15, 0.6), "large": (2.5, 10.0)}
def cost(model, tokens_in, tokens_out):
    a, b = prices[model]
    return (tokens_in * a + tokens_out * b) / 1_000_000
f"${cost('large', 1200, 300):.6f}", f"${cost('small', 10_000, 500):.4f}"
cost("huge", 1, 1)
# === mime
import mimetypes
def media_type(name):
    return {"jpg": "image/jpeg", "png": "image/png"}.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")
media_type("A.JPG"), media_type("x.tar.gz"), media_type("noext")
mimetypes.guess_type("a.png")[0], mimetypes.guess_type("a.pdf")[0]
# === shapes
import math
class Shape:
    def area(self):
        raise NotImplementedError(f"{type(self).__name__} has no area")
    def __lt__(self, other):
        return self.area() < other.area()
class Circle(Shape):
    def __init__(self, r):
        self.r = r
    def area(self):
        return math.pi * self.r ** 2
class Rect(Shape):
    def __init__(self, w, h):
        self.w, self.h = w, h
    def area(self):
        return self.w * self.h
[f"{type(s).__name__} {s.area():.2f}" for s in sorted([Circle(2), Rect(2, 3)])]
Shape().area()
# === vector
class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, o):
        if not isinstance(o, Vec):
            return NotImplemented
        return Vec(self.x + o.x, self.y + o.y)
    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y
    def __repr__(self):
        return f"Vec({self.x}, {self.y})"
Vec(1, 2) + Vec(3, 4), Vec(1, 2) @ Vec(3, 4)
Vec(1, 2) + 5
5 + Vec(1, 2)
Vec(1, 2) - Vec(1, 1)
# === money
from decimal import Decimal
prices = ["19.99", "5.01", "0.10"]
sum(Decimal(p) for p in prices), sum(float(p) for p in prices)
total = sum(map(Decimal, prices), Decimal(0))
f"{total:.2f}", total * Decimal("1.19"), round(total * Decimal("1.19"), 2)
# === library_system
from dataclasses import dataclass, field
from datetime import date, timedelta
@dataclass
class Book:
    title: str
    author: str
    year: int = 2000
    tags: set[str] = field(default_factory=set)
@dataclass
class Loan:
    book: Book
    due: date
    def overdue(self, today):
        return today > self.due
books = [Book("Dune", "Herbert", 1965), Book("Emma", "Austen", 1815, {"classic"})]
sorted(books, key=lambda b: b.year)[0].title
loan = Loan(books[0], date(2026, 1, 1) + timedelta(days=14))
loan.due, loan.overdue(date(2026, 2, 1)), loan.overdue(date(2026, 1, 2))
books[1]
# === event_system
class Bus:
    def __init__(self):
        self.handlers = {}
    def on(self, name):
        def add(fn):
            self.handlers.setdefault(name, []).append(fn)
            return fn
        return add
    def emit(self, name, *args, **kw):
        return [h(*args, **kw) for h in self.handlers.get(name, [])]
bus = Bus()
@bus.on("greet")
def hi(who, loud=False):
    return f"HI {who}" if loud else f"hi {who}"
bus.emit("greet", "Ada", loud=True), bus.emit("none")
bus.emit("greet")
# === state_machine
from enum import Enum
class Light(Enum):
    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"
    def next(self):
        order = list(Light)
        return order[(order.index(self) + 1) % len(order)]
l = Light.RED
for _ in range(4):
    print(l.name, end=" ")
    l = l.next()
Light("green").next(), Light.YELLOW.next() is Light.RED
# === pipeline
def pipe(value, *fns):
    for f in fns:
        value = f(value)
    return value
pipe(" Hello ", str.strip, str.lower, lambda s: s.replace("l", "L"), list, len)
def pipeline():
    numbers = range(10)
    odd = (n for n in numbers if n % 2)
    squares = (n * n for n in odd)
    return sum(squares)
pipeline()
# === timing
from functools import wraps
import time
def timed(fn):
    @wraps(fn)
    def inner(*a, **k):
        start = time.perf_counter()
        try:
            return fn(*a, **k)
        finally:
            inner.last = time.perf_counter() - start
    return inner
@timed
def work(n):
    """Works."""
    return sum(range(n))
work(1000), work.last >= 0, work.__name__, work.__doc__
# === memo
def memo(fn):
    cache = {}
    def inner(*args):
        if args not in cache:
            cache[args] = fn(*args)
        return cache[args]
    inner.cache = cache
    return inner
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(50), len(fib.cache)
# === validation
def check_age(text):
    try:
        age = int(text)
    except ValueError as e:
        raise ValueError(f"not a number: {text!r}") from e
    if not 0 <= age <= 150:
        raise ValueError(f"unlikely age {age}")
    return age
check_age("42")
check_age("abc")
check_age("999")
for t in ["7", "x", "-1"]:
    try:
        print(check_age(t))
    except ValueError as e:
        print("error:", e, "| cause:", type(e.__cause__).__name__)
# === flatten_dict
def flatten(d, prefix=""):
    out = {}
    for k, v in d.items():
        key = f"{prefix}.{k}" if prefix else k
        if isinstance(v, dict):
            out |= flatten(v, key)
        else:
            out[key] = v
    return out
flatten({"a": 1, "b": {"c": 2, "d": {"e": 3}}})
# === deep_get
def get(d, path, default=None):
    for part in path.split("."):
        try:
            d = d[int(part)] if isinstance(d, list) else d[part]
        except (KeyError, IndexError, ValueError, TypeError):
            return default
    return d
data = {"a": [{"b": 1}, {"b": 2}]}
get(data, "a.1.b"), get(data, "a.9.b"), get(data, "a.x", "no"), get(data, "z.y")
# === bar_chart
data = {"apples": 5, "pears": 12, "kiwis": 8}
width = max(map(len, data))
for name, n in data.items():
    print(f"{name:>{width}} | {'█' * n} {n}")
print("┌" + "─" * 10 + "┐")
# === multiplication_table
for i in range(1, 4):
    print(*(f"{i * j:>3}" for j in range(1, 6)))
print("   |" + "".join(f"{n:4d}" for n in range(1, 4)))
# === guess
secret, guesses = 7, iter([3, 9, 7])
tries = 0
while True:
    g = next(guesses)
    tries += 1
    if g == secret:
        print(f"correct after {tries}")
        break
    print("higher" if g < secret else "lower")
# === pangram
import string
pangram = lambda s: set(string.ascii_lowercase) <= set(s.lower())
pangram("The quick brown fox jumps over the lazy dog"), pangram("abc")
# === armstrong
[n for n in range(100, 500) if n == sum(int(d) ** 3 for d in str(n))]
sum(int(d) for d in str(2 ** 100)), str(2 ** 64)[::-1], len(str(2 ** 1000))
# === date_diff
from datetime import date
(date(2026, 12, 25) - date(2026, 11, 29)).days, date(2026, 11, 29).strftime("%d %b %Y"), [date(2026, m, 1).strftime("%a") for m in range(1, 4)]
# === checksum_sums
receipt = {"items": [{"n": "a", "p": 1.1}, {"n": "b", "p": 2.2}], "total": 3.3}
calc = sum(i["p"] for i in receipt["items"])
calc == receipt["total"], round(calc, 2) == receipt["total"], abs(calc - 3.3) < 1e-9
import math
math.isclose(calc, 3.3)
# === text_stats
t = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich"
len(t), len(t.encode()), t.upper(), sorted(set(t.lower()) - set(" "))[-4:], t.split()[1][::-1], t.find("ü"), t.count("e")
[len(w) for w in t.split()], max(t.split(), key=len), t.replace("ö", "oe").replace("ä", "ae")
t[5:10], t[-5:], t.title() == t, t.index("V"), t.center(70, "·")[:6]

# === json_dump
import json
json.dumps({"a": 1, "b": [1, 2.5, None, True], "c": {"d": "é"}})
json.dumps("é😀"), json.dumps("é😀", ensure_ascii=False), json.dumps('q"\\\n')
json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([1, 2], separators=(",", ":"))
print(json.dumps({"a": [1, {"b": 2}], "e": [], "f": {}}, indent=2))
json.dumps({1: "a", None: "b", True: "c", 2.5: "d"}), json.dumps((1, 2)), json.dumps(1e100), json.dumps(10 ** 20)
json.dumps({"s": {1}})
json.dumps(b"x")
json.dumps({"d": object()}, default=lambda o: "obj")
json.dumps(float("nan")), json.dumps(float("inf"))
json.dumps(float("nan"), allow_nan=False)
json.dumps({(1, 2): 3})
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)
json.dumps({"s": {3, 1}}, cls=Enc)
json.dumps({"s": object()}, cls=Enc)
from collections import defaultdict, OrderedDict, Counter
json.dumps(defaultdict(int, a=1)), json.dumps(OrderedDict(b=1)), json.dumps(Counter("aab"))
json.dumps({"a": 1}, indent="\t"), json.dumps([], indent=2), json.dumps({"a": 1}, indent=0)
from datetime import date
json.dumps({"d": date(2026, 1, 2)}, default=str)
json.dumps(date(2026, 1, 2))
# === json_load
import json
json.loads('{"a": [1, 2.5, "x", null, true, false], "n": -1e3}')
json.loads('"\\ud83d\\ude00"'), json.loads('"\\u00e9\\n"'), json.loads(b'{"a": 1}')
json.loads(json.dumps("😀 é")) == "😀 é", len(json.loads('"\\ud83d\\ude00"'))
json.loads("{'a': 1}")
json.loads("")
json.loads("[1, 2")
json.loads('{"a": 1,}')
json.loads("[1] x")
json.loads("nope")
json.loads(None)
try:
    json.loads("{bad")
except json.JSONDecodeError as e:
    print(e.msg, e.lineno, e.colno, e.pos)
json.loads("NaN") != json.loads("NaN"), json.loads("Infinity"), json.loads("[-Infinity]")
json.loads('{"a": 1.5}', parse_float=str), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d))
json.loads('{"a": 1, "a": 2}'), json.loads("[1,\n 2]"), json.loads(" 5 ")
with open("d.json", "w") as f:
    json.dump({"k": "ü"}, f, ensure_ascii=False, indent=1)
open("d.json").read(), json.load(open("d.json"))
isinstance(json.JSONDecodeError("m", "d", 0), ValueError)
json.loads('{"a": 1, "b": 2}', object_pairs_hook=list)
json.loads('{"x": 10000000000000000000000, "y": 0.1}')
data = json.loads('[{"n": "a", "v": 1}, {"n": "b", "v": 3}]')
sum(d["v"] for d in data), {d["n"]: d["v"] for d in data}, max(data, key=lambda d: d["v"])["n"]
# === regex
import re
re.search(r"\d+", "ab12cd").group(), re.search("x", "abc"), re.match(r"(\w)(\d)", "a1b").groups()
re.findall(r"\d+", "1 a 22 b 333"), re.findall(r"(\w)=(\d)", "a=1 b=2"), re.findall("a|b", "cab")
re.sub(r"\s+", " ", "a  b \n c"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", lambda m: m.group().upper(), "banana")
re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b"), re.split(",", "a,b,c", maxsplit=1)
m = re.search(r"(?P<y>\d{4})-(?P<m>\d\d)", "on 2026-03-04")
m.group("y"), m["m"], m.groupdict(), m.span(), m.start(), m.end("m"), m.group(0, 1)
m
re.fullmatch(r"[a-z]+", "abc") is not None, re.fullmatch("[a-z]+", "abc1")
[(x.group(), x.span()) for x in re.finditer(r"\w+", "ab cd é")]
re.compile(r"^\w+@\w+\.\w+$").match("a@b.de") is not None
re.findall("^a", "a\nA\na", re.M), re.findall("a", "aA", flags=re.I), re.search("a.b", "a\nb", re.S) is not None
re.sub(r"\d", "#", "1a2b3", count=2), re.subn("a", "b", "aaa"), re.escape("a.b*c")
re.search(r"(?<=\$)\d+", "cost $45").group(), re.search(r"\d+(?= euro)", "5 euro").group(), re.findall(r"(?<!a)b", "ab cb b")
re.findall(r"<.*?>", "<a><b>"), re.findall(r"<.*>", "<a><b>"), re.findall(r"\bcat\b", "cat scatter cat")
re.compile("(")
re.search("a", "b").group()
re.match(r"(a)(b)?", "a").groups(), re.match(r"(a)(b)?", "a").group(2)
m.group("nope")
re.findall(r"[äöüß]+", "Müller heißt"), re.sub(r"[^\w\s]", "", "Hi, you! é?"), re.findall(r"\w+", "naïve café")
p = re.compile(r"(\d+)(?P<unit>cm|mm)")
p.pattern, p.groups, p.findall("3cm 4mm"), p.sub(r"\g<unit>\1", "3cm"), p
re.search(r"""
    (\d+)   # number
    \s*
    (px)    # unit
""", "12 px", re.VERBOSE).groups()
re.findall("", "ab"), re.sub("", "-", "ab"), re.split("", "ab")
re.search(r"(a|b)+c\1", "abcb").group(), re.match("a{2,3}", "aaaa").group(), re.findall(r"a{2}", "aaaa")
re.findall(r"\d{1,3}(?:,\d{3})*", "1,234 and 56"), re.findall("(a)(b)?", "aab")
re.sub("x*", "-", "abxd")
re.match("b", "abc"), re.search("(?i)ABC", "xabc").span()
# === re_tasks
import re
text = "Order #123: 4 apples (2.50 EUR), shipped 2026-03-04 to ada@example.org"
re.findall(r"\d+\.\d+", text), re.search(r"#(\d+)", text)[1], re.search(r"[\w.]+@[\w.]+", text)[0]
y, m, d = map(int, re.search(r"(\d+)-(\d+)-(\d+)", text).groups())
y, m, d
words = re.findall(r"[A-Za-z]+", text.lower())
len(words), sorted(set(words))[:3]
re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3.\2.\1", text)[40:]
bool(re.match(r"^(?=.*\d)(?=.*[a-z]).{6,}$", "abc123")), bool(re.match(r"^(?=.*\d)(?=.*[a-z]).{6,}$", "abcdef"))
{k: v for k, v in re.findall(r"(\w+)=(\w+)", "a=1&b=two")}
re.sub(r"([A-Z])", r"_\1", "camelCaseName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name")
re.search(r"```(?:json)?\s*(\{.*?\})\s*```", "x ```json\n{\"a\": 1}\n``` y", re.S)[1]
# === collections_counter
from collections import Counter
c = Counter("mississippi")
c, c["s"], c["zz"], c.most_common(2), sum(c.values()), c.total()
c.update("ss")
c["s"]
Counter(a=3, b=1) + Counter(a=1), Counter(a=3) - Counter(a=1, b=2), Counter("ab") & Counter("bc"), Counter("ab") | Counter("bb")
sorted(Counter([1, 1, 2]).elements()), Counter([3, 3, 1]).most_common()
del c["i"]
c
words = "the cat the dog".split()
Counter(words).most_common(1)[0][0], dict(Counter(words)), Counter(words) == {"the": 2, "cat": 1, "dog": 1}
c.subtract({"s": 1})
c["s"], Counter(), Counter({"a": 0}), +Counter(a=-1, b=2)
for k, n in Counter("aab").items():
    print(k, n)
Counter("abc").keys() == {"a", "b", "c"}, len(Counter("aab")), "a" in Counter("a")
# === collections_more
from collections import defaultdict, deque, OrderedDict, ChainMap
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
d, dict(d), d["a"], d.get("z"), "z" in d, d["new"], len(d)
n = defaultdict(int)
for ch in "hello":
    n[ch] += 1
sorted(n.items()), n == {"h": 1, "e": 1, "l": 2, "o": 1}
defaultdict(None)["x"]
t = defaultdict(lambda: defaultdict(int))
t["a"]["b"] += 1
t["a"]["b"], defaultdict(set, {"a": {1}})["a"], d.default_factory
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q, q[0], len(q), q.popleft(), q.pop(), list(q)
q.appendleft(0)
q.extend([7, 8])
q, deque("abc"), deque([1, 2]) == deque([1, 2])
q.rotate(1)
q
deque().popleft()
r = deque([1, 2, 3])
r.rotate(-1)
r.remove(1)
r, 2 in r, r.index(3), r.count(2), r.maxlen, list(reversed(r))
o = OrderedDict([("a", 1), ("b", 2)])
o.move_to_end("a")
list(o), o.popitem(last=False), list(o)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
cm["a"], cm["b"], "c" in cm, dict(cm), len(cm), sorted(cm)
cm["zz"]
# === itertools
from itertools import *
list(chain([1], "ab")), list(chain.from_iterable([[1], [2]])), list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(1, 3))
list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=10))
list(permutations("abc", 2)), list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), list(product("ab", [1, 2])), len(list(product([0, 1], repeat=3)))
[(k, list(g)) for k, g in groupby("aabbc")], list(zip_longest("ab", [1], fillvalue="-"))
list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(4)))
list(starmap(pow, [(2, 3), (3, 2)])), list(compress("abc", [1, 0, 1])), list(pairwise([1, 2, 3]))
a, b = tee([1, 2])
list(a), list(b), list(islice(range(10), 2, 8, 3))
next(count()), sum(1 for _ in permutations(range(4)))
data = [("x", 1), ("y", 2), ("x", 3)]
{k: [v for _, v in g] for k, g in groupby(sorted(data), key=lambda p: p[0])}
# === functools
from functools import *
reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 0)
reduce(lambda a, b: a, [])
partial(int, base=2)("101"), partial(pow, 2)(5), partial(print, "a", sep="-")("b")
partial(int, base=2).func is int
@total_ordering
class N:
    def __init__(self, v):
        self.v = v
    def __eq__(self, o):
        return self.v == o.v
    def __lt__(self, o):
        return self.v < o.v
N(1) <= N(1), N(2) > N(1), N(1) >= N(2)
sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a))
@singledispatch
def show(x):
    return "other"
@show.register(int)
def _(x):
    return "int"
@show.register
def _(x: list):
    return "list"
show(1), show([]), show("a")
@lru_cache(maxsize=2)
def sq(x):
    print("compute", x)
    return x * x
sq(1), sq(1), sq(2), sq(3), sq(1)
sq.cache_info(), sq.__name__
class C:
    @cached_property
    def v(self):
        print("once")
        return 5
c = C()
c.v, c.v, c.__dict__
# === math
import math
math.pi, math.e, math.tau, math.inf
math.sqrt(16), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.factorial(10), math.gcd(12, 18), math.lcm(4, 6)
math.sin(0), round(math.cos(math.pi), 5), math.degrees(math.pi), round(math.radians(180), 4), math.atan2(1, 1)
math.log(math.e), math.log10(1000), math.log2(8), math.log(8, 2), math.exp(0), math.pow(2, 3)
math.isclose(0.1 + 0.2, 0.3), math.isnan(float("nan")), math.isinf(math.inf), math.isfinite(1)
math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3]), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.isqrt(17), math.fsum([0.1] * 10), math.copysign(1, -2), math.fmod(7, 3)
math.sqrt("a")
math.sqrt(-1)
math.factorial(-1)
math.floor("a")
math.modf(2.5), math.frexp(8)
# === statistics
import statistics as st
st.mean([1, 2, 3, 4]), st.median([3, 1, 2]), st.median([1, 2, 3, 4]), st.mode([1, 1, 2]), st.stdev([1, 2, 3, 4]), st.pstdev([1, 2, 3, 4]), st.variance([1, 2, 3])
st.mean([])
st.quantiles([1, 2, 3, 4], n=4), st.fmean([1, 2]), st.multimode([1, 1, 2, 2]), st.geometric_mean([1, 4]), st.harmonic_mean([1, 2])
st.mean([1.5, 2.5]), st.median_low([1, 2]), st.median_high([1, 2])
# === random
import random
random.seed(1)
a = [random.random() for _ in range(3)]
random.seed(1)
a == [random.random() for _ in range(3)], all(0 <= x < 1 for x in a)
1 <= random.randint(1, 6) <= 6, random.choice([5]), random.choice("a"), sorted(random.sample(range(5), 5)), random.uniform(1, 1)
l = [1, 2, 3]
random.shuffle(l)
sorted(l), len(random.choices([1, 2], k=4)), random.randrange(0, 10, 10)
random.choice([])
random.sample([1], 2)
isinstance(random.gauss(0, 1), float), random.Random(5).random() == random.Random(5).random()

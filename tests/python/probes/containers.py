a = [1, 2]
b = {"z": 1, "a": 2, "m": 3}
print([*a, 3], {**b, "n": 4}, (*a, 9), sorted({*a, 5}), [*range(3), *a], [x for x in a if x > 1])
b.pop("a"); b["q"] = 1
print(b, list(b.items()), b.get("nope", 0), "z" in b, dict(zip("ab", [1, 2])), {k: v for k, v in b.items()})
first, *rest = [1, 2, 3]
print(first, rest, *a, sep="-")
print(sorted(b.items(), key=lambda p: -p[1]), max(b, key=b.get), list(reversed(a)), list(enumerate("ab", 1)))
print(any([]), all([]), sum([0.1] * 3), min(3, 1), list(map(str, a)), list(filter(None, [0, 1])), list(zip("ab", a)))
print([[1] * 2 for _ in range(2)], list(range(10, 0, -3)), a + [3], [1, 2, 3][-2:], (1,), ((1, 2), [3]), {1, 2} & {2})
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
c = Counter("abracadabra")
print(c.most_common(2), c["z"], c, Counter("ab") + Counter("b"), sum(c.values()))
d = defaultdict(list)
d["x"].append(1)
print(dict(d), d["y"], len(d), d)
q = deque([1, 2, 3], maxlen=3)
q.append(4); q.appendleft(0)
print(q, q[0], len(q), list(q), deque("ab"))
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], dict(p._asdict()), p == (1, 2), len(P(1, 2)))
print(OrderedDict([("b", 1), ("a", 2)])["a"])
import itertools as it
print(list(it.chain([1], [2])), list(it.islice(it.count(5), 3)), list(it.product("ab", [1, 2])), list(it.combinations("abc", 2)))
print(list(it.permutations([1, 2, 3], 2)), list(it.accumulate([1, 2, 3])), [(k, list(g)) for k, g in it.groupby("aabc")])
print(list(it.zip_longest([1, 2], [3])), list(it.takewhile(lambda v: v < 3, [1, 2, 3])), list(it.pairwise([1, 2, 3])), list(it.repeat(1, 2)))
import functools as ft
print(ft.reduce(lambda x, y: x + y, [1, 2, 3]), ft.partial(max, 3)(1))
calls = []
@ft.lru_cache(maxsize=None)
def fib(n):
    calls.append(n)
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), len(calls))
import operator, copy, bisect, heapq
print(operator.itemgetter(1)([5, 6]), operator.attrgetter("x")(p), bisect.bisect([1, 2, 3], 2))
deep = {"a": [1, {"b": 2}]}
e = copy.deepcopy(deep); e["a"][1]["b"] = 3
f = copy.copy(deep); f["a"].append(9)
print(deep, e)
h = [3, 1, 2]; heapq.heapify(h); print(heapq.heappop(h), h)
if (n := len(a)) > 1: print(n)
match_like = {"x": 1}
try:
    {}["missing"]
except KeyError as err:
    print(repr(err), str(err), err.args)
try:
    [].pop()
except IndexError as err:
    print(type(err).__name__)
import io
out = io.StringIO(); print("a", 1, file=out); print("b", end="", sep="-", file=out); print(repr(out.getvalue()))
print(list(zip([1, 2], "ab", strict=True)), list(zip([1], [2, 3])), "{0[k]} {a.x:>3}".format({"k": 1}, a=type("T", (), {"x": 4})))
for parts in (([1], [2, 3]), ([1, 2], [3, 4], [5])):
    try:
        print(list(zip(*parts, strict=True)))
    except ValueError as e:
        print(e)
import sys; print("err", file=sys.stderr, flush=True); print("out", file=sys.stdout)

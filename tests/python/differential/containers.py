# === lists
l = [3, 1, 2]
l.append(4)
l.extend([5, 6])
l.insert(0, 0)
l
l.pop(), l.pop(0), l
l.remove(2)
l.remove(99)
l.index(4), l.count(1), 3 in l
l.index(99)
l.sort()
l
l.sort(key=lambda x: -x)
l, l.reverse(), l
l[1:2] = [7, 8, 9]
l
l[::2] = [0, 0, 0]
l
l[::2] = [1]
del l[0]
l
del l[::2]
l
l[100]
l[100] = 1
l["a"]
l.clear()
l
l.pop()
[1, 2] + [3], [0] * 3, [[0] * 2] * 2
[1, 2] + (3,)
[1, 2] == [1, 2], [1, 2] is [1, 2]
l = [1, 2, 3]
copy = l[:]
copy.append(4)
l, copy, l.copy()
[x * 2 for x in range(5) if x % 2], [(a, b) for a in "ab" for b in (1, 2)], [[j for j in range(i)] for i in range(3)]
min(l), max(l), sum(l), len(l), sorted(l, reverse=True)
list(enumerate("ab")), list(zip(l, "abc"))
l.append(1, 2)
l.nope()
a = [1, 2, 3, 4, 5]
a[1:-1], a[-2:], a[::-1], a[:100], a[5:]
a[1:4] = []
a
print([1, 2, [3, ["x"]]], [None, True], ["é"])
l = [1]
l.append(l)
[*range(3), *"ab"], [*a, 9]
l2 = [5, 3]
l2 += (1, 2)
l2
l2 *= 2
l2
any(x > 4 for x in l2), [i for i, x in enumerate(l2) if x == 3]
"a" in [["a"]], [] == [], [1, [2]] > [1, [1]]
# === dicts
d = {"a": 1, "b": 2}
d["c"] = 3
d["a"], d.get("z"), d.get("z", 0), len(d), "a" in d, 1 in d
d["z"]
d.keys(), d.values(), d.items()
list(d), list(d.values()), sorted(d, reverse=True), max(d, key=d.get)
for k, v in d.items():
    print(k, v)
d.pop("a"), d.pop("a", None), d
d.pop("nope")
d.popitem(), d
d.setdefault("x", []).append(1)
d.setdefault("x", [])
d
d.update({"b": 20}, y=5)
d
del d["b"]
del d["nope"]
{**d, "k": 1}, d | {"m": 2}, dict(a=1), dict([("x", 1)]), dict(zip("ab", [1, 2]))
{k: v * 2 for k, v in {"a": 1}.items()}, {v: k for k, v in {"a": 1}.items()}
{"a": 1} == {"a": 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}
dict.fromkeys("ab", 0), dict.fromkeys([1])
{[]: 1}
{(1, 2): "t", 1: "i", 1.0: "f", True: "b", None: "n"}
d.nope
d[0]
nested = {"a": {"b": [1, {"c": 2}]}}
nested["a"]["b"][1]["c"]
nested["a"]["x"]["y"]
{"a": 1}.keys() & {"a", "b"}, sorted({"a": 1}.keys() | {"b"}), {"a": 1}.items() & {("a", 1)}
list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items()))
for k in d:
    d[k + "x"] = 1
d |= {"q": 1}
d
sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1])
d.clear()
d, bool(d)
c = {"x": [1]}.copy()
c["x"].append(2)
c
{"a": 1} < {"b": 2}
dict([1, 2])
len({1: 1, 1.0: 2}), {"a": 1}.get("a", "no"), next(iter({"k": 1}))
{}.popitem()
print({"text": 'it\'s', "n": None, "t": (1,), "s": {1}})
# === tuples
t = (1, "a", 2.5)
t[0], t[-1], t[1:], len(t), t + (3,), t * 2, "a" in t, t.index("a"), t.count(1)
t[0] = 5
t[5]
a, b, c = t
(1), (1,), ()
tuple("abc"), tuple([1]), tuple(x for x in range(2))
(1, 2) == (1, 2), (1, 2) < (1, 3), hash((1, 2)) == hash((1, 2))
hash((1, []))
t.append(1)
x = 1, 2
x
(1, 2) + [3]
((1, 2), (3, 4))[1][0]
sorted([(2, "b"), (1, "z"), (2, "a")])
def pair():
    return 1, "two"
pair()
n, s = pair()
s
del t[0]
*t, 5
# === sets
s = {3, 1}
s.add(2)
s.add(2)
len(s), 2 in s, sorted(s)
s.remove(9)
s.discard(9)
sorted({1, 2} | {2, 3}), sorted({1, 2} & {2, 3}), {1, 2} - {2}, sorted({1, 2} ^ {2, 3})
{1, 2} <= {1, 2, 3}, {1} < {1}, {1, 2}.issubset([1, 2, 3]), {1}.isdisjoint({2})
sorted({1}.union([2], [3])), {1, 2}.intersection([2]), {1, 2}.difference([1])
set(), {1}, set("aa"), frozenset([1])
{[1]}
s.update([7, 8])
sorted(s)
s.pop() in {1, 2, 3, 7, 8}
set().pop()
{x % 3 for x in range(9)} == {0, 1, 2}
{frozenset([1]): "ok"}
frozenset([1]).add(2)
{1} == frozenset([1]), {1, 2} == {2, 1}
s[0]
a = {1, 2}
a |= {3}
a -= {1}
sorted(a)
set([1, 2]) + set([3])
bool(set()), sorted(set("hello"))
{*[1, 2], 3} == {1, 2, 3}
# === comprehensions
[x ** 2 for x in range(5)]
[c.upper() for c in "abc" if c != "b"]
{w: len(w) for w in ["a", "bb"]}
sum(x for x in range(5)), max((len(w), w) for w in ["a", "bb"])
[y for x in [[1, 2], [3]] for y in x]
matrix = [[1, 2, 3], [4, 5, 6]]
[[row[i] for row in matrix] for i in range(3)], list(zip(*matrix))
[x if x > 1 else -x for x in range(3)]
x = "outer"
[x for x in range(2)]
x
g = (i for i in range(2))
next(g), next(g)
next(g)
list(g)
[f"{i}:{j}" for i, j in enumerate("ab")]
{(i, j) for i in range(2) for j in range(2)} == {(0, 0), (0, 1), (1, 0), (1, 1)}
[a + b for a, b in [(1, 2), (3, 4)]]
[last := i for i in range(3)], last
[print(i) for i in range(2)]
# === copies
import copy
a = [[1], [2]]
b = a[:]
c = copy.deepcopy(a)
a[0].append(9)
b, c
copy.copy([1, [2]]), copy.deepcopy({"a": [1]})
class P:
    def __init__(self, v):
        self.v = v
p = P([1])
q = copy.copy(p)
r = copy.deepcopy(p)
p.v.append(2)
q.v, r.v, q is p
grid = [[0] * 2 for _ in range(2)]
grid[0][0] = 1
grid
bad = [[0] * 2] * 2
bad[0][0] = 1
bad
x = [1, 2]
def change(l):
    l.append(3)
    l = [9]
change(x)
x

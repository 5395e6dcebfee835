# === star_patterns
for i in range(1, 5):
    print("*" * i)
for i in range(4, 0, -1):
    print(" " * (4 - i) + "*" * (2 * i - 1))
# === swap_and_ranges
a, b = 3, 4
a, b = b, a
a, b
list(range(5)), list(range(1, 10, 3)), list(range(3, -1, -1)), sum(range(1, 11))
# === min_max_avg
nums = [4, -2, 9.5]
min(nums), max(nums), sum(nums) / len(nums), sorted(nums, key=abs)
nums.index(max(nums)), [n for n in nums if n > 0]
# === reverse_words
" ".join(w[::-1] for w in "hello big world".split()), " ".join(reversed("a b c".split()))
"hello"[::-1].capitalize(), "-".join("abc"), "abc".replace("", ".")
# === vowels
s = "Programming is fun"
sum(c in "aeiou" for c in s.lower()), "".join(c for c in s if c not in "aeiou"), {v: s.count(v) for v in "aio"}
# === leap
[y for y in (1900, 2000, 2024, 2026) if y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)]
# === gcd_lcm
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
gcd(48, 36), 48 * 36 // gcd(48, 36)
# === perfect_numbers
[n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n]
# === dice
import random
random.seed(42)
rolls = [random.randint(1, 6) for _ in range(100)]
len(rolls), all(1 <= r <= 6 for r in rolls), set(rolls) <= set(range(1, 7))
# === password
import string
def strong(p):
    return len(p) >= 8 and any(c.isupper() for c in p) and any(c.isdigit() for c in p) and any(c in string.punctuation for c in p)
strong("Abcdef1!"), strong("abcdefgh")
# === list_unique
seen, out = set(), []
for x in [3, 1, 3, 2, 1]:
    if x not in seen:
        seen.add(x)
        out.append(x)
out, list(dict.fromkeys([3, 1, 3])), sorted(set([3, 1, 3]))
# === invert_dict
d = {"a": 1, "b": 2, "c": 1}
inv = {}
for k, v in d.items():
    inv.setdefault(v, []).append(k)
inv
# === nested_loops
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        print(i, j, end="; ")
print()
[(i, j) for i in range(3) for j in range(i)]
# === string_builder
s = ""
for i in range(5):
    s += str(i)
s, len(s)
parts = []
for c in "abc":
    parts.append(c * 2)
"".join(parts)
# === matrix_print
m = [[1, 20], [300, 4]]
for row in m:
    print("\t".join(str(v) for v in row))
print("\n".join("".join(f"{v:>5}" for v in r) for r in m))
# === scope_bug
total = 0
def add(n):
    total += n
add(5)
# === mutable_default
def add_item(x, items=[]):
    items.append(x)
    return items
add_item(1), add_item(2)
# === float_money
0.1 + 0.2 == 0.3, 1.1 * 3, round(1.005, 2), 0.1 * 3, 1 / 3, 2 / 3, 100 * 1.1
# === int_division
7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, 7.5 % 2, divmod(-7, 2), int(-3.7)
# === truthiness
[bool(x) for x in (0, 1, "", "0", [], [0], {}, None, 0.0, "False", (), (None,))]
[] or "default", "x" and "y", None or 0 or "z", not not "a"
# === string_numbers
"5" + "5", int("5") + 5, "5" * 3, str(5) + "5", float("2.5") + 1, int(float("3.9")), "12".isdigit(), "-1".isdigit(), "1.5".replace(".", "").isdigit()
int("1_000"), int("٣"), "3" > "10"
# === chained_methods
"  Hello World  ".strip().lower().replace(" ", "_"), "a,b;c".replace(";", ",").split(","), "x".join(["1", "2"]).upper()
# === enumerate_zip
names, ages = ["Ann", "Bob"], [30, 25]
for i, (n, a) in enumerate(zip(names, ages), 1):
    print(f"{i}. {n} ({a})")
dict(zip(names, ages)), list(zip(*[(1, "a"), (2, "b")])), max(zip(ages, names))
# === list_vs_tuple
t = (1, [2])
t[1].append(3)
t
t[0] += 1
t[1] += [4]
t
# === identity
a = [1]
b = a
c = [1]
a is b, a is c, a == c, None is None
# === try_input
def to_int(s, default=None):
    try:
        return int(s)
    except (ValueError, TypeError):
        return default
to_int("4"), to_int("x"), to_int(None, 0)
# === while_else
n = 9
d = 2
while d * d <= n:
    if n % d == 0:
        print(n, "=", d, "*", n // d)
        break
    d += 1
else:
    print("prime")
# === string_compare
"apple" < "banana", "Zebra" < "apple", sorted(["b", "A", "ä", "a"]), "a" == "A".lower(), "ß" == "ss", "é" > "z"
# === counting_sort
data = [3, 1, 2, 3, 0]
counts = [0] * (max(data) + 1)
for x in data:
    counts[x] += 1
[i for i, c in enumerate(counts) for _ in range(c)]
# === rotate
l = [1, 2, 3, 4, 5]
k = 2
l[k:] + l[:k], l[-k:] + l[:-k], l[::-1], l[1::2]
# === transpose_text
rows = ["abc", "def"]
["".join(c) for c in zip(*rows)], list(map("".join, zip(*rows)))
# === recursion_sum
def total(x):
    return sum(map(total, x)) if isinstance(x, (list, tuple)) else x
total([1, [2, (3, 4)], []])
def power(b, e):
    return 1 if e == 0 else b * power(b, e - 1)
power(2, 10)
# === accumulate_balance
balance = 0
history = []
for change in [100, -30, 20]:
    balance += change
    history.append(balance)
history, [sum([100, -30, 20][:i + 1]) for i in range(3)]
# === dict_of_lists
groups = {}
for word in "apple avocado banana blueberry cherry".split():
    groups.setdefault(word[0], []).append(word)
groups, {k: len(v) for k, v in groups.items()}, sorted(groups, key=lambda k: -len(groups[k]))
# === slices_assign
l = list(range(6))
l[1:3] = ["x"]
l
l[::2] = [0, 0, 0]
l
del l[1:3]
l
l[10:] = [9]
l
l[::2] = [1]
# === sets_of_students
math_class, art = {"Ann", "Bob"}, {"Bob", "Cy"}
sorted(math_class & art), sorted(math_class | art), sorted(math_class - art), sorted(math_class ^ art), "Ann" in art
# === generator_pipeline
def read():
    for line in ["1", "x", "3"]:
        yield line
def parse(lines):
    for line in lines:
        try:
            yield int(line)
        except ValueError:
            print("skip", line)
sum(parse(read()))
# === class_counter
class Counter:
    made = 0
    def __init__(self):
        Counter.made += 1
        self.id = Counter.made
    @classmethod
    def reset(cls):
        cls.made = 0
Counter().id, Counter().id, Counter.made
Counter.reset()
Counter.made
# === polymorphism
class Animal:
    sound = "..."
    def __init__(self, name):
        self.name = name
    def speak(self):
        return f"{self.name}: {self.sound}"
class Cat(Animal):
    sound = "meow"
class Dog(Animal):
    sound = "woof"
    def speak(self):
        return super().speak().upper()
for a in (Cat("Tom"), Dog("Rex"), Animal("It")):
    print(a.speak())
# === callable_registry
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "/": lambda a, b: a / b}
def calc(text):
    a, op, b = text.split()
    try:
        return ops[op](float(a), float(b))
    except KeyError:
        return f"unknown {op!r}"
    except ZeroDivisionError:
        return "no zero"
calc("3 + 4"), calc("1 / 0"), calc("2 ^ 3")
calc("3 +")
# === printing_types
for v in (1, 1.5, "s", True, None, [1], (1,), {1: 2}, {1}, b"x", range(3), len, int, lambda: 0):
    print(type(v).__name__, end=" ")
print(type(1), type("a"), type(None), type([]), type(int))
# === sorted_by_two
recs = [("b", 2), ("a", 2), ("c", 1)]
sorted(recs, key=lambda r: (r[1], r[0])), sorted(recs, key=lambda r: r[1], reverse=True), sorted(recs)[0], max(recs, key=lambda r: (r[1], r[0]))
# === bits
x = 0b1010
x & 1, x >> 1, x | 0b0101, bin(x ^ 0b1111), bin(x).count("1"), f"{x:#010b}", x & (x - 1), 1 << 4, ~x & 0xf
# === unicode
s = "naïve café 日本 👍🏽"
len(s), s.upper(), s.split(), s.encode("utf-8")[:6], [hex(ord(c)) for c in "é日"], "é".encode(), chr(0x1F600), s[6:10], "👍🏽"[0]
# === time_format
secs = 3725
h, rem = divmod(secs, 3600)
m, s = divmod(rem, 60)
f"{h:02}:{m:02}:{s:02}", f"{secs / 60:.1f} min", "%02d:%02d" % (m, s)

# === variables
x = 5
y = 2.5
name = "Ada"
x + y
x, y = y, x
x, y
a = b = []
a.append(1)
b
name * 3
type(x), type(name), type(None)
isinstance(x, float)
# === arithmetic
7 / 2
7 // 2, -7 // 2, 7 % 3, -7 % 3
2 ** 10, 2 ** -1
2 ** 100
divmod(17, 5)
10 / 0
10 % 0
1.0 // 0
abs(-3), abs(-2.5)
round(2.5), round(3.5), round(-1.5)
round(3.14159, 2), round(1234, -2)
0.1 + 0.2
1e16, 1e-5, 123456789.123
int(3.9), int("42"), int("  7 "), int("-0x1f", 16)
int("abc")
int("3.5")
float("1.5e3"), float("inf")
float("abc")
# === comparison
1 < 2 < 3, 1 < 3 < 2
1 == 1.0, 1 is None
"a" < "b", "Z" < "a", [1, 2] < [1, 3]
(1, 2) < (1, 2, 3)
"a" < 1
None < 1
[1] < "a"
not [], not [0], bool("False")
1 and 2, 0 or "x", None or []
True + True, True == 1
# === conditions
n = 7
if n % 2 == 0:
    print("even")
elif n > 5:
    print("odd and large")
else:
    print("odd")
"big" if n > 5 else "small"
while n > 0:
    n -= 3
else:
    print("done", n)
for i in range(3):
    if i == 1:
        continue
    print(i, end=" ")
else:
    print("end")
for i in range(10):
    if i * i > 20:
        break
i
# === loops
for i, c in enumerate("abc", start=1):
    print(i, c)
for a, b in zip([1, 2, 3], "xy"):
    print(a, b)
list(zip([1, 2], [3, 4], strict=True))
list(zip([1, 2], [3], strict=True))
list(range(10, 0, -3))
range(5), range(1, 10, 2)
range(0, 5, 0)
len(range(0, 100, 7)), 21 in range(0, 100, 7), range(10)[-1], range(10)[2:5]
sum(range(101))
list(reversed(range(4)))
total = 0
for row in [[1, 2], [3, 4]]:
    for value in row:
        total += value
print(total)
for i in 5:
    print(i)
# === printing
print("a", "b", sep="-")
print("a", end="!\n")
print()
print(1, 2.0, True, None, [1, "a"], {"k": (1,)}, sep=" | ")
print("tab\there", 'quote"s', "it's")
print("a\\b", r"a\b", """two
lines""")
print(*[1, 2, 3])
print(*"abc", sep=",")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""))
print("é", "日本", "😀", ["é", "😀"])
print(str(1.0), str(1e100), str(-0.0))
print("a" "b")
# === numbers
0b101, 0o17, 0xff, 1_000_000
bin(10), oct(8), hex(255), bin(-5)
5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, 1024 >> 3
(10).bit_length(), (255).bit_length(), (0).bit_length()
(3.0).is_integer(), (3.5).is_integer()
(7).bit_count()
float("nan") == float("nan")
1e308 * 10
max(1, 2.5), min([3, 1, 2]), max("apple", "pear", key=len)
max([], default=0)
max(3)
sum([0.1] * 10)
sum([1, 2], start=10), sum([[1], [2]], start=[])
sum(["a", "b"])
3 .real, (2.5).as_integer_ratio()
pow(2, 10), pow(3, 4, 5), pow(3, -1, 7)
complex
int(True), float(3), str(12), bool(0.0)
int(1e20), 10 ** 20 // 7, -(2 ** 70)
(2 ** 70).bit_length(), hash(1) == hash(1.0)
# === names
undefined_name
print(undefined)
del x_not_there
x = 1
del x
x
import math
math.pi
math.nope
import nope_module
len = 3
len("abc")
# === assignment
a, b, c = [1, 2, 3]
a, b = 1, 2, 3
a, b, c = 1, 2
first, *rest = [1, 2, 3]
first, rest
*start, last = "abc"
start, last
(a, b), c = (1, 2), 3
a, b, c
x = y = 0
x += 5
x -= 1
x *= 3
x //= 2
x
x **= 2
x
x %= 7
x
l = [1, 2]
m = l
m += [3]
l
l = l + [4]
m
if (n := 10) > 5:
    print(n)
a = 1; b = 2; a + b
x: int = 5
x
[p, q] = [1, 2]
p, q
*a, = [1, 2]
a
# === builtins
all([1, 2, 0]), any([0, 0, 1]), all([])
sorted([3, 1, 2], reverse=True), sorted("banana")
sorted(["b", "A", "c"], key=str.lower)
sorted([1, "a"])
list(map(str, [1, 2])), list(filter(None, [0, 1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4]))
chr(65), ord("a"), chr(8364), ord("é")
ord("ab")
chr(-1)
callable(print), callable(3)
hasattr([], "append"), getattr("a", "nope", None)
getattr("a", "nope")
id(1) == id(1)
list("abc"), tuple([1, 2]), set([1, 1]), dict([("a", 1)])
len([1, 2]), len("héllo"), len({}), len(5)
isinstance(1, (str, int)), isinstance(True, int), issubclass(bool, int)
isinstance(1, int | str)
isinstance(1, "int")
eval("1 + 2"), eval("x", {"x": 3})
exec("z = 5")
z
iter([1, 2]).__next__()
next(iter([])), 1
next(iter([]), "none")
dir(3)[:0]
slice(1, 5, 2), [0, 1, 2, 3, 4, 5][slice(1, 5, 2)]
type("X", (), {"a": 1})().a

# Floats are written and read as in CPython; compared with it like all probes, so long lists only as checksums.
import hashlib
import json
import struct

print(8.8, 0.1 + 0.2, 1e15, 1e16, 1e22, 1e-4, 1e-5, 1.0, 100.0, 123456789012345680.0, 9007199254740993.0)
print(5e-324, 2.0 ** -44, 2.0 ** -1022, 1.7976931348623157e308, 2.2250738585072011e-308, 9.5367431640625e-07)
print(float("inf"), -float("inf"), float("nan"), 0.0, -0.0, 1e400, -1e400, 1e-400, float("Infinity"), float("-NaN"))
print([1.1, (2.2,)], {3.3: 4.4}, str(5.5), repr(6.6), "%s %r" % (7.7, 8.8), "{} {!r}".format(9.9, 0.7))
for x in (3.14159265, 0.0, -0.0, 1234.5, 100.0, 1e22, -2.5, 1e-7, 0.5, 1.5, 2.5, 8.8, 1e300, 12345678.9, float("inf"), float("nan")):
    print(f"{x:>20}|{x:<10}|{x:^12}|{x:+}|{x: }|{x:012}|{x:.3}|{x:.17}|{x:.40}|{x:.1}|{x:8.2}")
    print(f"{x:g}|{x:.3g}|{x:n}|{x:G}|{x:10.2f}|{x:.0f}|{x:08.2f}|{x:F}|{x:e}|{x:.0e}|{x:E}|{x:.1%}|{x:.30f}|{x:,.2f}")
    print("%g|%s|%r|%.3f|%5.1e|%+.2f|%08.3f|%-12.1f|" % (x, x, x, x, x, x, x, x))
print(f"{1e300:.2f}", "%.50f" % (1 / 3), f"{1 / 3:.120f}", f"{5:.2f} {7:e} {10 ** 20:g} {True:.1f}")
print(float("1_000.5"), float(" 8.8\n"), float("-.5"), float("5."), 1_0.5, 1e5, .5, 5., 1E+5, float("+1e-3"), float("1" * 400 + "e-399"))
for bad in ("", " ", ".", "e5", "1e", "1e+", "1__0", "abc", "1.2.3", "_1", "1_", "1 2", "--1", "0x10", "é"):
    try:
        print(bad, float(bad))
    except ValueError as e:
        print(e)
print(round(2.675, 2), round(0.125, 2), round(8.8, 1), round(1.005, 2), round(1e20, 2), round(25.0, -1), round(1234.5678, -2))
print(round(-0.5), round(2.5), round(3.5), round(-0.04, 1), round(7, 2), round(1e300, 1), round(0.15, 1), round(0.25, 1))
print(json.dumps([8.8, 1e16, 1e-7, 1.0, float("nan"), float("inf"), -float("inf")]), json.loads("[8.8, 1e5, 3.0, 1E-3, -0.1]"))
print(1.5j, 3.0 + 2j, complex(1, 2), 8.8 * 3, sum([0.1] * 10), 1 / 3, 2 / 3, 10 / 4, 7 / 7, 1e3, 2 ** 0.5, 2 ** -1)

for unit in (10, 100, 1000):  # one, two, three decimals
    lines = []
    for n in range(-500, 3500):
        x = n * 7 / unit
        text = "%d.%0*d" % (abs(n * 7) // unit, len(str(unit)) - 1, abs(n * 7) % unit)
        if float(text) != abs(x):
            print("read", text, x)
        lines.append("%r %s %s %s" % (x, f"{x:.2f}", round(x, 1), json.dumps(x)))
    print(unit, hashlib.md5("\n".join(lines).encode()).hexdigest())

seed = 1
lines = []
for n in range(10000):  # doubles of any size
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    x = struct.unpack("<d", struct.pack("<Q", seed))[0]
    text = repr(x)
    if float(text) != x and x == x:
        print("reads back as another", text, float(text))
    lines.append(text)
    if n % 1000 == 999:
        print(n, text, hashlib.md5("\n".join(lines).encode()).hexdigest())
lines = []
for n in range(-1074, 1024):  # powers of two, where the neighbours are uneven
    x = 2.0 ** n
    if float(repr(x)) != x:
        print("reads back as another", x)
    lines.append("%r %.3e %r %r" % (x, x, x * 1.25, x * 3))
print(hashlib.md5("\n".join(lines).encode()).hexdigest())

# === basic
name, n, price = "Ada", 3, 9.99
f"Hello {name}, {n} items at {price}"
f"{n * price:.2f}", f"{n + 1}", f"{name!r}", f"{name.upper()}", f"{n:>5}|{n:<5}|{n:^5}|"
f"{price:10.3f}|{price:<10}|{price:+.1f}|"
f"{1234567.891:,.2f}", f"{1234567:,}", f"{1234567:_}", f"{0.256:.1%}", f"{255:x} {255:#x} {255:X} {5:b} {5:08b}"
f"{name:*^11}", f"{'é':>4}|{'日本':<5}|{'😀':^4}|"
f"{{literal}} {n}", f"{n=}", f"{n + 1 = }", f"{name=!s}", f"{price=:.1f}"
f"{'nested ' + f'{n}'}", f"{[i for i in range(n)]}", f"{ {'a': 1}['a'] }"
f"{n if n > 2 else 'few'}", f"{(lambda x: x * 2)(n)}"
width, prec = 10, 2
f"{price:{width}.{prec}f}|", f"{name:>{width}}|", f"{name:{'>'}{width}}"
f"""multi
{n} lines"""
f"{undefined}"
f"{n:d}", f"{n:5d}", f"{n:05d}", f"{-n:05d}", f"{n:+}", f"{n: }"
f"{price:d}"
f"{name:d}"
f"{name:.2f}"
f"{n:.1f} {n:e}", f"{1e10:g}", f"{1e-10:g}", f"{123.456:g}", f"{100000.0}", f"{1e21}"
f"{None}", f"{True}", f"{[1, 'a']}", f"{(1,)}"
f"{None:>5}"
f"{[1]:>5}"
rf"\d{n}", f"\t{n}\n", f"{'a'}" "b" f"{n}"
f"{'a' 'b'}", f"{'x' * 3}", f"{'''t'''}"
f"{1_000:,}", f"{1e6:,.0f}", f"{-1234.5:,}", f"{12345678901234567890:,}"
f"{3.0}", f"{3.10:.1f}", f"{2.675:.2f}", f"{0.5:.0f} {1.5:.0f} {2.5:.0f}"
f"{float('inf')} {float('nan'):.2f} {-0.0}"
f"{n!s:>4}{n!r:<4}|", f"{'abc':.2}", f"{'abc':6.2}|"
f"{True:d} {True:5}", f"{'a':<}", f"{97:c}", f"{1:%}"
f"{n:>{n}}", f"{'=' * 10}", f"{''}"
f"{'a':=5}"
f"{12:q}"
f"{0x1F600:c}", f"{-255:#06x}", f"{1234:010,}", f"{12.5:010,.1f}"
# === tables
rows = [("apple", 3, 0.5), ("pear", 12, 1.25), ("Müsli", 100, 3.999)]
for item, count, cost in rows:
    print(f"{item:<10}{count:>5}{cost:>8.2f}")
print(f"{'total':<10}{sum(r[1] for r in rows):>5}")
for item, count, cost in rows:
    print("%-10s|%4d|%7.3f" % (item, count, cost))
for item, count, cost in rows:
    print("{:^10}|{:04}|{:e}".format(item, count, cost))
print(f"{'a':->5}{'b':-<5}{'c':-^5}")
print(f"{'Name':<10} {'Qty':>4}\n{'-' * 15}")
header = " | ".join(f"{h:^8}" for h in ("id", "name", "é"))
header
# === dunder_format
class Money:
    def __init__(self, v):
        self.v = v
    def __format__(self, spec):
        return f"<{spec}:{self.v}>"
    def __str__(self):
        return "money"
f"{Money(3):>5}", f"{Money(3)}", "{:x}".format(Money(4)), format(Money(5), "abc"), format(Money(6)), f"{Money(1)!s:>7}"
class Plain:
    def __str__(self):
        return "plain"
f"{Plain()}", f"{Plain()!s:>8}"
f"{Plain():>8}"
class Deg(float):
    pass
f"{Deg(2.5):.2f}", f"{Deg(2.5)}"
class Bad:
    def __format__(self, spec):
        return 3
f"{Bad()}"
from datetime import date, datetime
f"{date(2026, 3, 4):%d.%m.%Y}", f"{datetime(2026, 3, 4, 5, 6):%H:%M}", f"{date(2026, 3, 4)}"

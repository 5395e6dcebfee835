# === datetime
from datetime import datetime, date, time, timedelta, timezone
d = date(2026, 3, 4)
d, str(d), d.year, d.isoformat(), d.weekday(), d.isoweekday(), d.strftime("%A, %d %B %Y"), d.replace(day=1)
d + timedelta(days=30), d - date(2026, 1, 1), (d - date(2026, 1, 1)).days, d < date(2027, 1, 1)
dt = datetime(2026, 3, 4, 5, 6, 7)
dt, str(dt), dt.isoformat(), dt.date(), dt.time(), dt.strftime("%Y-%m-%d %H:%M:%S"), dt.strftime("%d/%m/%y %I:%M %p %j %a %b")
datetime.strptime("2026-03-04 10:20", "%Y-%m-%d %H:%M"), datetime.fromisoformat("2026-03-04T05:06:07"), date.fromisoformat("2026-03-04")
datetime.strptime("nope", "%Y")
date(2026, 13, 1)
date(2026, 2, 30)
td = timedelta(days=1, hours=2, minutes=3)
td, str(td), td.total_seconds(), td.days, td.seconds, td * 2, -td, td / 2, timedelta(seconds=90), str(timedelta(milliseconds=1500))
dt + td, dt - timedelta(hours=6), datetime(2026, 1, 1) - datetime(2025, 1, 1), max(dt, datetime(2020, 1, 1))
datetime(2026, 3, 4, tzinfo=timezone.utc), datetime(2026, 3, 4, tzinfo=timezone.utc).isoformat(), datetime.fromtimestamp(0, timezone.utc)
d.timetuple().tm_yday, d.isocalendar()[1], d.toordinal(), date.fromordinal(1), time(10, 30), str(time(1, 2, 3)), dt.timestamp() > 0
d + 5
sorted([date(2026, 5, 1), date(2025, 1, 1)]), d == date(2026, 3, 4), {d: 1}[date(2026, 3, 4)]
dt.replace(hour=0), datetime.combine(d, time(1)), dt.ctime(), (dt.hour, dt.minute), divmod(timedelta(hours=5), timedelta(hours=2))
isinstance(dt, date), type(date.today()).__name__, date.min, timedelta(weeks=1) > timedelta(days=6)
# === calendar
import calendar
calendar.isleap(2024), calendar.isleap(2026), calendar.monthrange(2026, 2), calendar.month_name[3], calendar.day_name[0], calendar.day_abbr[6], calendar.month_abbr[12]
print(calendar.month(2026, 3))
calendar.weekday(2026, 3, 4), calendar.leapdays(2000, 2026), calendar.monthcalendar(2026, 2)
# === bytes
b = b"abc\x00\xff"
b, b[0], b[-1], b[1:3], len(b), list(b"ab"), b"a" in b, b + b"x", b * 2
b[0] = 1
b.hex(), bytes.fromhex("00ff10"), bytes([65, 66]), bytes(3), bytearray(b"ab"), b.hex(" ")
bytes([256])
ba = bytearray(b"abc")
ba[0] = 122
ba.append(33)
ba, bytes(ba), ba.decode()
"é€😀".encode(), "é€😀".encode("utf-8").decode(), b"\xc3\xa9".decode("utf-8"), "é".encode("latin-1"), "€".encode("cp1252"), b"\x80".decode("cp1252")
b"\xff".decode("utf-8", errors="replace"), b"\xffa".decode("utf-8", errors="ignore"), "é".encode("ascii", errors="replace"), "é".encode("ascii", "ignore"), "é".encode("ascii", "backslashreplace")
b"a\xffb".decode()
b"\xc3".decode()
"é".encode("ascii")
"abc".encode("utf-16"), "a😀".encode("utf-16-le"), b"\xff\xfea\x00".decode("utf-16"), "é".encode("utf-8-sig"), b"\xef\xbb\xbfx".decode("utf-8-sig"), "a".encode("utf-32-be")
"a".encode("klingon")
int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", byteorder="little"), (258).to_bytes(2, "big"), (1).to_bytes(4, byteorder="little"), int.from_bytes(b"\xff", "big", signed=True)
(300).to_bytes(1, "big")
b"a,b".split(b","), b" a ".strip(), b"abc".upper(), b"abc".replace(b"b", b"x"), b"abc".find(b"c"), b"ab".startswith(b"a"), b",".join([b"x", b"y"]), b"abc".decode().encode() == b"abc"
b"abc" == "abc", b"a" < b"b", b"it's", b'q"', b"\n\t\\"
memoryview(b"abc")[1], bytes(memoryview(b"abc")[1:])
str(b"abc"), str(b"abc", "utf-8"), bytes("é", "utf-8")
bytes("abc")
"x" + b"y"
b"abc".index(b"z")
bytes(b"a%d" % 5), b"\x89PNG"[:4] == b"\x89PNG"
# === base64
import base64, binascii
base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), base64.b64encode(b"\xff\xfe").decode(), base64.urlsafe_b64encode(b"\xff\xfe"), base64.urlsafe_b64decode("__4=")
base64.b64encode("text")
base64.b64decode("abc")
base64.b64decode("!!!!")
base64.b64decode("aGVs\nbG8="), base64.b64encode(b""), base64.b64encode(bytearray(b"a"))
base64.b16encode(b"\x01\xff"), base64.b32encode(b"hello"), binascii.hexlify(b"\x01\xff"), binascii.unhexlify("01ff"), binascii.crc32(b"hello")
base64.b64decode("aGVs$$bG8=", validate=True)
f"data:image/png;base64,{base64.b64encode(b'PNG').decode()}"
len(base64.b64encode(bytes(100))), base64.standard_b64encode(b"abc")
# === hashing
import hashlib, hmac, uuid, secrets
hashlib.sha256(b"abc").hexdigest(), hashlib.md5(b"").hexdigest(), hashlib.sha1(b"a").hexdigest()
h = hashlib.sha256()
h.update(b"a")
h.update(b"bc")
h.hexdigest() == hashlib.sha256(b"abc").hexdigest(), len(h.digest()), hashlib.new("md5", b"x").hexdigest()
hashlib.sha256("abc")
hmac.new(b"k", b"m", hashlib.sha256).hexdigest(), hmac.compare_digest("a", "a")
len(str(uuid.uuid4())), len(secrets.token_hex(8)), uuid.UUID("12345678123456781234567812345678")
# === text_tools
import textwrap, string
print(textwrap.fill("the quick brown fox jumps over the lazy dog", width=20))
textwrap.wrap("a bb ccc dddd", 6), textwrap.dedent("  a\n    b\n"), textwrap.indent("a\nb", "> "), textwrap.shorten("hello big world", width=12)
string.ascii_lowercase, string.digits, string.punctuation, string.ascii_letters[:3], string.hexdigits
string.Template("Hi $name, ${x}$$").substitute(name="A", x=1), string.Template("$a $b").safe_substitute(a=1), string.capwords("a bc")
string.Template("$a").substitute()
# === heapq_bisect
import heapq, bisect
h = [5, 1, 4]
heapq.heapify(h)
heapq.heappush(h, 0)
heapq.heappop(h), heapq.heappop(h), h[0], heapq.heappushpop(h, 3), heapq.heapreplace(h, 9)
heapq.nlargest(2, [3, 1, 5]), heapq.nsmallest(2, [3, 1, 5]), heapq.nlargest(1, ["a", "bbb"], key=len), list(heapq.merge([1, 3], [2]))
heapq.heappop([])
q = []
heapq.heappush(q, (2, "b"))
heapq.heappush(q, (1, "a"))
heapq.heappop(q)
bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3), bisect.bisect_right([1, 3], 9)
l = [1, 3]
bisect.insort(l, 2)
l
# === copying_and_operator
import copy, operator
operator.itemgetter(1)([5, 6]), operator.itemgetter("a", "b")({"a": 1, "b": 2}), operator.attrgetter("real")(3), operator.add(1, 2), operator.methodcaller("upper")("a")
sorted([{"n": 2}, {"n": 1}], key=operator.itemgetter("n")), operator.mul(2, 3), operator.contains([1], 1), operator.not_(1)
a = {"x": [1, {"y": 2}]}
b = copy.deepcopy(a)
a["x"][1]["y"] = 9
b, copy.copy(a)["x"] is a["x"]
l = [1]
l.append(l)
c = copy.deepcopy(l)
c[1] is c
# === time
import time, timeit
isinstance(time.time(), float), time.perf_counter() >= 0, time.strftime("%Y", time.gmtime(0)), time.gmtime(86400).tm_mday, time.monotonic() >= 0
timeit.timeit("1 + 1", number=10) >= 0, timeit.timeit(lambda: None, number=5) >= 0
time.gmtime(0)[:6], time.strftime("%H:%M:%S", time.gmtime(3661)), time.time_ns() > 0
# === html_url
import html
from urllib.parse import quote, unquote, urlencode, urlparse, parse_qs, urljoin
html.escape("<a href=\"x\">&'</a>"), html.unescape("&lt;b&gt; &amp; &quot;&#39;&eacute;&#233;&#x41;"), html.escape("a'b", quote=False)
quote("a b/é"), unquote("a%20b%C3%A9"), urlencode({"q": "a b", "n": 1}), quote("a/b", safe=""), urljoin("http://a.b/c/d", "e")
u = urlparse("https://user@ex.org:80/p/a?x=1&y=2#frag")
u.scheme, u.netloc, u.path, u.query, u.fragment, u.hostname, u.port, parse_qs(u.query)
# === decimal
from decimal import Decimal, getcontext, ROUND_HALF_UP
Decimal("0.1") + Decimal("0.2"), str(Decimal("1.10") * 3), Decimal("1") / Decimal("3"), Decimal(5), Decimal("2.50"), Decimal("1E+3")
Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), round(Decimal("2.675"), 2), Decimal("3.7") // 1, Decimal("7") % 3, -Decimal("1.5"), abs(Decimal("-2"))
Decimal("1.0") == 1, Decimal("1.5") < 2, sum([Decimal("0.1")] * 3), float(Decimal("1.5")), int(Decimal("3.9")), f"{Decimal('1234.5'):,.2f}", sorted([Decimal("2"), Decimal("1")])
Decimal("abc")
Decimal("0.1") + 0.1
Decimal(1) / 0
Decimal("19.99") * 2, Decimal("10.00") - Decimal("9.99"), max(Decimal("1"), Decimal("2.0")), Decimal("1.20").normalize(), Decimal(0.5), Decimal("2") ** 3, bool(Decimal("0")), {Decimal("1"): "a"}[Decimal("1.0")]
# === logging
import logging, sys
logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(message)s", stream=sys.stdout, force=True)
logging.info("hello %s", "Ada")
logging.debug("hidden")
log = logging.getLogger("app")
log.warning("careful %d", 3)
log.error("bad: %r", "x")
log.setLevel(logging.ERROR)
log.info("not shown")
log.isEnabledFor(logging.ERROR), logging.getLevelName(30), log.name
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("%(name)s|%(message)s"))
other = logging.getLogger("other")
other.addHandler(h)
other.propagate = False
other.critical("boom")
# === types
import types
def f(): pass
isinstance(f, types.FunctionType), isinstance(lambda: 1, types.LambdaType), types.SimpleNamespace(a=1, b="x"), types.SimpleNamespace(a=1).a
n = types.SimpleNamespace(x=1)
n.y = 2
n, n == types.SimpleNamespace(x=1, y=2), isinstance(None, types.NoneType)
types.MappingProxyType({"a": 1})["a"], isinstance((i for i in []), types.GeneratorType)
# === contextvars_and_misc
import warnings, pprint, sys
pprint.pprint({"b": 1, "a": [1, 2]})
pprint.pformat([1, 2])
sys.version_info >= (3, 10), sys.version_info.major, sys.maxsize > 2 ** 30, sys.getrecursionlimit() > 100
sys.stdout.write("x\n")
isinstance(sys.argv, list), "json" in sys.modules or True
sys.getsizeof([]) > 0
__name__
# === fractions
from fractions import Fraction
Fraction(1, 3) + Fraction(1, 6), Fraction("0.5"), Fraction(3, 6).denominator, float(Fraction(1, 4)), Fraction(1, 2) < Fraction(2, 3), str(Fraction(4, 2))

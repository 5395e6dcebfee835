import json
o = {"name": "Käse 🙂", "n": 1, "f": 1.5, "l": [1, None, True], "e": {}, "s": 'q"\\\n'}
print(json.dumps(o), json.dumps(o, ensure_ascii=False))
print(json.dumps(o, indent=2), json.dumps([1, {"b": 1, "a": 2}], sort_keys=True), json.dumps((1, 2), separators=(",", ":")))
print(json.dumps({1: 2, None: 3, True: 4}), json.dumps([]), json.dumps(float("inf")), json.dumps("\u2028\x01"))
print(json.loads('{"a": [1, 2.5, "x\\u00e9", null, true]}'), json.loads(" 3 "), json.loads('"\\ud83d\\ude42"') if False else "")
for bad in ("", "nope", '{"a": 1,}', '[1, 2', '{"a" 1}', "{'a': 1}", '"open', '[1] x', "```json\n{}\n```"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), e)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
print(json.dumps({"x": {1}}, default=list))
import re
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1 b2"), re.sub(r"\s+", " ", "a  b\n c"), re.split(r"[,;]\s*", "a, b;c"))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2025-03-01")
print(m.group("year"), m.groups(), m.groupdict(), m.span(), m.start("month"), m[2], m.end())
print(re.match(r"\d", "x1"), bool(re.fullmatch(r"[a-z]+", "abc")), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"))
print(re.findall("HELLO", "Hello hello", re.I), re.findall("^b", "a\nb", re.M), re.findall("a.b", "a\nb", re.S), re.sub("x*", "-", "abxd"))
print([m.group() for m in re.finditer(r"\b\w{3}\b", "the cat sits on mat")], re.sub("a", lambda m: m.group().upper(), "banana", count=2))
print(re.findall(r"(?<=\$)\d+(?:\.\d\d)?", "cost $12.50 and $7"), re.findall(r"foo(?!bar)", "foobar foobaz"), re.split("(-)", "a-b"))
print(re.search(r"```(?:json)?\s*(\{.*?\})\s*```", "text ```json\n{\"a\": 1}\n``` end", re.DOTALL).group(1))
print(re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]+", "mail a.b@c.org, x@y.co"), re.escape("a.b*c"), re.findall(r"é+", "éé a é"), re.search("é", "aé").span())
print(re.findall(r"(a|b)+?c", "abc"), re.findall(r"(?i)ab", "AB"), re.findall(r"a{2,3}", "aaaaa"), re.match(r"(a)|b", "b").groups(), re.findall("", "ab"))
p = re.compile(r"(\d+)")
print(p.findall("1 22"), p.sub("#", "a1"), p.pattern, p.split("a1b2c"), re.findall(r"\S+", " a b "), re.findall(r"[^,]+", "a,b"))
try:
    re.compile("(a")
except re.error as e:
    print("bad pattern")
import base64, hashlib, hmac, urllib.parse as up, textwrap, string, statistics as st, math
print(base64.b64encode(b"hi there"), base64.b64decode("aGkgdGhlcmU="), base64.urlsafe_b64encode(b"\xff\xfe"), hashlib.md5(b"").hexdigest())
print(hashlib.sha1(b"abc").hexdigest(), hashlib.sha256(b"x" * 1000).hexdigest(), hashlib.new("md5", b"a").hexdigest(), hmac.new(b"k", b"m", "sha256").hexdigest())
print(up.quote("a b/ü"), up.urlencode({"q": "a b&c", "n": 1}), up.unquote("a%20b%C3%BC"), up.urlparse("https://u.org:8/p/a?q=1#f"), up.parse_qs("a=1&a=2&b="), up.urljoin("http://a.b/c/d", "../e"))
print(textwrap.dedent("""
    a
      b
"""), textwrap.fill("the quick brown fox jumps over", 12), textwrap.shorten("hello wide world", 12), textwrap.indent("a\nb", "> "))
print(string.ascii_letters, string.digits, string.punctuation, string.Template("$a ${b}").substitute(a=1, b=2))
print(st.mean([1, 2, 4]), st.median([3, 1, 2, 4]), st.stdev([1, 2, 3, 4]), st.mode("aab"), st.mean([1, 3]), st.pstdev([1, 2]), st.quantiles([1, 2, 3, 4]))
print(math.prod([2, 3]), math.comb(5, 2), math.gcd(12, 18), math.isqrt(17), math.hypot(3, 4), math.floor(-1.5), math.ceil(1.2), math.log10(1000), math.pi, math.inf, math.factorial(20), math.dist((0, 0), (1, 1)))

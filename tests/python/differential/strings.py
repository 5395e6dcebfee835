# === slicing
s = "Python"
s[0], s[-1], s[1:4], s[:2], s[2:], s[::-1], s[::2], s[-3:], s[10:]
s[10]
s[1.5]
s["a"]
s[0] = "J"
"héllo"[1], "héllo"[::-1], "日本語"[-1], "a😀b"[1:]
len("😀"), len("é"), len("e\u0301")
s[4:1:-1], s[::-2], s[5:0:-2]
# === methods
s = "  Hello, World  "
s.strip(), s.lstrip(), s.rstrip()
s.strip().lower(), s.strip().upper(), s.strip().title(), s.strip().swapcase()
"hello world".capitalize(), "HELLO".casefold(), "straße".upper(), "É".lower()
"a,b,,c".split(","), "a b  c".split(), "a b c".split(" ", 1), "a-b-c".rsplit("-", 1)
"a b c".split(maxsplit=1), "a,b,c".split(sep=",", maxsplit=1), "a,b".rsplit(sep=",", maxsplit=1)
"a\nb\r\nc".splitlines(), "a\nb\n".splitlines(keepends=True), "a\nb".splitlines(True)
"-".join(["a", "b"]), ", ".join("abc"), "".join([])
"-".join([1, 2])
"banana".replace("a", "o"), "banana".replace("a", "o", 1), "aaa".replace("", "-")
"banana".find("na"), "banana".rfind("na"), "banana".find("x"), "banana".index("n"), "banana".count("an")
"banana".index("x")
"photo.jpg".startswith("pho"), "photo.jpg".endswith((".png", ".jpg")), "abc".startswith("b", 1)
"abc".isalpha(), "123".isdigit(), "a1".isalnum(), "Abc".isupper(), "abc".islower(), " ".isspace(), "".isalpha()
"x".center(5, "*"), "x".ljust(3, "."), "x".rjust(3), "42".zfill(5), "-42".zfill(5)
"é".center(5, "-"), "日本".rjust(5, ".")
"key=value=x".partition("="), "a.b.c".rpartition("."), "abc".partition("x")
"prefix_name".removeprefix("prefix_"), "name.txt".removesuffix(".txt")
"a\tb".expandtabs(4), "ab\tc".expandtabs()
"title case here".title(), "it's".title()
"abc" in "xabcx", "" in "a", "z" not in "abc"
3 in "abc"
"abc" * 0, "ab" * 3, 2 * "x"
"a" + 1
"a" * "b"
"Hello".nope()
"ß".casefold(), "ΑΒΓ".lower(), "привет".upper(), "ñandú".capitalize()
"①".isnumeric(), "½".isdecimal(), "abc_1".isidentifier(), "1a".isidentifier()
"aAbB".swapcase(), "hello"[1:3].upper()
"a b".split("x"), "".split(), "".split(","), " a ".split(" ")
"a".split("")
"Hello" "World", 'a' 'b'
"abc".encode(), "abc".encode("utf-8").decode("utf-8")
"text".ljust("5")
"Az".maketrans("a", "b"), "abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: None, 98: "B"})
str.upper("abc"), str.join("-", "ab"), list(map(str.strip, [" a ", "b "]))
"abcabc".rindex("b"), "hello".find("l", 3), "hello".count("l", 0, 3)
"x=1;y=2".split(";")[1].split("=")[0]
"abc" < "abd", "a" == "A".lower(), "10" < "9"
min("hello"), max("hello"), sorted("hello"), list(reversed("abc"))
# === escapes
"a\x41\u00e9\N{BULLET}"
"\101", "a\
b"
len("\n"), len(r"\n"), "\\"
"\a\b\f\v\0"
'\'', "\""
print("a\rb".replace("\r", "<CR>"))
repr("\x00\x7f\xa0\xad"), "\u200b"
"\ud83d"
ascii("é😀"), repr("é")
u"x", "é" == "\u00e9"
# === percent
"%s and %r" % ("a", "b")
"%d items, %5.2f euros, %x, %o, %e" % (3, 2.5, 255, 8, 12345.678)
"%5d|%-5d|%05d|%+d" % (42, 42, 42, 42)
"%s" % [1, 2], "%s" % None, "%s" % (1,)
"%10s|%-10s|" % ("é", "日本")
"%(name)s is %(age)d" % {"name": "Ada", "age": 36}
"%d%%" % 50
"%s %s" % ("a",)
"%s" % ("a", "b")
"%d" % "x"
"%.3s|%c|%c" % ("abcdef", "z", 65)
"%g %g %G" % (1e10, 0.0001, 1e-10)
"%*d" % (5, 42)
"%i %u" % (3.9, 4)
"%#x %#o %X" % (255, 8, 255)
"%q" % 1
"% d" % 5
# === format_method
"{} {}".format("a", "b"), "{1} {0}".format("a", "b"), "{x}".format(x=1)
"{:>5}|{:<5}|{:^5}".format("a", "b", "c")
"{0[0]} {0[1]} {d[key]} {n.real}".format([1, 2], d={"key": "v"}, n=3)
"{:,}".format(1234567), "{:.2f}".format(2.345), "{:%}".format(0.5), "{:+d}".format(3)
"{:{w}.{p}f}".format(3.14159, w=8, p=2), "{!r:>5}".format("a"), "{{}}".format()
"{} {}".format("a")
"{x}".format(y=1)
"{0} {}".format(1, 2)
"{".format(1)
"}".format(1)
"{:d}".format("a")
"{:d}".format(2.5)
"{a}{b}".format(**{"a": 1, "b": 2}), "{x}".format_map({"x": 9})
"{:*^20}".format(" hi "), "{:é>5}".format("a"), "{:_}".format(1000000), "{:#b}".format(5)
"{:s}".format(5)
"{!s:>4}{!a}".format("é", "é")
format(255, "x"), format(3.14159, ".2f"), format("a", ">3"), format(1234.5, ",.1f"), format(5), format(True, "d")
"{:08.3f}|{:<8}|{:=+8d}".format(3.14159, 5, 42)
"{:e} {:g} {:n}".format(12345.678, 0.00001, 1234)
"{0:{0}}".format(5)

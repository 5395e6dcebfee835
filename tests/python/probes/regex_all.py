# All matches of a pattern: empty ones, groups, characters that are several bytes.
import re
print(re.findall(r"a*?", "aab"), re.findall(r"a*", "baac"), re.findall(r"\b|\w", "ab c"))
print(re.findall(r"(\w)(\d)?", "a1b"), re.findall(r"(é)|x", "éxé"), re.findall(rb"\d+", b"1 22"))
print([m.span() for m in re.finditer(r"(?<=(ö))\w*?(ü)?", "öaüöü")])
print([(m.group(), m.groups(), m.start(), m.end(2)) for m in re.finditer(r"(?P<k>\w)=(\d*)", "ä=1, b=, ç=22")])
print([m.groupdict() for m in re.finditer(r"(?P<k>\w)=(?P<v>\d*)", "ä=1, b=")])
print(re.compile(r"\d").findall("1234", 1, 3), [m.group() for m in re.compile("x").finditer("xxxx", 2)])
print([m.endpos for m in re.compile("x").finditer("xxxx", 0, 2)], re.findall("x", ""), re.findall("", "äb"))
print(re.split(r"(-)|,", "a-b,c"), re.split(r"x*", "axbc"), re.sub(r"x*", "-", "abxd"), re.sub("", "-", "ab"))
print(re.subn(r"(?P<n>\d)", r"<\g<n>>", "a1b2"), re.sub(r"[aä]", lambda m: m.group().upper(), "aäb", count=1))
print(re.sub("a|ä", "", "aäb"), re.subn(rb"\d", b"#", b"1 2"), re.sub("x", "", ""))

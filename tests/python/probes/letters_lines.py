# Letters beyond ASCII, counting, and the lines of a text in memory.
import io
from collections import Counter

words = ["straße", "ÄÖÜ", "Ωμέγα", "Ёж", "ŁŻ", "żółw", "abc1", "x y", "", "½", "日本", "a-b", "ÿ×÷"]
for word in words:
    print(word, word.isalpha(), word.isalnum(), word.isascii(), word.lower(), word.upper(), word.title())
print(str.upper("é"), list(map(str.lower, "ÀB")), "Maße".casefold() == "MASSE".lower())
print(Counter("abracadabra").most_common(2), Counter(["x", "y", "x"])["z"], Counter("aab") + Counter("b"))
print(list(Counter("hello")), Counter(i % 3 for i in range(10)))
out = io.StringIO("eins\nzwö\n\ndrei")
print(out.readline(2), repr(out.readline()), out.tell(), [line for line in out], repr(out.readline()))
out.seek(0)
print(out.readlines(), out.read(), out.write("\nvier"), out.seek(5), repr(out.readline()), out.read())
out.seek(0)
next(out)
out.write("X")
print(repr(out.readline()), out.getvalue().count("\n"))

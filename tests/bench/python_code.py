# What a course's learners write, each timed by itself; python_code.mjs runs it here and in CPython.
import collections
import io
import re
import time

text = "The quick brown fox, 42 years, jumps over 7 lazy dogs. " * 4000
umlauts = "Der schöne Fuchs, 42 Jahre, springt über 7 Hunde. " * 4000
lines = "\n".join("row %d;%d;name%d" % (i, i * 7, i % 10) for i in range(20000))


def measure(name, work):
    began = time.perf_counter()
    work()
    print(f"{name}: {(time.perf_counter() - began) * 1000:.2f}")


def loop():
    n = 0
    for i in range(300000):
        n += i * i % 7
    return n


def count():
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def letters():
    n = 0
    for c in umlauts:
        if c.isalpha():
            n += 1
    return n


class Point:
    def __init__(self, x):
        self.x = x

    def next(self):
        return self.x + 1


measure("a loop with numbers", loop)
measure("methods of objects", lambda: sum([Point(i).next() for i in range(50000)]))
measure("lists and dictionaries", lambda: {i: [j for j in range(5)] for i in range(20000)})
measure("counting in a dictionary", count)
measure("Counter of words", lambda: collections.Counter(text.split()))
measure("split of lines", lambda: [line.split(";") for line in lines.splitlines()])
measure("lines of StringIO", lambda: [line.strip() for line in io.StringIO(lines)])
measure("sorted with a key", lambda: sorted(lines.split("\n"), key=lambda s: s[::-1]))
measure("join of numbers", lambda: ",".join(str(i) for i in range(50000)))
measure("replace and upper", lambda: [text.replace("fox", "cat").upper() for _ in range(20)])
measure("isalpha of each character", letters)
measure("re.findall", lambda: re.findall(r"\w+", umlauts))
measure("re.sub", lambda: re.sub(r"\d+", "#", text))
measure("re.finditer", lambda: [m.group() for m in re.finditer(r"[A-Z]\w+", text)])
measure("formatted f-strings", lambda: [f"{i:5d} {i / 3:.2f} {i}" for i in range(20000)])

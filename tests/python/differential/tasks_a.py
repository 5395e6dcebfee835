# === fizzbuzz
for i in range(1, 16):
    print("FizzBuzz" if i % 15 == 0 else "Fizz" if i % 3 == 0 else "Buzz" if i % 5 == 0 else i, end=" ")
[("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0)) or i for i in range(1, 6)]
# === primes
def primes(n):
    sieve = [True] * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i::i] = [False] * len(sieve[i * i::i])
    return [i for i in range(2, n + 1) if sieve[i]]
primes(30)
all(x % d for x in [29] for d in range(2, x))
def factors(n):
    out, d = [], 2
    while n > 1:
        while n % d == 0:
            out.append(d)
            n //= d
        d += 1
    return out
factors(360), factors(97)
# === palindromes
def is_pal(s):
    s = "".join(c.lower() for c in s if c.isalnum())
    return s == s[::-1]
is_pal("A man, a plan, a canal: Panama"), is_pal("hello"), is_pal("")
[w for w in ["level", "noon", "ab"] if w == "".join(reversed(w))]
# === word_count
text = """The quick brown fox. The lazy dog! the end?"""
words = text.lower().translate(str.maketrans("", "", ".,!?")).split()
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:3]
longest = max(words, key=len)
longest, sum(map(len, words)) / len(words)
for w, c in sorted(counts.items()):
    print(f"{w:<8}{'#' * c}")
# === caesar
def caesar(s, k):
    out = []
    for c in s:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + k) % 26 + base))
        else:
            out.append(c)
    return "".join(out)
caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3)
# === matrix
a = [[1, 2], [3, 4]]
b = [[5, 6], [7, 8]]
[[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
list(map(list, zip(*a)))
print("\n".join(" ".join(f"{v:3}" for v in row) for row in a))
sum(a[i][i] for i in range(2)), [v for row in a for v in row], [row[::-1] for row in a[::-1]]
# === bank
class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need, self.have = need, have
class Account:
    def __init__(self, owner, balance=0.0):
        self.owner, self.balance = owner, balance
        self.log = []
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        self.log.append(("deposit", amount))
        return self
    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self.balance -= amount
        self.log.append(("withdraw", amount))
        return self
    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance:.2f})"
acc = Account("Ada", 100)
acc.deposit(50).withdraw(30)
acc.withdraw(500)
acc.deposit(-1)
acc.log, acc
# === inventory
inventory = [{"name": "pen", "price": 1.5, "qty": 10}, {"name": "book", "price": 12.0, "qty": 2}]
total = sum(i["price"] * i["qty"] for i in inventory)
total
sorted(inventory, key=lambda i: i["price"], reverse=True)[0]["name"]
[i["name"] for i in inventory if i["qty"] < 5]
by_name = {i["name"]: i for i in inventory}
by_name["pen"]["qty"] -= 3
by_name["pen"]
by_name["ruler"]
print(f"{'item':<8}|{'price':>8}|{'qty':>4}")
for i in inventory:
    print(f"{i['name']:<8}|{i['price']:>8.2f}|{i['qty']:>4}")
# === temperatures
temps = {"Mon": 20.5, "Tue": 18.0, "Wed": 25.25}
max(temps, key=temps.get), min(temps.values()), round(sum(temps.values()) / len(temps), 2)
{d: round(c * 9 / 5 + 32, 1) for d, c in temps.items()}
[d for d, c in temps.items() if c > 19]
# === grades
def grade(p):
    for limit, letter in [(90, "A"), (80, "B"), (70, "C")]:
        if p >= limit:
            return letter
    return "F"
students = {"Ada": [95, 88], "Bob": [70, 65], "Cy": []}
for name, marks in students.items():
    try:
        avg = sum(marks) / len(marks)
    except ZeroDivisionError:
        print(f"{name}: no marks")
    else:
        print(f"{name}: {avg:.1f} {grade(avg)}")
# === sorting
def bubble(l):
    l = l[:]
    for i in range(len(l)):
        for j in range(len(l) - 1 - i):
            if l[j] > l[j + 1]:
                l[j], l[j + 1] = l[j + 1], l[j]
    return l
def quick(l):
    return l if len(l) < 2 else quick([x for x in l[1:] if x < l[0]]) + [l[0]] + quick([x for x in l[1:] if x >= l[0]])
def merge(a, b):
    out = []
    while a and b:
        out.append(a.pop(0) if a[0] <= b[0] else b.pop(0))
    return out + a + b
bubble([3, 1, 2]), quick([3, 6, 1, 3]), merge([1, 4], [2, 3])
people = [("Bo", 30), ("Al", 25), ("Cy", 30)]
sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[1])
# === searching
def binary(l, x):
    lo, hi = 0, len(l) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if l[mid] == x:
            return mid
        if l[mid] < x:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1
binary([1, 3, 5, 7], 5), binary([1, 3], 4), binary([], 1)
# === stack_queue
class Stack:
    def __init__(self):
        self._items = []
    def push(self, x):
        self._items.append(x)
    def pop(self):
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()
    def __len__(self):
        return len(self._items)
    def __bool__(self):
        return bool(self._items)
s = Stack()
s.push(1)
s.pop(), len(s), bool(s)
s.pop()
def balanced(text):
    pairs, stack = {")": "(", "]": "["}, []
    for c in text:
        if c in "([":
            stack.append(c)
        elif c in pairs and (not stack or stack.pop() != pairs[c]):
            return False
    return not stack
balanced("(a[b])"), balanced("(]"), balanced("(")
# === linked_list
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
class Linked:
    def __init__(self, items=()):
        self.head = None
        for x in reversed(list(items)):
            self.head = Node(x, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def reverse(self):
        prev, node = None, self.head
        while node:
            node.next, prev, node = prev, node, node.next
        self.head = prev
    def __repr__(self):
        return " -> ".join(map(str, self))
l = Linked([1, 2, 3])
l, list(l), sum(l), 2 in l
l.reverse()
l
# === tree
class Tree:
    def __init__(self, v):
        self.v, self.left, self.right = v, None, None
    def insert(self, v):
        side = "left" if v < self.v else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(v))
        else:
            child.insert(v)
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.v
        if self.right:
            yield from self.right
t = Tree(5)
for v in [2, 8, 1, 9, 3]:
    t.insert(v)
list(t), t.left.v, t.right.right.v
# === graph
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
def bfs(start):
    seen, queue = [], [start]
    while queue:
        n = queue.pop(0)
        if n not in seen:
            seen.append(n)
            queue += graph[n]
    return seen
bfs("a")
def paths(a, b, path=()):
    path += (a,)
    return [path] if a == b else [p for n in graph[a] for p in paths(n, b, path)]
paths("a", "d")
# === dijkstra
import heapq
roads = {"A": {"B": 1, "C": 4}, "B": {"C": 2, "D": 6}, "C": {"D": 3}, "D": {}}
def shortest(start):
    dist, heap = {start: 0}, [(0, start)]
    while heap:
        d, n = heapq.heappop(heap)
        if d > dist[n]:
            continue
        for m, w in roads[n].items():
            if d + w < dist.get(m, float("inf")):
                dist[m] = d + w
                heapq.heappush(heap, (d + w, m))
    return dist
shortest("A")
# === roman
def roman(n):
    out = ""
    for v, s in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        count, n = divmod(n, v)
        out += s * count
    return out
roman(1994), roman(2026), roman(4)
# === collatz
def collatz(n):
    yield n
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        yield n
list(collatz(6)), max(range(1, 20), key=lambda n: len(list(collatz(n))))
# === pascal
row = [1]
for _ in range(5):
    print(" ".join(map(str, row)).center(20).rstrip())
    row = [1] + [a + b for a, b in zip(row, row[1:])] + [1]
# === anagrams
groups = {}
for w in ["eat", "tea", "tan", "ate", "nat", "bat"]:
    groups.setdefault("".join(sorted(w)), []).append(w)
list(groups.values())
# === two_sum
def two_sum(nums, target):
    seen = {}
    for i, n in enumerate(nums):
        if target - n in seen:
            return seen[target - n], i
        seen[n] = i
two_sum([2, 7, 11, 15], 9), two_sum([1], 5)
# === binary_conversion
def to_bin(n):
    return "0" if n == 0 else "".join(str(n >> i & 1) for i in reversed(range(n.bit_length())))
to_bin(10), int(to_bin(37), 2), f"{37:b}", bin(37)[2:], "{:08b}".format(37)
# === tic_tac_toe
board = [["X", "O", "X"], ["O", "X", "O"], ["O", "X", "X"]]
def winner(b):
    lines = b + [list(c) for c in zip(*b)] + [[b[i][i] for i in range(3)], [b[i][2 - i] for i in range(3)]]
    for l in lines:
        if len(set(l)) == 1:
            return l[0]
winner(board)
for r in board:
    print("|".join(r))
# === life
cells = {(1, 0), (1, 1), (1, 2)}
def step(cells):
    near = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}
sorted(step(cells)), step(step(cells)) == cells
# === queens
def queens(n, row=0, cols=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, cols + (c,)) for c in range(n) if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)))
queens(4), queens(6)
# === change
from functools import lru_cache
@lru_cache(None)
def ways(n, coins=(50, 20, 10, 5)):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    return ways(n - coins[0], coins) + ways(n, coins[1:])
ways(50), ways(3)
# === knapsack
def best(items, cap):
    table = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1):
            table[c] = max(table[c], table[c - w] + v)
    return table[cap]
best([(2, 3), (3, 4), (4, 5)], 5)
# === lcs
def lcs(a, b):
    if not a or not b:
        return ""
    if a[0] == b[0]:
        return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
lcs("abcde", "ace"), lcs("abc", "xyz")
# === edit_distance
def distance(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(prev[j] + 1, row[-1] + 1, prev[j - 1] + (x != y)))
        prev = row
    return prev[-1]
distance("kitten", "sitting"), distance("", "abc"), distance("é", "e")
# === run_length
from itertools import groupby
encode = lambda s: "".join(f"{c}{len(list(g))}" for c, g in groupby(s))
encode("aaabbc")
def decode(s):
    return "".join(c * int(n) for c, n in zip(s[::2], s[1::2]))
decode("a3b2c1")
# === luhn
def luhn(number):
    digits = [int(d) for d in str(number)][::-1]
    return sum(d if i % 2 == 0 else sum(divmod(d * 2, 10)) for i, d in enumerate(digits)) % 10 == 0
luhn(4539578763621486), luhn(1234567812345678)
luhn("12a")

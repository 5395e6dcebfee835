from math import gcd


class Fraction:
    def __init__(self, numerator=0, denominator=None):
        n, d = numerator, 1
        if isinstance(n, str):
            top, slash, low = n.strip().partition("/")
            if slash:
                n, d = int(top), int(low)
            elif "." in top:
                whole, _, part = top.partition(".")
                d = 10 ** len(part)
                n = int(whole + part)
            else:
                n = int(top)
        elif isinstance(n, float):
            n, d = n.as_integer_ratio()
        elif isinstance(n, Fraction):
            n, d = n.numerator, n.denominator
        if denominator is not None:
            o = Fraction(denominator)
            n, d = n * o.denominator, d * o.numerator
        if d == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % n)
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.numerator, self.denominator = n // g, d // g

    def _of(self, x):
        return x if isinstance(x, Fraction) else Fraction(x) if isinstance(x, int) else None

    def _do(self, other, f):
        if isinstance(other, float):
            return f(float(self), other)
        o = self._of(other)
        return NotImplemented if o is None else f(self, o)

    def __add__(self, other):
        return self._do(other, lambda a, b: a + b if isinstance(a, float) else Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator))

    __radd__ = __add__

    def __sub__(self, other):
        return self._do(other, lambda a, b: a - b if isinstance(a, float) else a + -b)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        return self._do(other, lambda a, b: a * b if isinstance(a, float) else Fraction(a.numerator * b.numerator, a.denominator * b.denominator))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._do(other, lambda a, b: a / b if isinstance(a, float) else Fraction(a.numerator * b.denominator, a.denominator * b.numerator))

    def __rtruediv__(self, other):
        return Fraction(self.denominator, self.numerator) * other

    def __floordiv__(self, other):
        return int((self / other).__floor__())

    def __mod__(self, other):
        return self - other * (self // other)

    def __floor__(self):
        return self.numerator // self.denominator

    def __pow__(self, k):
        if not isinstance(k, int):
            return float(self) ** float(k)
        return Fraction(self.numerator ** k, self.denominator ** k) if k >= 0 else Fraction(self.denominator ** -k, self.numerator ** -k)

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __abs__(self):
        return Fraction(abs(self.numerator), self.denominator)

    def _cmp(self, other):
        if isinstance(other, float):
            return float(self) - other
        o = self._of(other)
        return None if o is None else self.numerator * o.denominator - o.numerator * self.denominator

    def __eq__(self, other):
        return self._cmp(other) == 0

    def __lt__(self, other):
        return self._cmp(other) < 0

    def __le__(self, other):
        return self._cmp(other) <= 0

    def __gt__(self, other):
        return self._cmp(other) > 0

    def __ge__(self, other):
        return self._cmp(other) >= 0

    def __hash__(self):
        return hash(self.numerator) if self.denominator == 1 else hash(float(self))

    def __bool__(self):
        return self.numerator != 0

    def __float__(self):
        return self.numerator / self.denominator

    def __int__(self):
        n = abs(self.numerator) // self.denominator
        return -n if self.numerator < 0 else n

    def __round__(self, n=None):
        if n is None:
            return round(self.numerator / self.denominator)
        return Fraction(round(self * 10 ** n), 10 ** n)

    def limit_denominator(self, most=1000000):
        if self.denominator <= most:
            return Fraction(self)
        a, b, c, d, n, m = 0, 1, 1, 0, self.numerator, self.denominator
        while True:
            q = n // m
            if b + q * d > most:
                break
            a, b, c, d = c, d, a + q * c, b + q * d
            n, m = m, n - q * m
        k = (most - b) // d
        one, two = Fraction(a + k * c, b + k * d), Fraction(c, d)
        return two if abs(two - self) <= abs(one - self) else one

    def __str__(self):
        return str(self.numerator) if self.denominator == 1 else "%d/%d" % (self.numerator, self.denominator)

    def __repr__(self):
        return "Fraction(%d, %d)" % (self.numerator, self.denominator)

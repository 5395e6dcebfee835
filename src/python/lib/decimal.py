# A reduced decimal: Decimal with + - * / // % ** (whole powers), comparison, quantize(), round(),
# normalize(), formats, six roundings and a precision. No NaN, infinities, traps or sqrt().
ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN = "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_HALF_DOWN"
ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR"


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN):
        self.prec, self.rounding = prec, rounding


_context = Context()


def getcontext():
    return _context


def setcontext(c):
    _context.prec, _context.rounding = c.prec, c.rounding


class localcontext:
    def __init__(self, ctx=None, prec=None, rounding=None):
        self._new = ctx or Context(prec or _context.prec, rounding or _context.rounding)

    def __enter__(self):
        self._old = Context(_context.prec, _context.rounding)
        setcontext(self._new)
        return _context

    def __exit__(self, *a):
        setcontext(self._old)


def _divided(n, d, rounding, negative):
    # n / d as a whole number, rounded; both are positive.
    q, r = n // d, n % d
    if not r:
        return q
    half = 2 * r
    up = {
        ROUND_UP: True, ROUND_DOWN: False, ROUND_CEILING: not negative, ROUND_FLOOR: negative, ROUND_HALF_UP: half >= d,
        ROUND_HALF_DOWN: half > d, ROUND_HALF_EVEN: half > d or half == d and q % 2 == 1,
    }
    if rounding not in up:
        raise TypeError("valid values for rounding are: ROUND_HALF_UP, ROUND_HALF_EVEN, ...")
    return q + 1 if up[rounding] else q


def _new(sign, number, exponent):
    d = object.__new__(Decimal)
    d._s, d._n, d._e = sign, number, exponent
    return d


def _fit(sign, n, e):
    extra = len(str(n)) - _context.prec
    if extra > 0:
        n = _divided(n, 10 ** extra, _context.rounding, sign)
        e += extra
        if len(str(n)) > _context.prec:
            n //= 10
            e += 1
    return _new(sign, n, e)


def _read(text):
    s = text.strip().replace("_", "")
    sign = s[:1] == "-"
    if s[:1] in ("+", "-"):
        s = s[1:]
    s, _, exp = s.lower().partition("e")
    whole, _, part = s.partition(".")
    digits = whole + part
    if not digits.isdigit() or exp and not exp.lstrip("+-").isdigit():
        if s in ("nan", "inf", "infinity"):
            raise NotImplementedError("Decimal(%r) is not supported by the decimal of this page" % text)
        raise InvalidOperation([ConversionSyntax])
    return sign, int(digits), int(exp or 0) - len(part)


def _of(x, op=None):
    if isinstance(x, Decimal):
        return x
    if isinstance(x, int):
        return _new(x < 0, abs(int(x)), 0)
    return None


class Decimal:
    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            return _new(value._s, value._n, value._e)
        if isinstance(value, int):
            return _of(value)
        if isinstance(value, float):
            n, d = value.as_integer_ratio()
            k = len(bin(d)) - 3  # d is a power of two
            return _new(n < 0, abs(n) * 5 ** k, -k)
        if isinstance(value, str):
            return _new(*_read(value))
        if isinstance(value, (tuple, list)):
            return _new(bool(value[0]), int("".join([str(x) for x in value[1]]) or "0"), value[2])
        raise TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)

    @classmethod
    def from_float(cls, f):
        return cls(f)

    def _int(self, e):
        n = self._n * 10 ** (self._e - e)
        return -n if self._s else n

    def _binary(self, other, f):
        o = _of(other)
        return NotImplemented if o is None else f(self, o)

    def __add__(self, other):
        def f(a, b):
            e = min(a._e, b._e)
            n = a._int(e) + b._int(e)
            return _fit(n < 0, abs(n), e)

        return self._binary(other, f)

    __radd__ = __add__

    def __sub__(self, other):
        return self._binary(other, lambda a, b: a + -b)

    def __rsub__(self, other):
        return self._binary(other, lambda a, b: b + -a)

    def __mul__(self, other):
        return self._binary(other, lambda a, b: _fit(a._s != b._s, a._n * b._n, a._e + b._e))

    __rmul__ = __mul__

    def _over(self, b):
        if not b._n:
            if not self._n:
                raise InvalidOperation("[<class 'decimal.DivisionUndefined'>]")
            raise DivisionByZero([DivisionByZero])
        sign, ideal = self._s != b._s, self._e - b._e
        shift = max(0, _context.prec + 1 + len(str(b._n)) - len(str(self._n)))
        n, e = self._n * 10 ** shift, ideal - shift
        q, r = n // b._n, n % b._n
        if r:
            if q % 5 == 0:
                q += 1  # so that a half with something behind it is no half
            return _fit(sign, q, e)
        while e < ideal and q % 10 == 0:
            q //= 10
            e += 1
        return _fit(sign, q, e)

    def __truediv__(self, other):
        return self._binary(other, lambda a, b: a._over(b))

    def __rtruediv__(self, other):
        return self._binary(other, lambda a, b: b._over(a))

    def _divmod(self, b):
        if not b._n:
            raise DivisionByZero([DivisionByZero])
        e = min(self._e, b._e)
        x, y = abs(self._int(e)), abs(b._int(e))
        return _new(self._s != b._s, x // y, 0), _new(self._s, x % y, e)

    def __floordiv__(self, other):
        return self._binary(other, lambda a, b: a._divmod(b)[0])

    def __rfloordiv__(self, other):
        return self._binary(other, lambda a, b: b._divmod(a)[0])

    def __mod__(self, other):
        return self._binary(other, lambda a, b: a._divmod(b)[1])

    def __rmod__(self, other):
        return self._binary(other, lambda a, b: b._divmod(a)[1])

    def __divmod__(self, other):
        return self._binary(other, lambda a, b: a._divmod(b))

    def __pow__(self, other):
        o = _of(other)
        if o is None or o._e < 0 and o._n % 10 ** -o._e:
            raise NotImplementedError("powers that are no whole numbers are not supported by the decimal of this page")
        k = int(o)
        r = _fit(self._s and k % 2 == 1, self._n ** abs(k), self._e * abs(k))
        return Decimal(1) / r if k < 0 else r

    def __neg__(self):
        return _new(not self._s if self._n else False, self._n, self._e)

    def __pos__(self):
        return _fit(self._s, self._n, self._e)

    def __abs__(self):
        return _new(False, self._n, self._e)

    copy_abs, copy_negate = __abs__, __neg__

    def _compare(self, other):
        if isinstance(other, float):
            other = Decimal(other)
        o = _of(other)
        if o is None:
            return None
        e = min(self._e, o._e)
        return self._int(e) - o._int(e)

    def __eq__(self, other):
        c = self._compare(other)
        return NotImplemented if c is None else c == 0

    def __lt__(self, other):
        c = self._compare(other)
        return NotImplemented if c is None else c < 0

    def __le__(self, other):
        c = self._compare(other)
        return NotImplemented if c is None else c <= 0

    def __gt__(self, other):
        c = self._compare(other)
        return NotImplemented if c is None else c > 0

    def __ge__(self, other):
        c = self._compare(other)
        return NotImplemented if c is None else c >= 0

    def compare(self, other):
        c = self._compare(other)
        return Decimal((c > 0) - (c < 0))

    def __hash__(self):
        d = self.normalize()
        return hash(d._int(0)) if d._e >= 0 else hash(float(d))

    def __bool__(self):
        return self._n != 0

    def __int__(self):
        n = self._n * 10 ** self._e if self._e >= 0 else self._n // 10 ** -self._e
        return -n if self._s else n

    __trunc__ = __int__

    def __float__(self):
        return float(str(self))

    def __round__(self, n=None):
        if n is None:
            return int(self.quantize(Decimal(1), ROUND_HALF_EVEN))
        return self.quantize(_new(False, 1, -n), ROUND_HALF_EVEN)

    def quantize(self, exp, rounding=None):
        e = _of(exp)._e
        if e <= self._e:
            n = self._n * 10 ** (self._e - e)
        else:
            n = _divided(self._n, 10 ** (e - self._e), rounding or _context.rounding, self._s)
        if len(str(n)) > _context.prec:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return _new(self._s, n, e)

    def to_integral_value(self, rounding=None):
        return self if self._e >= 0 else self.quantize(Decimal(1), rounding)

    def normalize(self):
        n, e = self._n, self._e
        if not n:
            return _new(self._s, 0, 0)
        while n % 10 == 0:
            n //= 10
            e += 1
        return _fit(self._s, n, e)

    def as_tuple(self):
        from collections import namedtuple

        return namedtuple("DecimalTuple", "sign digits exponent")(int(self._s), tuple([int(c) for c in str(self._n)]), self._e)

    def is_signed(self):
        return self._s

    def is_zero(self):
        return not self._n

    def is_nan(self):
        return False

    def is_finite(self):
        return True

    def sqrt(self):
        raise NotImplementedError("Decimal.sqrt() is not supported by the decimal of this page; use math.sqrt(float(x))")

    def _plain(self):
        digits = str(self._n)
        if self._e >= 0:
            return digits + "0" * self._e
        digits = "0" * (1 - self._e - len(digits)) + digits
        return digits[:self._e] + "." + digits[self._e:]

    def __str__(self):
        digits = str(self._n)
        first = self._e + len(digits) - 1  # the exponent in scientific notation
        if self._e <= 0 and first >= -6:
            text = self._plain()
        else:
            text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + "E%+d" % first
        return "-" + text if self._s else text

    def __repr__(self):
        return "Decimal('%s')" % self

    def __format__(self, spec):
        if not spec:
            return str(self)
        kind = spec[-1]
        if kind not in "fF%":
            if kind in "eEgGn":
                return format(float(self), spec)
            return format(str(self) if "," not in spec else self._plain(), spec.replace(",", ""))
        head, _, places = spec[:-1].partition(".")
        d = self * 100 if kind == "%" else self
        d = d.quantize(_new(False, 1, -int(places)), ROUND_HALF_EVEN) if places else d
        text = _new(False, d._n, d._e)._plain()
        whole, dot, part = text.partition(".")
        if "," in head:
            whole = "{:,}".format(int(whole))
        text = ("-" if self._s else "+" if "+" in head else "") + whole + dot + part + ("%" if kind == "%" else "")
        rest = head.replace(",", "").replace("+", "")
        if rest[:1] == "0" and len(rest) > 1:
            return text.zfill(int(rest))
        if rest and rest[0].isdigit():
            rest = ">" + rest
        return format(text, rest) if rest else text

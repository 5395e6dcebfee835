import time as _time
from _strftime import format_time, parse_time

MINYEAR, MAXYEAR = 1, 9999


def _days(y, m, d):
    # Days since 0001-01-01, which is day 1.
    y, m = (y - 1, m + 12) if m < 3 else (y, m)
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m - 457) // 5 + d - 306


def _civil(n):
    n += 305
    era, n = divmod(n, 146097)
    y = (n - n // 1460 + n // 36524 - n // 146096) // 365
    n -= 365 * y + y // 4 - y // 100
    m = (5 * n + 2) // 153
    d = n - (153 * m + 2) // 5 + 1
    m = m + 3 if m < 10 else m - 9
    return y + era * 400 + (m <= 2), m, d


def _length(y, m):
    return 31 if m in (1, 3, 5, 7, 8, 10, 12) else 30 if m != 2 else 29 if y % 4 == 0 and (y % 100 or y % 400 == 0) else 28


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = int(days) if days == int(days) else None
        us = 0
        if whole is None:
            us = round(days * 86400000000)
        else:
            us = whole * 86400000000
        for n, k in ((weeks, 604800000000), (hours, 3600000000), (minutes, 60000000), (seconds, 1000000),
                     (milliseconds, 1000), (microseconds, 1)):
            us += n * k if isinstance(n, int) else round(n * k)
        self._us = us
        self.days, rest = divmod(us, 86400000000)
        self.seconds, self.microseconds = divmod(rest, 1000000)

    def total_seconds(self):
        return self._us / 1000000

    def __add__(self, o):
        return timedelta(microseconds=self._us + o._us) if isinstance(o, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, o):
        return timedelta(microseconds=self._us - o._us) if isinstance(o, timedelta) else NotImplemented

    def __mod__(self, o):
        return timedelta(microseconds=self._us % o._us)

    def __divmod__(self, o):
        return self // o, self % o

    def __neg__(self):
        return timedelta(microseconds=-self._us)

    def __abs__(self):
        return timedelta(microseconds=abs(self._us))

    def __mul__(self, n):
        return timedelta(microseconds=round(self._us * n))

    __rmul__ = __mul__

    def __truediv__(self, o):
        return self._us / o._us if isinstance(o, timedelta) else timedelta(microseconds=round(self._us / o))

    def __floordiv__(self, o):
        return self._us // o._us if isinstance(o, timedelta) else timedelta(microseconds=self._us // o)

    def __eq__(self, o):
        return isinstance(o, timedelta) and self._us == o._us

    def __lt__(self, o):
        return self._us < o._us

    def __le__(self, o):
        return self._us <= o._us

    def __gt__(self, o):
        return self._us > o._us

    def __ge__(self, o):
        return self._us >= o._us

    def __bool__(self):
        return self._us != 0

    def __hash__(self):
        return hash(self._us)

    def __str__(self):
        m, s = divmod(self.seconds, 60)
        h, m = divmod(m, 60)
        t = "%d:%02d:%02d" % (h, m, s)
        if self.days:
            t = "%d day%s, %s" % (self.days, "" if abs(self.days) == 1 else "s", t)
        return t + (".%06d" % self.microseconds if self.microseconds else "")

    def __repr__(self):
        parts = ["%s=%d" % (k, v) for k, v in (("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)) if v]
        return "datetime.timedelta(" + (", ".join(parts) or "0") + ")"


class timezone:
    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, dt=None):
        return self._offset

    def tzname(self, dt=None):
        if self._name:
            return self._name
        return "UTC" + (_offset_text(self._offset) if self._offset else "")

    def __eq__(self, o):
        return isinstance(o, timezone) and self._offset == o._offset

    def __repr__(self):
        return "datetime.timezone.utc" if not self._offset else "datetime.timezone(%r)" % self._offset

    __str__ = lambda self: self.tzname()


tzinfo = timezone
timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


def _offset_text(o, colon=":"):
    s = o._us // 1000000
    sign = "-" if s < 0 else "+"
    s = abs(s) // 60
    return "%s%02d%s%02d" % (sign, s // 60, colon, s % 60)


class date:
    def __init__(self, year, month, day):
        if not 1 <= year <= 9999:
            raise ValueError("year %d is out of range" % year)
        if not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        if not 1 <= day <= _length(year, month):
            raise ValueError("day is out of range for month")
        self.year, self.month, self.day = year, month, day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, t):
        return cls.fromordinal(719163 + int(t // 86400))

    @classmethod
    def fromordinal(cls, n):
        return cls(*_civil(n))

    @classmethod
    def fromisoformat(cls, s):
        if len(s) != 10 or s[4] != "-" or s[7] != "-" or not (s[:4] + s[5:7] + s[8:]).isdigit():
            raise ValueError("Invalid isoformat string: %r" % s)
        return cls(int(s[:4]), int(s[5:7]), int(s[8:]))

    def toordinal(self):
        return _days(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        from collections import namedtuple

        day = self.isoweekday()
        n = self.toordinal() - day + 4  # the Thursday of the week is in its year
        y = _civil(n)[0]
        return namedtuple("IsoCalendarDate", "year week weekday")(y, (n - date(y, 1, 1).toordinal()) // 7 + 1, day)

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def isoformat(self):
        return "%04d-%02d-%02d" % (self.year, self.month, self.day)

    def _tuple(self):
        return (self.year, self.month, self.day, 0, 0, 0, self.weekday(),
                self.toordinal() - _days(self.year, 1, 1) + 1)

    def timetuple(self):
        return _time.struct_time(self._tuple() + (-1,))

    def strftime(self, f):
        return format_time(f, self._tuple())

    __format__ = lambda self, f: self.strftime(f) if f else str(self)

    def replace(self, year=None, month=None, day=None):
        return date(year or self.year, month or self.month, day or self.day)

    def _key(self):
        return self.toordinal()

    def __add__(self, d):
        return type(self).fromordinal(self.toordinal() + d.days) if isinstance(d, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, o):
        if isinstance(o, timedelta):
            return self + -o
        return timedelta(days=self.toordinal() - o.toordinal()) if isinstance(o, date) else NotImplemented

    def __eq__(self, o):
        return isinstance(o, date) and self._key() == o._key()

    def __lt__(self, o):
        return self._key() < o._key()

    def __le__(self, o):
        return self._key() <= o._key()

    def __gt__(self, o):
        return self._key() > o._key()

    def __ge__(self, o):
        return self._key() >= o._key()

    def __hash__(self):
        return hash(self._key())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return "datetime.date(%d, %d, %d)" % (self.year, self.month, self.day)


date.min, date.max = date(1, 1, 1), date(9999, 12, 31)


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo = tzinfo

    def isoformat(self):
        t = "%02d:%02d:%02d" % (self.hour, self.minute, self.second)
        return t + (".%06d" % self.microsecond if self.microsecond else "")

    def strftime(self, f):
        return format_time(f, (1900, 1, 1, self.hour, self.minute, self.second, 0, 1), self.microsecond)

    def __eq__(self, o):
        return self.isoformat() == o.isoformat()

    def __lt__(self, o):
        return self.isoformat() < o.isoformat()

    __str__ = isoformat

    def __repr__(self):
        return "datetime.time(%d, %d%s)" % (self.hour, self.minute, ", %d" % self.second if self.second else "")


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        super().__init__(year, month, day)
        for v, most, n in ((hour, 23, "hour"), (minute, 59, "minute"), (second, 59, "second")):
            if not 0 <= v <= most:
                raise ValueError("%s must be in 0..%d" % (n, most))
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo = tzinfo

    @classmethod
    def _from_us(cls, us, tz=None):
        days, us = divmod(us, 86400000000)
        y, m, d = _civil(days)
        s, us = divmod(us, 1000000)
        return cls(y, m, d, s // 3600, s // 60 % 60, s % 60, us, tz)

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        shift = tz._offset._us if tz else 0
        return cls._from_us(719163 * 86400000000 + round(t * 1000000) + shift, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromordinal(cls, n):
        return cls(*_civil(n))

    @classmethod
    def combine(cls, d, t):
        return cls(d.year, d.month, d.day, t.hour, t.minute, t.second, t.microsecond, t.tzinfo)

    @classmethod
    def strptime(cls, s, f):
        g = parse_time(s, f)
        tz = None if g["z"] is None else timezone(timedelta(minutes=g["z"]))
        return cls(g["Y"], g["m"], g["d"], g["H"], g["M"], g["S"], g["f"], tz)

    @classmethod
    def fromisoformat(cls, s):
        d = date.fromisoformat(s[:10])
        t, tz = s[11:], None
        if t.endswith("Z"):
            t, tz = t[:-1], timezone.utc
        for sign in "+-":
            if sign in t:
                t, _, z = t.partition(sign)
                m = int(z[:2]) * 60 + int(z[-2:])
                tz = timezone(timedelta(minutes=-m if sign == "-" else m))
        t, _, f = t.partition(".")
        p = [int(x) for x in t.split(":")] if t else []
        p += [0] * (3 - len(p))
        return cls(d.year, d.month, d.day, p[0], p[1], p[2], int((f + "000000")[:6]) if f else 0, tz)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def _us(self):
        return self.toordinal() * 86400000000 + (self.hour * 3600 + self.minute * 60 + self.second) * 1000000 + self.microsecond

    def _key(self):
        return self._us() - (self.tzinfo._offset._us if self.tzinfo else 0)

    def timestamp(self):
        return (self._key() - 719163 * 86400000000) / 1000000

    def utcoffset(self):
        return self.tzinfo and self.tzinfo._offset

    def astimezone(self, tz=None):
        tz = tz or timezone.utc
        return datetime._from_us(self._key() + tz._offset._us, tz)

    def _tuple(self):
        t = date._tuple(self)
        return t[:3] + (self.hour, self.minute, self.second) + t[6:]

    def isoformat(self, sep="T", timespec="auto"):
        t = "%s%s%02d:%02d" % (date.isoformat(self), sep, self.hour, self.minute)
        if timespec != "minutes":
            t += ":%02d" % self.second
        if timespec == "milliseconds":
            t += ".%03d" % (self.microsecond // 1000)
        elif timespec == "microseconds" or timespec == "auto" and self.microsecond:
            t += ".%06d" % self.microsecond
        return t + (_offset_text(self.tzinfo._offset) if self.tzinfo else "")

    def strftime(self, f):
        return format_time(f, self._tuple(), self.microsecond,
                           _offset_text(self.tzinfo._offset, "") if self.tzinfo else "")

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=0):
        pick = lambda a, b: b if a is None else a
        return datetime(pick(year, self.year), pick(month, self.month), pick(day, self.day),
                        pick(hour, self.hour), pick(minute, self.minute), pick(second, self.second),
                        pick(microsecond, self.microsecond), self.tzinfo if tzinfo == 0 else tzinfo)

    def __add__(self, d):
        return datetime._from_us(self._us() + d._us, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, o):
        if isinstance(o, timedelta):
            return datetime._from_us(self._us() - o._us, self.tzinfo)
        return timedelta(microseconds=self._key() - o._key())

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        t = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            t.append(self.second)
        if self.microsecond:
            t.append(self.microsecond)
        return "datetime.datetime(" + ", ".join([str(x) for x in t]) + (", tzinfo=%r" % self.tzinfo if self.tzinfo else "") + ")"

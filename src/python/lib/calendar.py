from datetime import date as _date

day_name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
day_abbr = [n[:3] for n in day_name]
month_name = ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
month_abbr = [n[:3] for n in month_name]
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
_first = [0]


class IllegalMonthError(ValueError):
    def __str__(self):
        return "bad month number %r; must be 1-12" % self.args[0]


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    return len([y for y in range(y1, y2) if isleap(y)])


def weekday(year, month, day):
    return _date(year, month, day).weekday()


def setfirstweekday(n):
    _first[0] = n


def firstweekday():
    return _first[0]


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    days = [31, 29 if isleap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return weekday(year, month, 1), days


def monthcalendar(year, month):
    start, days = monthrange(year, month)
    cells = [0] * ((start - _first[0]) % 7) + list(range(1, days + 1))
    cells += [0] * (-len(cells) % 7)
    return [cells[i:i + 7] for i in range(0, len(cells), 7)]


def weekheader(width):
    return " ".join([day_name[(_first[0] + i) % 7][:width].center(width) for i in range(7)])


def month(year, month, w=0, l=0):
    w = max(2, w)
    lines = [(month_name[month] + " " + str(year)).center(7 * (w + 1) - 1).rstrip(), weekheader(w).rstrip()]
    for week in monthcalendar(year, month):
        lines.append(" ".join([(str(d) if d else "").rjust(2).center(w) for d in week]).rstrip())
    return "\n".join(lines) + "\n"


def prmonth(year, month_, w=0, l=0):
    print(month(year, month_, w, l), end="")


def timegm(t):
    return (_date(t[0], t[1], t[2]).toordinal() - 719163) * 86400 + t[3] * 3600 + t[4] * 60 + t[5]


def calendar(year, *a, **kw):
    return "\n".join([month(year, m) for m in range(1, 13)])

# The letters of strftime and strptime, for time and datetime.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")


def format_time(f, t, micro=0, zone=""):
    # t: year, month, day, hour, minute, second, weekday, day of the year
    letters = {
        "Y": "%04d" % t[0], "y": "%02d" % (t[0] % 100), "m": "%02d" % t[1], "d": "%02d" % t[2],
        "e": "%2d" % t[2], "H": "%02d" % t[3], "I": "%02d" % ((t[3] + 11) % 12 + 1),
        "M": "%02d" % t[4], "S": "%02d" % t[5], "p": "AM" if t[3] < 12 else "PM",
        "a": DAYS[t[6]][:3], "A": DAYS[t[6]], "b": MONTHS[t[1] - 1][:3], "B": MONTHS[t[1] - 1],
        "j": "%03d" % t[7], "f": "%06d" % micro, "w": str((t[6] + 1) % 7), "u": str(t[6] + 1),
        "z": zone, "Z": "UTC" if zone else "", "%": "%", "n": "\n", "t": "\t",
    }
    letters["F"] = "%s-%s-%s" % (letters["Y"], letters["m"], letters["d"])
    letters["T"] = letters["X"] = "%s:%s:%s" % (letters["H"], letters["M"], letters["S"])
    letters["D"] = letters["x"] = "%s/%s/%s" % (letters["m"], letters["d"], letters["y"])
    letters["R"] = "%s:%s" % (letters["H"], letters["M"])
    letters["c"] = "%s %s %s %s %s" % (letters["a"], letters["b"], letters["e"], letters["T"], letters["Y"])
    out, i = "", 0
    while i < len(f):
        if f[i] == "%" and i + 1 < len(f):
            out += letters.get(f[i + 1], f[i:i + 2])
            i += 2
        else:
            out += f[i]
            i += 1
    return out


def parse_time(text, f):
    # -> dict of letters: year, month, ...; raises ValueError as CPython does
    got = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "f": 0, "z": None, "p": None}
    fault = ValueError("time data %r does not match format %r" % (text, f))
    for short, long in (("%F", "%Y-%m-%d"), ("%T", "%H:%M:%S"), ("%R", "%H:%M"), ("%D", "%m/%d/%y")):
        f = f.replace(short, long)
    at, i = 0, 0

    def number(most):
        j = at
        while j < len(text) and j - at < most and text[j].isdigit():
            j += 1
        if j == at:
            raise fault
        return text[at:j]

    def name(names):
        for k, n in enumerate(names):
            for w in (n, n[:3]):
                if text[at:at + len(w)].lower() == w.lower():
                    return k, len(w)
        raise fault

    while i < len(f):
        if f[i] != "%":
            if f[i] == " ":
                while at < len(text) and text[at] == " ":
                    at += 1
            elif text[at:at + 1] != f[i]:
                raise fault
            else:
                at += 1
            i += 1
            continue
        c = f[i + 1]
        i += 2
        if c in "YmdHMSyIjf":
            d = number({"Y": 4, "j": 3, "f": 6}.get(c, 2))
            at += len(d)
            if c == "f":
                got["f"] = int(d + "0" * (6 - len(d)))
            elif c == "y":
                got["Y"] = int(d) + (2000 if int(d) < 69 else 1900)
            else:
                got["H" if c == "I" else c] = int(d)
        elif c in "bB":
            k, n = name(MONTHS)
            got["m"] = k + 1
            at += n
        elif c in "aA":
            at += name(DAYS)[1]
        elif c == "p":
            got["p"] = text[at:at + 2].upper()
            at += 2
        elif c == "z":
            if text[at:at + 1] == "Z":
                got["z"] = 0
                at += 1
            else:
                sign = -1 if text[at:at + 1] == "-" else 1
                d = text[at + 1:at + 6].replace(":", "")[:4]
                at += 6 if text[at + 3:at + 4] == ":" else 5
                got["z"] = sign * (int(d[:2]) * 60 + int(d[2:]))
        elif c == "%":
            at += 1
        else:
            raise ValueError("'%s' is a bad directive in format %r" % (c, f))
    if at != len(text):
        raise ValueError("unconverted data remains: " + text[at:])
    if got["p"] == "PM" and got["H"] < 12:
        got["H"] += 12
    if got["p"] == "AM" and got["H"] == 12:
        got["H"] = 0
    return got

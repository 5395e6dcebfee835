import re


def translate(pat):
    out, i = "", 0
    while i < len(pat):
        c = pat[i]
        i += 1
        j = pat.find("]", i + 1) if c == "[" else -1
        if c == "*":
            out += ".*"
        elif c == "?":
            out += "."
        elif j > 0:
            out += "[" + pat[i:j].replace("!", "^", 1) + "]"
            i = j + 1
        else:
            out += re.escape(c)
    return out


def fnmatch(name, pat):
    return re.fullmatch(translate(pat), name, re.S) is not None


fnmatchcase = fnmatch


def filter(names, pat):
    return [n for n in names if fnmatch(n, pat)]

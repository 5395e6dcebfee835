def dedent(text):
    lines = text.split("\n")
    margin = None
    for l in lines:
        s = l.lstrip()
        if s:
            i = l[:len(l) - len(s)]
            if margin is None:
                margin = i
            else:
                n = 0
                while n < len(i) and n < len(margin) and i[n] == margin[n]:
                    n += 1
                margin = margin[:n]
    return "\n".join([l[len(margin or ""):] if l.strip() else "" for l in lines])


def indent(text, prefix, predicate=None):
    out = []
    for l in text.splitlines(True):
        out.append(prefix + l if (predicate(l) if predicate else l.strip()) else l)
    return "".join(out)


def wrap(text, width=70, initial_indent="", subsequent_indent="", break_long_words=True, **kw):
    out, line, empty = [], initial_indent, True
    for w in text.split():
        while True:
            gap = "" if empty else " "
            if len(line) + len(gap) + len(w) <= width:
                line += gap + w
                empty = False
                break
            if not empty:
                out.append(line)
                line, empty = subsequent_indent, True
                continue
            if not break_long_words:
                line += w
                empty = False
                break
            n = max(1, width - len(line))
            out.append(line + w[:n])
            line, w = subsequent_indent, w[n:]
    if not empty:
        out.append(line)
    return out


def fill(text, width=70, **kw):
    return "\n".join(wrap(text, width, **kw))


def shorten(text, width, placeholder=" [...]", **kw):
    words = text.split()
    if len(" ".join(words)) <= width:
        return " ".join(words)
    while words and len(" ".join(words)) + len(placeholder) > width:
        words.pop()
    return " ".join(words) + placeholder if words else placeholder.strip()

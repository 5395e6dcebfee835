def _text(x):
    # repr() with sorted dictionaries.
    if type(x) is dict:
        try:
            items = sorted(x.items())
        except TypeError:
            items = x.items()
        return "{" + ", ".join([_text(k) + ": " + _text(v) for k, v in items]) + "}"
    if type(x) is list:
        return "[" + ", ".join([_text(v) for v in x]) + "]"
    if type(x) is tuple:
        return "(" + ", ".join([_text(v) for v in x]) + ("," if len(x) == 1 else "") + ")"
    return repr(x)


def pformat(x, indent=1, width=80, **kw):
    r = _text(x)
    if len(r) <= width or not isinstance(x, (dict, list, tuple)):
        return r
    pad = " " * indent
    if isinstance(x, dict):
        return "{" + (",\n" + pad).join([
            "%r: %s" % (k, pformat(v, indent, width - 4).replace("\n", "\n" + " " * (len(repr(k)) + 3)))
            for k, v in sorted(x.items())]) + "}"
    a, b = "[]" if isinstance(x, list) else "()"
    return a + (",\n" + pad).join([pformat(v, indent, width - 1).replace("\n", "\n ") for v in x]) + b


def pprint(x, **kw):
    print(pformat(x, **kw))


pp = pprint

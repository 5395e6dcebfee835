
def pformat(x, indent=1, width=80, **kw):
    r = repr(x)
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

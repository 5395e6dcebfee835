def warn(text, *a, **kw):
    import sys

    sys.stderr.write("Warning: %s\n" % text)


def filterwarnings(*a, **kw):
    pass


simplefilter = filterwarnings

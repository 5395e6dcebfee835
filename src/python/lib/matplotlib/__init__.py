__version__ = "3.9.0"
rcParams = {}


def use(backend, **kw):
    pass

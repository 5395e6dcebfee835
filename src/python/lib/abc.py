# Abstract classes: ABC refuses to make an object while an @abstractmethod has no body in the class.


def abstractmethod(f):
    if isinstance(f, property):
        _abstract_properties.append(f)
        return f
    if isinstance(f, (staticmethod, classmethod)):
        _abstract_properties.append(f)
        return f
    f.__isabstractmethod__ = True
    return f


# Objects that cannot carry the mark themselves.
_abstract_properties = []


def abstractproperty(f):
    return abstractmethod(property(f))


def _is_abstract(v):
    if isinstance(v, property):
        return any([p is v for p in _abstract_properties]) or getattr(v.fget, "__isabstractmethod__", False) is True
    if isinstance(v, (staticmethod, classmethod)):
        return any([p is v for p in _abstract_properties])
    return getattr(v, "__isabstractmethod__", False) is True


class _Meta:
    def made(self, cls):
        names = {}
        for base in reversed(cls.__mro__[:-1]):
            for k, v in base.__dict__.items():
                names[k] = _is_abstract(v)
        names = sorted([k for k, abstract in names.items() if abstract])
        cls.__abstractmethods__ = ("" if len(names) == 1 else "s") + " " + ", ".join(names) if names else ""

    def check(self, cls, kind):
        return any([issubclass(kind, c) for c in _virtual.get(cls, ())])


_virtual = {}


class ABC:
    __meta__ = _Meta()

    @classmethod
    def register(cls, kind):
        _virtual.setdefault(cls, []).append(kind)
        return kind


class ABCMeta:
    __stands_for__ = ABC

# Enums without metaclasses: pyfix puts `Color = __enum__(Color)` behind the class, which calls
# _make(). Color.RED, .name, .value, Color(1), Color["RED"], iteration and len() work.


class Enum:
    pass


class IntEnum(Enum):
    pass


class StrEnum(Enum):
    pass


class Flag(Enum):
    pass


IntFlag = Flag


class auto:
    pass


def unique(cls):
    return cls


class _Member:
    pass


class _Made:
    def __init__(self, cls):
        self.__name__ = cls.__name__
        self._cls = cls
        self._members = {}
        bases = [b.__name__ for b in cls.__bases__]
        self._kind = "int" if "IntEnum" in bases else "str" if "StrEnum" in bases or str in cls.__bases__ else ""
        n = 0
        for k, v in cls.__dict__.items():
            if k.startswith("_") or callable(v) or isinstance(v, (property, staticmethod, classmethod)):
                continue
            if isinstance(v, auto):
                v = k.lower() if self._kind == "str" else n + 1
            n = v if isinstance(v, int) else n
            for m in self._members.values():
                if m.value == v:
                    self._members[k] = m
                    break
            else:
                self._members[k] = self._member(k, v)
            setattr(self, k, self._members[k])

    def _member(self, k, v):
        owner = self

        class Member(self._cls):
            def __init__(self):
                pass

            def __str__(self):
                return str(v) if owner._kind in ("int",) or owner._kind == "str" and str not in owner._cls.__bases__ else owner.__name__ + "." + k

            def __repr__(self):
                return "<%s.%s: %r>" % (owner.__name__, k, v)

            def __hash__(self):
                return hash(k)

            def __eq__(self, o):
                return self is o or bool(owner._kind) and (o == v if not hasattr(o, "value") else o.value == v)

            def __lt__(self, o):
                return v < getattr(o, "value", o)

            def __gt__(self, o):
                return v > getattr(o, "value", o)

            def __int__(self):
                return v

            def __format__(self, spec):
                return format(str(self), spec)

        m = Member()
        m.name = m._name_ = k
        m.value = m._value_ = v
        return m

    def __call__(self, v):
        for m in self._members.values():
            if m is v or m.value == v:
                return m
        raise ValueError("%r is not a valid %s" % (v, self.__name__))

    def __getitem__(self, k):
        return self._members[k]

    def __iter__(self):
        seen = []
        for m in self._members.values():
            if not any([m is s for s in seen]):
                seen.append(m)
        return iter(seen)

    def __len__(self):
        return len(list(iter(self)))

    def __contains__(self, m):
        return any([m is x or m == x.value for x in self._members.values()])

    @property
    def __members__(self):
        return self._members

    def __repr__(self):
        return "<enum '%s'>" % self.__name__


_make = _Made

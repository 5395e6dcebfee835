# Enums. There are no metaclasses here, so the class has a "meta" object (class_object.h), whose
# made() turns the names of the class into members and whose other functions are what one can do
# with the class itself.


class auto:
    pass


class _Meta:
    def made(self, cls):
        if cls.__dict__.get("_is_base_"):
            return
        _prefer_own(cls)
        members, order, last = {}, [], 0
        cls._made_ = False
        text = issubclass(cls, str)
        for k, v in list(cls.__dict__.items()):
            if _is_no_member(k, v):
                continue
            if isinstance(v, auto):
                v = self._automatic(cls, k, last, [m._value_ for m in order], text)
            last = v
            twin = [m for m in order if m._value_ == v and type(m._value_) is type(v)]
            if twin:
                members[k] = twin[0]
            else:
                members[k] = _member(cls, k, v)
                order.append(members[k])
            setattr(cls, k, members[k])
        cls._members_, cls._order_ = members, order
        cls._made_ = True

    def _automatic(self, cls, name, last, values, text):
        own = getattr(cls, "_generate_next_value_", None)
        if own is not None:
            return own(name, 1, len(values), values)
        if text:
            return name.lower()
        if issubclass(cls, Flag):
            return 1 if not values else 2 ** max(values).bit_length()
        return last + 1 if isinstance(last, int) else 1

    def call(self, cls, value, *more):
        if not cls.__dict__.get("_made_"):
            raise TypeError("%s has no members" % cls.__name__)
        return _find(cls, value)

    def getitem(self, cls, name):
        if name not in cls._members_:
            raise KeyError(name)
        return cls._members_[name]

    def iter(self, cls):
        return iter(cls._order_)

    def len(self, cls):
        return len(cls._order_)

    def contains(self, cls, x):
        return any([m is x or m._value_ == x for m in cls._order_]) or isinstance(x, cls)

    def show(self, cls):
        return "<%s '%s'>" % ("flag" if issubclass(cls, Flag) else "enum", cls.__name__)

    def set(self, cls, name):
        if name in cls.__dict__.get("_members_", ()):
            raise AttributeError("cannot reassign member '%s'" % name)


def _prefer_own(cls):
    # With int or str among the bases, theirs would be found before Enum's.
    for name in ("__repr__", "__str__", "__format__", "__eq__", "__hash__"):
        for k in cls.__mro__[:-1]:
            if k.__name__ not in ("int", "str", "float", "tuple", "bytes") and name in k.__dict__ and k.__dict__[name] is not None:
                if k is not Enum or name not in ("__eq__", "__hash__") or not issubclass(cls, (int, str, float, tuple)):
                    setattr(cls, name, k.__dict__[name])
                break


def _is_no_member(k, v):
    if k.startswith("_") or isinstance(v, (property, staticmethod, classmethod)):
        return True
    return hasattr(v, "__get__") or callable(v) and not isinstance(v, type)


def _new(cls, args):
    base = None
    for k in cls.__mro__:
        if k is not object and "__new__" in k.__dict__ and not k.__dict__.get("_is_base_"):
            base = k
            break
    if base is not None:
        return base.__new__(cls, *args)
    return object.__new__(cls, *args) if issubclass(cls, (int, str, float, tuple)) else object.__new__(cls)


def _member(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    m = _new(cls, args)
    if not hasattr(m, "_value_"):
        m._value_ = value
    m._name_ = name
    init = getattr(m, "__init__", None)
    if init is not None and any(["__init__" in k.__dict__ for k in cls.__mro__[:-1]]):
        init(*args)
    return m


def _find(cls, value):
    for m in cls._order_:
        if m is value or m._value_ == value:
            return m
    missing = getattr(cls, "_missing_", None)
    found = missing(value) if missing else None
    if found is None:
        raise ValueError("%r is not a valid %s" % (value, cls.__name__))
    return found


class Enum:
    __meta__ = _Meta()
    _is_base_ = True

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return "<%s.%s: %r>" % (type(self).__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (type(self).__name__, self._name_)

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _Members:
    def __get__(self, obj, cls):
        return cls._members_


Enum.__members__ = _Members()


class _Mixed:
    # Compares, hashes and prints as its value.
    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, Enum) else other)

    def __hash__(self):
        return hash(self._value_)


class ReprEnum(Enum):
    _is_base_ = True

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


class IntEnum(_Mixed, int, ReprEnum):
    _is_base_ = True


class StrEnum(_Mixed, str, ReprEnum):
    _is_base_ = True


class Flag(Enum):
    _is_base_ = True

    def _with(self, value):
        cls = type(self)
        for m in cls._order_:
            if m._value_ == value:
                return m
        made = _new(cls, (value,))
        made._value_ = value
        made._name_ = "|".join([m._name_ for m in cls._order_ if m._value_ & value == m._value_ and m._value_]) or None
        return made

    def __or__(self, other):
        return self._with(self._value_ | other._value_)

    def __and__(self, other):
        return self._with(self._value_ & other._value_)

    def __xor__(self, other):
        return self._with(self._value_ ^ other._value_)

    def __invert__(self):
        every = 0
        for m in type(self)._order_:
            every |= m._value_
        return self._with(every & ~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __eq__(self, other):
        return isinstance(other, Flag) and self._value_ == other._value_

    def __hash__(self):
        return hash(self._value_)

    def __iter__(self):
        return iter([m for m in type(self)._order_ if m._value_ & self._value_])

    def __repr__(self):
        if self._name_ is None:
            return "<%s: %r>" % (type(self).__name__, self._value_)
        return "<%s.%s: %r>" % (type(self).__name__, self._name_, self._value_)


class IntFlag(_Mixed, int, Flag):
    _is_base_ = True


class EnumMeta:
    __stands_for__ = Enum


EnumType = EnumMeta


def unique(cls):
    twins = [(k, m._name_) for k, m in cls._members_.items() if k != m._name_]
    if twins:
        raise ValueError("duplicate values found in <enum '%s'>: %s" % (cls.__name__, ", ".join(["%s -> %s" % t for t in twins])))
    return cls


def member(v):
    return v

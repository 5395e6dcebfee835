# What pyfix makes of `case` patterns (pyfix/pyfix_match.h).
_ITSELF = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)
_MISSING = object()


def sequence(x, count, more):
    if not isinstance(x, (list, tuple, range)):
        return False
    return len(x) >= count if more else len(x) == count


def mapping(x, keys):
    return isinstance(x, dict) and all([k in x for k in keys])


def rest(x, keys):
    return {k: v for k, v in x.items() if k not in keys}


def part(x, kind, at):
    if kind in _ITSELF:
        if at:
            raise TypeError("%s() accepts 1 positional sub-pattern (%d given)" % (kind.__name__, at + 1))
        return x
    names = getattr(kind, "__match_args__", ())
    if at >= len(names):
        raise TypeError("%s() accepts %d positional sub-patterns (%d given)" % (kind.__name__, len(names), at + 1))
    return getattr(x, names[at], _MISSING)

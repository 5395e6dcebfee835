from requests._body import _TYPES


def guess_type(name, strict=True):
    return _TYPES.get(str(name).rsplit(".", 1)[-1].lower()), None


def guess_extension(kind, strict=True):
    for k, v in _TYPES.items():
        if v == kind:
            return "." + k

ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\x0b\x0c"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([w.capitalize() for w in s.split(sep)])


class Template:
    def __init__(self, template):
        self.template = template

    def _fill(self, values, safe):
        import re

        def one(m):
            if m.group(1):
                return "$"
            name = m.group(2) or m.group(3)
            if name in values:
                return str(values[name])
            if safe:
                return m.group()
            raise KeyError(name)

        return re.sub(r"\$(?:(\$)|(\w+)|\{(\w+)\})", one, self.template)

    def substitute(self, mapping=(), **kw):
        return self._fill(dict(mapping, **kw), False)

    def safe_substitute(self, mapping=(), **kw):
        return self._fill(dict(mapping, **kw), True)

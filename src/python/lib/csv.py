QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    pass


def reader(lines, delimiter=",", quotechar='"', skipinitialspace=False, **kw):
    row, field, quoted, any_quote = [], "", False, False
    for line in lines:
        line = line.rstrip("\r\n") + "\n"
        i = 0
        while i < len(line):
            c = line[i]
            i += 1
            if quoted:
                if c != quotechar:
                    field += c
                elif line[i:i + 1] == quotechar:
                    field += c
                    i += 1
                else:
                    quoted = False
            elif c == quotechar and not field:
                quoted = any_quote = True
            elif c == delimiter:
                row.append(field)
                field, any_quote = "", False
            elif c == "\n":
                if field or any_quote or row:
                    row.append(field)
                yield row
                row, field, any_quote = [], "", False
            elif not (skipinitialspace and c == " " and not field):
                field += c
    if row or field:
        row.append(field)
        yield row


class writer:
    def __init__(self, f, delimiter=",", quotechar='"', lineterminator="\r\n", quoting=0, **kw):
        self._f, self._d, self._q, self._n, self._how = f, delimiter, quotechar, lineterminator, quoting

    def _one(self, v):
        s = "" if v is None else v if isinstance(v, str) else str(v)
        q = self._q
        need = self._how == 1 or self._how == 2 and not isinstance(v, (int, float))
        if need or self._d in s or q in s or "\n" in s or "\r" in s:
            return q + s.replace(q, q + q) + q
        return s

    def writerow(self, row):
        return self._f.write(self._d.join([self._one(v) for v in row]) + self._n)

    def writerows(self, rows):
        for r in rows:
            self.writerow(r)


class DictReader:
    def __init__(self, lines, fieldnames=None, restkey=None, restval=None, **kw):
        self._rows = reader(lines, **kw)
        self._names = fieldnames
        self._key, self._rest = restkey, restval

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self._rows, None)
        return self._names

    def __next__(self):
        if self._it is None:
            self._it = self._dicts()
        return next(self._it)

    _it = None

    def __iter__(self):
        return self._dicts() if self._it is None else self._it

    def _dicts(self):
        names = self.fieldnames
        for row in self._rows:
            if row:
                d = dict(zip(names, row))
                for n in names[len(row):]:
                    d[n] = self._rest
                if len(row) > len(names):
                    d[self._key] = row[len(names):]
                yield d


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", **kw):
        self.fieldnames = fieldnames
        self._rest, self._extra = restval, extrasaction
        self._w = writer(f, **kw)

    def writeheader(self):
        return self._w.writerow(self.fieldnames)

    def writerow(self, d):
        if self._extra == "raise":
            wrong = [k for k in d if k not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(k) for k in wrong]))
        return self._w.writerow([d.get(k, self._rest) for k in self.fieldnames])

    def writerows(self, ds):
        for d in ds:
            self.writerow(d)

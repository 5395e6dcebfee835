# Charts that are made of the simple ones: boxes, pictures of numbers, colour bars, a second axis.

_MAPS = {
    "viridis": ((68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37)),
    "plasma": ((13, 8, 135), (126, 3, 168), (204, 71, 120), (248, 149, 64), (240, 249, 33)),
    "magma": ((0, 0, 4), (81, 18, 124), (183, 55, 121), (252, 137, 97), (252, 253, 191)),
    "gray": ((0, 0, 0), (255, 255, 255)),
    "Greys": ((255, 255, 255), (0, 0, 0)),
    "hot": ((11, 0, 0), (255, 0, 0), (255, 255, 0), (255, 255, 255)),
    "Blues": ((247, 251, 255), (107, 174, 214), (8, 48, 107)),
    "Reds": ((255, 245, 240), (251, 106, 74), (103, 0, 13)),
    "Greens": ((247, 252, 245), (116, 196, 118), (0, 68, 27)),
    "coolwarm": ((59, 76, 192), (221, 221, 221), (180, 4, 38)),
    "RdYlGn": ((165, 0, 38), (255, 255, 191), (0, 104, 55)),
}


def shade(part, cmap):
    # The colour of a value between 0 and 1.
    name = cmap or "viridis"
    back = name.endswith("_r")
    points = _MAPS.get(name[:-2] if back else name)
    if points is None:
        raise ValueError("%r is not a known colormap here; known are: %s" % (name, ", ".join(sorted(_MAPS))))
    part = min(1, max(0, 1 - part if back else part)) * (len(points) - 1)
    i = min(int(part), len(points) - 2)
    return "rgb(%d,%d,%d)" % tuple([round(a + (b - a) * (part - i)) for a, b in zip(points[i], points[i + 1])])


def shades(values, cmap, vmin, vmax):
    low = min(values) if vmin is None else vmin
    high = max(values) if vmax is None else vmax
    return low, high, [shade((v - low) / (high - low) if high != low else 0.5, cmap) for v in values]


class Mappable:
    def __init__(self, ax, low, high, cmap):
        self.ax, self.low, self.high, self.cmap = ax, low, high, cmap


def quantile(values, q):
    at = (len(values) - 1) * q
    i = int(at)
    return values[i] + (values[min(i + 1, len(values) - 1)] - values[i]) * (at - i)


def _number(v, i):
    return i if isinstance(v, str) else v


class MoreAxes:
    def boxplot(self, x, labels=None, tick_labels=None, positions=None, widths=0.5, showfliers=True, vert=True, **kw):
        if not vert or kw.get("notch"):
            raise NotImplementedError("boxplot(vert=False) and notch= are not supported by the charts of this page")
        data = [list(d) for d in x] if hasattr(x[0], "__iter__") else [list(x)]
        places = list(positions or range(1, len(data) + 1))
        for at, values in zip(places, data):
            self._box(at, sorted(values), widths, showfliers)
        names = labels or tick_labels
        self._ticks("xticks", places, [str(n) for n in names] if names else None, None)

    def _box(self, at, values, width, fliers):
        q1, middle, q3 = [quantile(values, q) for q in (0.25, 0.5, 0.75)]
        reach = 1.5 * (q3 - q1)
        inside = [v for v in values if q1 - reach <= v <= q3 + reach]
        low, high, half = inside[0], inside[-1], width / 2
        self._add("bar", "white", None, x=[at], y=[q3 - q1], w=width, base=[q1], a=None, e="black")
        for xs, ys, color in (
            ([at, at], [low, q1], "black"), ([at, at], [q3, high], "black"),
            ([at - half / 2, at + half / 2], [low, low], "black"), ([at - half / 2, at + half / 2], [high, high], "black"),
            ([at - half, at + half], [middle, middle], "#ff7f0e"),
        ):
            self._add("line", color, None, x=xs, y=ys, w=1.2, s="-", m=None, ms=6, a=None)
        out = [v for v in values if v < low or v > high]
        if out and fliers:
            self._add("dots", "black", None, x=[at] * len(out), y=out, s=[20], m="o", a=None)

    def imshow(self, X, cmap=None, vmin=None, vmax=None, origin="upper", aspect=None, interpolation=None, extent=None, **kw):
        if hasattr(X, "tolist"):
            X = X.tolist()
        if isinstance(X, (bytes, str)):
            raise TypeError("imshow() takes rows of numbers here; display(data) shows a picture file")
        rows = [list(r) for r in X]
        if rows and hasattr(rows[0][0], "__iter__"):
            colors = [["rgb(%d,%d,%d)" % tuple([round(v * 255) if isinstance(v, float) else v for v in p[:3]]) for p in r] for r in rows]
            low, high = 0, 1
        else:
            flat = [v for r in rows for v in r]
            low, high, all_ = shades(flat, cmap, vmin, vmax)
            colors, at = [], 0
            for r in rows:
                colors.append(all_[at:at + len(r)])
                at += len(r)
        for y, r in enumerate(colors):
            self._add("bar", r, None, x=list(range(len(r))), y=[1] * len(r), w=1, base=[y - 0.5] * len(r), a=None, e=None)
        wide, tall = max([len(r) for r in rows]), len(rows)
        self.d["xlim"] = [-0.5, wide - 0.5]
        self.d["ylim"] = [tall - 0.5, -0.5] if origin == "upper" else [-0.5, tall - 0.5]
        self.d["image"] = True
        self._mapped = Mappable(self, low, high, cmap)
        return self._mapped

    matshow = imshow

    def _limits(self, which):
        # What the host will show: figure_axis.js.
        given = self.d[which + "lim"]
        values, bars = [], False
        for item in self.d["items"]:
            if item["t"] in ("text", "pie"):
                continue
            numbers = [_number(v, i) for i, v in enumerate(item.get(which) or [])]
            base = item.get("base") or [0] * len(numbers)
            across = item["t"] == ("bar" if which == "x" else "barh")
            along = item["t"] == ("bar" if which == "y" else "barh")
            if across:
                numbers = [v + s * item["w"] / 2 for v in numbers for s in (-1, 1)]
            elif along:
                bars = True
                numbers = [v + b for v, b in zip(numbers, base)] + list(base)
            values += numbers + (list(base) if item["t"] == "fill" and which == "y" else [])
        low, high = (min(values), max(values)) if values else (0, 1)
        margin = ((high - low) or abs(high) * 0.1 or 1) * 0.05
        auto = [0 if bars and low == 0 else low - margin, high + margin]
        return [a if g is None else g for g, a in zip(given or auto, auto)]

    def invert_yaxis(self):
        self.d["ylim"] = self._limits("y")[::-1]

    def invert_xaxis(self):
        self.d["xlim"] = self._limits("x")[::-1]

    def get_ylim(self):
        return tuple(self._limits("y"))

    def get_xlim(self):
        return tuple(self._limits("x"))

    def twinx(self):
        self._twin = type(self)(self.figure)
        self._twin._next = self._next
        self._twin._main = self
        return self._twin

    def _drawn(self):
        # As data for the host; a second y axis is drawn with the scale of the first one.
        twin = getattr(self, "_twin", None)
        if twin is None:
            return self.d
        low, high = self._limits("y")
        low2, high2 = twin._limits("y")
        scale = (high - low) / ((high2 - low2) or 1)
        d = dict(self.d, items=list(self.d["items"]), ylim=[low, high])
        for item in twin.d["items"]:
            d["items"].append(_scaled(item, lambda v: low + (v - low2) * scale))
        left, right = self._limits("x")
        d["xlim"] = [left, right + (right - left) * 0.12]
        d["items"].append(_line([right, right], [low, high]))
        for i in range(6):
            v = low2 + (high2 - low2) * i / 5
            d["items"].append(_text(right + (right - left) * 0.01, low + (high - low) * i / 5, "%.4g" % v))
        if twin.d["ylabel"]:
            d["items"].append(_text(right + (right - left) * 0.1, (low + high) / 2, twin.d["ylabel"], 90))
        return d

    def _color_bar(self, mappable, label):
        (left, right), (low, high) = self._limits("x"), self._limits("y")
        wide, tall, parts = right - left, high - low, 24
        at = right + wide * 0.06
        for i in range(parts):
            self._add("bar", shade((i + 0.5) / parts, mappable.cmap), None, x=[at], y=[tall / parts], w=wide * 0.04,
                      base=[low + tall * i / parts], a=None, e=None)
        for i in range(5):
            v = mappable.low + (mappable.high - mappable.low) * i / 4
            self.d["items"].append(_text(at + wide * 0.03, low + tall * i / 4, "%.3g" % v))
        if label:
            self.d["items"].append(_text(at + wide * 0.13, low + tall / 2, label, 90))
        self.d["xlim"], self.d["ylim"] = [left, right + wide * 0.25], [low, high]
        if not self.d["xticks"]:
            steps = [v for v in range(int(left) + (left > 0), int(right) + 1)]
            self._ticks("xticks", steps[::max(1, len(steps) // 8)], None, None)


def _scaled(item, f):
    item = dict(item)
    if item.get("base") is not None:
        base = [f(b) for b in item["base"]]
        item["y"] = [f(v + b) - g for v, b, g in zip(item["y"], item["base"], base)] if item["t"] == "bar" else [f(v) for v in item["y"]]
        item["base"] = base
    elif item.get("y"):
        item["y"] = [f(v) for v in item["y"]]
    return item


def _line(x, y):
    return {"t": "line", "c": "black", "l": None, "x": x, "y": y, "w": 0.8, "s": "-", "m": None, "ms": 6, "a": None}


def _text(x, y, s, r=0):
    return {"t": "text", "c": "black", "l": None, "x": [x], "y": [y], "s": s, "z": 9, "ha": "left", "va": "center", "r": r}


class Grid(list):
    # The axes of subplots(): axes[0][1], axes[0, 1], axes.flat, axes.shape.
    def __getitem__(self, k):
        if not isinstance(k, tuple):
            return super().__getitem__(k)
        row = super().__getitem__(k[0])
        if isinstance(k[0], slice):
            return Grid([r[k[1]] for r in row])
        return row[k[1]]

    @property
    def flat(self):
        return iter(self.ravel())

    def ravel(self):
        return Grid([ax for r in self for ax in (r if isinstance(r, list) else [r])])

    flatten = ravel

    @property
    def shape(self):
        return (len(self), len(self[0])) if isinstance(self[0], list) else (len(self),)

    @property
    def size(self):
        return len(self.ravel())

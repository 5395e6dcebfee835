# matplotlib.pyplot for simple charts. A figure is plain data, which the host draws:
#   {"size": [inches], "dpi", "rows", "cols", "title", "axes": [{"items": [...], "title", "xlabel",
#    "ylabel", "xlim", "ylim", "xticks": {"at", "labels", "rotation"}, "yticks", "grid", "legend",
#    "axis"}]}
#   items: {"t": "bar"|"barh"|"line"|"dots"|"pie"|"text"|"hline"|"vline"|"fill", "x", "y", ...}
import json as _json

import _host
from matplotlib._more import Grid as _Grid
from matplotlib._more import MoreAxes as _MoreAxes
from matplotlib._more import Mappable as _Mappable
from matplotlib._more import shades as _shades

_CYCLE = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f",
          "#bcbd22", "#17becf")
_LETTERS = {"b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf", "m": "#bf00bf",
            "y": "#bfbf00", "k": "#000000", "w": "#ffffff"}
_LINES = ("--", "-.", "-", ":")
_MARKS = "os^vDx+*.,"
_figures = []
rcParams = {}


def _color(c):
    if isinstance(c, (list, tuple)):
        if c and isinstance(c[0], (int, float)):
            return "rgb(%d,%d,%d)" % tuple([round(v * 255) for v in c[:3]])
        return [_color(v) for v in c]
    if isinstance(c, str):
        if len(c) == 2 and c[0] == "C" and c[1].isdigit():
            return _CYCLE[int(c[1])]
        if c.startswith("tab:"):
            names = ("blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan")
            return _CYCLE[names.index(c[4:])]
        return _LETTERS.get(c, c)
    return c


def _style(fmt):
    color = line = mark = None
    for s in _LINES:
        if s in fmt:
            line = s
            fmt = fmt.replace(s, "", 1)
            break
    for c in fmt:
        if c in _LETTERS:
            color = _LETTERS[c]
        elif c in _MARKS:
            mark = c
    return color, line, mark


def _list(x):
    if hasattr(x, "tolist"):
        x = x.tolist()
    if isinstance(x, str):
        return [x]
    try:
        return [v for v in x]
    except TypeError:
        return [x]


class _Bars(list):
    pass


class _Patch:
    def __init__(self, x, y, w, h):
        self._b = (x, y, w, h)

    def get_x(self):
        return self._b[0]

    def get_y(self):
        return self._b[1]

    def get_width(self):
        return self._b[2]

    def get_height(self):
        return self._b[3]


class Axes(_MoreAxes):
    def __init__(self, fig):
        self.figure = fig
        self._next = 0
        self.d = {"items": [], "title": "", "xlabel": "", "ylabel": "", "xlim": None, "ylim": None,
                  "xticks": None, "yticks": None, "grid": None, "legend": None, "axis": True}
        self.spines = _Spines()

    def _add(self, t, color, label, **kw):
        if color is None and t in ("bar", "barh", "line", "dots", "fill"):
            color = _CYCLE[self._next % 10]
            self._next += 1
        item = {"t": t, "c": _color(color), "l": None if label is None else str(label)}
        item.update(kw)
        self.d["items"].append(item)
        return item

    def bar(self, x, height, width=0.8, bottom=None, color=None, label=None, align="center", alpha=None, edgecolor=None, **kw):
        x, y = _list(x), _list(height)
        if len(y) == 1 and len(x) > 1:
            y = y * len(x)
        base = [0] * len(y) if bottom is None else _list(bottom)
        if align == "edge" and not isinstance(x[0], str):
            x = [v + width / 2 for v in x]
        self._add("bar", color, label, x=x, y=y, w=width, base=base, a=alpha, e=_color(edgecolor))
        return _Bars([_Patch((i if isinstance(v, str) else v) - width / 2, b, width, h)
                      for i, (v, h, b) in enumerate(zip(x, y, base))])

    def barh(self, y, width, height=0.8, color=None, label=None, alpha=None, **kw):
        y, x = _list(y), _list(width)
        self._add("barh", color, label, x=x, y=y, w=height, a=alpha)
        return _Bars([_Patch(0, (i if isinstance(v, str) else v) - height / 2, n, height)
                      for i, (v, n) in enumerate(zip(y, x))])

    def bar_label(self, bars, labels=None, fmt="%g", padding=0, fontsize=10, **kw):
        for i, p in enumerate(bars):
            h = p.get_height()
            s = labels[i] if labels else fmt.format(h) if "{" in fmt else fmt % h
            self.text(p.get_x() + p.get_width() / 2, p.get_y() + h, s, ha="center", va="bottom", fontsize=fontsize)

    def plot(self, *a, color=None, c=None, label=None, linewidth=None, lw=None, marker=None,
             linestyle=None, ls=None, alpha=None, markersize=None, **kw):
        fmt = ""
        if a and isinstance(a[-1], str) and len(a) > 1:
            fmt, a = a[-1], a[:-1]
        y = _list(a[-1])
        x = _list(a[0]) if len(a) > 1 else list(range(len(y)))
        fc, fl, fm = _style(fmt)
        line = linestyle or ls or fl or ("" if fm and not fl else "-")
        names = {"solid": "-", "dashed": "--", "dotted": ":", "dashdot": "-.", "None": "", "none": ""}
        self._add("line", color or c or fc, label, x=x, y=y, w=linewidth or lw or 1.5, s=names.get(line, line),
                  m=marker or fm, ms=markersize or 6, a=alpha)

    def scatter(self, x, y, s=36, color=None, c=None, label=None, marker="o", alpha=None, cmap=None, vmin=None, vmax=None, **kw):
        mapped = None
        if color is None and isinstance(c, (list, tuple)) and c and isinstance(c[0], (int, float)):
            low, high, c = _shades(list(c), cmap, vmin, vmax)
            mapped = self._mapped = _Mappable(self, low, high, cmap)
        self._add("dots", color or c, label, x=_list(x), y=_list(y), s=_list(s), m=marker, a=alpha)
        return mapped

    def pie(self, x, labels=None, autopct=None, startangle=0, colors=None, explode=None, counterclock=True, **kw):
        x = _list(x)
        total = sum(x) or 1
        texts = []
        for v in x:
            p = 100 * v / total
            texts.append("" if not autopct else autopct(p) if callable(autopct) else autopct % p)
        self._add("pie", None, None, x=x, y=[], labels=labels and [str(v) for v in labels], texts=texts, start=startangle,
                  colors=_color(colors or _CYCLE), ccw=counterclock)

    def hist(self, x, bins=10, range=None, color=None, label=None, alpha=None, density=False, edgecolor=None, **kw):
        x = _list(x)
        if isinstance(bins, int):
            lo, hi = range or (min(x), max(x))
            if lo == hi:
                lo, hi = lo - 0.5, hi + 0.5
            edges = [lo + (hi - lo) * i / bins for i in _range(bins + 1)]
        else:
            edges = _list(bins)
        n = [0] * (len(edges) - 1)
        for v in x:
            for i in _range(len(n)):
                if edges[i] <= v < edges[i + 1] or i == len(n) - 1 and v == edges[-1]:
                    n[i] += 1
                    break
        if density:
            n = [c / (len(x) * (edges[i + 1] - edges[i])) for i, c in enumerate(n)]
        mids = [(edges[i] + edges[i + 1]) / 2 for i in _range(len(n))]
        w = edges[1] - edges[0]
        self._add("bar", color, label, x=mids, y=n, w=w, base=[0] * len(n), a=alpha, e=_color(edgecolor))
        return n, edges, None

    def fill_between(self, x, y1, y2=0, color=None, alpha=None, label=None, **kw):
        x, y = _list(x), _list(y1)
        base = _list(y2)
        self._add("fill", color, label, x=x, y=y, base=base * len(x) if len(base) == 1 else base, a=alpha)

    def axhline(self, y=0, color="k", linestyle="-", linewidth=1.5, label=None, alpha=None, **kw):
        self._add("hline", color, label, x=[], y=[y], w=kw.get("lw", linewidth), s=kw.get("ls", linestyle), a=alpha)

    def axvline(self, x=0, color="k", linestyle="-", linewidth=1.5, label=None, alpha=None, **kw):
        self._add("vline", color, label, x=[x], y=[], w=kw.get("lw", linewidth), s=kw.get("ls", linestyle), a=alpha)

    def text(self, x, y, s, ha=None, va=None, color=None, fontsize=None, rotation=0, **kw):
        self._add("text", color or "#000000", None, x=[x], y=[y], s=str(s), z=_points(fontsize or kw.get("size")),
                  ha=ha or kw.get("horizontalalignment", "left"), va=va or kw.get("verticalalignment", "baseline"),
                  r=rotation)

    def annotate(self, text, xy, xytext=None, **kw):
        x, y = xytext if xytext and kw.get("textcoords") is None else xy
        self.text(x, y, text, **{k: v for k, v in kw.items() if k in ("ha", "va", "color", "fontsize")})

    def set_title(self, s, **kw):
        self.d["title"] = str(s)

    def set_xlabel(self, s, **kw):
        self.d["xlabel"] = str(s)

    def set_ylabel(self, s, **kw):
        self.d["ylabel"] = str(s)

    def set_xlim(self, a=None, b=None, **kw):
        self.d["xlim"] = list(a) if isinstance(a, (list, tuple)) else [kw.get("left", a), kw.get("right", b)]

    def set_ylim(self, a=None, b=None, **kw):
        self.d["ylim"] = list(a) if isinstance(a, (list, tuple)) else [kw.get("bottom", a), kw.get("top", b)]

    def _ticks(self, which, at, labels, rotation):
        old = self.d[which] or {"at": None, "labels": None, "rotation": 0}
        if at is not None:
            old["at"] = _list(at)
        if labels is not None:
            old["labels"] = [str(v) for v in labels]
        if rotation is not None:
            old["rotation"] = {"vertical": 90, "horizontal": 0}.get(rotation, rotation)
        self.d[which] = old

    def set_xticks(self, at=None, labels=None, rotation=None, **kw):
        self._ticks("xticks", at, labels, rotation)

    def set_yticks(self, at=None, labels=None, rotation=None, **kw):
        self._ticks("yticks", at, labels, rotation)

    def set_xticklabels(self, labels, rotation=None, **kw):
        self._ticks("xticks", None, labels, rotation)

    def set_yticklabels(self, labels, rotation=None, **kw):
        self._ticks("yticks", None, labels, rotation)

    def tick_params(self, axis="both", rotation=None, labelrotation=None, **kw):
        if axis in ("x", "both"):
            self._ticks("xticks", None, None, rotation or labelrotation)

    def set(self, **kw):
        for k, v in kw.items():
            getattr(self, "set_" + k)(v)

    def set_aspect(self, *a, **kw):
        pass

    margins = set_axisbelow = set_facecolor = set_aspect

    def grid(self, visible=True, axis="both", alpha=None, linestyle=None, **kw):
        self.d["grid"] = {"axis": axis, "a": alpha, "s": linestyle or kw.get("ls", "-")} if visible is not False else None

    def legend(self, labels=None, loc="best", **kw):
        if labels:
            for item, l in zip(self.d["items"], labels):
                item["l"] = str(l)
        self.d["legend"] = str(loc)

    def axis(self, how=None, **kw):
        if how == "off":
            self.d["axis"] = False


class _Spines:
    def __getitem__(self, k):
        return self

    def set_visible(self, on):
        pass


def _points(size):
    return {"small": 8, "medium": 10, "large": 12, "x-large": 14, None: 10}.get(size, size)


class Figure:
    name = "figure.png"
    _saved = None

    def __init__(self, figsize=None, dpi=100):
        self.size = list(figsize or (6.4, 4.8))
        self.dpi = dpi or 100
        self.rows = self.cols = 1
        self.title = ""
        self.axes = []

    def add_subplot(self, *a, **kw):
        if len(a) == 1 and a[0] > 99:
            a = (a[0] // 100, a[0] // 10 % 10, a[0] % 10)
        if len(a) == 3:
            self.rows, self.cols = a[0], a[1]
            while len(self.axes) < a[2]:
                self.axes.append(Axes(self))
            return self.axes[a[2] - 1]
        self.axes.append(Axes(self))
        return self.axes[-1]

    def suptitle(self, s, **kw):
        self.title = str(s)

    def tight_layout(self, **kw):
        pass

    subplots_adjust = autofmt_xdate = set_tight_layout = tight_layout

    def set_size_inches(self, w, h=None):
        self.size = list(w) if h is None else [w, h]

    def _png(self, dpi=None):
        if not self.axes:
            self.add_subplot()
        png = _host.draw(_json.dumps({
            "size": self.size, "dpi": dpi or self.dpi, "rows": self.rows, "cols": self.cols,
            "title": self.title, "axes": [a._drawn() for a in self.axes]}))
        if png is None:
            raise RuntimeError("this browser cannot draw figures in the background")
        return png

    def _repr_png_(self):
        return self._png()

    def savefig(self, fname, dpi=None, format=None, **kw):
        name = fname if isinstance(fname, str) else str(fname)
        kind = (format or ("png" if hasattr(fname, "write") or "." not in name else name.rsplit(".", 1)[-1])).lower()
        if kind not in ("png", "svg"):
            raise ValueError("Format %r is not supported (supported formats: png, svg)" % kind)
        png = data = self._png(None if dpi == "figure" else dpi)
        if kind == "svg":
            data = self._svg(png)
        if hasattr(fname, "write"):
            fname.write(data)
            return
        with open(name, "wb") as f:
            f.write(data)
        # There is no folder to look into: what was saved is shown under its name.
        shown = name.rsplit("/", 1)[-1]
        _host.show("image/png", shown if kind == "png" else shown + ".png", png)
        self._saved = png

    def _svg(self, png):
        # The picture in an SVG: it opens wherever an SVG does, but does not scale without loss.
        import base64

        w, h = [round(v * 72) for v in self.size]
        return ('<svg xmlns="http://www.w3.org/2000/svg" width="%dpt" height="%dpt" viewBox="0 0 %d %d"><image width="%d" height="%d" '
                'href="data:image/png;base64,%s"/></svg>' % (w, h, w, h, w, h, base64.b64encode(png).decode())).encode()

    def colorbar(self, mappable=None, ax=None, label=None, **kw):
        mappable = mappable or getattr(ax or gca(), "_mapped", None)
        if mappable is None:
            raise RuntimeError("No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or scatter(c=...).")
        mappable.ax._color_bar(mappable, label)


_range = range


def figure(num=None, figsize=None, dpi=None, **kw):
    f = Figure(figsize, dpi)
    _figures.append(f)
    return f


def subplots(nrows=1, ncols=1, figsize=None, dpi=None, squeeze=True, **kw):
    f = figure(figsize=figsize, dpi=dpi)
    f.rows, f.cols = nrows, ncols
    axs = [f.add_subplot() for _ in range(nrows * ncols)]
    if len(axs) == 1 and squeeze:
        return f, axs[0]
    if squeeze and (nrows == 1 or ncols == 1):
        return f, _Grid(axs)
    return f, _Grid([_Grid(axs[r * ncols:(r + 1) * ncols]) for r in _range(nrows)])


def subplot(*a, **kw):
    f = gcf()
    ax = f.add_subplot(*a, **kw)
    f.current = ax
    return ax


def gcf():
    return _figures[-1] if _figures else figure()


def gca():
    f = gcf()
    return getattr(f, "current", None) or (f.axes[-1] if f.axes else f.add_subplot())


def close(fig=None):
    if fig == "all":
        _figures.clear()
    elif fig in _figures:
        _figures.remove(fig)
    elif _figures:
        _figures.pop()


def clf():
    gcf().axes.clear()


def tight_layout(**kw):
    pass


subplots_adjust = ion = ioff = tight_layout


def suptitle(s, **kw):
    gcf().suptitle(s)


def colorbar(mappable=None, ax=None, **kw):
    gcf().colorbar(mappable, ax, **kw)


def sca(ax):
    ax.figure.current = ax


def savefig(fname, **kw):
    gcf().savefig(fname, **kw)


def show(*a, **kw):
    for i, f in enumerate(_figures):
        png = f._png()
        if png != f._saved:  # else it was shown when it was saved
            _host.show("image/png", "figure.png" if i == 0 else "figure%d.png" % (i + 1), png)
    _figures.clear()


def _forward(name):
    return lambda *a, **kw: getattr(gca(), name)(*a, **kw)


for _name, _method in (
    ("bar", "bar"), ("barh", "barh"), ("plot", "plot"), ("scatter", "scatter"), ("pie", "pie"),
    ("hist", "hist"), ("text", "text"), ("annotate", "annotate"), ("legend", "legend"), ("grid", "grid"),
    ("fill_between", "fill_between"), ("axhline", "axhline"), ("axvline", "axvline"), ("axis", "axis"),
    ("bar_label", "bar_label"), ("title", "set_title"), ("xlabel", "set_xlabel"), ("ylabel", "set_ylabel"),
    ("xlim", "set_xlim"), ("ylim", "set_ylim"), ("xticks", "set_xticks"), ("yticks", "set_yticks"),
    ("tick_params", "tick_params"), ("boxplot", "boxplot"), ("imshow", "imshow"), ("matshow", "imshow"), ("twinx", "twinx"),
):
    globals()[_name] = _forward(_method)


class style:
    @staticmethod
    def use(name):
        pass

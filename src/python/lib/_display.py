# display(x): pictures, tables and JSON trees instead of text.
import json

import _host


def _is_table(x):
    if not isinstance(x, list) or not x:
        return False
    return all([isinstance(r, dict) for r in x]) or all([isinstance(r, (list, tuple)) for r in x])


def _cell(v):
    if v is None or isinstance(v, (str, int, float, bool)):
        return v
    return json.dumps(v, default=str)


def table(rows):
    if isinstance(rows[0], dict):
        heads = []
        for r in rows:
            for k in r:
                if k not in heads:
                    heads.append(k)
        rows = [heads] + [[r.get(k) for k in heads] for r in rows]
    _host.show("table", "", json.dumps([[_cell(v) for v in r] for r in rows]))


def show(x):
    if hasattr(x, "_repr_png_"):
        _host.show("image/png", getattr(x, "name", "figure.png"), x._repr_png_())
    elif isinstance(x, (bytes, bytearray)) and bytes(x[:4]) == b"\x89PNG":
        _host.show("image/png", "image.png", x)
    elif isinstance(x, (bytes, bytearray)) and bytes(x[:3]) == b"\xff\xd8\xff":
        _host.show("image/jpeg", "image.jpg", x)
    elif _is_table(x):
        table(x)
    elif isinstance(x, (dict, list, tuple)):
        _host.show("json", "", json.dumps(x, default=str))
    else:
        print(x if isinstance(x, str) else repr(x))

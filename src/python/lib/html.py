_NAMED = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "©", "reg": "®", "trade": "™",
    "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "sect": "§", "deg": "°", "middot": "·", "bull": "•",
    "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”",
    "bdquo": "„", "laquo": "«", "raquo": "»", "times": "×", "divide": "÷", "plusmn": "±", "frac12": "½", "rarr": "→",
    "larr": "←", "uarr": "↑", "darr": "↓", "ne": "≠", "le": "≤", "ge": "≥", "infin": "∞", "micro": "µ", "para": "¶",
    "iexcl": "¡", "iquest": "¿", "szlig": "ß", "aelig": "æ", "AElig": "Æ", "oslash": "ø", "Oslash": "Ø", "aring": "å", "Aring": "Å",
    "ntilde": "ñ", "Ntilde": "Ñ", "ccedil": "ç", "Ccedil": "Ç",
}
for _letter, _signs in (("a", "áàâäã"), ("e", "éèêë"), ("i", "íìîï"), ("o", "óòôöõ"), ("u", "úùûü"), ("A", "ÁÀÂÄÃ"), ("E", "ÉÈÊË"), ("I", "ÍÌÎÏ"), ("O", "ÓÒÔÖÕ"), ("U", "ÚÙÛÜ")):
    for _mark, _sign in zip(("acute", "grave", "circ", "uml", "tilde"), _signs):
        _NAMED[_letter + _mark] = _sign


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def unescape(s):
    parts = s.split("&")
    out = [parts[0]]
    for p in parts[1:]:
        name, end, rest = p.partition(";")
        c = _NAMED.get(name)
        if name.startswith("#") and len(name) > 1:
            try:
                c = chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
            except ValueError:
                c = None
        out.append(c + rest if end and c is not None else "&" + p)
    return "".join(out)

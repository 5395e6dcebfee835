"""Makes the edited copies of MicroPython's files: apply.py MICROPYTHON EDITS OUT.

NAME.edit in EDITS changes py/NAME: it has blocks of "@@ replace", the old lines, "@@ with", the new
lines, "@@ end"; what stands between the blocks says why. Old lines must be there exactly once, so a
new version of MicroPython that changed them stops the build. Larger code is not in the edits but in
port/, which they call.
"""
import pathlib
import sys


def blocks(path):
    old = new = None
    for line in path.read_text().splitlines(keepends=True):
        mark = line.strip()
        if mark == "@@ replace":
            old, new = "", None
        elif mark == "@@ with":
            new = ""
        elif mark == "@@ end":
            yield old, new
            old = new = None
        elif new is not None:
            new += line
        elif old is not None:
            old += line


def edited(source, edit):
    text = source.read_text()
    for old, new in blocks(edit):
        if text.count(old) != 1:
            sys.exit(f"{edit.name}: found {text.count(old)} times, not once:\n{old}")
        text = text.replace(old, new)
    return text


micropython, edits, out = map(pathlib.Path, sys.argv[1:])
for edit in sorted(edits.glob("*.edit")):
    target = out / "py" / edit.stem
    target.parent.mkdir(parents=True, exist_ok=True)
    text = edited(micropython / "py" / edit.stem, edit)
    if not target.exists() or target.read_text() != text:
        target.write_text(text)

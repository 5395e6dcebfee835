"""Writes down what CPython says to the programs of tests/python/differential.

record.py: runs each statement of each program and writes differential/recorded/NAME.txt, a line a
statement: program, first line, last line, what it printed (the value of an expression included) and
the error that it ended with, with \\n, \\t and \\\\ escaped. Run it after a change of the programs, with
CPython 3.11 or newer; differential_test.cpp needs no CPython. Programs are parts of a file that begin
with "# === name"; they must say the same in 3.11 and 3.12.
"""
import ast
import contextlib
import io
import os
import pathlib
import re
import sys
import tempfile
import warnings

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "differential"


def programs(text):
    """(name, its first line, source) of each."""
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("# === ")]
    for start, stop in zip(starts, starts[1:] + [len(lines)]):
        yield lines[start][6:].strip(), start + 1, "\n".join(lines[start:stop]) + "\n"


def lines_of(body):
    """(first line, last line, statements): those of one line, as in "a = 1; b = 2", belong together."""
    out = []
    for node in body:
        start = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", [])])
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], node.end_lineno, out[-1][2] + [node])
        else:
            out.append((start, node.end_lineno, [node]))
    return out


OUT = io.StringIO()  # one for all, as a program may keep sys.stdout


def run(node, scope, shown):
    out = OUT
    out.seek(0)
    out.truncate()
    expression = isinstance(node, ast.Expr) and shown
    tree = ast.Expression(node.value) if expression else ast.Module([node], [])
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            code = compile(tree, "program", "eval" if expression else "exec")
            value = eval(code, scope)
            if value is not None:
                print(repr(value))
        except BaseException as e:
            text = e.msg if isinstance(e, SyntaxError) else str(e)  # as a traceback ends
            out.write(type(e).__name__ + (": " + text if text else "") + "\n")
    return re.sub(r"0x[0-9a-f]{4,}", "0x", out.getvalue())


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def record(path):
    for name, first, source in programs(path.read_text()):
        scope = {"__name__": "__main__"}
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            for start, end, nodes in lines_of(ast.parse(source).body):
                said = "".join(run(node, scope, node is nodes[-1]) for node in nodes)
                yield f"{name}\t{first + start - 1}\t{first + end - 1}\t{escaped(said)}\n"
            os.chdir("/")


warnings.simplefilter("ignore")
chosen = sys.argv[1:]
(FOLDER / "recorded").mkdir(exist_ok=True)
for path in sorted(FOLDER.glob("*.py")):
    if not chosen or path.stem in chosen:
        (FOLDER / "recorded" / (path.stem + ".txt")).write_text("".join(record(path)))

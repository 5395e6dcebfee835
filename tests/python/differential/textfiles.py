# === write_read
with open("a.txt", "w") as f:
    f.write("line one\nline two\n")
    f.write("é😀\n")
open("a.txt").read()
with open("a.txt") as f:
    for line in f:
        print(line.rstrip())
with open("a.txt", encoding="utf-8") as f:
    print(f.readline(), f.readlines())
with open("a.txt", "a") as f:
    f.writelines(["x\n", "y\n"])
len(open("a.txt").readlines())
open("a.txt").read().splitlines()[-1]
open("nope.txt")
open("no/such/a.txt", "w")
open("a.txt", "x")
open("a.txt", "q")
f = open("a.txt")
f.read(4), f.tell(), f.seek(0), f.read(4)
f.close()
f.closed
f.read()
f = open("a.txt")
f.write("x")
f.close()
with open("b.bin", "wb") as f:
    print(f.write(b"\x00\xff"))
open("b.bin", "rb").read()
open("b.bin").read()
with open("crlf.txt", "wb") as f:
    n = f.write(b"a\r\nb\rc\n")
open("crlf.txt").read(), open("crlf.txt").readlines(), open("crlf.txt", newline="").read()
with open("l1.txt", "w", encoding="latin-1") as f:
    n = f.write("é")
open("l1.txt", "rb").read(), open("l1.txt", encoding="latin-1").read()
open("l1.txt", encoding="utf-8").read()
open("l1.txt", encoding="utf-8", errors="replace").read()
with open("a.txt", "w") as f:
    print("to file", 1, file=f)
open("a.txt").read()
open("a.txt", "w").write(5)
open("b.bin", "wb").write("text")
import os
os.path.exists("a.txt"), os.path.exists("zzz"), os.path.getsize("b.bin"), sorted(os.listdir())
os.remove("a.txt")
os.remove("a.txt")
os.path.join("a", "b.txt"), os.path.basename("x/y.jpg"), os.path.dirname("x/y.jpg"), os.path.splitext("p.tar.gz")
with open("num.txt", "w+") as f:
    f.write("1\n2\n3\n")
    f.seek(0)
    print(sum(int(l) for l in f))
len([*open("num.txt")]), next(open("num.txt"))
# === os_path
import os
os.makedirs("d/e", exist_ok=True)
os.path.isdir("d"), os.path.isfile("d"), os.path.isdir("d/e")
open("d/f.txt", "w").write("hi")
sorted(os.listdir("d"))
os.rename("d/f.txt", "d/g.txt")
sorted(os.listdir("d"))
os.mkdir("d")
os.rmdir("d/e")
os.listdir("d")
os.rmdir("d")
os.listdir("nope")
os.environ.get("NOT_SET_X"), os.getenv("NOT_SET_X", "dflt")
os.environ["NOT_SET_X"]
os.environ["MINE"] = "1"
os.environ["MINE"], "MINE" in os.environ
[(root, sorted(dirs), sorted(files)) for root, dirs, files in os.walk("d")]
os.sep, os.path.normpath("a/../b"), os.path.isabs("/a"), os.path.split("a/b")
# === pathlib
from pathlib import Path
p = Path("data") / "x.txt"
p.name, p.stem, p.suffix, str(p.parent), str(p), p.parts
p.exists()
p.parent.mkdir(exist_ok=True)
p.write_text("héllo\n")
p.read_text(), p.exists(), p.is_file(), p.parent.is_dir(), p.stat().st_size
p.read_bytes()
[q.name for q in Path("data").iterdir()], [q.name for q in Path("data").glob("*.txt")]
p.with_suffix(".md").name, p.with_name("y").name
Path("a/b/../c"), Path("a") == Path("a"), Path("a", "b"), repr(Path("x"))
p.unlink()
p.exists()
p.read_text()
p.unlink(missing_ok=True)
with (Path("data") / "z.txt").open("w") as f:
    f.write("z")
Path("data/z.txt").rename("data/w.txt").name
Path("nope").iterdir
Path("a.tar.gz").suffixes, Path("/x/y").is_absolute(), Path("x/y").relative_to("x")
# === csv
import csv, io
rows = [["name", "age"], ["Ada", 36], ["B, C", 4], ['q"x', 1]]
out = io.StringIO()
w = csv.writer(out)
w.writerows(rows)
out.getvalue()
list(csv.reader(io.StringIO(out.getvalue())))
for row in csv.DictReader(io.StringIO("a,b\n1,2\n3,4\n")):
    print(row)
out = io.StringIO()
dw = csv.DictWriter(out, fieldnames=["x", "y"])
dw.writeheader()
dw.writerow({"x": 1, "y": "é"})
out.getvalue()
list(csv.reader(["a;b;c"], delimiter=";"))
with open("t.csv", "w", newline="") as f:
    csv.writer(f).writerow([1, None, 2.5, "x\ny"])
open("t.csv", newline="").read()
with open("t.csv", newline="") as f:
    print(list(csv.reader(f)))
dw.writerow({"z": 1})
list(csv.DictReader(io.StringIO("a,b\n1\n1,2,3\n")))
# === io
import io
s = io.StringIO("one\ntwo\n")
s.readline(), s.read(), s.read()
s = io.StringIO()
s.write("ab"), s.write("cd"), s.getvalue()
print("x", 1, file=s)
s.getvalue(), s.tell()
for line in io.StringIO("a\nb"):
    print(repr(line))
b = io.BytesIO(b"abc")
b.read(2), b.read(), b.getvalue(), b.seek(1), b.read()
b.write(b"zz"), b.getvalue()
with io.StringIO("ctx") as f:
    print(f.read())
io.StringIO("a").write(5)
io.BytesIO(b"x").write("a")
# === tools
import glob, shutil
open("x1.txt", "w").write("1")
open("x2.txt", "w").write("22")
sorted(glob.glob("x*.txt")), glob.glob("*.nope")
shutil.copy("x1.txt", "x3.txt")
open("x3.txt").read()
shutil.move("x3.txt", "x4.txt")
sorted(glob.glob("x?.txt"))
shutil.copy("nope", "y")

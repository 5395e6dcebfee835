// The parts that know nothing of MicroPython: explaining, rewriting; and the probes that
// compare with CPython.
#include <gtest/gtest.h>

#include <cstdio>

#include "course.h"
#include "engine.h"
#include "explain.h"
#include "fakes/source_dir.h"
#include "pyfix.h"

namespace triptych::python {
namespace {

TEST(Secrets, AreMaskedInEverythingThatGoesOut) {
  FakeHost host;
  tpy_set_environment("SERVICE", "hidden-value-1234", 1);
  host.run(
      "import os\nk = os.environ['SERVICE']\nos.environ['MY_API_KEY'] = 'typed-by-hand-5678'\n"
      "print(k, repr({'k': k}), os.environ)\nfor c in k:\n    print(c, end='', flush=True)\n"
      "display({'k': k})\nraise ValueError('bad ' + k + ' typed-by-hand-5678')");
  std::string all = host.out + host.err + host.words + host.shown.at(0).data;
  for (const std::string& one : host.order) all += one;
  EXPECT_EQ(all.find("hidden-value"), std::string::npos) << all;
  EXPECT_EQ(all.find("typed-by"), std::string::npos) << all;
  EXPECT_NE(host.err.find("ValueError: bad ••••1234 ••••5678"), std::string::npos) << host.err;
  EXPECT_NE(host.words.find("••••1234"), std::string::npos) << host.words;
}

TEST(Explain, SaysWhatWhereAndWhatToDo) {
  const auto words = [](const char* type, const char* message) {
    return explain({type, message, "cell", "cell", 3, ""});
  };
  EXPECT_EQ(words("NameError", "name 'foo' isn't defined"),
            "Line 3 uses the name 'foo', which does not exist (yet). Check its spelling, or first "
            "run the cell that defines it.");
  EXPECT_EQ(
      words("AttributeError", "'str' object has no attribute 'foo'"),
      "Line 3 asks an object for an attribute that it does not have: 'foo'. Check the spelling; "
      "dir(x) lists the attributes of x.");
  EXPECT_NE(words("HTTPError", "401 Client Error: Unauthorized").find("Check the key"),
            std::string::npos);
  EXPECT_NE(words("HTTPError", "503 Server Error: x").find("Try again"), std::string::npos);
  EXPECT_NE(words("TypeError", "'NoneType' object isn't subscriptable").find("without `return`"),
            std::string::npos);
  EXPECT_EQ(
      words("MyError", "oops"),
      "Line 3 ended with MyError: oops The last lines of the traceback show how it came there.");
  EXPECT_EQ(explain({"ZeroDivisionError", "", "", "cell", 0, ""}),
            "This cell divides by zero. Check the divisor first, with an if.");
}

TEST(Pyfix, LeavesOrdinaryCodeAlone) {
  for (const char* source :
       {"x = f'{a:.2f} {b[0]} {c!r}'\n", "[a, *b] = c\nfor [x, *y] in z: pass\n",
        "d = {'a': 1}\nf(*a, **k)\n", "s = '''\n{x} # no\n'''\n",
        "print(\"it's\", 'q\"', r'\\d{2}')\n", "a = b * c\nd = [x for a, *b in c]\n",
        "f'{unclosed\n", "x = 1 / 2\ny = (1, 2)\n", "def f(a, b=1 / 2): pass\n",
        "class A(B):\n    x: int = 3\n"})
    EXPECT_EQ(pyfix(source), source);
}

TEST(Pyfix, RewritesWhatMicroPythonLacks) {
  EXPECT_EQ(pyfix("[*a, 1]"), "__list__((a),[ 1])");
  EXPECT_EQ(pyfix("{**a, 'b': 1}"), "__dict__((a),{ 'b': 1})");
  EXPECT_EQ(pyfix("(*a, 1)"), "tuple(__list__((a),[ 1]))");
  EXPECT_EQ(pyfix("def f(a, /, b): pass"), "def f(a,  b): pass");
  EXPECT_EQ(pyfix("f'{x:,}'"), "f'{x:,}'");
  EXPECT_EQ(pyfix("with (a as b,\n      c as d):\n  pass"),
            "with  a as b,\\\n      c as d :\n  pass");
  EXPECT_EQ(pyfix("match x:\n  case [1, *y] if y:\n    pass\n  case _: pass"),
            "if ((__match1__:=(x)),):\n"
            "  if ((__match_sequence__(__match1__,1,True) and (__match1__[0]==1) and "
            "((y:=list(__match1__[1:len(__match1__)-0])),))) and (y):\n"
            "    pass\n  elif (True): pass");
  EXPECT_EQ(pyfix("match = case\ns = '''\nmatch x:\n  case 1:\n'''\n"),
            "match = case\ns = '''\nmatch x:\n  case 1:\n'''\n");
  EXPECT_EQ(pyfix("with (a or b):\n  pass"), "with (a or b):\n  pass");
  const std::string lines = "x = [\n  *a,  # note\n  1,\n]\ny = f'''\n{d['k']:>5}\n'''\n";
  const std::string fixed = pyfix(lines);
  EXPECT_NE(fixed, lines);
  EXPECT_EQ(std::count(fixed.begin(), fixed.end(), '\n'),
            std::count(lines.begin(), lines.end(), '\n'));
}

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  for (std::size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  pclose(pipe);
  return out;
}

TEST(Probes, PrintWhatCPythonPrints) {
  if (output_of("python3 -c 'import sys; print(sys.version_info >= (3, 10))' 2>/dev/null") !=
      "True\n")
    GTEST_SKIP() << "there is no python3 of version 3.10 or newer to compare with";
  for (const auto& [name, source] : sources_in("probes")) {
    FakeHost host;
    EXPECT_EQ(host.run(source, name), TPY_OK) << name << ": " << host.err;
    const std::string path = source_dir() + "/tests/python/probes/" + name;
    EXPECT_EQ(host.out, output_of("PYTHONUTF8=1 python3 '" + path + "'")) << name;
  }
}

}  // namespace
}  // namespace triptych::python

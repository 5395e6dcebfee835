// What the engine promises whatever a cell does: it can be stopped, it ends, and it goes on.
#include "engine.h"

#include <gtest/gtest.h>

#include "fake_host.h"
#include "host.h"

namespace triptych::python {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Engine, KeepsVariablesAndOrder) {
  FakeHost host;
  EXPECT_EQ(host.run("d = {'z': 1, 'a': 2}\nd['m'] = 3"), TPY_OK);
  EXPECT_EQ(host.run("print(d)"), TPY_OK);
  EXPECT_EQ(host.out, "{'z': 1, 'a': 2, 'm': 3}\n");
}

TEST(Engine, StopEndsALoopAndKeepsVariables) {
  FakeHost host;
  host.run("x = 1");
  host.stop_after_polls = 100;
  EXPECT_EQ(host.run("while True: x += 1"), TPY_STOPPED);
  EXPECT_TRUE(contains(host.err, "KeyboardInterrupt\n")) << host.err;
  EXPECT_TRUE(contains(host.words, "was stopped")) << host.words;
  host.stop_after_polls = -1;
  EXPECT_EQ(host.run("print(x > 1000)"), TPY_OK);
  EXPECT_EQ(host.out, "True\n");
}

TEST(Engine, StopEndsASleep) {
  FakeHost host;
  host.stop_in_sleep = true;
  EXPECT_EQ(host.run("import time\ntime.sleep(100)"), TPY_STOPPED);
  EXPECT_EQ(host.slept, 0);
}

TEST(Engine, MemoryIsLimited) {
  FakeHost host(16u << 20);
  EXPECT_EQ(host.run("l = []\nwhile True: l.append('x' * 1000000 + str(len(l)))"), TPY_ERROR);
  EXPECT_TRUE(contains(host.err, "MemoryError")) << host.err;
  EXPECT_EQ(host.error_line, 2);
  EXPECT_EQ(host.run("l = None\nprint(len(bytearray(5000000)))"), TPY_OK) << host.err;
  EXPECT_EQ(host.out, "5000000\n");
}

TEST(Engine, RecursionIsLimited) {
  FakeHost host;
  EXPECT_EQ(host.run("def f(n): return f(n + 1)\nf(0)"), TPY_ERROR);
  EXPECT_TRUE(contains(host.err, "RecursionError: maximum recursion depth exceeded"));
  EXPECT_TRUE(contains(host.err, "[Previous line repeated"));
  EXPECT_LT(host.err.size(), 600u);
  EXPECT_EQ(host.run("def g(n): return 0 if n == 0 else 1 + g(n - 1)\nprint(g(900))"), TPY_OK);
  EXPECT_EQ(host.run("try: f(0)\nexcept RecursionError: print('caught')"), TPY_OK);
  EXPECT_EQ(host.out, "caught\n");
}

TEST(Engine, ALongTracebackIsShortened) {
  FakeHost host;
  EXPECT_EQ(host.run("def f(n):\n    return g(n)\ndef g(n):\n    return f(n)\nf(0)"), TPY_ERROR);
  EXPECT_TRUE(contains(host.err, "calls are left out]\n"));
  EXPECT_LT(host.err.size(), 3000u);
  EXPECT_TRUE(contains(host.err, "RecursionError"));
}

TEST(Engine, ASyntaxErrorNamesItsLine) {
  FakeHost host;
  EXPECT_EQ(host.run("a = 1\nb = ask( # finish this\nprint(a)\n"), TPY_SYNTAX_ERROR);
  EXPECT_TRUE(contains(host.err, "SyntaxError"));
  EXPECT_GE(host.error_line, 2);
  EXPECT_TRUE(contains(host.words, "missing bracket")) << host.words;
}

TEST(Engine, WhatMicroPythonLacksIsNamed) {
  FakeHost host;
  EXPECT_EQ(host.run("x = 1\nmatch x:\n    case [1,\n          2]: pass\n"), TPY_SYNTAX_ERROR);
  EXPECT_TRUE(contains(host.words, "Line 2 has a `match`")) << host.words;
  EXPECT_EQ(host.run("try: pass\nexcept* ValueError: pass\n"), TPY_SYNTAX_ERROR);
  EXPECT_TRUE(contains(host.words, "Use except")) << host.words;
}

TEST(Engine, TheValueOfTheLastExpressionIsShown) {
  FakeHost host;
  EXPECT_EQ(host.run("x = 5\nx + 1"), TPY_OK);
  EXPECT_EQ(host.out, "6\n");
  EXPECT_EQ(host.run("x + 1  # the sum\n\n"), TPY_OK);
  EXPECT_EQ(host.out, "6\n");
  for (const char* source :
       {"x + 1;", "None", "x = 3", "if x:\n    x + 1", "print('a') ;", "[].sort()"}) {
    host.run(source);
    EXPECT_TRUE(host.out.empty() || host.out == "a\n") << source << host.out;
  }
  EXPECT_EQ(host.run("'text'; 1; {'a': 'é'}"), TPY_OK);
  EXPECT_EQ(host.out, "{'a': 'é'}\n");
}

TEST(Engine, CausesAreToldBeforeTheErrorThatTheyLedTo) {
  FakeHost host;
  EXPECT_EQ(host.run("try:\n    {}['a']\nexcept KeyError as e:\n    raise ValueError('b') from e"),
            TPY_ERROR);
  EXPECT_TRUE(
      contains(host.err, "    {}['a']\nKeyError: 'a'\n\nThe above exception was the direct cause"));
  EXPECT_TRUE(contains(host.err, "    raise ValueError('b') from e\nValueError: b\n"));
  host.run(
      "def f():\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        return 1\nf()");
  EXPECT_EQ(host.run("raise ValueError('alone')"), TPY_ERROR);
  EXPECT_FALSE(contains(host.err, "exception occurred")) << host.err;
}

TEST(Engine, LongTextsGrowAndAreReadInLinearTime) {
  FakeHost host;  // with sanitizers: quadratic work would take minutes here
  EXPECT_EQ(
      host.run(
          "import re, io\ns = t = ''\nfor i in range(60000):\n    s += 'x'\n    t = t + 'é'\n"
          "u = s\ns += 'y'\nu += 'z'\n"
          "print(len(s), s[-2:], u[-2:], len(t), t.count('é'), t[59999], s[:60000] == u[:60000])\n"
          "text = 'ä 12 ö 345 ' * 4000\nprint(len(re.findall(r'\\d+', text)), re.sub(r'\\d+', '', "
          "text)[:6])\n"
          "n = 0\nfor i in range(len(text)):\n    n += text[i] == 'ö'\n"
          "out = io.StringIO()\nfor i in range(20000):\n    out.write('ab ')\nprint(n, "
          "len(out.getvalue()))\n"
          "lines = io.StringIO('eine zeile ö\\n' * 20000)\n"
          "print(sum([len(l) for l in lines]), text.upper().count('Ö'))"),
      TPY_OK)
      << host.err;
  EXPECT_EQ(host.out, "60001 xy xz 60000 60000 é True\n8000 ä  ö  \n4000 60000\n260000 4000\n");
}

TEST(Engine, EndlessOutputIsCutAndTheEndIsTold) {
  FakeHost host;
  EXPECT_EQ(host.run("for i in range(50000): print('x' * 99)\n1/0"), TPY_ERROR);
  EXPECT_LE(host.out.size(), 2'000'000u);
  EXPECT_GE(host.out.size(), 1'990'000u);
  ASSERT_EQ(host.notes.size(), 1u);
  EXPECT_TRUE(contains(host.err, "ZeroDivisionError"));
  EXPECT_EQ(host.run("print('fresh')"), TPY_OK);
  EXPECT_EQ(host.out, "fresh\n");
}

TEST(Engine, AnErrorIsFoundInTheCellThatWasWritten) {
  FakeHost host;
  host.run("def f(x):\n    return x['key']", "cell 1");
  EXPECT_EQ(host.run("f({})", "cell 2"), TPY_ERROR);
  EXPECT_TRUE(contains(host.words, "Line 2 of cell 1 asks a dictionary for the key 'key'"));
  EXPECT_EQ(host.err,
            "Traceback (most recent call last):\n"
            "  File \"cell 2\", line 1, in <module>\n    f({})\n"
            "  File \"cell 1\", line 2, in f\n    return x['key']\nKeyError: 'key'\n");
}

TEST(Engine, MissingModulesSayWhatToDoInstead) {
  FakeHost host;
  for (const char* name :
       {"numpy", "PIL", "openai", "anthropic", "google.genai", "httpx", "pandas"}) {
    EXPECT_EQ(host.run(std::string("import ") + name), TPY_ERROR);
    EXPECT_TRUE(
        contains(host.err, "ModuleNotFoundError: No module named '" + std::string(name) + "'. "));
    EXPECT_FALSE(contains(host.err, "_boot")) << host.err;
  }
  EXPECT_EQ(host.run("try:\n    import numpy\nexcept ImportError as e:\n    print('none')"),
            TPY_OK);
  EXPECT_EQ(host.out, "none\n");
}

TEST(Engine, AwaitWorksInACell) {
  FakeHost host;
  EXPECT_EQ(
      host.run("import asyncio\n"
               "async def work(n, s):\n    await asyncio.sleep(s)\n    print(n)\n    return n\n"
               "print(await asyncio.gather(work(1, .2), work(2, .05)))"),
      TPY_OK)
      << host.err;
  EXPECT_EQ(host.out, "2\n1\n[1, 2]\n");
  EXPECT_NEAR(host.slept, 0.2, 0.02);
}

TEST(Engine, InputAsksTheHost) {
  FakeHost host;
  host.answers = {"Ada"};
  EXPECT_EQ(host.run("n = input('Name? ')\nprint('Hi', n)\ninput()"), TPY_ERROR);
  EXPECT_EQ(host.out, "Name? Ada\nHi Ada\n\n");
  EXPECT_EQ(host.questions.at(0), "input: Name? ");
  EXPECT_TRUE(contains(host.err, "EOFError"));
  EXPECT_EQ(host.run("from js import prompt, confirm, alert\nprint(prompt('x'), confirm('y'))"),
            TPY_OK);
  EXPECT_EQ(host.out, "None False\n");
}

TEST(Engine, WhyNobodyCanBeAskedIsTheError) {
  FakeHost host;
  host.nobody = "Reload the page.";
  EXPECT_EQ(host.run("input('Name? ')"), TPY_ERROR);
  EXPECT_TRUE(contains(host.err, "RuntimeError: Reload the page.")) << host.err;
  host.server = [](const Request&) {
    Answer none;
    none.error = TPY_HTTP_NO_PAGE;
    return none;
  };
  host.message = "This browser needs a reload.";
  EXPECT_EQ(host.run("import requests\nrequests.get('https://example.org/')"), TPY_ERROR);
  EXPECT_TRUE(contains(host.err, "ConnectionError: This browser needs a reload.\n"));
  EXPECT_EQ(host.words, "Line 2 could not ask the page: This browser needs a reload.");
}

TEST(Engine, FilesAreThereAndImportable) {
  FakeHost host;
  host.put("data/in.txt", "one\ntwo\n");
  host.put("mine.py", "X = f\"{'a'!r:>5}\" \"{b}\"\n");
  EXPECT_EQ(
      host.run("import os, mine\nwith open('data/in.txt') as f: print(f.readlines(), mine.X)\n"
               "print(os.listdir(), os.path.getsize('data/in.txt'))\n"
               "open('out.bin', 'wb').write(bytes([1, 2, 255]))\n"
               "try: open('nope.jpg')\nexcept FileNotFoundError as e: print(e)"),
      TPY_OK)
      << host.err;
  EXPECT_EQ(host.out,
            "['one\\n', 'two\\n']   'a'{b}\n['data', 'mine.py'] 8\n"
            "[Errno 2] No such file or directory: 'nope.jpg'\n");
  EXPECT_EQ(host.file("out.bin"), "\x01\x02\xff");
}

TEST(Engine, SamplesAnswerToTheNamesOfTutorials) {
  FakeHost host;
  EXPECT_EQ(host.run("open('test_photo.jpg', 'rb')"), TPY_ERROR) << "no sample, no stand-in";
  EXPECT_NE(host.words.find("There are no files here yet."), std::string::npos) << host.words;
  host.put("landscape.jpg", "a lake");
  host.put("meeting.wav", "words");
  const std::string read = "print(open('./test_photo.jpg', 'rb').read())";
  EXPECT_EQ(host.run("import os\n" + read + "\n" + read + "\nprint(os.path.getsize('audio.wav'))"),
            TPY_OK);
  EXPECT_EQ(host.out, "b'a lake'\nb'a lake'\n5\n");
  EXPECT_EQ(host.notes, (std::vector<std::string>{"test_photo.jpg: here the sample landscape.jpg",
                                                  "audio.wav: here the sample meeting.wav"}));
  // What is written is one's own, and the sample stays.
  EXPECT_EQ(host.run("with open('test_photo.jpg', 'ab') as f: f.write(b'!')\n" + read +
                     "\nprint(open('landscape.jpg', 'rb').read())"),
            TPY_OK);
  EXPECT_EQ(host.out, "b'a lake!'\nb'a lake'\n");
  host.put("large_image.jpg", "mine");
  EXPECT_EQ(host.run("print(open('large_image.jpg', 'rb').read())"), TPY_OK);
  EXPECT_EQ(host.out, "b'mine'\n");
  EXPECT_TRUE(host.notes.empty());
}

TEST(Engine, AnOfferedFileCrossesWhenACellOpensIt) {
  FakeHost host;
  for (const char* name : {"a.png", "b.png", "c.txt"}) host.offer(name, std::string("in ") + name);
  EXPECT_EQ(host.run("import os, glob, pathlib\n"
                     "print(os.listdir(), os.path.getsize('a.png'), os.stat('b.png').st_size)\n"
                     "print(glob.glob('*.png'), pathlib.Path('c.txt').exists(), "
                     "os.path.isfile('./a.png'), pathlib.Path('/home/b.png').stat().st_size)"),
            TPY_OK)
      << host.err;
  EXPECT_EQ(host.out, "['a.png', 'b.png', 'c.txt'] 8 8\n['a.png', 'b.png'] True True 8\n");
  EXPECT_EQ(host.run("open('d.png')"), TPY_ERROR);
  EXPECT_TRUE(host.words.ends_with("The files that are here: a.png, b.png, c.txt.")) << host.words;
  EXPECT_EQ(host.crossed, std::vector<std::string>{});

  const std::string read = "print(open('b.png', 'rb').read(), pathlib.Path('b.png').read_bytes())";
  EXPECT_EQ(host.run(read + "\n" + read), TPY_OK);
  EXPECT_EQ(host.out, "b'in b.png' b'in b.png'\nb'in b.png' b'in b.png'\n");
  EXPECT_EQ(host.crossed, std::vector<std::string>{"b.png"});

  // What is overwritten need not cross, what is added to must.
  EXPECT_EQ(host.run("with open('a.png', 'wb') as f: f.write(b'new')\n"
                     "with open('c.txt', 'a') as f: f.write('!')\n"
                     "print(open('a.png', 'rb').read(), open('c.txt').read())"),
            TPY_OK);
  EXPECT_EQ(host.out, "b'new' in c.txt!\n");
  EXPECT_EQ(host.crossed, (std::vector<std::string>{"b.png", "c.txt"}));

  host.offer("b.png", "another");
  EXPECT_EQ(host.run("print(open('b.png', 'rb').read())"), TPY_OK);
  EXPECT_EQ(host.out, "b'another'\n");
}

TEST(Engine, AnOfferedFileStandsInForTheNamesOfTutorials) {
  FakeHost host;
  host.offer("landscape.jpg", "a lake");
  EXPECT_EQ(host.run("import os\nprint(os.path.getsize('test_photo.jpg'))"), TPY_OK);
  EXPECT_EQ(host.out, "6\n");
  EXPECT_EQ(host.crossed, std::vector<std::string>{});
  EXPECT_EQ(host.run("with open('test_photo.jpg', 'ab') as f: f.write(b'!')\n"
                     "print(open('test_photo.jpg', 'rb').read(), "
                     "open('landscape.jpg', 'rb').read())"),
            TPY_OK);
  EXPECT_EQ(host.out, "b'a lake!' b'a lake'\n");
  EXPECT_EQ(host.crossed, std::vector<std::string>{"landscape.jpg"});
}

TEST(Engine, AnOfferedFileThatIsGoneIsAnErrorOfItsOwn) {
  FakeHost host;
  host.offer("a.png", "x");
  host.offered.clear();
  const std::string read =
      "try: open('a.png', 'rb')\nexcept OSError as e: print(type(e).__name__, e)";
  EXPECT_EQ(host.run(read + "\n" + read), TPY_OK);
  const std::string line =
      "OSError [Errno 5] This file cannot be read any more, attach it again: 'a.png'\n";
  EXPECT_EQ(host.out, line + line);
}

TEST(Engine, AMissingFileListsThoseThatAreThere) {
  FakeHost host;
  host.put("b.wav", "x");
  host.put("a.png", "x");
  host.run("open('c.jpg')");
  EXPECT_EQ(host.words,
            "Line 1 opens a file that is not here: 'c.jpg'. Check the name, or add the file to the "
            "page first. The files that are here: a.png, b.wav.");
  for (int i = 0; i < 25; ++i) host.put("z" + std::to_string(i), "x");
  host.run("open('c.jpg')");
  EXPECT_TRUE(host.words.ends_with(" and 7 more.")) << host.words;
}

TEST(Engine, RichOutput) {
  FakeHost host;
  EXPECT_EQ(host.run("display([{'a': 1}, {'b': 'x'}])\ndisplay({'k': [1, None]})\ndisplay('text')\n"
                     "import matplotlib.pyplot as plt\nplt.plot([1, 2], 'o--')\nplt.show()"),
            TPY_OK)
      << host.err;
  ASSERT_EQ(host.shown.size(), 3u);
  EXPECT_EQ(host.shown[0].data, R"([["a", "b"], [1, null], [null, "x"]])");
  EXPECT_EQ(host.shown[1].data, R"({"k": [1, null]})");
  EXPECT_EQ(host.shown[2].kind + host.shown[2].name, "image/pngfigure.png");
  EXPECT_EQ(host.out, "text\n");
}

TEST(Engine, ASavedFigureIsShownUnderItsNameAndOnce) {
  FakeHost host;
  EXPECT_EQ(host.run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
                     "plt.savefig('./mine.png')\nplt.show()\n"
                     "plt.plot([2, 1])\nplt.savefig('other.png')\nplt.show()"),
            TPY_OK)
      << host.err;
  ASSERT_EQ(host.shown.size(), 2u);
  EXPECT_EQ(host.shown[0].name, "mine.png");
  EXPECT_EQ(host.shown[1].name, "other.png");
}

TEST(Engine, CollectingGarbageKeepsWhatIsUsed) {
  FakeHost host(8u << 20);
  EXPECT_EQ(host.run("import gc\nkept = {str(i): [i, {'k': i}] for i in range(2000)}\n"
                     "for i in range(200):\n    junk = ['x' * 1000 for _ in range(100)]\n"
                     "    if i % 20 == 0: gc.collect()\n"
                     "print(all([kept[str(i)] == [i, {'k': i}] for i in range(2000)]))"),
            TPY_OK)
      << host.err;
  EXPECT_EQ(host.out, "True\n");
}

}  // namespace
}  // namespace triptych::python

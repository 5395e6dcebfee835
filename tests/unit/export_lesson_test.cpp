// A lesson as a script and as a notebook, for one's own computer.
#include "lesson/export_lesson.h"

#include <set>

#include "base/json.h"
#include "fakes/learn_fixture.h"
#include "features/learn/solutions.h"

namespace triptych::export_lesson_test {
namespace {

constexpr char kText[] = R"lesson(---
id: ex
title: A lesson
summary: What it is about.
version: 1
---
Some *words*.

@@CAPABILITIES@@

```python cell=load
import requests
key = os.environ["SOME_API_KEY"]
with open("receipt.png", "rb") as file:
    data = file.read()
```

```python cell=wrong fails
raise ValueError("on purpose")
```

````quiz id=guess xp=6
What happens?
- [ ] Nothing :: Something does.
- [x] `Something` :: So it is.
````

````exercise id=task xp=20 title="Set y"
Set y.
=== setup
x = 1
=== starter
y = 0
=== test: y is three
assert y == 3, "secret test"
=== solution
y = 3
````
)lesson";

struct ExportLesson : testing::Test {
  ExportLesson() {
    with.code_of = [](const Lesson&, const std::string& cell) -> std::string {
      if (cell == "load") return "import requests\nkey = os.environ[\"SOME_API_KEY\"]\n";
      if (cell == "wrong") return "raise ValueError(\"on purpose\")\n\nprint(1)";
      return "y = 3  # mine\nopen(\"receipt.png\")";
    };
    with.capabilities = "| a | b |";
    with.key_variables = {"OTHER_API_KEY", "SOME_API_KEY"};
    with.samples = {"chart.png", "receipt.png"};
  }
  Lesson lesson = load_lesson("ex.md", kText).value();
  LessonExport with;
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

TEST_F(ExportLesson, AScriptSaysWhatItNeedsAndHoldsTheLearnersCode) {
  const std::string script = lesson_script(lesson, with);
  EXPECT_TRUE(script.starts_with("# A lesson\n"));
  EXPECT_TRUE(has(script, "#     pip install requests\n"));
  EXPECT_TRUE(has(script, "#     export SOME_API_KEY="));
  EXPECT_FALSE(has(script, "OTHER_API_KEY")) << "no cell uses it";
  EXPECT_TRUE(has(script, "#     receipt.png\n"));
  EXPECT_FALSE(has(script, "chart.png"));
  EXPECT_TRUE(has(script, "# %% load\nimport requests\n"));
  EXPECT_TRUE(has(script, "# %% task-setup\n# What the page runs before this exercise.\nx = 1\n"));
  EXPECT_TRUE(has(script, "# %% task\ny = 3  # mine\n"));
  EXPECT_FALSE(has(script, "secret test") || has(script, "y = 3\n")) << "tests, the solution";
  EXPECT_TRUE(has(script, "# raise ValueError(\"on purpose\")\n#\n# print(1)\n"))
      << "a script that stops there would be of no use";
  EXPECT_TRUE(has(script, "# Some *words*.") && has(script, "# | a | b |"));
}

TEST_F(ExportLesson, WhatOnlyThePageHasIsReplaced) {
  EXPECT_FALSE(has(lesson_script(lesson, with), "sys.modules"));
  with.code_of = [](const Lesson&, const std::string&) -> std::string {
    return "import practice\npractice.faults(\"429\")\ndisplay([1])";
  };
  const std::string script = lesson_script(lesson, with);
  EXPECT_LT(script.find("sys.modules[\"practice\"] = module"), script.rfind("import practice"));
  EXPECT_LT(script.find("def display(value):"), script.find("\ndisplay("));
  EXPECT_FALSE(has(lesson_notebook(lesson, with), "def display")) << "notebooks have one";
}

TEST_F(ExportLesson, ANotebookIsValidNbformat) {
  const auto book = parse_json(lesson_notebook(lesson, with));
  ASSERT_TRUE(book);
  EXPECT_EQ(int_at(*book, "nbformat"), 4);
  EXPECT_EQ(int_at(*book, "nbformat_minor"), 5);
  EXPECT_EQ(string_at(at(at(*book, "metadata"), "kernelspec"), "name"), "python3");
  std::set<std::string> ids;
  std::size_t code = 0;
  for (const Json& cell : at(*book, "cells")) {
    const std::string id = string_at(cell, "id");
    EXPECT_TRUE(ids.insert(id).second) << id;
    EXPECT_TRUE(!id.empty() && id.size() <= 64 &&
                id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "0123456789-_") == id.npos)
        << id;
    EXPECT_TRUE(at(cell, "metadata").is_object() && at(cell, "source").is_array());
    if (string_at(cell, "cell_type") != "code") {
      EXPECT_EQ(string_at(cell, "cell_type"), "markdown");
      EXPECT_FALSE(cell.contains("outputs") || cell.contains("execution_count")) << id;
      continue;
    }
    ++code;
    EXPECT_TRUE(cell.contains("execution_count") && at(cell, "execution_count").is_null());
    EXPECT_TRUE(at(cell, "outputs").is_array());
  }
  EXPECT_EQ(code, 6u) << "pip, keys, two cells, the exercise and what it starts from";
  const Json& cells = at(*book, "cells");
  const auto of = [&](const char* id) -> const Json& {
    for (const Json& cell : cells)
      if (string_at(cell, "id") == id) return cell;
    return cells[0];
  };
  EXPECT_EQ(at(of("task"), "source"), Json::array({"y = 3  # mine\n", "open(\"receipt.png\")"}));
  EXPECT_EQ(at(at(of("wrong"), "metadata"), "tags"), Json::array({"raises-exception"}));
  EXPECT_TRUE(has(dump_json(of("ask-for-keys")), "getpass"));
}

TEST_F(ExportLesson, AllLessonsAreOneScriptWithOneHead) {
  Lesson other = lesson;
  other.title = "Another";
  const std::string script = course_script({&lesson, &other}, with);
  EXPECT_EQ(script.find("pip install"), script.rfind("pip install"));
  EXPECT_LT(script.find("# # A lesson"), script.find("# # Another"));
}

TEST_F(LearnUpdate, ALessonIsDownloadedWithTheLearnersCodeAndWithoutAKey) {
  given_key();
  when(CellEdited{"one", "x = 99"});
  const auto script = one<DownloadText>(when(LessonSaved{"l1", LessonFormat::script}));
  EXPECT_EQ(script.name, "l1.py");
  EXPECT_TRUE(has(script.text, "x = 99"));
  const auto book = one<DownloadText>(when(LessonSaved{"l1", LessonFormat::notebook}));
  EXPECT_EQ(book.name, "l1.ipynb");
  EXPECT_TRUE(has(book.text, "x = 99"));
  const auto all = one<DownloadText>(when(LessonSaved{"", LessonFormat::script}));
  EXPECT_TRUE(has(all.text, "# # First lesson") && has(all.text, "# # Second lesson"));
  EXPECT_FALSE(has(all.text, "Scratchpad"));
  expect_no_key_told();
}

TEST_F(LearnUpdate, SolutionsAreWhatTheLearnerWrote) {
  EXPECT_TRUE(solutions_of(course).at(0).code.empty());
  when(CellEdited{"task", "y = 1 + 2"});
  checked();
  const std::vector<Solution> all = solutions_of(course);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].code, "y = 1 + 2");
  EXPECT_EQ(all[0].points, 20);
  const auto file = one<DownloadText>(when(SolutionsSaved{}));
  EXPECT_TRUE(has(file.text, "# %% First lesson: task\ny = 1 + 2\n"));
  EXPECT_FALSE(count_lessons(course).finished());
  when(QuizAnswered{"guess", 0});
  when(LessonOpened{"a_lesson_with_a_much_longer_name"});
  EXPECT_TRUE(count_lessons(course).finished());
}

}  // namespace
}  // namespace triptych::export_lesson_test

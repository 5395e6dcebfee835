// Pages of Learn beside the lessons, and what a lesson says around its cells.
#include <gtest/gtest.h>

#include "base/json.h"
#include "fakes/headless_imgui.h"

namespace triptych::learn_pages_test {
namespace {

using ui::ItemRole;

constexpr char kFirst[] = R"lesson(---
id: first
title: First lesson
summary: What it is about.
version: 1
---
Read `this`.

````exercise id=task xp=20 title="Set y"
Set y.
=== starter
y = 0
=== test: y is three
assert y == 3
=== test: y is whole
assert y == 3
=== hint
Use `y = 3`.
=== solution
y = 3
````
)lesson";

constexpr char kSecond[] = R"lesson(---
id: second
title: Second lesson
summary: More.
needs: first, gone_from_the_course
version: 1
---
| one_very_long_identifier | another_long_identifier | third_long_identifier | x |
|---|---|---|---|
| a | b | c | d |

```python cell=wrong fails
raise ValueError
```

````quiz id=guess xp=6
Which?
- [ ] `1. one` :: No: `two`.
- [x] two :: It is.
````
)lesson";

struct LearnPages : testing::Test {
  explicit LearnPages(float width = 1280) : page(width, 800) {
    page.click(ItemRole::button, "Learn");
    Json files = Json::array();
    files.push_back({{"name", "01_first.md"}, {"text", kFirst}});
    files.push_back({{"name", "02_second.md"}, {"text", kSecond}});
    tell(LessonsArrived{dump_json(files)});
  }
  void tell(Event event) {
    page.platform.news.push_back(std::move(event));
    page.frame();
    page.frame();
  }
  bool shows(std::string_view words) { return page.all_text().find(words) != std::string::npos; }
  const ui::Item* scroll_of_table() {
    for (const ui::Item& item : page.page.registry().items())
      if (item.role == ItemRole::table) return parent_of(item);
    return nullptr;
  }
  const ui::Item* parent_of(const ui::Item& child) {
    for (const ui::Item& item : page.page.registry().items())
      if (item.id == child.parent) return &item;
    return nullptr;
  }
  HeadlessPage page;
};
struct LearnPhone : LearnPages {
  LearnPhone() : LearnPages(390) {}
};

TEST_F(LearnPages, AnExerciseIsCalledByItsTitleAndItsHintIsMarkdown) {
  page.click(ItemRole::button, "1. First lesson");
  EXPECT_NE(page.find(ItemRole::group, "Exercise: Set y"), nullptr);
  EXPECT_NE(page.find(ItemRole::heading, "Exercise: Set y"), nullptr);
  page.click(ItemRole::button, "Hint 1 of 1 (−2 XP)");
  EXPECT_TRUE(shows("Use y = 3.")) << "no backticks";
  EXPECT_EQ(page.find(ItemRole::button, "Show solution (−10 XP)"), nullptr);
  page.click(ItemRole::button, "Show solution (−8 XP)");
  page.click(ItemRole::button, "Start over");
  EXPECT_NE(page.find(ItemRole::button, "Show solution (−10 XP)"), nullptr);
}

TEST_F(LearnPages, WhatWaitsBehindAFailedTestIsListedAsSuch) {
  page.click(ItemRole::button, "1. First lesson");
  page.click(ItemRole::button, "Check");
  tell(PythonEnded{PythonOutcome::ok, Millis{1}, true});
  EXPECT_FALSE(shows("not checked yet"));
  tell(PythonFailed{"AssertionError", "no"});
  tell(PythonEnded{PythonOutcome::error, Millis{1}, true});
  EXPECT_TRUE(shows("failed: y is three"));
  EXPECT_TRUE(shows("not checked yet: y is whole"));
}

TEST_F(LearnPages, ALessonSaysWhatToReadFirstAndWhichCellFailsOnPurpose) {
  page.click(ItemRole::button, "2. Second lesson");
  EXPECT_TRUE(shows("Read first: First lesson"));
  EXPECT_TRUE(shows("This cell fails on purpose."));
  EXPECT_NE(page.find(ItemRole::text, "wrong"), nullptr) << "as errors call it";
  EXPECT_NE(page.find(ItemRole::radio, "1. one"), nullptr) << "code, and no list";
  page.click(ItemRole::radio, "1. one");
  EXPECT_TRUE(shows("No: two."));
}

TEST_F(LearnPages, TheLineOfAnErrorBelongsToTheDescriptionOfItsEditor) {
  page.click(ItemRole::button, "2. Second lesson");
  page.click(ItemRole::button, "Run cell wrong");
  tell(PythonFailed{"ValueError", "It has no words.", "wrong", 1});
  tell(PythonEnded{PythonOutcome::error, Millis{1}, true});
  const ui::Item* editor = page.find(ItemRole::text_area, "Code of cell wrong");
  ASSERT_NE(editor, nullptr);
  EXPECT_TRUE(editor->description.starts_with("Error in line 1. "));
  EXPECT_NE(editor->hints.find("padleft="), std::string::npos) << "room for the numbers of lines";
}

TEST_F(LearnPages, AWideTableFitsADesktop) {
  page.click(ItemRole::button, "2. Second lesson");
  ASSERT_NE(scroll_of_table(), nullptr);
  EXPECT_NE(scroll_of_table()->role, ItemRole::scroll);
}

TEST_F(LearnPhone, AWideTableScrollsOnAPhone) {
  page.click(ItemRole::button, "2. Second lesson");
  const ui::Item* scroll = scroll_of_table();
  ASSERT_NE(scroll, nullptr);
  EXPECT_EQ(scroll->role, ItemRole::scroll);
  EXPECT_TRUE(scroll->state & ui::kScrollsX);
  EXPECT_LE(scroll->rect.w, 390);
}

TEST_F(LearnPages, SolutionsAndTheClassHavePagesOfTheirOwn) {
  page.click(ItemRole::button, "Your solutions");
  EXPECT_NE(page.find(ItemRole::heading, "Your solutions"), nullptr);
  EXPECT_TRUE(shows("0 of 2 lessons done"));
  page.click(ItemRole::button, "Go to exercise Set y");
  page.type(ItemRole::text_area, "Code of cell task", "y = 1 + 2");
  page.click(ItemRole::button, "All lessons");
  page.click(ItemRole::button, "Your solutions");
  EXPECT_TRUE(shows("y = 1 + 2"));
  page.click(ItemRole::button, "Copy all");
  EXPECT_NE(page.platform.last<CopyText>()->text.find("y = 1 + 2"), std::string::npos);
  page.click(ItemRole::button, "All lessons");
  page.click(ItemRole::button, "Class table");
  page.click(ItemRole::button, "Open progress files");
  EXPECT_NE(page.platform.last<PickProgressFiles>(), nullptr);
  Json files = Json::array();
  files.push_back({{"name", "Ada|Lovelace.json"}, {"text", R"({"version":1,"xp":{},"edits":{}})"}});
  files.push_back({{"name", "Bob.json"}, {"text", "{"}});
  page.platform.news.push_back(ProgressFilesArrived{dump_json(files)});
  page.frame();  // one: what does not change is registered once
  EXPECT_NE(page.find(ItemRole::cell, "Ada|Lovelace"), nullptr) << "a name leaves no cell";
  EXPECT_NE(page.find(ItemRole::cell, "0 of 2"), nullptr);
  EXPECT_TRUE(shows("The file is not valid JSON"));
}

}  // namespace
}  // namespace triptych::learn_pages_test

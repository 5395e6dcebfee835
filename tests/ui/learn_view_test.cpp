// Learn as a person meets it, with Python played by the test: by role and name only.
#include <gtest/gtest.h>

#include "base/json.h"
#include "fakes/headless_imgui.h"
#include "features/learn/learn_state.h"

namespace triptych::learn_view_test {
namespace {

using ui::ItemRole;

constexpr char kLesson[] = R"lesson(---
id: first
title: First lesson
summary: What it is about.
version: 2
---
Some words.

```python cell=one
x = 1
```

```python cell=two
print(x)
```

````quiz id=guess xp=6
What happens?
- [ ] Nothing :: Something does.
- [x] Something :: So it is.
````

````exercise id=task xp=20
Set y.
=== starter
y = 0
=== setup
z = 3
=== test: y is three
assert y == 3, f"y is {y}"
=== hidden test: y is whole
assert isinstance(y, int), "no whole number"
=== hint
Look at z.
=== hint
Use it.
=== solution
y = z
=== explanation
Because.
````
)lesson";

struct Learn : testing::Test {
  Learn() {
    tell(DateChanged{"2026-03-01"});
    page.click(ItemRole::button, "Learn");
    EXPECT_NE(page.platform.last<FetchLessons>(), nullptr);
    Json files = Json::array();
    files.push_back({{"name", "01_first.md"}, {"text", kLesson}});
    tell(LessonsArrived{dump_json(files)});
    page.click(ItemRole::button, "1. First lesson");
  }
  void tell(Event event) {
    page.platform.news.push_back(std::move(event));
    page.frame();
    page.frame();
  }
  // The code that Python was asked to run last, under the name it got.
  std::string asked() {
    const RunPython* run = page.platform.last<RunPython>();
    return run == nullptr ? "" : run->name + ":" + run->code;
  }
  void ended(PythonOutcome outcome = PythonOutcome::ok) {
    tell(PythonEnded{outcome, Millis{12}, true});
  }
  std::size_t runs() {
    return static_cast<std::size_t>(std::ranges::count_if(
        page.platform.performed, [](const PlatformEffect& e) { return e.is<RunPython>(); }));
  }
  HeadlessPage page;
};

TEST_F(Learn, ACellRunsAndSaysWhatItSaid) {
  page.click(ItemRole::button, "Run cell two");
  EXPECT_EQ(asked(), "two:print(x)");
  tell(PythonSaid{OutputKind::text, "4", 0});
  tell(PythonSaid{OutputKind::text, "2\n", 0});
  EXPECT_NE(page.all_text().find("42"), std::string::npos);
  EXPECT_NE(page.find(ItemRole::status, "Running"), nullptr);
  ended();
  EXPECT_NE(page.find(ItemRole::status, "Done in 12 ms"), nullptr);
}

TEST_F(Learn, CellsGetAStandInUntilThePersonWantsTheirOwnKeys) {
  tell(KeyTyped{"openai", Secret("sk-proj-real-0123456789")});
  page.click(ItemRole::button, "Run cell one");
  const auto key = [&] { return page.platform.last<SetPythonKeys>()->keys.front().second; };
  EXPECT_EQ(page.platform.last<SetPythonKeys>()->keys.front().first, "OPENAI_API_KEY");
  EXPECT_EQ(key().find("sk-proj"), std::string::npos);
  ended();
  page.click(ItemRole::radio, "My own keys");
  page.click(ItemRole::button, "Run cell one");
  EXPECT_EQ(key(), "triptych-key-openai") << "a cell never gets the key";
}

TEST_F(Learn, RequestsToAVendorArePracticeUntilThePersonWantsTheirOwnKeys) {
  CellRequested asks{7, {"POST", "https://api.openai.com/v1/chat/completions", {}, "{}", {}}};
  tell(asks);
  EXPECT_TRUE(page.transport.started.empty());  // it never reached the network
  asks.id = 8;
  asks.request.url = "https://example.com/";
  tell(asks);
  EXPECT_TRUE(page.transport.started.empty());  // practice reaches nothing
  tell(RealKeysChosen{true});
  asks.id = 9;
  asks.request.url = "https://api.openai.com/v1/models";
  page.click(ItemRole::button, "Run cell one");
  tell(asks);
  EXPECT_EQ(page.transport.started.size(), 1u);
  // The practice answer arrives by the clock and is told to the cell.
  for (int i = 0; i < 40; ++i) {
    page.clock.advance(Millis{20});
    page.frame();
  }
  const TellCell* told = page.platform.last<TellCell>();
  ASSERT_NE(told, nullptr);
  EXPECT_EQ(told->id, 7u);
  EXPECT_TRUE(std::holds_alternative<Closed>(told->news.what));
}

TEST_F(Learn, RunAllStopsAtTheFirstError) {
  page.click(ItemRole::button, "Run all cells");
  EXPECT_EQ(asked(), "one:x = 1");
  tell(PythonFailed{"NameError", "There is no x."});
  ended(PythonOutcome::error);
  EXPECT_EQ(runs(), 1u);
  EXPECT_NE(page.all_text().find("There is no x."), std::string::npos);
  page.click(ItemRole::button, "Run all cells");
  ended();
  EXPECT_EQ(asked(), "two:print(x)");
}

TEST_F(Learn, StopAsksPythonAndDropsWhatWaits) {
  page.click(ItemRole::button, "Run all cells");
  page.click(ItemRole::button, "Stop");
  EXPECT_NE(page.platform.last<StopPython>(), nullptr);
  ended(PythonOutcome::stopped);
  EXPECT_EQ(runs(), 1u);
  EXPECT_NE(page.find(ItemRole::status, "Stopped"), nullptr);
}

TEST_F(Learn, AnExerciseIsGradedInAnInterpreterOfItsOwn) {
  page.type(ItemRole::text_area, "Code of cell task", "y = z + 1");
  page.click(ItemRole::button, "Check");
  EXPECT_NE(page.platform.last<RestartPython>(), nullptr);
  EXPECT_EQ(asked(), "one:x = 1");
  ended();
  EXPECT_EQ(asked(), "two:print(x)");
  ended(PythonOutcome::error);  // a cell of the lesson may fail: that is no verdict
  EXPECT_EQ(asked(), "setup:z = 3");
  ended();
  EXPECT_EQ(asked(), "task:y = z + 1");
  tell(PythonSaid{OutputKind::text, "hello\n", 0});
  ended();
  EXPECT_NE(asked().find("hello"), std::string::npos);  // what the tests see as `output`
  tell(PythonFailed{"AssertionError", "A check failed."});
  tell(PythonSaid{OutputKind::traceback, "Traceback ...\nAssertionError: y is 4\n", 0});
  ended(PythonOutcome::error);
  ended();
  EXPECT_NE(page.all_text().find("y is 4"), std::string::npos);
  EXPECT_EQ(page.app.state().learn.progress.total(), 0);
  EXPECT_FALSE(page.app.state().learn.running());

  page.click(ItemRole::button, "Hint 1 of 2 (−2 XP)");
  EXPECT_NE(page.find(ItemRole::button, "Hint 2 of 2 (−2 XP)"), nullptr);
  EXPECT_NE(page.all_text().find("Look at z."), std::string::npos);
  page.type(ItemRole::text_area, "Code of cell task", "y = z");
  page.click(ItemRole::button, "Check");
  for (int i = 0; i < 6; ++i) ended();
  EXPECT_EQ(page.app.state().learn.progress.total(), 18);  // a hint costs a tenth
  EXPECT_EQ(page.app.state().learn.progress.streak("2026-03-01"), 1);
}

TEST_F(Learn, AStoppedCheckEndsIt) {
  page.click(ItemRole::button, "Check");
  page.click(ItemRole::button, "Stop");
  ended(PythonOutcome::stopped);
  EXPECT_FALSE(page.app.state().learn.running());
  EXPECT_NE(page.find(ItemRole::button, "Check"), nullptr);
}

TEST_F(Learn, AWrongPredictionIsAnsweredAgainForAllItsPoints) {
  page.click(ItemRole::radio, "Nothing");
  EXPECT_NE(page.all_text().find("Something does."), std::string::npos);
  EXPECT_EQ(page.app.state().learn.progress.total(), 0);
  page.click(ItemRole::button, "Try again");
  EXPECT_EQ(page.all_text().find("Something does."), std::string::npos);
  EXPECT_EQ(page.find(ItemRole::button, "Try again"), nullptr);
  page.click(ItemRole::radio, "Something");
  EXPECT_EQ(page.app.state().learn.progress.total(), 6);
}

TEST_F(Learn, InputAsksInThePage) {
  page.click(ItemRole::button, "Run cell one");
  tell(PythonAsked{"input", "Your name?", ""});
  page.type(ItemRole::text_field, "Answer for the cell", "Ada");
  page.click(ItemRole::button, "Send");
  EXPECT_EQ(page.platform.last<AnswerPython>()->text, "Ada");
  EXPECT_EQ(page.find(ItemRole::text_field, "Answer for the cell"), nullptr);
  tell(PythonAsked{"prompt", "And now?", "x"});
  page.click(ItemRole::button, "Cancel");
  EXPECT_TRUE(page.platform.last<AnswerPython>()->cancelled);
}

TEST_F(Learn, EditsAreKeptPerCellAndAnOlderOneIsNamed) {
  page.type(ItemRole::text_area, "Code of cell one", "x = 5");
  const std::string saved = page.platform.last<SaveProgress>()->json;
  Progress progress = load_progress(saved);
  EXPECT_EQ(progress.edits.at("first/one"), "x = 5");
  progress.edit_versions["first/one"] = 1;
  tell(ProgressLoaded{progress_json(progress)});
  EXPECT_NE(page.all_text().find("This lesson changed"), std::string::npos);
  page.click(ItemRole::button, "Take the new one");
  EXPECT_TRUE(page.app.state().learn.progress.edits.empty());
}

// Of a lesson with nothing but words.
Json lesson_file(const std::string& id, const std::string& title, const std::string& part) {
  const std::string of = part.empty() ? "" : "part: " + part + "\n";
  return {{"name", id + ".md"},
          {"text", "---\nid: " + id + "\ntitle: " + title + "\nsummary: What it is.\n" + of +
                       "version: 1\n---\nWords.\n"}};
}

struct LearnList : testing::Test {
  void show(const Json& files) {
    page.click(ItemRole::button, "Learn");
    page.platform.news.push_back(LessonsArrived{dump_json(files)});
    page.frame();
    page.frame();
  }
  // Names of headings and lessons from top to bottom.
  std::string outline() {
    std::string out;
    const ui::Item* list = page.find(ItemRole::group, "Lessons");
    for (const ui::Item& item : page.page.registry().items()) {
      if (list == nullptr || item.parent != list->id) continue;
      out += (item.role == ItemRole::heading ? "# " : "- ") + item.name + "\n";
    }
    return out;
  }
  HeadlessPage page;
};

TEST_F(LearnList, LessonsStandUnderTheirPartsWithMinutesAndPoints) {
  show({lesson_file("a", "One", "Basics"),
        lesson_file("b", "Two", "Basics"),
        lesson_file("c", "Three", "The APIs"),
        {{"name", "first.md"}, {"text", kLesson}}});
  EXPECT_EQ(outline(),
            "# Basics\n- 1. One\n- 2. Two\n# The APIs\n- 3. Three\n- 4. First lesson\n"
            "# Your own code\n- Scratchpad\n");
  EXPECT_EQ(page.find(ItemRole::button, "1. One")->description, "What it is. 1 min");
  EXPECT_EQ(page.find(ItemRole::button, "4. First lesson")->description,
            "What it is about. 5 min · 0 of 26 XP");
}

TEST_F(LearnList, OneButtonGoesOnWhereThePersonWas) {
  show({lesson_file("a", "One", ""),
        lesson_file("b", "Two", ""),
        {{"name", "first.md"}, {"text", kLesson}}});
  page.click(ItemRole::button, "Start: One");
  EXPECT_EQ(page.platform.last<SetFragment>()->fragment, "learn/a");
  page.click(ItemRole::button, "All lessons");
  EXPECT_EQ(page.find(ItemRole::button, "Start: One"), nullptr);
  page.click(ItemRole::button, "3. First lesson");
  page.click(ItemRole::button, "All lessons");
  EXPECT_NE(page.find(ItemRole::button, "Continue: First lesson"), nullptr);
  Progress progress = page.app.state().learn.progress;
  progress.xp = {{"first/guess", 3}, {"first/task", 20}};
  page.platform.news.push_back(ProgressLoaded{progress_json(progress)});
  page.frame();
  page.click(ItemRole::button, "Continue: Two");
  page.click(ItemRole::button, "All lessons");
  EXPECT_EQ(page.all_text().find("Continue:"), std::string::npos) << "all is done";
}

TEST(LearnListOnAPhone, NothingIsWiderThanTheWindow) {
  HeadlessPage phone(390, 844);
  phone.click(ItemRole::button, "Learn");
  const std::string title = "A title that is longer than any phone is wide, by far";
  const Json files = Json::array({lesson_file("a", title, "Basics")});
  phone.platform.news.push_back(LessonsArrived{dump_json(files)});
  phone.frame();
  phone.frame();
  ASSERT_NE(phone.find(ItemRole::button, "Start: " + title), nullptr);
  for (const ui::Item& item : phone.page.registry().items())
    EXPECT_LE(item.rect.x + item.rect.w, 390) << item.name;
}

TEST_F(LearnList, LessonsThatCannotBeFetchedAreToldAndAskedForAgain) {
  page.click(ItemRole::button, "Learn");
  page.platform.news.push_back(LessonsArrived{""});
  page.frame();
  page.frame();
  EXPECT_NE(page.all_text().find("could not be fetched"), std::string::npos);
  page.platform.performed.clear();
  page.click(ItemRole::button, "Try again");
  EXPECT_NE(page.platform.last<FetchLessons>(), nullptr);
}

TEST(Progress, HostileStorageIsTakenAsFarAsItMakesSense) {
  for (const char* text :
       {"", "[]", "{\"xp\":7}", "{\"xp\":{\"a\":\"b\"},\"days\":[1,\"2026-99-99\"]}",
        "{\"quiz\":{\"a\":1e99},\"edits\":{\"a\":[]}}"}) {
    const Progress progress = load_progress(text);
    EXPECT_EQ(progress.total(), 0) << text;
    EXPECT_TRUE(progress.days.empty()) << text;
  }
  EXPECT_EQ(load_progress("{\"xp\":{\"a\":999999999}}").total(), 1000);
}

TEST(Progress, AStreakEndsWhereADayIsMissing) {
  Progress progress;
  progress.days = {"2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01"};
  EXPECT_EQ(progress.streak("2026-03-01"), 4);
  EXPECT_EQ(progress.streak("2026-03-02"), 4);  // today may still come
  EXPECT_EQ(progress.streak("2026-03-03"), 0);
  progress.days.erase("2026-02-28");
  EXPECT_EQ(progress.streak("2026-03-01"), 1);
  EXPECT_EQ(progress.streak(""), 0);
}

}  // namespace
}  // namespace triptych::learn_view_test

// Learn, as the reducer sees it: what cells are given to run, whose key they see, what an exercise
// is worth, and that the person's own code and points are saved.
#include <gtest/gtest.h>

#include <map>

#include "base/json.h"
#include "fakes/update_fixture.h"
#include "practice/practice_transport.h"

namespace triptych::learn_update_test {
namespace {

constexpr char kLesson[] = R"lesson(---
id: l1
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
=== test: y is three
assert y == 3, f"y is {y}"
=== hidden test: y is whole
assert isinstance(y, int), "no whole number"
=== hint
Look at z.
=== hint
Use it.
=== solution
y = 3
````
)lesson";

constexpr char kOtherLesson[] = R"lesson(---
id: a_lesson_with_a_much_longer_name
title: Second lesson
summary: More.
version: 1
---
```python cell=one
pass
```
)lesson";

class LearnUpdate : public UpdateTest {
 protected:
  LearnUpdate() {
    when(PlaceOpened{Place::learn});
    Json files = Json::array();
    files.push_back({{"name", "01_first.md"}, {"text", kLesson}});
    files.push_back({{"name", "02_second.md"}, {"text", kOtherLesson}});
    when(LessonsArrived{dump_json(files)});
    EXPECT_EQ(course.lessons.size(), 3u) << course.problem;  // and the scratchpad
    when(LessonOpened{"l1"});
    so_far.clear();
  }
  std::vector<Effect> ended(const std::string& outcome = "ok") {
    return when(PythonEnded{outcome, Millis{5}, true});
  }
  std::vector<Effect> test_failed() {
    when(PythonSaid{"stderr", "AssertionError: y is 0\n", 0});
    when(PythonFailed{"AssertionError", "y is 0"});
    return ended("error");
  }
  // The check from its button to its last test: two cells, the learner's code, two tests.
  std::vector<Effect> checked(bool first_test = true) {
    when(ExerciseChecked{"task"});
    for (int i = 0; i < 3; ++i) ended();
    first_test ? ended() : test_failed();
    return ended();
  }
  std::map<std::string, std::string> keys_given(const std::vector<Effect>& effects) {
    std::map<std::string, std::string> out;
    for (const auto& [name, key] : one<SetPythonKeys>(effects).keys) out[name] = key.reveal();
    return out;
  }

  Course& course = state.course;
};

// --- lessons -------------------------------------------------------------------------------------

TEST_F(LearnUpdate, LessonsAreFetchedOnceAndAgainOnlyAfterAFailure) {
  state = initial_state();
  EXPECT_EQ(only<FetchLessons>(when(PlaceOpened{Place::learn})).size(), 1u);
  EXPECT_TRUE(only<FetchLessons>(when(PlaceOpened{Place::learn})).empty());
  when(LessonsArrived{""});
  EXPECT_EQ(course.loading, Course::Loading::failed);
  EXPECT_EQ(only<FetchLessons>(when(PlaceOpened{Place::learn})).size(), 1u);
}

TEST_F(LearnUpdate, AnotherLessonHasAnAddressAndAFreshInterpreter) {
  const auto effects = when(LessonOpened{"a_lesson_with_a_much_longer_name"});
  EXPECT_TRUE((are<SetFragment, RestartPython>(effects)));
  EXPECT_EQ(one<SetFragment>(effects).fragment, "learn/a_lesson_with_a_much_longer_name");
  EXPECT_TRUE(are<SetFragment>(when(LessonOpened{""})));
  EXPECT_EQ(course.open(), nullptr);
}

// --- cells ---------------------------------------------------------------------------------------

TEST_F(LearnUpdate, ACellRunsThePersonsCodeWithStandInsForTheKeys) {
  given_key();
  when(CellEdited{"one", "x = 2"});
  const auto effects = when(CellRunPressed{"one"});
  EXPECT_TRUE((are<SetPythonKeys, RunPython>(effects)));
  EXPECT_EQ(one<RunPython>(effects).code, "x = 2");
  for (const auto& [name, key] : keys_given(effects)) EXPECT_EQ(key, kPracticeKey) << name;
  EXPECT_TRUE(when(CellRunPressed{"two"}).empty()) << "one at a time";
  when(PythonSaid{"stdout", "2\n", 0});
  ended();
  EXPECT_EQ(course.results["l1/one"].state, CellState::ok);
  EXPECT_EQ(course.results["l1/one"].output.at(0).text, "2\n");
}

TEST_F(LearnUpdate, RealKeysAreGivenOnlyWhenWishedAndNeverToACheck) {
  given_key();
  when(RealKeysChosen{true});
  const auto cell = keys_given(when(CellRunPressed{"one"}));
  EXPECT_EQ(cell.at("OPENAI_API_KEY"), kTypedKey);
  EXPECT_EQ(cell.at("ANTHROPIC_API_KEY"), kPracticeKey) << "there is no key of their own";
  ended();
  for (const auto& [name, key] : keys_given(when(ExerciseChecked{"task"})))
    EXPECT_EQ(key, kPracticeKey) << name << ": a check shall cost nothing";
  expect_no_key_told();
}

TEST_F(LearnUpdate, ARequestOfACellGoesToPracticeAndIsRememberedWithoutItsKey) {
  HttpRequest request{"POST", "https://api.openai.com/v1/chat/completions", {}, "", {}};
  request.headers = {{"content-type", "application/json"},
                     {"authorization", Secret(std::string("Bearer ") + kTypedKey)}};
  request.body = R"({"model":"gpt-6-sol","messages":[{"role":"system","content":"Be brief."},)"
                 R"({"role":"user","content":"What is this?"}]})";
  given_key();
  when(CellRunPressed{"one"});
  EXPECT_TRUE(one<SendCellRequest>(when(CellRequested{1, request})).request.practice);
  ASSERT_TRUE(course.results["l1/one"].question);
  EXPECT_TRUE(course.results["l1/one"].question->headers.empty());
  ended();
  const auto effects = when(AskedInAsk{"one"});
  EXPECT_EQ(state.place, Place::ask);
  EXPECT_EQ(state.prompt, "What is this?");
  EXPECT_EQ(state.system, "Be brief.");
  EXPECT_EQ(state.model(), "gpt-6-sol");
  EXPECT_EQ(one<SetFragment>(effects).fragment, "ask");
  EXPECT_TRUE(only<StartRun>(effects).empty()) << "it is filled in, not asked";
  when(RealKeysChosen{true});
  when(CellRunPressed{"one"});
  EXPECT_FALSE(one<SendCellRequest>(when(CellRequested{2, request})).request.practice);
  expect_no_key_told();
}

TEST_F(LearnUpdate, RunAllStopsAtTheFirstErrorAndStopEndsWhatWaits) {
  when(RunAllPressed{});
  EXPECT_EQ(course.results["l1/two"].state, CellState::waiting);
  EXPECT_TRUE(only<RunPython>(ended("error")).empty());
  EXPECT_EQ(course.results["l1/one"].state, CellState::failed);
  EXPECT_EQ(course.results["l1/two"].state, CellState::stopped);
  when(RunAllPressed{});
  EXPECT_TRUE(are<StopPython>(when(CellStopPressed{})));
  EXPECT_TRUE(only<RunPython>(ended("stopped")).empty());
  EXPECT_FALSE(course.running());
}

TEST_F(LearnUpdate, AnInputIsAnsweredOnceWithWhatWasTyped) {
  when(CellRunPressed{"one"});
  when(PythonAsked{"input", "Name?", ""});
  when(QuestionTyped{"Ada"});
  const auto effects = when(QuestionAnswered{false});
  EXPECT_EQ(one<AnswerPython>(effects).text, "Ada");
  EXPECT_TRUE(when(QuestionAnswered{false}).empty());
}

// --- the person's own code -----------------------------------------------------------------------

TEST_F(LearnUpdate, EveryEditIsSavedAndResetBringsTheLessonsTextBack) {
  const auto edited = when(CellEdited{"one", "x = 99"});
  EXPECT_TRUE(are<SaveProgress>(edited));
  EXPECT_NE(one<SaveProgress>(edited).json.find("x = 99"), std::string::npos);
  when(CellEdited{"two", "y = 1"});
  const auto reset = when(CellResetPressed{"one"});
  EXPECT_TRUE(are<SaveProgress>(reset));
  EXPECT_EQ(course.code_of(*course.open(), "one"), "x = 1");
  EXPECT_EQ(course.code_of(*course.open(), "two"), "y = 1");
}

TEST_F(LearnUpdate, AnEditOfAnOlderLessonWaitsForThePersonToChoose) {
  when(ProgressLoaded{R"({"version":1,"edits":{"l1/one":"x = 7"},"edit_versions":{"l1/one":1}})"});
  ASSERT_NE(course.newer_text(*course.open(), "one"), nullptr);
  when(CellEdited{"one", "x = 8"});
  EXPECT_NE(course.newer_text(*course.open(), "one"), nullptr) << "typing is no choice";
  EXPECT_EQ(only<SaveProgress>(when(EditKept{"one"})).size(), 1u);
  EXPECT_EQ(course.newer_text(*course.open(), "one"), nullptr);
  EXPECT_EQ(course.code_of(*course.open(), "one"), "x = 8");
}

// --- points --------------------------------------------------------------------------------------

TEST_F(LearnUpdate, APassedExerciseEarnsItsPointsOnceAndIsSaved) {
  const auto effects = checked();
  EXPECT_EQ(course.progress.xp["l1/task"], 20);
  EXPECT_EQ(course.progress.days.count("2026-11-27"), 1u);
  EXPECT_NE(one<SaveProgress>(effects).json.find("\"l1/task\":20"), std::string::npos);
  EXPECT_EQ(only<RestartPython>(effects).size(), 1u) << "cells shall not meet its setup";
  EXPECT_EQ(course.exercises["l1/task"].checks.size(), 2u);
  EXPECT_FALSE(course.exercises["l1/task"].checking);
  when(SolutionPressed{"task"});
  checked();
  EXPECT_EQ(course.progress.total(), 20);
}

TEST_F(LearnUpdate, HintsCostALittleAndTheSolutionHalf) {
  for (int i = 0; i < 5; ++i) when(HintPressed{"task"});
  EXPECT_EQ(course.exercises["l1/task"].hints, 2) << "there are no more";
  checked();
  EXPECT_EQ(course.progress.total(), 16);
  when(ProgressReset{});
  when(SolutionPressed{"task"});
  checked();
  EXPECT_EQ(course.progress.total(), 10);
}

TEST_F(LearnUpdate, AFailedOrStoppedCheckEarnsNothing) {
  checked(false);
  EXPECT_TRUE(course.progress.xp.empty());
  const auto& checks = course.exercises["l1/task"].checks;
  ASSERT_EQ(checks.size(), 2u);
  EXPECT_FALSE(checks[0].passed);
  EXPECT_NE(checks[0].feedback.find("y is 0"), std::string::npos);
  when(ExerciseChecked{"task"});
  for (int i = 0; i < 4; ++i) ended();  // one test passed
  when(CellStopPressed{});
  ended("stopped");
  EXPECT_TRUE(course.progress.xp.empty());
  EXPECT_FALSE(course.exercises["l1/task"].checking);
}

TEST_F(LearnUpdate, AnotherLessonEndsACheckWithoutACrash) {
  when(ExerciseChecked{"task"});
  ended();
  ended();  // the learner's code is under way
  const auto effects = when(LessonOpened{"a_lesson_with_a_much_longer_name"});
  EXPECT_EQ(only<StopPython>(effects).size(), 1u);
  EXPECT_TRUE(only<RunPython>(ended("stopped")).empty());
  EXPECT_FALSE(course.running());
  EXPECT_FALSE(course.exercises["l1/task"].checking);
  EXPECT_TRUE(course.progress.xp.empty());
}

TEST_F(LearnUpdate, ARestartEndsACheckAtOnce) {
  when(ExerciseChecked{"task"});
  EXPECT_EQ(only<RestartPython>(when(PythonRestartPressed{})).size(), 1u);
  EXPECT_FALSE(course.running());
  EXPECT_FALSE(course.exercises["l1/task"].checking) << "nothing is left that could be stopped";
  EXPECT_EQ(course.results["l1/task"].state, CellState::stopped);
  EXPECT_TRUE(ended("stopped").empty()) << "of the interpreter that is gone";
}

TEST_F(LearnUpdate, AQuizCountsInFullOnlyAtTheFirstAnswer) {
  const auto wrong = when(QuizAnswered{"guess", 0});
  EXPECT_EQ(only<SaveProgress>(wrong).size(), 1u);
  EXPECT_TRUE(course.progress.xp.empty());
  when(QuizAnswered{"guess", 1});
  when(QuizAnswered{"guess", 1});
  EXPECT_EQ(course.progress.total(), 3);
  EXPECT_TRUE(when(QuizAnswered{"guess", 2}).empty());
  when(ProgressReset{});
  when(QuizAnswered{"guess", 1});
  EXPECT_EQ(course.progress.total(), 6);
}

TEST_F(LearnUpdate, ProgressIsTakenAwayLoadedAndResetAsAWhole) {
  when(CellEdited{"one", "x = 99"});
  when(QuizAnswered{"guess", 1});
  const auto file = one<DownloadText>(when(ProgressExported{}));
  EXPECT_EQ(file.media_type, "application/json");
  const auto reset = when(ProgressReset{});
  EXPECT_TRUE((are<SaveProgress, Announce>(reset)));
  EXPECT_EQ(one<SaveProgress>(reset).json.find("x = 99"), std::string::npos);
  EXPECT_EQ(course.progress.total(), 0);
  when(ProgressLoaded{file.text});
  EXPECT_EQ(course.progress.total(), 6);
  EXPECT_EQ(course.code_of(*course.open(), "one"), "x = 99");
}

}  // namespace
}  // namespace triptych::learn_update_test

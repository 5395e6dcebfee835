// Learn, as the reducer sees it: what cells are given to run, whose key they see, what an exercise
// is worth, and that the person's own code and points are saved.
#include "features/learn/learn_update.h"
#include "fakes/learn_fixture.h"
#include "practice/practice_transport.h"
#include "run/key_ring.h"

namespace triptych::learn_update_test {
namespace {

// --- lessons -------------------------------------------------------------------------------------

TEST_F(LearnUpdate, LessonsAreFetchedOnceAndAgainOnlyAfterAFailure) {
  state = initial_state();
  EXPECT_EQ(only<FetchLessons>(when(PlaceOpened{Place::learn})).size(), 1u);
  EXPECT_TRUE(only<FetchLessons>(when(PlaceOpened{Place::learn})).empty());
  when(LessonsArrived{""});
  EXPECT_EQ(course.loading, LearnState::Loading::failed);
  EXPECT_EQ(only<FetchLessons>(when(PlaceOpened{Place::learn})).size(), 1u);
}

TEST_F(LearnUpdate, AnotherLessonHasAnAddressAndAFreshInterpreter) {
  const auto effects = when(LessonOpened{"a_lesson_with_a_much_longer_name"});
  EXPECT_TRUE((are<SetFragment, SaveProgress, RestartPython>(effects)));
  EXPECT_EQ(one<SetFragment>(effects).fragment, "learn/a_lesson_with_a_much_longer_name");
  EXPECT_TRUE(are<SetFragment>(when(LessonOpened{""})));
  EXPECT_EQ(course.open(), nullptr);
}

// Titles as the list would offer them; "-" = nothing.
std::string next_of(const LearnState& course) {
  const NextLesson next = next_lesson(course);
  if (next.lesson == nullptr) return "-";
  return (next.begun ? "continue: " : "start: ") + next.lesson->title;
}

TEST_F(LearnUpdate, OneGoesOnWithTheLessonThatWasOpenedLastWhileItIsNotFinished) {
  when(ProgressReset{});
  EXPECT_EQ(next_of(course), "start: First lesson");
  when(LessonOpened{"scratchpad"});
  EXPECT_EQ(next_of(course), "start: First lesson") << "own paper is no lesson";
  when(LessonOpened{"l1"});
  EXPECT_EQ(next_of(course), "continue: First lesson");
  when(QuizAnswered{"guess", 1});
  EXPECT_EQ(next_of(course), "continue: First lesson") << "its exercise waits";
  checked();
  EXPECT_EQ(next_of(course), "continue: Second lesson");
  when(LessonOpened{"a_lesson_with_a_much_longer_name"});
  EXPECT_EQ(next_of(course), "-") << "where there is nothing to solve, reading is all";
}

TEST_F(LearnUpdate, WithoutALastLessonTheFirstUnfinishedOneIsNext) {
  Progress& progress = course.progress = Progress{};
  progress.xp = {{"l1/guess", 3}};  // as it was saved before the last lesson was noted
  EXPECT_EQ(next_of(course), "continue: First lesson");
  progress.xp["l1/task"] = 10;  // for fewer points than there are
  EXPECT_EQ(next_of(course), "continue: Second lesson");
  progress.last_lesson = "gone_from_the_course";
  EXPECT_EQ(next_of(course), "continue: Second lesson");
  progress.last_lesson = "l1";
  EXPECT_EQ(next_of(course), "continue: Second lesson") << "it is finished";
}

TEST_F(LearnUpdate, TheLastLessonIsSavedHoweverItWasOpened) {
  const std::string second = "a_lesson_with_a_much_longer_name";
  const auto opened = when(LessonOpened{second});
  EXPECT_EQ(load_progress(one<SaveProgress>(opened).json).last_lesson, second);
  EXPECT_TRUE(only<SaveProgress>(when(LessonOpened{second})).empty()) << "once";
  const auto linked = when(FragmentChanged{"learn/l1"});
  const Progress kept = load_progress(one<SaveProgress>(linked).json);
  EXPECT_EQ(kept.last_lesson, "l1");
  EXPECT_TRUE(kept.opened.contains("l1") && kept.opened.contains(second));
  when(FragmentChanged{"learn/no_such_lesson"});
  EXPECT_EQ(course.progress.last_lesson, "l1");
}

TEST_F(LearnUpdate, ALessonOfTheAddressCountsAsOpenedWhenTheLessonsAreThere) {
  state = initial_state();
  state.shared.place = Place::learn;
  EXPECT_TRUE(only<SaveProgress>(when(FragmentChanged{"learn/l1"})).empty());
  Json files = Json::array();
  files.push_back({{"name", "01_first.md"}, {"text", kLesson}});
  EXPECT_EQ(only<SaveProgress>(when(LessonsArrived{dump_json(files)})).size(), 1u);
  EXPECT_EQ(course.progress.last_lesson, "l1");
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
  when(PythonSaid{OutputKind::text, "2\n", 0});
  ended();
  EXPECT_EQ(course.results["l1/one"].state, CellState::ok);
  EXPECT_EQ(course.results["l1/one"].output.at(0).text, "2\n");
}

TEST_F(LearnUpdate, RealKeysAreGivenOnlyWhenWishedAndNeverToACheck) {
  given_key();
  when(RealKeysChosen{true});
  const auto cell = keys_given(when(CellRunPressed{"one"}));
  EXPECT_EQ(cell.at("OPENAI_API_KEY"), "triptych-key-openai") << "a cell never gets the key";
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
  const auto question = question_of_cell(state.learn, "one");
  ASSERT_TRUE(question);
  const auto effects = when(*question);
  EXPECT_EQ(state.shared.place, Place::ask);
  EXPECT_EQ(state.ask.prompt, "What is this?");
  EXPECT_EQ(state.ask.system, "Be brief.");
  EXPECT_EQ(state.ask.model(), "gpt-6-sol");
  EXPECT_EQ(one<SetFragment>(effects).fragment, "ask");
  EXPECT_TRUE(only<StartRun>(effects).empty()) << "it is filled in, not asked";
  when(RealKeysChosen{true});
  when(CellRunPressed{"one"});
  request.headers[1].value = "Bearer " + key_handle("openai");
  const auto real = one<SendCellRequest>(when(CellRequested{2, request})).request;
  EXPECT_FALSE(real.practice);
  EXPECT_EQ(real.sender, Sender::cell);
  expect_no_key_told();
}

TEST_F(LearnUpdate, RunAllStopsAtTheFirstErrorAndStopEndsWhatWaits) {
  when(RunAllPressed{});
  EXPECT_EQ(course.results["l1/two"].state, CellState::waiting);
  EXPECT_TRUE(only<RunPython>(ended(PythonOutcome::error)).empty());
  EXPECT_EQ(course.results["l1/one"].state, CellState::failed);
  EXPECT_EQ(course.results["l1/two"].state, CellState::stopped);
  when(RunAllPressed{});
  EXPECT_TRUE(are<StopPython>(when(CellStopPressed{})));
  EXPECT_TRUE(only<RunPython>(ended(PythonOutcome::stopped)).empty());
  EXPECT_FALSE(course.running());
}

TEST_F(LearnUpdate, AnInputIsAnsweredOnceWithWhatWasTyped) {
  when(CellRunPressed{"one"});
  when(PythonAsked{"input", "Name?", ""});
  when(PythonInputTyped{"Ada"});
  const auto effects = when(PythonInputAnswered{false});
  EXPECT_EQ(one<AnswerPython>(effects).text, "Ada");
  EXPECT_TRUE(when(PythonInputAnswered{false}).empty());
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
  EXPECT_EQ(only<BringPythonBack>(effects).size(), 1u) << "cells shall not meet its setup";
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
  ASSERT_EQ(checks.size(), 1u) << "what follows from one mistake helps nobody";
  EXPECT_FALSE(checks[0].passed);
  EXPECT_NE(checks[0].feedback.find("y is 0"), std::string::npos);
  when(ExerciseChecked{"task"});
  for (int i = 0; i < 4; ++i) ended();  // one test passed
  when(CellStopPressed{});
  ended(PythonOutcome::stopped);
  EXPECT_TRUE(course.progress.xp.empty());
  EXPECT_FALSE(course.exercises["l1/task"].checking);
}

TEST_F(LearnUpdate, ACheckLeavesTheVariablesOfTheCellsAlone) {
  const auto begun = when(ExerciseChecked{"task"});
  EXPECT_EQ(only<SetPythonAside>(begun).size(), 1u);
  EXPECT_TRUE(only<RestartPython>(begun).empty());
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(only<BringPythonBack>(ended()).empty());
  EXPECT_EQ(only<BringPythonBack>(test_failed()).size(), 1u);
  when(ExerciseChecked{"task"});
  when(CellStopPressed{});
  EXPECT_EQ(only<BringPythonBack>(ended(PythonOutcome::stopped)).size(), 1u) << "also when stopped";
  EXPECT_FALSE(only<Announce>(when(PythonForgot{})).empty()) << "said when it could not be";
}

TEST_F(LearnUpdate, RunBesideCheckRunsTheLearnersCodeAndGradesNothing) {
  when(CellEdited{"task", "y = 3"});
  const auto effects = when(CellRunPressed{"task"});
  EXPECT_EQ(one<RunPython>(effects).code, "y = 3");
  EXPECT_TRUE(only<SetPythonAside>(effects).empty());
  when(PythonSaid{OutputKind::text, "3\n", 0});
  EXPECT_TRUE(only<RunPython>(ended()).empty());
  EXPECT_EQ(course.results["l1/task"].output.at(0).text, "3\n");
  EXPECT_TRUE(course.exercises["l1/task"].checks.empty());
  EXPECT_EQ(course.progress.total(), 0);
}

TEST_F(LearnUpdate, TheLineOfAnErrorIsMarkedUntilItsCellIsEdited) {
  const Lesson& lesson = *course.open();
  when(CellRunPressed{"two"});
  when(PythonFailed{"NameError", "There is no x.", "one", 1});
  ended(PythonOutcome::error);
  EXPECT_EQ(course.failed_line(lesson, "one"), 1) << "the function that failed is of this cell";
  EXPECT_EQ(course.failed_line(lesson, "two"), 0);
  when(CellEdited{"two", "print(1)"});
  EXPECT_EQ(course.failed_line(lesson, "one"), 1);
  when(CellEdited{"one", "x = 2"});
  EXPECT_EQ(course.failed_line(lesson, "one"), 0);
  when(ExerciseChecked{"task"});
  when(PythonFailed{"NameError", "of a cell before", "one", 1});
  ended(PythonOutcome::error);
  EXPECT_EQ(course.failed_line(lesson, "one"), 0) << "the check's own run of it is not shown";
  ended();
  ended();
  when(PythonFailed{"TypeError", "called by a test", "task", 1});
  ended(PythonOutcome::error);
  EXPECT_EQ(course.failed_line(lesson, "task"), 1);
  when(CellRunPressed{"task"});
  EXPECT_EQ(course.failed_line(lesson, "task"), 0) << "it runs again";
}

TEST_F(LearnUpdate, AnotherLessonEndsACheckWithoutACrash) {
  when(ExerciseChecked{"task"});
  ended();
  ended();  // the learner's code is under way
  const auto effects = when(LessonOpened{"a_lesson_with_a_much_longer_name"});
  EXPECT_EQ(only<StopPython>(effects).size(), 1u);
  EXPECT_TRUE(only<RunPython>(ended(PythonOutcome::stopped)).empty());
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
  EXPECT_TRUE(ended(PythonOutcome::stopped).empty()) << "of the interpreter that is gone";
}

TEST_F(LearnUpdate, StartingOverBringsBackTheStarterAndAllThePoints) {
  when(CellEdited{"task", "y = 3"});
  when(SolutionPressed{"task"});
  checked();
  EXPECT_EQ(course.progress.total(), 10);
  const auto effects = when(ExerciseRestarted{"task"});
  EXPECT_TRUE((are<SaveProgress, Announce>(effects)));
  EXPECT_EQ(course.code_of(*course.open(), "task"), "y = 0");
  EXPECT_FALSE(course.exercises["l1/task"].solution);
  EXPECT_EQ(course.progress.total(), 10) << "what was earned stays";
  ASSERT_TRUE(state.undo) << "it took the person's code away";
  when(UndoPressed{});
  EXPECT_EQ(course.code_of(*course.open(), "task"), "y = 3");
  EXPECT_TRUE(course.exercises["l1/task"].solution);
  when(ExerciseRestarted{"task"});
  checked();
  EXPECT_EQ(course.progress.total(), 20);
}

TEST_F(LearnUpdate, TheCodeUnderCheckIsNotTakenAway) {
  when(CellEdited{"task", "y = 3"});
  when(ExerciseChecked{"task"});
  EXPECT_TRUE(when(ExerciseRestarted{"task"}).empty());
  EXPECT_EQ(course.code_of(*course.open(), "task"), "y = 3");
}

TEST_F(LearnUpdate, PricesAreWhatAPassLosesByThem) {
  const Exercise& exercise = *find_exercise(*course.open(), "task");
  ExerciseState shown;
  EXPECT_EQ(price_of_hint(exercise, shown, 0), 2);
  EXPECT_EQ(price_of_solution(exercise, shown, 0), 10);
  shown.hints = 2;
  EXPECT_EQ(price_of_solution(exercise, shown, 0), 6);
  EXPECT_EQ(price_of_solution(exercise, shown, 14), 2) << "14 are earned already";
  EXPECT_EQ(price_of_hint(exercise, shown, 20), 0) << "nothing is left to lose";
  shown.solution = true;
  EXPECT_EQ(price_of_hint(exercise, shown, 0), 0);
}

TEST_F(LearnUpdate, AWrongPredictionMayBeAnsweredAgainForAllItsPoints) {
  const auto wrong = when(QuizAnswered{"guess", 0});
  EXPECT_EQ(only<SaveProgress>(wrong).size(), 1u);
  EXPECT_TRUE(course.progress.xp.empty());
  when(QuizRetried{"guess"});
  EXPECT_TRUE(course.retried.contains("l1/guess"));
  EXPECT_EQ(course.progress.quiz.at("l1/guess"), 0) << "it stays answered";
  when(QuizAnswered{"guess", 1});
  EXPECT_FALSE(course.retried.contains("l1/guess"));
  when(QuizAnswered{"guess", 1});
  EXPECT_EQ(course.progress.total(), 6);
  EXPECT_TRUE(when(QuizAnswered{"guess", 2}).empty());
}

TEST_F(LearnUpdate, ALessonIsDoneWhenItIsWorkedThroughHoweverWell) {
  const Lesson& lesson = *course.open();
  EXPECT_FALSE(is_finished(lesson, course.progress));
  when(QuizAnswered{"guess", 0});
  checked(false);
  EXPECT_FALSE(is_finished(lesson, course.progress)) << "a failed check is no end";
  const auto effects = when(SolutionPressed{"task"});
  EXPECT_TRUE(is_finished(lesson, course.progress)) << "a wrong prediction, a solution looked at";
  const Progress kept = load_progress(one<SaveProgress>(effects).json);
  EXPECT_TRUE(is_finished(lesson, kept));
  EXPECT_EQ(kept.total(), 0);
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

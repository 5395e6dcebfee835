// Files of progress on their way back: what is refused, what a merge keeps, and a teacher's table.
#include "features/learn/progress_file.h"

#include "base/json.h"
#include "fakes/learn_fixture.h"

namespace triptych::progress_file_test {
namespace {

// --- reading -------------------------------------------------------------------------------------

std::string problem_of(std::string_view text) {
  const auto read = read_progress_file(text);
  return read ? "" : read.error();
}

Progress full() {
  Progress out;
  out.xp = {{"l1/guess", 6}, {"l1/task", 10}};
  out.quiz = {{"l1/guess", 1}};
  out.edits = {{"l1/one", "x = 7"}, {"l1/task", std::string(100'000, '#')}};
  out.kept_edits = {{"l1/task", "text-1"}};
  out.edit_versions = {{"l1/one", 2}};
  out.days = {"2026-11-26"};
  out.opened = {"l1"};
  out.last_lesson = "l1";
  out.solutions = {"l1/task"};
  return out;
}

TEST(ProgressFile, WhatWasExportedIsReadWhole) {
  const auto read = read_progress_file(exported_progress(full()));
  ASSERT_TRUE(read.ok()) << read.error();
  const Progress& progress = read.value();
  EXPECT_EQ(progress.xp, full().xp);
  EXPECT_EQ(progress.edits, full().edits) << "also what the page keeps elsewhere";
  EXPECT_TRUE(progress.kept_edits.empty()) << "another browser has nothing under these ids";
  EXPECT_EQ(progress.solutions, full().solutions);
  EXPECT_EQ(progress.days, full().days);
}

TEST(ProgressFile, EveryCutOffFileIsRefused) {
  Progress small = full();
  small.edits.erase("l1/task");
  const std::string text = exported_progress(small);
  for (std::size_t length = 0; length < text.size(); ++length)
    EXPECT_NE(problem_of(std::string_view(text).substr(0, length)).find("cut off"),
              std::string::npos)
        << length;
}

TEST(ProgressFile, OtherAndHostileFilesAreRefusedInWords) {
  EXPECT_NE(problem_of("[]").find("not a progress file"), std::string::npos);
  EXPECT_NE(problem_of(R"({"version":1})").find("not a progress file"), std::string::npos);
  EXPECT_NE(problem_of(R"({"version":2,"xp":{},"edits":{}})").find("newer"), std::string::npos);
  const auto field = [](const std::string& members) {
    return problem_of(R"({"version":1,"xp":{},"edits":{},)" + members + "}");
  };
  EXPECT_EQ(field(R"("more":[1])"), "") << "of a later page, left alone";
  EXPECT_NE(field(R"("xp":{"l1/task":1001})").find("xp"), std::string::npos);
  EXPECT_NE(field(R"("xp":{"l1/task":-1})").find("xp"), std::string::npos);
  EXPECT_NE(field(R"("xp":{"task":1})").find("xp"), std::string::npos) << "of which lesson?";
  EXPECT_NE(field(R"("quiz":{"l1/guess":"1"})").find("quiz"), std::string::npos);
  EXPECT_NE(field(R"("edits":{"l1/one":["x"]})").find("edits"), std::string::npos);
  EXPECT_NE(field(R"("days":"2026-11-27")").find("days"), std::string::npos);
  EXPECT_NE(field(R"("solutions":[1])").find("solutions"), std::string::npos);
  EXPECT_NE(field(R"("last_lesson":{})").find("last_lesson"), std::string::npos);
  EXPECT_NE(problem_of(std::string(kMaxProgressFile + 1, ' ')).find("too large"),
            std::string::npos);
  EXPECT_NE(problem_of(std::string(100'000, '[')).find("JSON"), std::string::npos);
}

// --- merging -------------------------------------------------------------------------------------

struct Import : LearnUpdate {
  std::vector<Effect> arrived(const std::vector<NamedText>& files,
                              ProgressUse use = ProgressUse::merge) {
    EXPECT_EQ(only<PickProgressFiles>(when(ProgressFilesWanted{use})).size(), 1u);
    Json list = Json::array();
    for (const NamedText& file : files) list.push_back({{"name", file.name}, {"text", file.text}});
    return when(ProgressFilesArrived{dump_json(list)});
  }
};

TEST_F(Import, TheBetterOfBothStaysAndUndoBringsTheOldBack) {
  when(CellEdited{"one", "x = 1000"});
  when(CellEdited{"two", "print('mine')"});
  course.progress.xp = {{"l1/task", 20}};
  Progress theirs = full();
  theirs.xp["l1/guess"] = 900;  // more than the quiz gives
  theirs.xp["l1/no_such_task"] = 5;
  const auto effects = arrived({{"p.json", exported_progress(theirs)}});
  EXPECT_EQ(only<SaveProgress>(effects).size(), 1u);
  const Progress& progress = course.progress;
  EXPECT_EQ(progress.xp.at("l1/task"), 20);
  EXPECT_EQ(progress.xp.at("l1/guess"), 6);
  EXPECT_FALSE(progress.xp.contains("l1/no_such_task"));
  EXPECT_EQ(progress.edits.at("l1/one"), "x = 1000") << "one's own code is never replaced";
  EXPECT_EQ(progress.edits.at("l1/two"), "print('mine')");
  EXPECT_EQ(progress.edits.at("l1/task").size(), 100'000u);
  EXPECT_TRUE(progress.solutions.contains("l1/task") && progress.days.contains("2026-11-26"));
  ASSERT_TRUE(course.import);
  EXPECT_FALSE(course.import->failed);
  EXPECT_NE(course.import->words.find("6 XP more, code of 1 cells"), std::string::npos);
  EXPECT_NE(course.import->words.find("In 1 cells"), std::string::npos);
  when(UndoPressed{});
  EXPECT_EQ(course.progress.total(), 20);
  EXPECT_FALSE(course.progress.edits.contains("l1/task"));
}

TEST_F(Import, OneBadFileAmongGoodOnesChangesNothing) {
  const std::string before = progress_json(course.progress);
  const std::string good = exported_progress(full());
  const auto effects =
      arrived({{"good.json", good}, {"bad.json", good.substr(0, good.size() / 2)}});
  EXPECT_TRUE(only<SaveProgress>(effects).empty());
  EXPECT_EQ(progress_json(course.progress), before);
  ASSERT_TRUE(course.import && course.import->failed);
  EXPECT_TRUE(course.import->words.starts_with("bad.json: "));
  EXPECT_TRUE(course.import->words.ends_with("Nothing was changed."));
  EXPECT_FALSE(state.undo) << "there is nothing to undo";
}

TEST_F(Import, CodeThatIsStillOnItsWayFromStorageIsNotReplaced) {
  course.progress.kept_edits = {{"l1/one", "text-9"}};
  arrived({{"p.json", exported_progress(full())}});
  EXPECT_FALSE(course.progress.edits.contains("l1/one"));
}

// --- a class -------------------------------------------------------------------------------------

TEST_F(Import, AClassIsOneTableAndChangesNobodysProgress) {
  const std::string before = progress_json(course.progress);
  Progress good = full();
  good.xp["other_course/task"] = 500;
  arrived({{"=Zoe.json", exported_progress(good)}, {"Ada.json", "{"}}, ProgressUse::table);
  EXPECT_EQ(progress_json(course.progress), before);
  ASSERT_EQ(course.class_rows.size(), 2u);
  EXPECT_EQ(course.class_rows[0].name, "=Zoe");
  EXPECT_EQ(course.class_rows[0].lessons, 1);
  EXPECT_EQ(course.class_rows[0].points, 16) << "of this course only";
  EXPECT_EQ(course.class_rows[0].last_day, "2026-11-26");
  EXPECT_FALSE(course.class_rows[1].problem.empty());
  const auto csv = one<DownloadText>(when(ClassSaved{}));
  EXPECT_EQ(csv.media_type, "text/csv");
  EXPECT_NE(csv.text.find("'=Zoe,1,1,16,26,2026-11-26,"), std::string::npos)
      << "no formula: " << csv.text;
  arrived({{"Ada.json", exported_progress(full())}}, ProgressUse::table);
  ASSERT_EQ(course.class_rows.size(), 2u) << "the same name is the same person";
  EXPECT_EQ(course.class_rows[1].problem, "");
  when(ClassCleared{});
  EXPECT_TRUE(course.class_rows.empty());
}

}  // namespace
}  // namespace triptych::progress_file_test

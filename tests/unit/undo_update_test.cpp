// One click destroys nothing: what was taken away comes back for ten seconds, and a run that breaks
// off is found again.
#include <gtest/gtest.h>

#include "fakes/update_fixture.h"
#include "features/history/run_record.h"

namespace triptych::undo_update_test {
namespace {

class UndoUpdate : public UpdateTest {
 protected:
  std::vector<Effect> later(Millis time) {
    now += time;
    return when(KeepingDue{});
  }
  void link(const std::string& prompt) {
    when(FragmentChanged{R"(ask?q={"v":1,"prompt":")" + prompt + R"(","system":"Obey.",)" +
                         R"("repeats":5,"max":"9","targets":[["gemini","g-1"]]})"});
  }
  static RunRecord record_in(const KeepRun& kept) {
    auto record = read_record(kept.record);
    EXPECT_TRUE(record);
    return record ? std::move(record.value()) : RunRecord{};
  }
};

// --- the question --------------------------------------------------------------------------------

TEST_F(UndoUpdate, AClearedQuestionComesBackWithItsFilesForTenSeconds) {
  when(FileArrived{"a.png", png_of(4, 4), "s-1"});
  when(PromptTyped{"my own words"});
  when(ClearPressed{});
  EXPECT_TRUE(state.ask.prompt.empty());
  const auto undone = when(UndoPressed{});
  EXPECT_EQ(state.ask.prompt, "my own words");
  ASSERT_EQ(state.ask.attachments.size(), 1u);
  EXPECT_EQ(only<KeepFile>(undone).size(), 1u) << "it is kept again";
  when(ClearPressed{});
  later(kUndoTime - Millis{1});
  EXPECT_TRUE(state.undo);
  later(Millis{1});
  EXPECT_FALSE(state.undo);
  when(UndoPressed{});
  EXPECT_TRUE(state.ask.prompt.empty());
}

TEST_F(UndoUpdate, FieldsOfOnesOwnComeBackAfterAPresetOrNone) {
  const std::string own = R"({"type":"object","properties":{"mine":{"type":"string"}}})";
  const Event takers[] = {SchemaCleared{}, SchemaPresetChosen{"receipt"}, PresetChosen{"receipt"},
                          FieldRemoved{{0}}};
  for (const Event& taker : takers) {
    when(SchemaTyped{own});
    when(taker);
    EXPECT_NE(state.ask.json_schema, own);
    ASSERT_TRUE(state.undo);
    when(UndoPressed{});
    EXPECT_EQ(state.ask.json_schema, own);
  }
  when(SchemaCleared{});
  when(PresetChosen{"receipt"});
  when(PresetChosen{"describe"});
  EXPECT_FALSE(state.undo && state.undo->key == "undo.text") << "the page's own is no loss";
}

TEST_F(UndoUpdate, ALinkChangesNothingBeforeItIsTakenAndUndoBringsAllBack) {
  when(PromptTyped{"my own words"});
  when(SystemTyped{"Be kind."});
  link("of a stranger");
  EXPECT_EQ(state.ask.prompt, "my own words");
  EXPECT_EQ(state.ask.system, "Be kind.");
  EXPECT_EQ(state.ask.repeats, 1);
  when(LinkDeclined{});
  EXPECT_FALSE(state.linked);
  link("of a stranger");
  when(LinkTaken{});
  EXPECT_EQ(state.ask.prompt, "of a stranger");
  EXPECT_EQ(state.ask.repeats, 5);
  when(UndoPressed{});
  EXPECT_EQ(state.ask.prompt, "my own words");
  EXPECT_EQ(state.ask.system, "Be kind.");
  EXPECT_EQ(state.ask.repeats, 1);
  EXPECT_EQ(state.ask.max_tokens, "");
  EXPECT_EQ(state.ask.provider_id(), "openai");
}

TEST_F(UndoUpdate, ASecondLinkDoesNotTakeThePlaceOfOnesOwnWords) {
  when(PromptTyped{"my own words"});
  for (const char* prompt : {"the first", "the second"}) {
    link(prompt);
    when(LinkTaken{});
  }
  EXPECT_EQ(state.ask.prompt, "the second");
  EXPECT_EQ(state.ask.replaced_prompt, "my own words");
}

TEST_F(UndoUpdate, WordsTypedOverAPresetTakeNothingAway) {
  when(PromptTyped{"my own words"});
  when(PresetChosen{"describe"});
  when(PromptTyped{"the preset, changed"});
  EXPECT_EQ(state.ask.replaced_prompt, "my own words");
  when(PromptRestored{});
  EXPECT_EQ(state.ask.prompt, "my own words");
  when(UndoPressed{});
  EXPECT_EQ(state.ask.prompt, "the preset, changed");
}

// --- cells, the batch ----------------------------------------------------------------------------

TEST_F(UndoUpdate, ProgressAndTheScratchpadComeBack) {
  when(ProgressLoaded{R"({"xp":{"a/b":10},"edits":{"scratchpad/cell":"mine = 1"}})"});
  when(CodeOpened{"theirs = 2"});
  when(UndoPressed{});
  EXPECT_EQ(state.learn.progress.edits["scratchpad/cell"], "mine = 1");
  when(ProgressReset{});
  EXPECT_TRUE(state.learn.progress.xp.empty());
  EXPECT_NE(one<SaveProgress>(when(UndoPressed{})).json.find("mine = 1"), std::string::npos);
  EXPECT_EQ(state.learn.progress.xp["a/b"], 10);
}

TEST_F(UndoUpdate, AClearedBatchIsErasedOnlyWhenTheTimeIsUpAndSparesWhatCameSince) {
  when(PlaceOpened{Place::batch});
  when(BatchFileAdded{1, "a.png", 100, png_of(4, 4)});
  when(BatchClearPressed{});
  EXPECT_TRUE(state.batch.job.items.empty());
  when(UndoPressed{});
  ASSERT_EQ(state.batch.job.items.size(), 1u);
  EXPECT_TRUE(only<ClearBatch>(so_far).empty());
  when(BatchClearPressed{});
  const auto added = when(BatchFileAdded{2, "b.png", 100, png_of(5, 5)});
  EXPECT_TRUE((are<ClearBatch, MarkDoomed, AppendBatch>(added)));
  EXPECT_EQ(one<ClearBatch>(added).before, 2u);
}

TEST_F(UndoUpdate, LeavingThePageEndsTheTime) {
  when(HistoryListed{R"([{"id":"r1","at":1,"prompt":"Old"}])"});
  const auto deleted = when(RunsDeleted{{"r1"}});
  EXPECT_NE(one<MarkDoomed>(deleted).json.find("r1"), std::string::npos);
  const auto left = when(PageLeft{});
  EXPECT_EQ(one<DropRuns>(left).ids, std::vector<std::string>{"r1"});
  EXPECT_NE(one<MarkDoomed>(left).json.find("r1"), std::string::npos)
      << "the page may end before it is done";
}

// --- runs that break off
// ---------------------------------------------------------------------------

TEST_F(UndoUpdate, ARunIsWrittenDownWhenItStartsAndAsItGoesOn) {
  const RunId run = given_question()[0].run;
  const auto first = one<KeepRun>(so_far);
  so_far.clear();
  when(RunEvent{run, GotHead{{200, {}}}});
  EXPECT_TRUE(only<KeepRun>(said(run, TextDelta{"The first half"})).empty());
  ASSERT_TRUE(keeping_due(state));
  const auto written = one<KeepRun>(later(*keeping_due(state) - now));
  EXPECT_EQ(written.id, first.id);
  const RunRecord record = record_in(written);
  const Trial& trial = record.columns[0].last();
  EXPECT_EQ(trial.reply.text, "The first half");
  ASSERT_TRUE(trial.failed());
  EXPECT_EQ(trial.reply.stopped->error->kind, ErrorKind::interrupted);
  EXPECT_TRUE(trial.usd && *trial.usd > 0);
  EXPECT_TRUE(read_summaries("[" + written.summary + "]").at(0).interrupted);
  EXPECT_FALSE(keeping_due(state)) << "nothing came since";
  EXPECT_EQ(only<KeepRun>(said(run, TextDelta{std::string(40'000, 'x')})).size(), 1u);
  const auto end = one<KeepRun>(said(run, Stopped{StopReason::end, "stop", "", {}}));
  EXPECT_EQ(end.id, first.id);
  EXPECT_FALSE(record_in(end).columns[0].last().failed());
  EXPECT_FALSE(keeping_due(state));
}

TEST_F(UndoUpdate, TheCostOfWritingGrowsWithTheAnswerAndNotWithItsSquare) {
  const RunId run = given_question()[0].run;
  when(RunEvent{run, GotHead{{200, {}}}});
  so_far.clear();
  std::size_t bytes = 0;
  for (int i = 0; i < 1'000; ++i) said(run, TextDelta{std::string(1'000, 'x') + ".\n"});
  for (const KeepRun& kept : only<KeepRun>(so_far)) bytes += kept.record.size();
  EXPECT_LT(bytes, 8'000'000u);
}

TEST_F(UndoUpdate, LeavingThePageWritesDownWhatArrived) {
  const RunId run = given_question()[0].run;
  when(RunEvent{run, GotHead{{200, {}}}});
  said(run, TextDelta{"Half"});
  EXPECT_TRUE(paid_running(state));
  EXPECT_EQ(record_in(one<KeepRun>(when(PageLeft{}))).columns[0].last().reply.text, "Half");
  cancelled(run);
  EXPECT_FALSE(paid_running(state));
}

TEST_F(UndoUpdate, ARunDeletedWhileItGoesOnIsNotWrittenBack) {
  const RunId run = given_question()[0].run;
  const std::string id = one<KeepRun>(so_far).id;
  when(RunsDeleted{{id}});
  so_far.clear();
  answered(run, "A receipt.");
  when(PageLeft{});
  EXPECT_TRUE(only<KeepRun>(so_far).empty());
  EXPECT_EQ(state.ask.columns[0].last().reply.text, "A receipt.");
}

}  // namespace
}  // namespace triptych::undo_update_test

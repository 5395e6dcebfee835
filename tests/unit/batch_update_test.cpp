// Batch, as the reducer sees it: nothing is asked twice or beyond the limit, nothing that was paid
// is lost, and the journal knows of a question before it leaves the page.
#include <gtest/gtest.h>

#include <algorithm>

#include "fakes/batch_update_fixture.h"
#include "tools/media_files.h"

namespace triptych::batch_update_test {
namespace {

using batch::CellState;
using States = std::vector<CellState>;
constexpr CellState kWaiting = CellState::waiting, kRunning = CellState::running,
                    kDone = CellState::done, kFailed = CellState::failed,
                    kSkipped = CellState::skipped, kUnknown = CellState::unknown,
                    kWritten = CellState::written;

// --- starting ------------------------------------------------------------------------------------

class BatchUpdate : public BatchUpdateTest {};

TEST_F(BatchUpdate, NothingIsSettledBeforeItCanRun) {
  const auto refused = [&] {
    EXPECT_TRUE(only<AppendBatch>(when(BatchRunPressed{})).empty());
    EXPECT_FALSE(state.batch.job.frozen);
    return state.batch.problem ? state.batch.problem->key : "";
  };
  when(PlaceOpened{Place::batch});
  EXPECT_EQ(refused(), "problem.batch_no_files");
  given_files(2);
  EXPECT_EQ(refused(), "problem.batch_no_key");
  given_key();
  when(BatchCapTyped{"1 dollar"});
  EXPECT_EQ(refused(), "problem.bad_number");
  when(BatchCapTyped{""});
  when(BatchPromptTyped{0, " \n"});
  EXPECT_EQ(refused(), "problem.batch_no_prompt");
}

TEST_F(BatchUpdate, TheJournalKnowsOfAQuestionBeforeItsFileIsRead) {
  given_key();
  given_files(2);
  const auto effects = when(BatchRunPressed{});
  EXPECT_TRUE((are<Announce, AppendBatch, ReadBatchFile, ReadBatchFile>(effects)));
  const batch::Job told = batch::replay(journal()).job;
  ASSERT_EQ(told.cells.size(), 2u);
  EXPECT_EQ(told.cells[0].state, kRunning);
  EXPECT_EQ(told.cells[1].state, kRunning);
}

TEST_F(BatchUpdate, TheKeyIsInTheRequestsAndNowhereElse) {
  const auto starts = given_running(2);
  ASSERT_EQ(starts.size(), 2u);
  for (const StartRun& start : starts) EXPECT_EQ(start.key, Secret(kTypedKey));
  answered(starts[0].run, "A cat.");
  failed(starts[1].run, ErrorKind::rejected, 400, "no such key");
  when(BatchSaved{FileFormat::json});
  expect_no_key_told();
}

// Excel takes UTF-8 without the mark for the computer's old code page.
TEST_F(BatchUpdate, OnlyTheCsvFileBeginsWithAByteOrderMark) {
  answered(given_running(1)[0].run, "Käse 5 €");
  const DownloadText csv = one<DownloadText>(when(BatchSaved{FileFormat::csv}));
  EXPECT_EQ(csv.text.rfind("\xEF\xBB\xBF"), 0u) << csv.text;
  EXPECT_EQ(one<DownloadText>(when(BatchSaved{FileFormat::json})).text.front(), '[');
}

TEST_F(BatchUpdate, AFileThatHoldsNothingIsRefused) {
  const Bytes hollow = bytes_of(wav(0, 0));
  when(BatchFileAdded{1, "zero.wav", hollow->size(), hollow});
  EXPECT_TRUE(state.batch.job.items.empty());
  ASSERT_FALSE(state.batch.notices.empty());
  EXPECT_EQ(state.batch.notices.back().key, "file.no_sound");
}

TEST_F(BatchUpdate, TheFileSaysHowAValueWasReadWhereThatIsNotPlain) {
  state.ask.json_schema =
      R"({"type":"object","properties":{"total":{"type":"number"}},"required":["total"],)"
      R"("additionalProperties":false})";
  const auto starts = given_running(2);
  ASSERT_EQ(starts.size(), 2u);
  answered(starts[0].run, "{\"total\":3}\nNo: {\"total\":5,}\n{\"note\":1}");
  answered(starts[1].run, "{\"total\":7}");
  const auto file = parse_json(one<DownloadText>(when(BatchSaved{FileFormat::json})).text);
  ASSERT_TRUE(file);
  EXPECT_EQ(at(at(at(*file, 0), "value"), "total"), Json(5));
  ASSERT_EQ(at(at(*file, 0), "remarks").size(), 2u);
  EXPECT_NE(dump_json(*file).find("The answer held 3 values"), std::string::npos);
  EXPECT_EQ(at(at(at(*file, 1), "value"), "total"), Json(7));
  EXPECT_FALSE(at(*file, 1).contains("remarks"));
}

TEST_F(BatchUpdate, WhatIsPutToTheModelsNoLongerChangesOnceItRuns) {
  given_running();
  when(BatchPromptTyped{0, "Something else"});
  when(BatchPromptAdded{});
  EXPECT_EQ(state.batch.prompts, std::vector<std::string>{"What is this?"});
  EXPECT_EQ(state.batch.job.prompts, std::vector<std::string>{"What is this?"});
}

TEST_F(BatchUpdate, TheJournalTellsTheWholeJob) {
  const auto starts = given_running(4);
  ASSERT_EQ(starts.size(), 3u) << "three at a time";
  const auto next = served(answered(starts[0].run, "A cat."));
  ASSERT_EQ(next.size(), 1u);
  failed(starts[1].run, ErrorKind::rejected, 400);
  answered(starts[2].run, "A dog.");
  answered(next[0].run, "A bird.");
  EXPECT_EQ(states(), (States{kDone, kFailed, kDone, kDone}));
  EXPECT_TRUE(state.batch.job.paused);
  const batch::Replay read = batch::replay(journal());
  EXPECT_EQ(read.passed_over, 0u);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(read.job.cells[i].state, states()[i]) << i;
    EXPECT_EQ(read.job.cells[i].text, state.batch.job.cells[i].text) << i;
    EXPECT_EQ(read.job.cells[i].usd, state.batch.job.cells[i].usd) << i;
  }
  EXPECT_NEAR(state.shared.spent, 3.6, 1e-9);
}

TEST_F(BatchUpdate, AFileThatIsGoneFailsAloneAndCostsNothing) {
  given_key();
  given_files(2);
  const auto wishes = only<ReadBatchFile>(when(BatchRunPressed{}));
  ASSERT_EQ(wishes.size(), 2u);
  EXPECT_TRUE(only<StartRun>(when(BatchFileRead{wishes[0].request, nullptr})).empty());
  EXPECT_EQ(state.batch.job.cells[0].kind, ErrorKind::not_sent);
  EXPECT_EQ(only<StartRun>(when(BatchFileRead{wishes[1].request, picture})).size(), 1u);
  EXPECT_EQ(states(), (States{kFailed, kRunning}));
  EXPECT_TRUE(when(BatchFileRead{4711, picture}).empty()) << "nobody asked for it";
}

// --- pausing and stopping ------------------------------------------------------------------------

TEST_F(BatchUpdate, PausedNothingNewStartsAndResumedOnlyTheRestIsAsked) {
  const auto starts = given_running(5);
  EXPECT_TRUE(only<StopRun>(when(BatchPausePressed{})).empty()) << "what is under way may end";
  for (const StartRun& start : starts)
    EXPECT_TRUE(only<ReadBatchFile>(answered(start.run, "A cat.")).empty());
  EXPECT_EQ(states(), (States{kDone, kDone, kDone, kWaiting, kWaiting}));
  const auto rest = only<ReadBatchFile>(when(BatchRunPressed{}));
  ASSERT_EQ(rest.size(), 2u);
  EXPECT_EQ(rest[0].file, 4u);
  EXPECT_EQ(rest[1].file, 5u);
}

TEST_F(BatchUpdate, StoppedWhatNeverLeftWaitsAndWhatLeftIsUnknown) {
  given_key();
  given_files(3);
  const auto wishes = only<ReadBatchFile>(when(BatchRunPressed{}));
  const auto sent = one<StartRun>(when(BatchFileRead{wishes[0].request, picture}));
  const auto effects = when(BatchStopPressed{});
  EXPECT_EQ(one<StopRun>(effects).run, sent.run);
  EXPECT_EQ(states(), (States{kRunning, kWaiting, kWaiting}));
  EXPECT_TRUE(only<StartRun>(when(BatchFileRead{wishes[1].request, picture})).empty())
      << "its file came too late";
  cancelled(sent.run);
  EXPECT_EQ(states(), (States{kUnknown, kWaiting, kWaiting}));
  EXPECT_TRUE(state.batch.job.paused);
}

TEST_F(BatchUpdate, APageThatComesBackAsksNothingByItself) {
  const auto starts = given_running(4);
  answered(starts[0].run, "A cat.");
  const auto effects = given_reopened();
  EXPECT_TRUE(only<StartRun>(effects).empty());
  EXPECT_TRUE(only<ReadBatchFile>(effects).empty());
  EXPECT_FALSE(only<AppendBatch>(effects).empty()) << "what was lost is written down";
  EXPECT_EQ(states(), (States{kDone, kUnknown, kUnknown, kUnknown}));
  EXPECT_TRUE(state.batch.job.paused);
  EXPECT_EQ(state.batch.prompts, std::vector<std::string>{"What is this?"});
  EXPECT_EQ(batch::replay(journal()).job.cells[1].state, kUnknown);
}

TEST_F(BatchUpdate, LostCallsAreAskedAgainOnlyWhenThePersonSaysSo) {
  given_running(2);
  given_reopened();
  given_key();
  when(PlaceOpened{Place::batch});
  EXPECT_TRUE(only<ReadBatchFile>(when(BatchRunPressed{})).empty()) << "perhaps paid already";
  when(BatchUnknownsDecided{false, false});
  EXPECT_EQ(states(), (States{kSkipped, kSkipped}));
  given_reopened();
  EXPECT_EQ(states(), (States{kSkipped, kSkipped}));
}

TEST_F(BatchUpdate, LostCallsThatAreWantedWaitAgain) {
  given_running(2);
  given_reopened();
  when(PlaceOpened{Place::batch});
  when(BatchUnknownsDecided{true, false});
  EXPECT_EQ(states(), (States{kWaiting, kWaiting}));
  given_key();
  EXPECT_EQ(only<ReadBatchFile>(when(BatchRunPressed{})).size(), 2u);
}

// --- failures ------------------------------------------------------------------------------------

TEST_F(BatchUpdate, RetryAsksOnlyWhatFailed) {
  const auto starts = given_running();
  answered(starts[0].run, "A cat.");
  failed(starts[1].run, ErrorKind::rejected, 400);
  answered(starts[2].run, "A dog.");
  EXPECT_EQ(states(), (States{kDone, kFailed, kDone}));
  const auto effects = when(BatchRetryPressed{});
  EXPECT_EQ(one<ReadBatchFile>(effects).file, 2u);
  answered(served(effects).at(0).run, "A bird.");
  EXPECT_EQ(states(), (States{kDone, kDone, kDone}));
  EXPECT_EQ(state.batch.job.cells[0].text, "A cat.");
}

TEST_F(BatchUpdate, AKeyThatIsRefusedStopsTheWholeBatch) {
  const auto starts = given_running(5);
  failed(starts[0].run, ErrorKind::auth, 401);
  EXPECT_TRUE(state.batch.job.paused);
  ASSERT_TRUE(state.batch.problem);
  EXPECT_EQ(state.batch.problem->key, "problem.batch_stopped");
  EXPECT_EQ(states(), (States{kFailed, kRunning, kRunning, kWaiting, kWaiting}));
}

TEST_F(BatchUpdate, ABusyProviderIsAskedLaterAndLess) {
  const auto starts = given_running(3);
  for (const StartRun& start : starts) failed(start.run, ErrorKind::rate_limit, 429);
  EXPECT_EQ(states(), (States{kWaiting, kWaiting, kWaiting})) << "another try by itself";
  ASSERT_TRUE(state.batch.next_start);
  EXPECT_GT(*state.batch.next_start, now);
  EXPECT_TRUE(only<ReadBatchFile>(when(BatchDue{})).empty()) << "not yet";
  now = *state.batch.next_start;
  EXPECT_EQ(only<ReadBatchFile>(when(BatchDue{})).size(), 1u) << "one at a time for now";
}

// --- money ---------------------------------------------------------------------------------------

TEST_F(BatchUpdate, TheLimitHoldsBackTheRestUntilItIsRaised) {
  given_key();
  given_files(4);
  when(BatchCapTyped{"3.5"});  // an answer is expected to cost a little more than a dollar
  const auto starts = served(when(BatchRunPressed{}));
  ASSERT_LT(starts.size(), 4u);
  ASSERT_GT(starts.size(), 0u);
  for (const StartRun& start : starts) answered(start.run, "A cat.");
  EXPECT_TRUE(state.batch.job.paused);
  ASSERT_TRUE(state.batch.problem);
  EXPECT_EQ(state.batch.problem->key, "problem.batch_cap");
  EXPECT_LE(state.batch.counts.spent, 3.6);
  EXPECT_GT(state.batch.counts[kWaiting], 0u);
  when(BatchCapTyped{"100"});
  EXPECT_GT(only<ReadBatchFile>(when(BatchRunPressed{})).size(), 0u);
  EXPECT_FALSE(state.batch.problem);
}

TEST_F(BatchUpdate, AnAnswerWithoutFiguresCountsAsExpected) {
  const auto starts = given_running(2);
  when(RunEvent{starts[0].run, GotHead{{200, {}}}});
  Error error;
  error.kind = ErrorKind::truncated;
  said(starts[0].run, Stopped{StopReason::failed, "", "", error});
  EXPECT_GT(state.shared.spent, 1.0);
  EXPECT_NEAR(state.batch.counts.spent, state.shared.spent, 1e-9);
  const double before = state.shared.spent;
  failed(starts[1].run, ErrorKind::rejected, 400);
  EXPECT_EQ(state.shared.spent, before) << "it was never answered";
}

TEST_F(BatchUpdate, AnAnswerWithoutTextIsToldAsOne) {
  const auto starts = given_running(1);
  when(RunEvent{starts[0].run, GotHead{{200, {}}}});
  said(starts[0].run, Stopped{StopReason::end, "", "", {}});
  EXPECT_EQ(states(), States{kFailed});
  EXPECT_EQ(state.batch.job.cells[0].kind, ErrorKind::no_answer);
}

TEST_F(BatchUpdate, AnAnswerThatIsStoppedHalfWayCountsAsExpected) {
  const auto starts = given_running(2);
  when(RunEvent{starts[0].run, GotHead{{200, {}}}});
  when(BatchStopPressed{});
  cancelled(starts[0].run);
  cancelled(starts[1].run);
  EXPECT_EQ(states(), (States{kUnknown, kUnknown}));
  EXPECT_GT(state.shared.spent, 1.0);
  EXPECT_LT(state.shared.spent, 1.9) << "the other one was never answered";
  EXPECT_NEAR(state.batch.counts.spent, state.shared.spent, 1e-9);
  EXPECT_EQ(batch::replay(journal()).job.cells[0].usd, state.batch.job.cells[0].usd);
}

// --- the providers' batch services ---------------------------------------------------------------

TEST_F(BatchUpdate, CellsInABatchFileAreSetAsideAndNotAskedHereAsWell) {
  given_files(2);
  const std::string text = made_files(when(BatchFilesMade{}));
  EXPECT_EQ(std::ranges::count(text, '\n'), 2) << "without any key typed";
  EXPECT_EQ(states(), (States{kWritten, kWritten}));
  EXPECT_EQ(batch::replay(journal()).job.cells[1].state, kWritten);
  given_key();
  EXPECT_TRUE(only<ReadBatchFile>(when(BatchRunPressed{})).empty());
  when(BatchUnknownsDecided{true, true});
  EXPECT_EQ(states(), (States{kWaiting, kWaiting})) << "unless the person says so";
}

TEST_F(BatchUpdate, ResultsOfABatchServiceAreTakenOnceAtHalfThePrice) {
  given_files(2);
  made_files(when(BatchFilesMade{}));
  const std::string lines = result(1, "second") + "{damaged\n" + result(1, "again") +
                            R"({"custom_id":"other-0","response":{}})" + "\n";
  when(BatchResultsArrived{lines.substr(0, 40), false});
  when(BatchResultsArrived{lines.substr(40), true});
  EXPECT_EQ(states(), (States{kWritten, kDone}));
  EXPECT_EQ(state.batch.job.cells[1].text, "second");
  EXPECT_EQ(state.batch.import.taken, 1u);
  EXPECT_EQ(state.batch.import.already, 1u);
  EXPECT_EQ(state.batch.import.damaged_lines + state.batch.import.foreign, 2u);
  EXPECT_NEAR(state.shared.spent, 0.6, 1e-9);
  EXPECT_EQ(batch::replay(journal()).job.cells[1].text, "second");
}

TEST_F(BatchUpdate, WhatWasBegunHereGoesOnWhileThePersonIsElsewhere) {
  given_files(2);
  const auto begun = when(BatchFilesMade{});
  when(PlaceOpened{Place::ask});
  made_files(begun);
  EXPECT_FALSE(state.batch.making.running());
  EXPECT_EQ(states(), (States{kWritten, kWritten}));
  when(BatchResultsArrived{result(0, "first"), false});
  when(BatchResultsArrived{result(1, "second"), true});
  EXPECT_EQ(states(), (States{kDone, kDone}));
  when(BatchFileAdded{3, "late.png", picture->size(), picture});
  EXPECT_EQ(state.batch.job.items.size(), 3u);
  EXPECT_EQ(batch::replay(journal()).job.items.size(), 3u);
}

// --- an end --------------------------------------------------------------------------------------

TEST_F(BatchUpdate, ClearedItStopsWhatRunsAndForgetsTheJob) {
  const auto starts = given_running(2);
  const auto effects = when(BatchClearPressed{});
  EXPECT_EQ(only<StopRun>(effects).size(), 2u);
  EXPECT_TRUE(only<ClearBatch>(effects).empty()) << "it can still be undone";
  EXPECT_TRUE(only<AppendBatch>(effects).empty()) << "nothing is written behind it";
  EXPECT_TRUE(state.batch.job.items.empty());
  EXPECT_TRUE(answered(starts[0].run, "too late").empty());
}

}  // namespace
}  // namespace triptych::batch_update_test

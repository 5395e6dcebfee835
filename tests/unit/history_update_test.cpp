// What is kept on this device, as the reducer sees it: finished runs, the files of the draft, cards
// and links.
#include <gtest/gtest.h>

#include "fakes/update_fixture.h"
#include "features/history/run_record.h"

namespace triptych::history_update_test {
namespace {

class HistoryUpdate : public UpdateTest {
 protected:
  // Asked and answered; how it is kept.
  KeepRun given_kept(const std::string& prompt = "What is this?") {
    return one<KeepRun>(answered(given_question(prompt).at(0).run, "A receipt."));
  }
  // Kept, listed and opened in History.
  KeepRun given_opened() {
    const KeepRun kept = given_kept();
    when(HistoryListed{"[" + kept.summary + "]"});
    when(RunOpened{kept.id});
    when(RunLoaded{kept.id, kept.record});
    return kept;
  }
  static std::vector<std::string> ids_of(const std::vector<LoadBlob>& wishes) {
    std::vector<std::string> out;
    for (const LoadBlob& wish : wishes) out.push_back(wish.id);
    return out;
  }
  std::vector<Effect> when_undo_is_over() {
    now += kUndoTime;
    return when(KeepingDue{});
  }
  static Bytes bytes_in(const std::string& text) { return bytes_of(text); }
};

using Ids = std::vector<std::string>;

// --- runs are kept -------------------------------------------------------------------------------

TEST_F(HistoryUpdate, ARunIsKeptOnceWhenItsLastAnswerEndsAndItsFilesBeforeIt) {
  const Bytes picture = png_of(4, 4);
  when(FileArrived{"a.png", picture, ""});
  when(RepeatsChosen{2});
  const auto starts = given_question();
  EXPECT_TRUE(only<KeepRun>(answered(starts[0].run, "A receipt.")).empty());
  const auto effects = answered(starts[1].run, "A bill.");
  EXPECT_TRUE((are<Announce, StoreBlob, KeepRun>(effects)));
  const auto kept = one<KeepRun>(effects);
  EXPECT_EQ(one<StoreBlob>(effects).data, picture);
  EXPECT_EQ(kept.files, Ids{one<StoreBlob>(effects).id});
  const auto record = read_record(kept.record);
  ASSERT_TRUE(record);
  ASSERT_EQ(record.value().conversations.size(), 2u);
  EXPECT_EQ(record.value().conversations[1].last().reply.text, "A bill.");
  EXPECT_EQ(prompt_of(record.value()), "What is this?");
  EXPECT_TRUE(only<KeepRun>(when(PromptTyped{"another"})).empty());
  EXPECT_TRUE(state.history.unsaved);
  when(RunKept{kept.id});
  EXPECT_FALSE(state.history.unsaved);
}

TEST_F(HistoryUpdate, NoKeyIsKeptNotEvenOneThatAnAnswerRepeats) {
  const std::string key(kTypedKey);
  const auto starts = given_question("Why is " + key + " refused?");
  const auto kept = one<KeepRun>(answered(starts[0].run, "Because " + key + " is old."));
  EXPECT_EQ(kept.record.find(key), std::string::npos);
  EXPECT_EQ(kept.summary.find(key), std::string::npos);
  EXPECT_NE(kept.record.find("Because "), std::string::npos);
}

TEST_F(HistoryUpdate, AFollowUpBelongsToItsRunAndANewQuestionIsANewOne) {
  const auto first = given_kept();
  when(FollowUpTyped{"Sure?"});
  const auto more =
      one<KeepRun>(answered(one<StartRun>(when(FollowUpPressed{})).run, "Quite sure."));
  EXPECT_EQ(more.id, first.id);
  EXPECT_EQ(read_record(more.record).value().conversations[0].turns.size(), 2u);
  EXPECT_NE(given_kept("Something else").id, first.id);
}

TEST_F(HistoryUpdate, SwitchedOffNothingIsKeptAndTheWishItselfIs) {
  const auto off = when(HistoryToggled{false});
  EXPECT_TRUE(are<SaveSettings>(off));
  EXPECT_NE(told(off).find(R"("history":false)"), std::string::npos);
  EXPECT_TRUE(only<KeepRun>(answered(given_question()[0].run, "A receipt.")).empty());
  EXPECT_EQ(state.ask.conversations[0].last().reply.text, "A receipt.");
  when(HistoryToggled{true});
  EXPECT_EQ(only<KeepRun>(so_far).size(), 0u) << "what was asked meanwhile stays unkept";
}

// --- opened --------------------------------------------------------------------------------------

TEST_F(HistoryUpdate, AnOpenedRunShowsItsAnswersAndFetchesItsFiles) {
  when(FileArrived{"a.png", png_of(4, 4), ""});
  const auto kept = given_kept();
  when(ClearPressed{});
  EXPECT_EQ(one<LoadRun>(when(RunOpened{kept.id})).id, kept.id);
  EXPECT_TRUE(when(RunLoaded{"another", kept.record}).empty()) << "of a run opened before";
  const auto loaded = when(RunLoaded{kept.id, kept.record});
  ASSERT_TRUE(state.history.opened);
  EXPECT_EQ(ids_of(only<LoadBlob>(loaded)), kept.files);
  EXPECT_EQ(state.history.opened->record.conversations[0].last().reply.text, "A receipt.");
  when(FileArrived{"a.png", png_of(4, 4), kept.files.at(0)});
  EXPECT_TRUE(state.ask.attachments.empty()) << "it belongs to the run, not to the question";
  EXPECT_EQ(state.history.opened->files_missing, 0);
  EXPECT_TRUE(state.history.opened->record.files[0].data);
}

TEST_F(HistoryUpdate, ARunThatIsGoneOrDamagedSaysSo) {
  when(RunOpened{"s-run-1"});
  when(RunLoaded{"s-run-1", ""});
  EXPECT_EQ(state.history.problem, "history.gone");
  when(RunOpened{"s-run-2"});
  EXPECT_EQ(state.history.problem, "");
  when(RunLoaded{"s-run-2", "{damaged"});
  EXPECT_EQ(state.history.problem, "history.damaged");
  EXPECT_FALSE(state.history.opened);
}

TEST_F(HistoryUpdate, AskedAgainFillsTheQuestionStartsNothingAndLosesNothing) {
  given_opened();
  when(PromptTyped{"my own words"});
  when(SystemTyped{"my own system"});
  when(ImageUrlAdded{"https://example.org/own.png"});
  const auto effects = when(AskedAgain{});
  EXPECT_TRUE(only<StartRun>(effects).empty());
  EXPECT_EQ(state.shared.place, Place::ask);
  EXPECT_EQ(state.ask.prompt, "What is this?");
  EXPECT_EQ(state.ask.system, "");
  EXPECT_TRUE(state.ask.attachments.empty());
  when(PromptRestored{});
  EXPECT_EQ(state.ask.prompt, "my own words");
  EXPECT_EQ(state.ask.system, "my own system");
  ASSERT_EQ(state.ask.attachments.size(), 1u);
  EXPECT_EQ(state.ask.attachments[0].attachment.url, "https://example.org/own.png");
}

TEST_F(HistoryUpdate, TheListIsSearchedByWordsOfQuestionAndAnswer) {
  const auto first = given_kept("Find the otter"), second = given_kept("Count the ducks");
  when(HistoryListed{"[" + first.summary + "," + second.summary + "]"});
  EXPECT_EQ(state.history.found.size(), 2u);
  when(HistorySearched{"OTTER receipt"});
  ASSERT_EQ(state.history.found.size(), 1u);
  EXPECT_EQ(state.history.runs[state.history.found[0]].id, first.id);
}

TEST_F(HistoryUpdate, ALongListComesInPortionsAndReplacesTheOldOneAtTheEnd) {
  when(HistoryListed{R"([{"id":"old","at":1}])"});
  when(HistoryListed{R"([{"id":"b","at":2},{"id":"d","at":4}])", true});
  ASSERT_EQ(state.history.runs.size(), 1u) << "nothing jumps while it comes";
  EXPECT_EQ(state.history.runs[0].id, "old");
  when(HistoryListed{R"([{"id":"a","at":1},{"id":"c","at":3}])"});
  std::string ids;
  for (const RunSummary& run : state.history.runs) ids += run.id;
  EXPECT_EQ(ids, "dcba");
  EXPECT_EQ(state.history.found.size(), 4u);
  when(HistoryListed{R"([{"id":"new"}])"});
  EXPECT_EQ(state.history.runs.size(), 1u) << "nothing is left of the list before";
}

// --- pictures of the rows ------------------------------------------------------------------------

// A summary with a picture, as it was kept.
std::string pictured(const std::string& run, const std::string& file) {
  return R"({"id":")" + run + R"(","files":1,"first_file":{"name":"a.png","type":"image/png",)" +
         R"("id":")" + file + R"(","width":640,"height":480}})";
}

TEST_F(HistoryUpdate, ASeenRowGetsThePictureOfItsFileOnce) {
  when(FileArrived{"a.png", png_of(640, 480), "s-1"});
  const KeepRun kept = given_kept();
  when(HistoryListed{"[" + kept.summary + "]"});
  const auto wish = one<MakeKeptThumbnail>(when(RunPicturesWanted{{kept.id, "no such run"}}));
  EXPECT_EQ(wish.file, "s-1");
  EXPECT_EQ(wish.media_type, "image/png");
  EXPECT_EQ(wish.width, 640);
  EXPECT_TRUE(when(RunPicturesWanted{{kept.id}}).empty()) << "it is on its way";
  when(ThumbnailReady{wish.attachment_id, 77, 240, 180, false});
  EXPECT_EQ(state.history.pictures.at("s-1").texture, 77u);
  EXPECT_EQ(state.history.pictures.at("s-1").width, 240);
  EXPECT_NE(state.ask.attachments.at(0).texture, 77u) << "the file of the draft has its own";
}

TEST_F(HistoryUpdate, APictureThatCannotBeHadIsNotAskedForAgain) {
  when(HistoryListed{"[" + pictured("r1", "f1") + R"(,{"id":"r2","files":1}])"});
  EXPECT_TRUE(when(RunPicturesWanted{{"r2"}}).empty()) << "of an older run nothing is known";
  const auto wish = one<MakeKeptThumbnail>(when(RunPicturesWanted{{"r1", "r2"}}));
  when(ThumbnailReady{wish.attachment_id, 0, 0, 0, true});
  EXPECT_TRUE(when(RunPicturesWanted{{"r1"}}).empty());
  EXPECT_EQ(state.history.pictures.at("f1").texture, 0u);
}

TEST_F(HistoryUpdate, PicturesGoWithTheirRunsAndWhenThereAreManyThatNobodySees) {
  std::string list = "[";
  Ids first, then;
  for (int i = 0; i < 100; ++i) {
    list += pictured("r" + std::to_string(i), "f" + std::to_string(i)) + ",";
    (i < 60 ? first : then).push_back("r" + std::to_string(i));
  }
  list.back() = ']';
  when(HistoryListed{list});
  EXPECT_EQ(only<MakeKeptThumbnail>(when(RunPicturesWanted{first})).size(), 60u);
  const auto scrolled = when(RunPicturesWanted{then});
  EXPECT_EQ(only<MakeKeptThumbnail>(scrolled).size(), 40u);
  EXPECT_EQ(only<DropThumbnail>(scrolled).size(), 60u);
  EXPECT_EQ(state.history.pictures.size(), 40u);
  const auto listed = when(HistoryListed{"[" + pictured("r99", "f99") + "]"});
  EXPECT_EQ(only<DropThumbnail>(listed).size(), 39u);
  EXPECT_EQ(only<DropThumbnail>(when(EverythingErased{})).size(), 1u);
  EXPECT_TRUE(state.history.pictures.empty());
}

// --- deleted -------------------------------------------------------------------------------------

TEST_F(HistoryUpdate, ADeletedRunGoesFromListAndScreenButTheDraftKeepsItsFiles) {
  when(FileArrived{"a.png", png_of(4, 4), "s-1"});
  const auto kept = given_opened();
  EXPECT_TRUE((are<Announce, MarkDoomed>(when(RunsDeleted{{kept.id}}))));
  EXPECT_TRUE(state.history.runs.empty());
  when(HistoryListed{"[" + kept.summary + "]"});
  EXPECT_TRUE(state.history.runs.empty()) << "storage still has it";
  const auto effects = when_undo_is_over();
  EXPECT_TRUE((are<DropRuns, MarkDoomed>(effects)));
  EXPECT_EQ(one<DropRuns>(effects).ids, Ids{kept.id});
  EXPECT_EQ(one<DropRuns>(effects).still_used, Ids{"s-1"});
  EXPECT_FALSE(state.history.opened);
  EXPECT_EQ(state.ask.conversations[0].last().reply.text, "A receipt.")
      << "Ask itself is left alone";
}

TEST_F(HistoryUpdate, OnlyTheRunsThatWereNamedAreDeleted) {
  const auto first = given_kept("one"), second = given_kept("two"), third = given_kept("three");
  when(HistoryListed{"[" + first.summary + "," + second.summary + "," + third.summary + "]"});
  when(RunsDeleted{{second.id}});
  ASSERT_EQ(state.history.runs.size(), 2u);
  for (const RunSummary& run : state.history.runs) EXPECT_NE(run.id, second.id);
  when(RunsDeleted{{first.id, third.id}});
  EXPECT_TRUE(state.history.runs.empty());
}

TEST_F(HistoryUpdate, WhenTheOldestMakeRoomTheRunThatHadNoneIsKept) {
  const auto oldest = given_kept("the oldest");
  when(RunKept{oldest.id});
  const auto latest = given_kept("the latest");
  when(KeepProblem{StorageFault::full});
  EXPECT_EQ(state.ask.notices.back().key, "keep.full");
  const std::size_t notices = state.ask.notices.size();
  when(KeepProblem{StorageFault::full});
  EXPECT_EQ(state.ask.notices.size(), notices) << "told once";
  when(RunsDeleted{{oldest.id}});
  EXPECT_EQ(one<KeepRun>(when_undo_is_over()).id, latest.id);
  when(RunKept{latest.id});
  EXPECT_EQ(state.history.keep_problem, StorageFault::none);
}

// A private window stores the words of a run and refuses its files, one after the other.
TEST_F(HistoryUpdate, TroubleThatIsStillShownIsNotToldAgainWhenSomethingWasKeptMeanwhile) {
  const auto kept = given_kept();
  when(KeepProblem{StorageFault::missing});
  const std::size_t notices = state.ask.notices.size();
  when(RunKept{kept.id});
  when(KeepProblem{StorageFault::missing});
  EXPECT_EQ(state.ask.notices.size(), notices);
  EXPECT_EQ(state.ask.notices.back().key, "keep.missing");
}

TEST_F(HistoryUpdate, ADeletedRunIsNotKeptAgainAndItsFollowUpIsARunOfItsOwn) {
  const auto kept = given_kept();
  EXPECT_TRUE(only<KeepRun>(when(RunsDeleted{{kept.id}})).empty());
  when(FollowUpTyped{"Sure?"});
  EXPECT_NE(one<KeepRun>(answered(one<StartRun>(when(FollowUpPressed{})).run, "Yes.")).id, kept.id);
}

// --- the draft -----------------------------------------------------------------------------------

TEST_F(HistoryUpdate, AFileOfTheDraftIsNamedBeforeItIsKeptAndDroppedWhenItGoes) {
  const auto arrived = when(FileArrived{"a.png", png_of(4, 4), ""});
  EXPECT_TRUE((are<MakeThumbnail, SaveSettings, Announce, StoreBlob>(arrived)));
  const std::string id = one<StoreBlob>(arrived).id;
  EXPECT_NE(told(arrived).find("\"" + id + "\""), std::string::npos);
  const auto removed = when(AttachmentRemoved{0});
  EXPECT_EQ(one<DropBlob>(removed).id, id);
  EXPECT_EQ(one<SaveSettings>(removed).json.find("\"" + id + "\""), std::string::npos);
}

TEST_F(HistoryUpdate, TheDraftComesBackInItsOrderHoweverItsFilesArrive) {
  when(FileArrived{"a.png", png_of(4, 4), "s-1"});
  when(ImageUrlAdded{"https://example.org/p.png"});
  when(FileArrived{"b.png", png_of(5, 5), "s-2"});
  const std::string saved = one<SaveSettings>(when(PromptTyped{"half a quest"})).json;
  state = initial_state();
  EXPECT_EQ(ids_of(only<LoadBlob>(when(SettingsLoaded{saved}))), (Ids{"s-1", "s-2"}));
  EXPECT_EQ(state.ask.prompt, "half a quest");
  const auto meanwhile = one<SaveSettings>(when(PromptTyped{"half a question"}));
  EXPECT_NE(meanwhile.json.find("s-2"), std::string::npos) << "it is still on its way";
  when(FileArrived{"b.png", png_of(5, 5), "s-2"});
  when(FileArrived{"a.png", png_of(4, 4), "s-1"});
  ASSERT_EQ(state.ask.attachments.size(), 3u);
  EXPECT_EQ(state.ask.attachments[0].attachment.name, "a.png");
  EXPECT_TRUE(state.ask.attachments[1].attachment.by_url());
  EXPECT_EQ(state.ask.attachments[2].attachment.name, "b.png");
  EXPECT_EQ(state.ask.loading_files, 0);
}

TEST_F(HistoryUpdate, AFileOfTheDraftThatIsGoneIsToldAndNoLongerExpected) {
  when(SettingsLoaded{R"({"version":1,"files":[{"id":"s-9","name":"old.pdf"}]})"});
  when(FileRefused{"old.pdf", "file.gone", {}, "s-9"});
  EXPECT_EQ(state.ask.loading_files, 0);
  EXPECT_EQ(state.ask.notices.back().key, "file.gone");
  EXPECT_EQ(one<SaveSettings>(when(PromptTyped{"x"})).json.find("s-9"), std::string::npos);
}

// --- cards and links -----------------------------------------------------------------------------

TEST_F(HistoryUpdate, ACardHoldsTheRunItsFilesAndNoKeyAndOpensInHistory) {
  when(FileArrived{"a.png", png_of(4, 4), ""});
  given_kept();
  const auto saved = when(CardSaved{false});
  const auto card = one<DownloadText>(saved);
  EXPECT_EQ(card.name, "triptych-2026-11-27-1346.json");
  EXPECT_EQ(card.text.find("sk-test"), std::string::npos);
  when(ClearPressed{});
  const auto opened = when(FileArrived{"card.json", bytes_in(card.text), ""});
  EXPECT_EQ(state.shared.place, Place::history);
  EXPECT_TRUE(state.ask.attachments.empty()) << "it is no file of the question";
  EXPECT_TRUE(only<StartRun>(opened).empty());
  ASSERT_TRUE(state.history.opened);
  EXPECT_TRUE(state.history.opened->from_card);
  EXPECT_EQ(state.history.opened->record.conversations[0].last().reply.text, "A receipt.");
  EXPECT_TRUE(state.history.opened->record.files.at(0).data);
  expect_no_key_told();
}

TEST_F(HistoryUpdate, WhatIsNoCardIsRefusedInHistoryAndAFileInAsk) {
  when(PlaceOpened{Place::history});
  when(FileArrived{"a.png", png_of(4, 4), ""});
  EXPECT_EQ(state.history.problem, "card.no_card");
  EXPECT_TRUE(state.ask.attachments.empty());
  when(PlaceOpened{Place::ask});
  when(FileArrived{"a.png", png_of(4, 4), ""});
  EXPECT_EQ(state.ask.attachments.size(), 1u);
  state.ask.conversations.clear();
  EXPECT_TRUE(when(CardSaved{false}).empty()) << "there is no run to save";
}

TEST_F(HistoryUpdate, ALinkHoldsTheQuestionAndNoKeyAndStartsNothing) {
  given_key();
  when(PromptTyped{std::string("Why is ") + kTypedKey + " refused?"});
  const auto link = one<CopyLink>(when(LinkCopied{}));
  EXPECT_EQ(link.fragment.find(kTypedKey), std::string::npos);
  when(PromptTyped{std::string(20'000, 'x')});
  EXPECT_TRUE(when(LinkCopied{}).empty());
  EXPECT_EQ(state.ask.notices.back().key, "link.too_long");
  when(PromptTyped{"my own words"});
  const auto opened = when(FragmentChanged{R"(ask?q={"v":1,"prompt":"of a stranger"})"});
  EXPECT_EQ(state.ask.prompt, "my own words") << "it is only shown";
  EXPECT_EQ(one<SetFragment>(opened).fragment, "ask");
  EXPECT_TRUE(only<StartRun>(when(LinkTaken{})).empty());
  EXPECT_EQ(state.ask.prompt, "of a stranger");
  when(PromptRestored{});
  EXPECT_EQ(state.ask.prompt, "my own words");
  when(FragmentChanged{"ask?q={damaged"});
  EXPECT_EQ(state.ask.prompt, "my own words");
  EXPECT_EQ(state.ask.notices.back().key, "link.damaged");
}

}  // namespace
}  // namespace triptych::history_update_test

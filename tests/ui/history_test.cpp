// What is kept on this device, as a person meets it: the draft, the history, cards and links.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "base/json.h"
#include "fakes/headless_imgui.h"
#include "features/history/run_record.h"

namespace triptych::history_test {
namespace {

using ui::ItemRole;

constexpr char kKey[] = "sk-test-1234567890";

std::string answer_of(const std::string& text) {
  return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text +
         "\"}}]}\n\n"
         "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
         "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":100}}\n\n"
         "data: [DONE]\n\n";
}

struct HistoryPage : ::testing::Test {
  std::unique_ptr<HeadlessPage> page = std::make_unique<HeadlessPage>(1280, 900);

  HistoryPage() { tell(SessionKnown{"s", 1'795'787'160'000, 0, "build7"}); }
  void start_again() {  // one page at a time
    page.reset();
    page = std::make_unique<HeadlessPage>(1280, 900);
  }
  void tell(Event event) {
    page->platform.news.push_back(std::move(event));
    page->frame();
    page->frame();
  }
  void file(const std::string& id, const std::string& name) {
    tell(FileArrived{name, bytes_of(tiny_png(4, 4)), id});
  }
  void run(const std::string& answer) {
    page->type_key(kKey);
    page->type(ItemRole::text_area, "Prompt", "What is this?");
    page->click(ItemRole::button, "Run");
    reply(answer);
  }
  void reply(const std::string& answer) {
    const RequestId id = page->transport.started.back().id;
    page->transport.push(id, HttpHead{200, {}});
    page->transport.push(id, Chunk{answer_of(answer)});
    page->transport.push(id, Closed{});
    page->frame();
    page->frame();
  }
  template <class T>
  std::size_t count() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        page->platform.performed, [](const PlatformEffect& e) { return e.is<T>(); }));
  }
  // The words of an answer that stays are not added again each frame: its place is, see Item.
  std::string shown_answer() {
    const ui::Item* log = page->find(ItemRole::log, "Answer");
    const auto& opened = state().history.opened;
    return log == nullptr || !opened ? "" : opened->record.conversations[0].last().reply.text;
  }
  const AppState& state() { return page->app.state(); }
  // Deep enough for JavaScript's part: what was kept comes back.
  void open_kept_run() {
    const KeepRun kept = *page->platform.last<KeepRun>();
    page->click(ItemRole::button, "History");
    tell(HistoryListed{"[" + kept.summary + "]"});
    page->click(ItemRole::button, "Open What is this?");
    EXPECT_EQ(page->platform.last<LoadRun>()->id, kept.id);
    tell(RunLoaded{kept.id, kept.record});
  }
};

TEST_F(HistoryPage, TheDraftsFilesAreKeptAndComeBackInOrder) {
  file("s-1", "a.png");
  page->platform.news.push_back(ImageUrlAdded{"https://ex.org/p.png"});
  file("s-2", "b.png");
  EXPECT_EQ(count<StoreBlob>(), 2u);
  const std::string saved = page->platform.last<SaveSettings>()->json;
  EXPECT_NE(saved.find("\"s-1\""), std::string::npos);

  start_again();
  page->platform.news.push_back(SettingsLoaded{saved});
  page->frame();
  page->platform.news.push_back(PromptTyped{"meanwhile"});  // saves before the files are there
  page->frame();
  EXPECT_NE(page->platform.last<SaveSettings>()->json.find("\"s-2\""), std::string::npos);
  page->platform.news.push_back(FileArrived{"b.png", bytes_of(tiny_png(4, 4)), "s-2"});
  page->platform.news.push_back(FileArrived{"a.png", bytes_of(tiny_png(4, 4)), "s-1"});
  page->frame();
  const std::vector<DraftAttachment>& attached = page->app.state().ask.attachments;
  ASSERT_EQ(attached.size(), 3u);
  EXPECT_EQ(attached[0].attachment.name, "a.png");
  EXPECT_EQ(attached[1].attachment.url, "https://ex.org/p.png");
  EXPECT_EQ(attached[2].attachment.name, "b.png");
  EXPECT_EQ(page->app.state().ask.loading_files, 0);
}

TEST_F(HistoryPage, RemovedFilesAreDroppedAndLostOnesAreToldOnce) {
  file("s-1", "a.png");
  page->click(ItemRole::button, "Remove a.png");
  ASSERT_NE(page->platform.last<DropBlob>(), nullptr);
  EXPECT_EQ(page->platform.last<DropBlob>()->id, "s-1");
  EXPECT_EQ(page->platform.last<SaveSettings>()->json.find("s-1"), std::string::npos);
  tell(SettingsLoaded{R"({"version":1,"files":[{"id":"x-9","name":"old.pdf"}]})"});
  tell(FileRefused{"old.pdf", "file.lost", {}, "x-9"});
  EXPECT_NE(page->all_text().find("old.pdf could not be restored"), std::string::npos);
  tell(KeepProblem{StorageFault::full});
  tell(KeepProblem{StorageFault::full});
  EXPECT_EQ(std::ranges::count(state().ask.notices, std::string("keep.full"), &Notice::key), 1);
}

TEST_F(HistoryPage, ARunIsKeptWhenAllEndedAndAgainAfterAFollowUp) {
  file("s-1", "a.png");
  run("A red square.");
  ASSERT_EQ(count<KeepRun>(), 2u);  // when it began, and when it ended
  const KeepRun first = *page->platform.last<KeepRun>();
  EXPECT_EQ(first.files, std::vector<std::string>{"s-1"});
  EXPECT_EQ(first.record.find(kKey), std::string::npos);
  EXPECT_NE(first.record.find("A red square."), std::string::npos);
  page->type(ItemRole::text_field, "Prompt", "How large?");
  page->click(ItemRole::button, "Send");
  EXPECT_EQ(count<KeepRun>(), 3u);
  reply("4 pixels.");
  ASSERT_EQ(count<KeepRun>(), 4u);
  EXPECT_EQ(page->platform.last<KeepRun>()->id, first.id);
  EXPECT_NE(page->platform.last<KeepRun>()->record.find("4 pixels."), std::string::npos);
  page->run_again();
  reply("Another.");
  EXPECT_NE(page->platform.last<KeepRun>()->id, first.id);
}

TEST_F(HistoryPage, NothingIsKeptWhenSwitchedOff) {
  page->click(ItemRole::button, "Keys");
  page->click(ItemRole::checkbox, "Keep a history on this device");
  EXPECT_NE(page->platform.last<SaveSettings>()->json.find("\"history\":false"), std::string::npos);
  page->click(ItemRole::button, "Ask");
  run("A red square.");
  EXPECT_EQ(count<KeepRun>(), 0u);
}

TEST_F(HistoryPage, ARunIsFoundOpenedAndAskedAgain) {
  file("s-1", "a.png");
  run("A red square.");
  page->click(ItemRole::button, "New question");
  page->type(ItemRole::text_area, "Prompt", "My own words");
  open_kept_run();
  EXPECT_EQ(shown_answer(), "A red square.");
  EXPECT_NE(page->all_text().find("Run of Nov 27, 2026, 13:46"), std::string::npos);
  EXPECT_EQ(page->find(ItemRole::button, "Try again"), nullptr);
  EXPECT_EQ(page->platform.last<LoadBlob>()->id, "s-1");
  EXPECT_NE(page->find(ItemRole::button, "Ask again")->state & ui::kDisabled, 0u);
  file("s-1", "a.png");
  page->click(ItemRole::button, "Ask again");
  EXPECT_EQ(state().shared.place, Place::ask);
  EXPECT_EQ(state().ask.prompt, "What is this?");
  ASSERT_EQ(state().ask.attachments.size(), 1u);
  EXPECT_EQ(state().ask.attachments[0].attachment.name, "a.png");
  page->click(ItemRole::button, "Bring back my own text");
  EXPECT_EQ(state().ask.prompt, "My own words");
  EXPECT_TRUE(state().ask.attachments.empty());
}

TEST_F(HistoryPage, ARowTellsWhenWhichFileAndShowsItsPicture) {
  file("s-1", "receipt.png");
  run("A red square.");
  const KeepRun kept = *page->platform.last<KeepRun>();
  page->clock.advance(Millis{2 * 60'000 + 5'000});
  page->click(ItemRole::button, "History");
  tell(HistoryListed{"[" + kept.summary + "]"});
  const auto facts = [&] {
    const ui::Item* row = page->find(ItemRole::button, "Open What is this?");
    return row == nullptr ? "" : row->description;
  };
  EXPECT_TRUE(facts().starts_with("2 min ago · receipt.png · ")) << facts();
  ASSERT_EQ(count<MakeKeptThumbnail>(), 1u);
  const auto wish = *page->platform.last<MakeKeptThumbnail>();
  EXPECT_EQ(wish.file, "s-1");
  tell(ThumbnailReady{wish.attachment_id, 1, 4, 4, false});
  EXPECT_EQ(count<MakeKeptThumbnail>(), 1u);
  EXPECT_FALSE(page->page.wants_frame()) << "a row that ages is no reason to draw";
  page->clock.advance(Millis{60 * 60'000});
  page->frame();
  EXPECT_TRUE(facts().starts_with("1 h ago")) << facts();
  page->clock.advance(Millis{24 * 60 * 60'000});
  page->frame();
  EXPECT_TRUE(facts().starts_with("yesterday")) << facts();
  page->clock.advance(Millis{24 * 60 * 60'000});
  page->frame();
  EXPECT_TRUE(facts().starts_with("Nov 27, 2026, 13:46")) << facts();
}

TEST_F(HistoryPage, SeveralFilesAreCountedLongNamesCutAndOlderRunsStillListed) {
  page->click(ItemRole::button, "History");
  const std::string name = "a-very-long-name-of-a-photograph-that-nobody-reads-to-its-end.jpeg";
  tell(HistoryListed{R"([{"id":"r1","prompt":"Three","files":3,"first_file":{"name":"a.png"}},)"
                     R"({"id":"r2","prompt":"Old","files":1,"date":"2026-01-02 03:04"},)"
                     R"({"id":"r3","prompt":"Long","files":1,"first_file":{"name":")" +
                     name + R"("}}])"});
  const auto facts = [&](const char* row) {
    return page->find(ItemRole::button, std::string("Open ") + row)->description;
  };
  EXPECT_NE(facts("Three").find("3 files"), std::string::npos);
  EXPECT_TRUE(facts("Old").starts_with("Jan 2, 2026, 03:04 · 1 file")) << facts("Old");
  EXPECT_NE(facts("Long").find("a-very-long-name-of-a-ph…-its-end.jpeg ·"), std::string::npos)
      << facts("Long");
  EXPECT_EQ(count<MakeKeptThumbnail>(), 0u);
}

TEST_F(HistoryPage, OnlyRowsOnTheScreenAskForTheirPictures) {
  std::string list = "[";
  for (int i = 0; i < 50; ++i)
    list += R"({"id":"r)" + std::to_string(i) + R"(","files":1,"first_file":{"name":"a.png",)" +
            R"("type":"image/png","id":"f)" + std::to_string(i) + R"("}},)";
  list.back() = ']';
  page->click(ItemRole::button, "History");
  tell(HistoryListed{list});
  EXPECT_GE(count<MakeKeptThumbnail>(), 5u);
  EXPECT_LE(count<MakeKeptThumbnail>(), 13u) << "of a window of 900 pixels";
}

TEST_F(HistoryPage, ARunIsSearchedDeletedAndBroughtBack) {
  run("A red square.");
  open_kept_run();
  page->click(ItemRole::button, "All runs");
  page->type(ItemRole::text_field, "Search the history", "elephant");
  EXPECT_EQ(page->find(ItemRole::button, "Open What is this?"), nullptr);
  EXPECT_NE(page->all_text().find("No run has all of these words"), std::string::npos);
  page->type(ItemRole::text_field, "Search the history", "SQUARE");
  page->click(ItemRole::button, "Delete What is this?");
  EXPECT_TRUE(state().history.runs.empty());
  page->click(ItemRole::button, "Undo");
  EXPECT_EQ(state().history.runs.size(), 1u);
  page->click(ItemRole::button, "Delete What is this?");
  EXPECT_EQ(count<DropRuns>(), 0u);
  page->clock.advance(kUndoTime);
  page->frame();
  page->frame();
  EXPECT_EQ(count<DropRuns>(), 1u);
  EXPECT_EQ(page->find(ItemRole::button, "Undo"), nullptr);
}

TEST_F(HistoryPage, FiveHundredRunsAreShownInParts) {
  std::string list = "[";
  for (int i = 0; i < 500; ++i)
    list += R"({"id":"r)" + std::to_string(i) + R"(","at":)" + std::to_string(i) +
            R"(,"prompt":"Question )" + std::to_string(i) + R"(","words":"question )" +
            std::to_string(i) + R"( "},)";
  list.back() = ']';
  page->click(ItemRole::button, "History");
  EXPECT_EQ(count<ListHistory>(), 1u);
  tell(HistoryListed{list});
  EXPECT_NE(page->find(ItemRole::button, "Open Question 499"), nullptr);  // newest first
  EXPECT_EQ(page->find(ItemRole::button, "Open Question 449"), nullptr);
  EXPECT_LT(page->page.registry().items().size(), 200u);
  page->click(ItemRole::button, "Show more (450)");
  EXPECT_NE(page->find(ItemRole::button, "Open Question 449"), nullptr);
  tell(KeepProblem{StorageFault::full});
  page->click(ItemRole::button, "Delete the oldest 10");
  EXPECT_EQ(state().history.runs.size(), 500u) << "asked first";
  EXPECT_EQ(page->page.registry().take_focus_request(), page->find(ItemRole::button, "Cancel")->id);
  page->click(ItemRole::button, "Cancel");
  EXPECT_EQ(state().history.runs.size(), 500u);
  page->click(ItemRole::button, "Delete all runs (500)");
  EXPECT_EQ(state().history.runs.size(), 500u);
  page->click(ItemRole::button, "Delete these runs (500)");
  EXPECT_TRUE(state().history.runs.empty());
}

TEST_F(HistoryPage, ACardShowsTheRunAgainAndDamagedOnesSaySo) {
  file("s-1", "a.png");
  run("A red square.");
  page->click(ItemRole::button, "Export");
  page->click(ItemRole::button, "Export run");
  const DownloadText card = *page->platform.last<DownloadText>();
  EXPECT_EQ(card.name, "triptych-2026-11-27-1346.json");
  EXPECT_EQ(card.text.find(kKey), std::string::npos);

  start_again();
  page->drop("card.json", card.text);
  EXPECT_EQ(page->app.state().shared.place, Place::history);
  EXPECT_EQ(shown_answer(), "A red square.");
  page->click(ItemRole::button, "Ask again");
  EXPECT_EQ(page->app.state().ask.attachments.size(), 1u);
  EXPECT_EQ(page->app.state().ask.prompt, "What is this?");
  page->drop("half.json", card.text.substr(0, card.text.size() / 2));
  EXPECT_NE(page->all_text().find("half.json is damaged"), std::string::npos);
  page->drop("photo.png", tiny_png(4, 4));  // in History only cards are taken
  EXPECT_NE(page->all_text().find("photo.png is not a saved run"), std::string::npos);
  EXPECT_EQ(page->app.state().ask.attachments.size(), 1u);
}

TEST_F(HistoryPage, ALinkFillsTheQuestionAndRunsNothing) {
  page->type(ItemRole::text_area, "Prompt", "What is 100 % of this?");
  page->click(ItemRole::button, "Options");
  page->click(ItemRole::button, "Copy a link");
  page->close();
  const std::string link = page->platform.last<CopyLink>()->fragment;
  EXPECT_TRUE(link.starts_with("ask?q=%7B"));

  page->type(ItemRole::text_area, "Prompt", "My own words");
  tell(FragmentChanged{R"(ask?q={"v":1,"prompt":"From a link","system":"Be rude.","repeats":5,)"
                       R"("targets":[["gemini","gemini-3.8-flash"]]})"});
  EXPECT_EQ(state().ask.prompt, "My own words");
  for (const char* told : {"From a link", "gemini-3.8-flash", "Runs: 5", "Be rude."})
    EXPECT_NE(page->all_text().find(told), std::string::npos) << told;
  page->click(ItemRole::button, "Use this question");
  EXPECT_NE(page->all_text().find("Options: system text set"), std::string::npos);
  EXPECT_EQ(state().ask.prompt, "From a link");
  EXPECT_EQ(state().ask.provider_id(), "gemini");
  EXPECT_TRUE(page->transport.started.empty());
  EXPECT_EQ(page->platform.last<SetFragment>()->fragment, "ask");
  EXPECT_EQ(state().ask.replaced_prompt, "My own words");
  page->click(ItemRole::button, "Undo");
  EXPECT_EQ(state().ask.prompt, "My own words");
  EXPECT_EQ(state().ask.system, "");
  EXPECT_EQ(state().ask.repeats, 1);
  EXPECT_NE(state().ask.provider_id(), "gemini");
  tell(FragmentChanged{R"(ask?q={"v":1,"prompt":"From another"})"});
  page->click(ItemRole::button, "Keep mine");
  EXPECT_EQ(state().ask.prompt, "My own words");
  tell(FragmentChanged{"ask?q={\"v\":1,"});
  EXPECT_EQ(state().ask.prompt, "My own words");
  EXPECT_NE(page->all_text().find("The link holds no question"), std::string::npos);
  page->type(ItemRole::text_area, "Prompt", std::string(9000, 'x'));
  page->click(ItemRole::button, "Options");
  page->click(ItemRole::button, "Copy a link");
  page->close();
  EXPECT_NE(page->all_text().find("too long for a link"), std::string::npos);
}

TEST_F(HistoryPage, WhatALinkReplacedComesBackEvenAfterAReload) {
  page->platform.news.push_back(SystemTyped{"Be kind."});
  page->platform.news.push_back(SchemaTyped{R"({"type":"object","properties":{}})"});
  page->type(ItemRole::text_area, "Prompt", "My own words");
  const std::string schema = state().ask.json_schema;
  tell(FragmentChanged{R"(ask?q={"v":1,"prompt":"From a link","system":"Be rude."})"});
  page->click(ItemRole::button, "Use this question");
  EXPECT_EQ(state().ask.system, "Be rude.");
  EXPECT_EQ(state().ask.json_schema, "");
  const std::string saved = page->platform.last<SaveSettings>()->json;
  start_again();
  tell(SettingsLoaded{saved});
  EXPECT_EQ(state().ask.prompt, "From a link");
  page->click(ItemRole::button, "Bring back my own text");
  EXPECT_EQ(state().ask.prompt, "My own words");
  EXPECT_EQ(state().ask.system, "Be kind.");
  EXPECT_EQ(state().ask.json_schema, schema);
  EXPECT_EQ(page->find(ItemRole::button, "Bring back my own text"), nullptr);
}

TEST_F(HistoryPage, RunsOfThisAndOtherTabsAreListedWheneverThePlaceIsOpened) {
  page->click(ItemRole::button, "History");
  tell(HistoryListed{R"([{"id":"r1","at":1,"prompt":"Old"}])"});
  page->click(ItemRole::button, "Ask");
  page->click(ItemRole::button, "History");
  EXPECT_EQ(count<ListHistory>(), 2u);
  tell(HistoryListed{R"([{"id":"r2","at":2,"prompt":"New"}])"});  // r1 was deleted elsewhere
  EXPECT_NE(page->find(ItemRole::button, "Open New"), nullptr);
  EXPECT_EQ(page->find(ItemRole::button, "Open Old"), nullptr);
  tell(RunKept{"r3"});  // ended while the list is looked at
  EXPECT_EQ(count<ListHistory>(), 3u);
}

TEST_F(HistoryPage, ARunThatCannotBeReadSaysSoAndCanBeDeleted) {
  page->click(ItemRole::button, "History");
  tell(HistoryListed{R"([{"id":"r1","at":1,"prompt":"Old"},{"id":"r2"}])"});
  page->click(ItemRole::button, "Open Old");
  tell(RunLoaded{"r1", "{\"format\":"});
  EXPECT_NE(page->all_text().find("what was stored is damaged"), std::string::npos);
  page->click(ItemRole::button, "Open Old");
  tell(RunLoaded{"r1", ""});
  EXPECT_NE(page->all_text().find("no longer there"), std::string::npos);
  EXPECT_NE(page->find(ItemRole::button, "Delete Old"), nullptr);
}

TEST_F(HistoryPage, ForgettingKeepsNothing) {
  file("s-1", "a.png");
  run("A red square.");
  open_kept_run();
  page->click(ItemRole::button, "Keys");
  page->click(ItemRole::button, "Erase everything…");
  EXPECT_NE(page->all_text().find("Runs in History: 1"), std::string::npos);
  page->click(ItemRole::button, "Erase everything");
  const std::size_t kept = count<StoreBlob>();
  EXPECT_TRUE(state().history.runs.empty() && !state().history.opened);
  page->click(ItemRole::button, "Ask");
  page->type(ItemRole::text_area, "Prompt", "New");
  page->click(ItemRole::button, "Keys");
  EXPECT_EQ(count<StoreBlob>(), kept);
  EXPECT_EQ(page->platform.last<SaveSettings>()->json.find("s-1"), std::string::npos);
}

}  // namespace
}  // namespace triptych::history_test

// The wire X-ray as a person meets it: by role and name only. Also what a lesson that changed
// offers, and pictures that go from a cell to Ask.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/json.h"
#include "fakes/headless_imgui.h"
#include "fakes/source_dir.h"
#include "features/learn/learn_state.h"

namespace triptych::xray_view_test {
namespace {

using ui::ItemRole;

std::string read(const std::string& path) {
  std::ifstream file(source_dir() + "/assets/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct LessonPage : testing::Test {
  void tell(Event event) {
    page.platform.news.push_back(std::move(event));
    page.frame();
    page.frame();
  }
  void open(const std::string& name, const std::string& text, const std::string& title) {
    tell(DateChanged{"2026-03-01"});
    page.click(ItemRole::button, "Learn");
    Json files = Json::array();
    files.push_back({{"name", name}, {"text", text}});
    tell(LessonsArrived{dump_json(files)});
    page.click(ItemRole::button, "1. " + title);
  }
  void wait() {
    for (int i = 0; i < 30; ++i) {
      page.clock.advance(Millis{20});
      page.frame();
    }
    page.frame();
  }
  bool shows(const std::string& words) { return page.all_text().find(words) != std::string::npos; }
  const Progress& progress() { return page.app.state().learn.progress; }
  HeadlessPage page;
};

struct XrayPage : LessonPage {
  XrayPage() : XrayPage("06_three_wires.md") {}
  explicit XrayPage(const std::string& name) {
    const std::string text = read("lessons/" + name);
    const std::size_t at = text.find("title: ") + 7;
    open(name, text, text.substr(at, text.find('\n', at) - at));
  }
  void fetch() {
    tell(LessonFileArrived{"samples/chart.png", bytes_of(read("samples/chart.png"))});
  }
};

TEST_F(XrayPage, ThePictureIsFetchedAndAFailureCanBeMended) {
  ASSERT_NE(page.platform.last<FetchLessonFile>(), nullptr);
  EXPECT_EQ(page.platform.last<FetchLessonFile>()->path, "samples/chart.png");
  EXPECT_TRUE(shows("Fetching the picture"));
  tell(LessonFileArrived{"samples/chart.png", nullptr});
  EXPECT_TRUE(shows("could not be fetched"));
  page.platform.performed.clear();
  page.click(ItemRole::button, "Try again");
  ASSERT_NE(page.platform.last<FetchLessonFile>(), nullptr);
  fetch();
  EXPECT_NE(page.find(ItemRole::group, "OpenAI request"), nullptr);
}

struct FourWires : XrayPage {
  FourWires() : XrayPage("19_responses_interactions.md") {
    tell(LessonFileArrived{"samples/receipt.png", bytes_of(read("samples/receipt.png"))});
  }
};

TEST_F(FourWires, TwoOfAProviderStandBesideEachOther) {
  const auto left_of = [&](const char* wire) { return page.find(ItemRole::group, wire)->rect.x; };
  const float left = left_of("Chat completions request"), right = left_of("Responses request");
  EXPECT_GT(right, left + 300);
  EXPECT_EQ(left_of("generateContent request"), left);
  EXPECT_EQ(left_of("Interactions request"), right);
  EXPECT_TRUE(shows("https://api.openai.com/v1/responses"));
  EXPECT_TRUE(shows("https://generativelanguage.googleapis.com/v1beta/interactions"));
}

TEST_F(XrayPage, AFactIsNamedAndShownInAllWires) {
  fetch();
  for (const char* wire : {"OpenAI request", "Anthropic request", "Gemini request"})
    EXPECT_NE(page.find(ItemRole::group, wire), nullptr) << wire;
  for (const char* fact : {"① Bytes (base64)", "② Media type", "③ Prompt", "④ Key", "⑤ Model",
                           "⑥ Limit of the answer", "⑦ Answer in the reply"})
    EXPECT_NE(page.find(ItemRole::button, fact), nullptr) << fact;
  EXPECT_TRUE(shows("②image/png"));
  page.click(ItemRole::button, "② Media type");
  EXPECT_TRUE(shows("② in the body at messages[0].content[0].image_url.url"));
  EXPECT_TRUE(shows("② in the body at messages[0].content[0].source.media_type"));
  EXPECT_TRUE(shows("② in the body at contents[0].parts[0].inlineData.mimeType"));
  page.click(ItemRole::button, "④ Key");
  EXPECT_TRUE(shows("④ in the header Authorization"));
  EXPECT_TRUE(shows("④ in the header x-api-key"));
  page.click(ItemRole::button, "⑤ Model");
  EXPECT_TRUE(shows("⑤ in the address"));
  page.click(ItemRole::button, "⑤ Model");
  EXPECT_FALSE(shows("⑤ in the address"));
}

TEST_F(XrayPage, APredictionComesFirstThenPracticeAnswers) {
  fetch();
  page.click(ItemRole::radio, "No max_tokens");
  EXPECT_TRUE(shows("max_tokens: removed"));
  EXPECT_TRUE(shows("-   \"max_tokens\": ⑥2000"));
  const ui::Item* send = page.find(ItemRole::button, "Send to practice");
  ASSERT_NE(send, nullptr);
  EXPECT_NE(send->state & ui::kDisabled, 0u);
  page.click(ItemRole::radio, "400 · Refused: a required field is missing");
  page.click(ItemRole::button, "Send to practice");
  EXPECT_TRUE(shows("Sending"));
  wait();
  EXPECT_TRUE(shows("Your prediction was right. Status 400. 4 XP earned"));
  EXPECT_TRUE(shows("max_tokens: Field required"));
  EXPECT_TRUE(shows("Of the three only Anthropic insists on a limit."));
  EXPECT_TRUE(page.transport.started.empty());  // nothing left the page
  EXPECT_EQ(progress().total(), 4);
  EXPECT_EQ(progress().streak("2026-03-01"), 1);
}

TEST_F(XrayPage, AWrongPredictionIsToldAndALaterOneCountsInFull) {
  fetch();
  page.click(ItemRole::radio, "No header for browsers");
  page.click(ItemRole::radio, "200 · It works: the header is only a warning");
  page.click(ItemRole::button, "Send to practice");
  wait();
  EXPECT_TRUE(shows("Your prediction was wrong. Blocked by the browser (CORS), status 0."));
  EXPECT_EQ(progress().total(), 0);
  // What was predicted before the answer stands.
  const ui::Item* other = page.find(ItemRole::radio, "0 · Blocked by the browser, status 0");
  ASSERT_NE(other, nullptr);
  EXPECT_TRUE(other->state & ui::kDisabled);
  page.click(ItemRole::button, "Predict again");
  page.click(ItemRole::radio, "0 · Blocked by the browser, status 0");
  page.click(ItemRole::button, "Send to practice");
  wait();
  EXPECT_EQ(progress().total(), 4);
  EXPECT_EQ(load_progress(page.platform.last<SaveProgress>()->json).total(), 4);
}

TEST_F(XrayPage, AnAnswerThatComesAfterAnotherMistakeWasChosenIsDropped) {
  fetch();
  page.click(ItemRole::radio, "No max_tokens");
  page.click(ItemRole::radio, "400 · Refused: a required field is missing");
  page.click(ItemRole::button, "Send to practice");
  page.click(ItemRole::radio, "Role system for Gemini");
  wait();
  EXPECT_EQ(progress().total(), 0);
  EXPECT_FALSE(shows("Your prediction was"));
  page.click(ItemRole::radio, "Nothing broken");
  EXPECT_EQ(page.find(ItemRole::button, "Send to practice"), nullptr);
}

TEST_F(XrayPage, WhatWorksShowsTheAnswerWhereItStands) {
  fetch();
  page.click(ItemRole::radio, "No limit for OpenAI");
  page.click(ItemRole::radio, "200 · It works: the limit may be left out");
  page.click(ItemRole::button, "Send to practice");
  wait();
  EXPECT_TRUE(shows("Status 200."));
  EXPECT_TRUE(shows("\"content\": ⑦\""));
}

// --- a lesson that changed ---------------------------------------------------------------------

constexpr char kChanged[] =
    "---\nid: first\ntitle: First\nsummary: S\nversion: 2\n---\n"
    "```python cell=one\nx = 1\ny = 2\nprint(x + y)\n```\n";

struct ChangedLesson : LessonPage {
  ChangedLesson() {
    Progress old;
    old.edits["first/one"] = "x = 1\nprint(x)  # mine";
    old.edit_versions["first/one"] = 1;
    tell(ProgressLoaded{progress_json(old)});
    open("01_first.md", kChanged, "First");
  }
  const std::string& code() {
    const Lesson* lesson = page.app.state().learn.open();
    return page.app.state().learn.code_of(*lesson, "one");
  }
};

TEST_F(ChangedLesson, BothTextsAreShownAndNothingIsLostUntilAChoice) {
  EXPECT_NE(page.find(ItemRole::region, "New version of cell one"), nullptr);
  EXPECT_TRUE(shows("x = 1\ny = 2\nprint(x + y)"));
  EXPECT_EQ(page.find(ItemRole::text_area, "Code of cell one")->value, "x = 1\nprint(x)  # mine");
  EXPECT_TRUE(shows("Marked lines: 1 only in yours, 2 only in the new text."));
  // Typing goes on meanwhile, and the offer stays.
  page.type(ItemRole::text_area, "Code of cell one", "x = 1\ny = 2\nprint(x)");
  EXPECT_TRUE(shows("Marked lines: 1 only in yours, 1 only in the new text."));
}

TEST_F(ChangedLesson, KeepMineKeepsIt) {
  page.click(ItemRole::button, "Keep mine");
  EXPECT_EQ(code(), "x = 1\nprint(x)  # mine");
  EXPECT_EQ(page.find(ItemRole::button, "Keep mine"), nullptr);
  const Progress kept = load_progress(page.platform.last<SaveProgress>()->json);
  EXPECT_EQ(kept.edit_versions.at("first/one"), 2);
  EXPECT_EQ(kept.edits.at("first/one"), "x = 1\nprint(x)  # mine");
}

TEST_F(ChangedLesson, TakeTheNewOneTakesIt) {
  page.click(ItemRole::button, "Take the new one");
  EXPECT_EQ(code(), "x = 1\ny = 2\nprint(x + y)");
  EXPECT_EQ(page.find(ItemRole::button, "Take the new one"), nullptr);
  EXPECT_TRUE(load_progress(page.platform.last<SaveProgress>()->json).edits.empty());
}

// --- pictures of cells -------------------------------------------------------------------------

TEST_F(ChangedLesson, APictureOfACellGoesToAskAndIsDownloaded) {
  page.click(ItemRole::button, "Run cell one");
  tell(PythonSaid{OutputKind::picture, "chart.png", 77});
  tell(ThumbnailReady{77, 5, 640, 480, false});
  EXPECT_EQ(page.platform.last<DropThumbnail>(), nullptr);  // it is still shown
  tell(PythonEnded{PythonOutcome::ok, Millis{3}, true});
  page.click(ItemRole::button, "Download chart.png");
  ASSERT_NE(page.platform.last<SavePicture>(), nullptr);
  EXPECT_EQ(page.platform.last<SavePicture>()->image_id, 77u);
  page.click(ItemRole::button, "Use in Ask");
  ASSERT_NE(page.platform.last<AttachPicture>(), nullptr);
  EXPECT_EQ(page.platform.last<AttachPicture>()->name, "chart.png");
  EXPECT_EQ(page.app.state().shared.place, Place::ask);
  EXPECT_EQ(page.app.state().ask.loading_files, 1);
  tell(FileArrived{"chart.png", bytes_of(tiny_png(640, 480))});
  EXPECT_EQ(page.app.state().ask.loading_files, 0);
  EXPECT_EQ(page.app.state().ask.attachments.size(), 1u);
}

}  // namespace
}  // namespace triptych::xray_view_test

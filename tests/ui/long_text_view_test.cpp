// Answers, cards and lists that are far too long: what is laid out and mirrored at once has a
// bound, and all of it can be reached and copied. Counted, never timed.
#include <gtest/gtest.h>

#include "base/json.h"
#include "base/utf8.h"
#include "fakes/headless_imgui.h"
#include "features/history/run_record.h"

namespace triptych::long_text_view_test {
namespace {

using ui::ItemRole;

constexpr std::size_t kMaxItems = 5'000;         // in a frame, with everything around the answer
constexpr std::size_t kMaxMeasured = 1'500'000;  // bytes of text, for all frames of an answer

std::string repeated(const std::string& part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

struct LongText : ::testing::Test {
  HeadlessPage page;
  std::size_t most_items = 0, most_spans = 0;
  bool on_the_wire = false;  // the view that is looked at

  void frame() {
    page.frame();
    most_items = std::max(most_items, page.page.registry().items().size());
    std::size_t spans = 0;
    for (const ui::Item& item : page.page.registry().items()) spans += item.spans.size();
    most_spans = std::max(most_spans, spans);
  }
  // Until all is laid out.
  void rests() {
    for (int i = 0; i < 50 && page.page.unfinished(); ++i) frame();
    EXPECT_FALSE(page.page.unfinished());
  }
  void ask() {
    page.type_key("sk-test-1234567890");
    page.type(ItemRole::text_area, "Prompt", "Go");
    page.click(ItemRole::button, "Run");
    if (on_the_wire) {
      page.see("Request & code");
      page.click(ItemRole::tab, "Response");
    }
    page.transport.push(page.transport.started.at(0).id, HttpHead{200, {}});
  }
  void arrives(const std::string& text) {
    const Json delta{{"choices", {{{"index", 0}, {"delta", {{"content", text}}}}}}};
    page.transport.push(page.transport.started.at(0).id,
                        Chunk{"data: " + dump_json(delta) + "\n\n"});
    frame();
    frame();
  }
  void ends() {
    page.transport.push(page.transport.started.at(0).id, Chunk{"data: [DONE]\n\n"});
    page.transport.push(page.transport.started.at(0).id, Closed{});
    frame();
  }
  // Streams the text in two pieces; nothing grows with its length, and nothing of it is lost.
  void expect_bounded(const std::string& text) {
    ask();
    page.text.measured = 0;
    const std::string half(utf8_prefix(text, text.size() / 2));
    arrives(half);
    EXPECT_NE(page.find(ItemRole::button, "Stop"), nullptr);
    arrives(text.substr(half.size()));
    ends();
    rests();
    EXPECT_LT(most_items, kMaxItems);
    EXPECT_LT(most_spans, kMaxItems);
    EXPECT_LT(page.text.measured, kMaxMeasured);
    EXPECT_LT(page.text.longest, 1'000u);
    if (on_the_wire) return;
    page.click(ItemRole::button, "Copy answer");
    ASSERT_NE(page.platform.last<CopyText>(), nullptr);
    EXPECT_TRUE(page.platform.last<CopyText>()->text == text) << "not the whole text is copied";
  }
  // Presses buttons that show more until none is left; at most so many times.
  int shows_all(int most) {
    for (int pressed = 0; pressed < most; ++pressed) {
      std::string name;
      for (const ui::Item& item : page.page.registry().items())
        if (item.role == ItemRole::button && item.name.starts_with("Show more")) name = item.name;
      if (name.empty()) return pressed;
      page.click(ItemRole::button, name);
    }
    return -1;
  }
};

TEST_F(LongText, ATableOf20000Rows) {
  expect_bounded("| a | b |\n|---|---|\n" + repeated("| 1 | 2 |\n", 20'000));
  EXPECT_NE(page.find(ItemRole::button, "Show more (19801 left)"), nullptr);
  page.click(ItemRole::button, "Show more (19801 left)");
  EXPECT_NE(page.find(ItemRole::button, "Show more (19301 left)"), nullptr);
}

TEST_F(LongText, AListOf100000Items) { expect_bounded(repeated("- a\n", 100'000)); }

TEST_F(LongText, ListsInListsInLists) {
  expect_bounded(repeated("1. ", 50'000) + "deep");
  for (const ui::Item& item : page.page.registry().items()) EXPECT_LT(item.rect.x, 3'000.0f);
}

TEST_F(LongText, ALetterWith100000Marks) { expect_bounded("a" + repeated("\u0301", 100'000)); }

TEST_F(LongText, ALineOf2Megabytes) { expect_bounded(repeated("word ", 400'000)); }

TEST_F(LongText, AWordOf2Megabytes) { expect_bounded(repeated("wordword", 250'000)); }

TEST_F(LongText, AnArrayOf2Megabytes) {
  expect_bounded("```json\n[" + repeated("1,", 1'250'000) + "1]\n```");
}

TEST_F(LongText, ManyShortParagraphs) { expect_bounded(repeated("a\n\n", 50'000)); }

// So that what is typed meanwhile is taken in between.
TEST_F(LongText, WhatComesAtOnceIsLaidOutBitByBit) {
  ask();
  most_items = 0;
  arrives(repeated("Some words.\n\n", 1'500) + "At the very end.");
  ends();
  int frames = 0;
  for (; page.find(ItemRole::text, "At the very end.") == nullptr && frames < 50; ++frames) {
    EXPECT_TRUE(page.page.unfinished());
    frame();
  }
  EXPECT_GT(frames, 10);
  EXPECT_LT(frames, 20);
  rests();
  EXPECT_LT(most_items, 500u) << "of a frame; what was laid out before is not listed again";
  EXPECT_EQ(page.all_text().find("Show more"), std::string::npos);
}

TEST_F(LongText, ALineOf50000Links) { expect_bounded(repeated("[a](http://b.example) ", 50'000)); }

TEST_F(LongText, AThousandTables) {
  expect_bounded(repeated("| a | b |\n|---|---|\n" + repeated("| 1 | 2 |\n", 20) + "\n", 1'000));
}

TEST_F(LongText, AQuestionOfAMegabyteIsMeasuredAsFarAsItIsSeen) {
  std::string question;  // no word comes twice: the engine remembers those it has measured
  for (int i = 0; i < 130'000; ++i) question += std::to_string(i) + "th ";
  page.type_key("sk-test-1234567890");
  page.type(ItemRole::text_area, "Prompt", question);
  page.text.measured = page.text.longest = 0;
  page.click(ItemRole::button, "Run");
  page.transport.push(page.transport.started.at(0).id, HttpHead{200, {}});
  arrives("An answer.");
  EXPECT_LT(page.text.measured, 50'000u);
  EXPECT_LT(page.text.longest, 1'000u);
}

TEST_F(LongText, TheEndIsReachedByShowingMore) {
  expect_bounded(repeated("- a\n", 1'500) + "- last zebra");
  EXPECT_EQ(page.all_text().find("zebra"), std::string::npos);
  EXPECT_EQ(shows_all(10), 3);
  EXPECT_NE(page.find(ItemRole::list_item, "last zebra"), nullptr);
}

TEST_F(LongText, WhatWasShownStaysShownWhileTheAnswerGrows) {
  ask();
  arrives(repeated("- a\n", 1'000));
  page.click(ItemRole::button, "Show more (800 left)");
  arrives(repeated("- b\n", 1'000));
  ends();
  EXPECT_NE(page.find(ItemRole::button, "Show more (1300 left)"), nullptr);
}

TEST_F(LongText, ATableWithMoreColumnsThanRows) {
  expect_bounded(repeated("|a", 5'000) + "|\n" + repeated("|-", 5'000) + "|\n" +
                 repeated("|b", 5'000) + "|\n");
}

TEST_F(LongText, AThousandFilesAreListedInPortions) {
  for (int i = 0; i < 1'000; ++i)
    page.platform.news.push_back(
        FileArrived{std::to_string(i) + ".png", bytes_of(tiny_png(i % 50 + 1, i / 50 + 1))});
  frame();
  frame();
  EXPECT_EQ(page.app.state().ask.attachments.size(), 1'000u);
  EXPECT_LT(most_items, kMaxItems);
  EXPECT_NE(page.find(ItemRole::button, "Remove 49.png"), nullptr);
  EXPECT_EQ(page.find(ItemRole::button, "Remove 50.png"), nullptr);
  page.click(ItemRole::button, "Show more (950 left)");
  EXPECT_NE(page.find(ItemRole::button, "Remove 99.png"), nullptr);
}

std::string card(int conversations, int turns) {
  const OrderedJson turn{
      {"asked", {{"text", "q"}}}, {"answer", "a"}, {"finish", {{"reason", "end"}}}};
  OrderedJson conversation{{"provider", "openai"}, {"model", "m"}, {"label", "l"}};
  for (int i = 0; i < turns; ++i) conversation["turns"].push_back(turn);
  OrderedJson json{{"format", "triptych-card"}, {"version", 1}, {"question", {{"prompt", "q"}}}};
  json["files"] = OrderedJson::array();
  for (int i = 0; i < conversations; ++i) json["columns"].push_back(conversation);
  return dump_json(json);
}

TEST_F(LongText, ACardHoldsAThousandAnswersAtMostAndShowsThemInPortions) {
  ASSERT_TRUE(read_record(card(50, 20)));
  const auto refused = read_record(card(50, 21));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), "card.too_many");
  page.drop("big.json", card(50, 20));
  frame();
  EXPECT_LT(most_items, 20'000u);
  EXPECT_NE(page.find(ItemRole::button, "Show more (15 left)"), nullptr);
}

TEST_F(LongText, AResponseOfMegabytesIsShownInPortionsOnTheWire) {
  on_the_wire = true;
  expect_bounded("[" + repeated("1,", 400'000) + "1]");
  bool more = false;
  for (const ui::Item& item : page.page.registry().items()) {
    EXPECT_LT(item.name.size(), 200'000u);
    more = more || item.name.starts_with("Show more of this (");
  }
  EXPECT_TRUE(more);
}

}  // namespace
}  // namespace triptych::long_text_view_test

// Pictures with known numbers, without a browser: the test draws for the page. By role and name.
#include <gtest/gtest.h>

#include "base/json.h"
#include "fakes/headless_imgui.h"
#include "truth/known.h"
#include "truth/mark.h"

namespace triptych::truth_view_test {
namespace {

using ui::ItemRole;

struct Truth : ::testing::Test {
  HeadlessPage page{1600, 1000};

  const truth::TestPicture& wished() { return page.app.state().ground_truth.test_picture; }
  Json orders() {
    const auto* work = page.platform.last<MediaWork>();
    EXPECT_NE(work, nullptr);
    return work == nullptr ? Json() : parse_json(work->orders).value_or(Json());
  }
  void drawn(MediaStage what = MediaStage::made, std::string facts = "{}") {
    const auto* work = page.platform.last<MediaWork>();
    ASSERT_NE(work, nullptr);
    ASSERT_EQ(work->tool, MediaTool::truth);
    const std::string png = tiny_png(1000, 640);
    page.platform.news.push_back(
        MediaNews{work->job, what, std::move(facts), std::make_shared<ByteVector>(*bytes_of(png))});
    page.frame();
    page.frame();
  }
  void use(const char* seed) {
    page.attach_by("Test image");
    drawn();
    page.type(ItemRole::text_field, "Seed", seed);
    drawn();
    page.click(ItemRole::button, "Use it");
  }
  void answer(std::size_t n, const Json& value) {
    const RequestId id = page.transport.started.at(n).id;
    OrderedJson chunk{{"choices", {{{"index", 0}, {"delta", {{"content", value.dump()}}}}}}};
    OrderedJson end{
        {"choices", {{{"index", 0}, {"delta", OrderedJson::object()}, {"finish_reason", "stop"}}}}};
    page.transport.push(id, HttpHead{200, {}});
    page.transport.push(id, Chunk{"data: " + chunk.dump() + "\n\ndata: " + end.dump() + "\n\n"});
    page.transport.push(id, Chunk{"data: [DONE]\n\n"});
    page.transport.push(id, Closed{});
    page.frame();
    page.frame();
  }
  bool says(std::string_view words) { return page.all_text().find(words) != std::string::npos; }
};

TEST_F(Truth, TheDialogDrawsOneAtATimeWhatIsWished) {
  page.attach_by("Test image");
  ASSERT_NE(page.find(ItemRole::dialog, "Test image"), nullptr);
  EXPECT_NE(page.find(ItemRole::button, "Use it")->state & ui::kDisabled, 0u);
  const std::uint32_t job = page.platform.last<MediaWork>()->job;
  page.click(ItemRole::radio, "Pie chart");
  page.type(ItemRole::range, "Values", "4");
  page.type(ItemRole::range, "Rotation", "-7");
  page.type(ItemRole::range, "Blur", "1.5");
  page.type(ItemRole::text_field, "Seed", "77");
  EXPECT_EQ(page.platform.last<MediaWork>()->job, job);  // nothing new until it has ended
  drawn();
  EXPECT_NE(page.platform.last<MediaWork>()->job, job);
  EXPECT_EQ(wished().values, 4);
  EXPECT_EQ(orders()["rotation"], -7);
  EXPECT_EQ(orders()["blur"], 1.5);
  EXPECT_NE(page.find(ItemRole::button, "Use it")->state & ui::kDisabled, 0u);
  drawn();
  EXPECT_EQ(page.find(ItemRole::button, "Use it")->state & ui::kDisabled, 0u);
  page.type(ItemRole::text_field, "Seed", "7x");
  EXPECT_NE(page.find(ItemRole::text_field, "Seed")->state & ui::kInvalid, 0u);
  EXPECT_EQ(wished().seed, 77u);
  page.click(ItemRole::button, "New seed");
  EXPECT_NE(wished().seed, 77u);
  EXPECT_EQ(page.find(ItemRole::text_field, "Seed")->value, std::to_string(wished().seed));
  page.key(ui::Action::Kind::cancel);
  EXPECT_EQ(page.find(ItemRole::dialog, "Test image"), nullptr);
  EXPECT_TRUE(page.app.state().ask.attachments.empty());
}

TEST_F(Truth, WhatCannotBeDrawnIsTold) {
  page.attach_by("Test image");
  drawn(MediaStage::failed, R"({"key":"truth.no_blur"})");
  const ui::Item* alert = nullptr;
  for (const ui::Item& item : page.page.registry().items())
    if (item.role == ItemRole::alert) alert = &item;
  ASSERT_NE(alert, nullptr);
  EXPECT_NE(alert->name.find("cannot blur"), std::string::npos);
}

TEST_F(Truth, UseItAttachesAMarkedPictureWithItsFieldsAndQuestion) {
  use("5");
  ASSERT_EQ(page.app.state().ask.attachments.size(), 1u);
  const Attachment& file = page.app.state().ask.attachments[0].attachment;
  EXPECT_EQ(file.name, "test-bar-5.png");
  const auto mark = truth::mark_in(view(file.data));
  ASSERT_TRUE(mark);
  EXPECT_EQ(mark->seed, 5u);
  ASSERT_TRUE(page.app.state().ask.schema);
  EXPECT_EQ(page.app.state().ask.schema->title, "chart_data");
  EXPECT_TRUE(page.app.state().ask.prompt.starts_with("Read every data point"));
}

TEST_F(Truth, TypedWordsAndFieldsAreNotLost) {
  page.type(ItemRole::text_area, "Prompt", "My own question");
  page.click(ItemRole::button, "Structured output: none");
  page.click(ItemRole::button, "Fields: Receipt");
  page.close();
  use("5");
  EXPECT_EQ(page.app.state().ask.prompt, "My own question");
  EXPECT_EQ(page.app.state().ask.schema->title, "chart_data");
  ASSERT_TRUE(page.app.state().ask.replaced_options);
  EXPECT_NE(page.app.state().ask.replaced_options->json_schema.find("store_name"),
            std::string::npos);
}

TEST_F(Truth, AnswersAreHeldAgainstTheTruth) {
  page.type_key("sk-test-1234567890");
  use("5");
  page.click(ItemRole::button, "Compare with another model");
  page.type(ItemRole::select, "Provider", "openai");
  page.close();
  page.click(ItemRole::button, "Run");
  ASSERT_EQ(page.transport.started.size(), 2u);
  const Json right = truth::known_of(wished()).truth;
  Json wrong = right;
  Json& value = wrong["series"][0]["points"][1]["value"];
  value = value.get<double>() * 1.5;
  answer(0, right);
  answer(1, wrong);
  ASSERT_NE(page.find(ItemRole::region, "Accuracy"), nullptr) << page.all_text();
  EXPECT_TRUE(says("16 of 16 right")) << page.all_text();
  EXPECT_TRUE(says("15 of 16 right"));
  EXPECT_TRUE(says("worst 50.0 %"));
  EXPECT_NE(page.find(ItemRole::cell, Json(value).dump() + ", +50.0 %"), nullptr)
      << page.all_text();
  const auto& scores = page.app.state().results.structured.agreement.scores;
  EXPECT_EQ(scores.at(0).wrong, 0u);
  EXPECT_EQ(scores.at(1).wrong, 1u);
  bool plotted = false;
  for (const ui::Item& item : page.page.registry().items())
    plotted = plotted ||
              (item.role == ItemRole::image && item.name.starts_with("Error of each value; ") &&
               item.name.find("+50.0 %") != std::string::npos);
  EXPECT_TRUE(plotted);
  // Marks are the picture's own.
  page.see("Compare");
  for (const ui::Item& item : page.page.registry().items()) {
    if (item.role == ItemRole::button && item.name.ends_with("marked as right")) {
      EXPECT_NE(item.state & ui::kDisabled, 0u);
    }
  }
  page.see("Accuracy");
  for (const ui::Item& item : page.page.registry().items()) {
    if (item.role != ItemRole::button || item.name != "Save as CSV") continue;
    page.page.registry().push_action({ui::Action::Kind::activate, item.id, ""});
    break;
  }
  page.frame();
  const auto* file = page.platform.last<DownloadText>();
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->name, "against-truth.csv");
  EXPECT_NE(file->text.find("/series/0/points/1/value"), std::string::npos) << file->text;
  EXPECT_NE(file->text.find(",50\r\n"), std::string::npos) << file->text;
}

TEST_F(Truth, TwoPicturesAreNotCompared) {
  page.type_key("sk-test-1234567890");
  use("5");
  use("6");
  page.click(ItemRole::button, "Run");
  answer(0, truth::known_of(wished()).truth);
  page.see("Accuracy");
  EXPECT_TRUE(says("Two pictures with known numbers")) << page.all_text();
  EXPECT_EQ(page.find(ItemRole::table, "Values against the truth"), nullptr);
}

TEST_F(Truth, ThePictureAndItsTruthAreSaved) {
  page.attach_by("Test image");
  drawn();
  page.type(ItemRole::text_field, "Seed", "9");
  drawn();
  page.click(ItemRole::button, "Save picture");
  const auto* picture = page.platform.last<DownloadBytes>();
  ASSERT_NE(picture, nullptr);
  EXPECT_EQ(picture->name, "test-bar-9.png");
  EXPECT_TRUE(truth::mark_in(view(picture->data)));
  page.click(ItemRole::button, "Save truth");
  const auto* file = page.platform.last<DownloadText>();
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->name, "test-bar-9-truth.json");
  const Json json = parse_json(file->text).value_or(Json());
  EXPECT_EQ(json["truth"], truth::known_of(wished()).truth);
  EXPECT_EQ(json["picture"]["seed"], 9);
  EXPECT_EQ(json["marks"].size(), 6u);
}

}  // namespace
}  // namespace triptych::truth_view_test

// Structured answers as a person meets them: fields, differences, sums, marks, files.
#include <gtest/gtest.h>

#include "base/json.h"
#include "fakes/headless_imgui.h"

namespace triptych::results_view_test {
namespace {

using ui::ItemRole;

struct Results : ::testing::Test {
  HeadlessPage page{1600, 1000};

  void ask(int models) {
    page.type_key("sk-test-1234567890");
    page.type(ItemRole::text_area, "Prompt", "Read this receipt.");
    page.click(ItemRole::button, "Structured output: none");
    page.click(ItemRole::button, "Fields: Receipt");
    page.close();
    for (int i = 1; i < models; ++i) {
      page.click(ItemRole::button, i == 1 ? "Compare with another model" : "Add another model");
      page.type(ItemRole::select, "Provider", "openai");
      page.close();
    }
    page.click(ItemRole::button, "Run");
    ASSERT_EQ(page.transport.started.size(), static_cast<std::size_t>(models));
  }
  void answer(std::size_t n, const std::string& text) {
    const RequestId id = page.transport.started.at(n).id;
    OrderedJson chunk{{"choices", {{{"index", 0}, {"delta", {{"content", text}}}}}}};
    OrderedJson end{
        {"choices", {{{"index", 0}, {"delta", OrderedJson::object()}, {"finish_reason", "stop"}}}}};
    page.transport.push(id, HttpHead{200, {}});
    page.transport.push(id, Chunk{"data: " + chunk.dump() + "\n\ndata: " + end.dump() + "\n\n"});
    page.transport.push(id, Chunk{"data: [DONE]\n\n"});
    page.transport.push(id, Closed{});
    page.frame();
    page.frame();
  }
  static std::string receipt(const std::string& total) {
    return R"({"store_name":"Marigold","currency":"EUR","items":[{"name":"Tea","quantity":2,)"
           R"("unit_price":3.50,"total":7.00}],"subtotal":7.00,"tax":0.70,"total":)" +
           total + "}";
  }
};

TEST_F(Results, TheFieldsGoOutAsAStrictSchema) {
  ask(1);
  const std::string body = page.transport.started[0].request.body.text();
  EXPECT_NE(body.find("\"json_schema\""), std::string::npos);
  EXPECT_NE(body.find("\"unit_price\""), std::string::npos);
}

TEST_F(Results, AWrongSumIsShownAtItsFieldAndDifferencesStandOut) {
  ask(3);
  answer(0, receipt("7.70"));
  answer(1, "Here it is:\n```json\n" + receipt("7.7") + "\n```");
  answer(2, receipt("8.70"));
  page.click(ItemRole::button, "How each answer was read");
  const std::string text = page.all_text();
  EXPECT_NE(text.find("2 of 3 say 7.7"), std::string::npos) << text;
  EXPECT_NE(text.find("fenced block"), std::string::npos);
  EXPECT_NE(text.find("Subtotal, tax and tip add up to 7.7"), std::string::npos);
  bool at_the_field = false;
  for (const ui::Item& item : page.page.registry().items())
    at_the_field = at_the_field || (item.role == ItemRole::button &&
                                    item.name.starts_with("8.7, differs, Subtotal"));
  EXPECT_TRUE(at_the_field);
  EXPECT_NE(text.find("Marigold"), std::string::npos);
  page.click(ItemRole::checkbox, "Show only differences");
  for (const ui::Item& item : page.page.registry().items())
    EXPECT_FALSE(item.role == ItemRole::button && item.name == "Marigold");
}

TEST_F(Results, APersonMarksTheRightValueAndModelsAreScored) {
  ask(2);
  answer(0, receipt("7.70"));
  answer(1, receipt("8.70"));
  for (const ui::Item& item : page.page.registry().items()) {
    if (item.role != ItemRole::button || !item.name.starts_with("7.7, differs")) continue;
    page.page.registry().push_action({ui::Action::Kind::activate, item.id, ""});
    break;
  }
  page.frame();
  page.frame();
  const auto& scores = page.app.state().results.structured.agreement.scores;
  ASSERT_EQ(scores.size(), 2u);
  EXPECT_EQ(scores[0].right, 1u);
  EXPECT_EQ(scores[1].wrong, 1u);
  EXPECT_NE(page.all_text().find("1 right, 0 wrong"), std::string::npos);
}

TEST_F(Results, FilesHoldWhatWasFound) {
  ask(1);
  answer(0, receipt("7.70"));
  page.click(ItemRole::button, "Export");
  page.click(ItemRole::button, "Save as CSV");
  const auto* file = page.platform.last<DownloadText>();
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->name, "results.csv");
  EXPECT_NE(file->text.find("Marigold"), std::string::npos);
  page.click(ItemRole::button, "Export");
  page.click(ItemRole::button, "Save as JSON");
  EXPECT_TRUE(parse_json(page.platform.last<DownloadText>()->text).has_value());
}

TEST_F(Results, AnAnswerWithoutJsonSaysSo) {
  ask(1);
  answer(0, "I cannot read it.");
  page.see("Compare");
  EXPECT_NE(page.all_text().find("The answer holds no JSON"), std::string::npos);
}

TEST_F(Results, WhatWasMendedOrPassedOverIsSaid) {
  ask(1);
  answer(0, receipt("7.70") + "\nNo, rather:\n" + receipt("8.70,"));
  page.see("Compare");
  const std::string text = page.all_text();
  EXPECT_NE(text.find("The answer held 2 values"), std::string::npos) << text;
  EXPECT_NE(text.find("Mended: a comma before a closing bracket"), std::string::npos) << text;
}

TEST_F(Results, FieldsAreEditedOneByOneAndCheckedBeforeSending) {
  page.type(ItemRole::text_area, "Prompt", "What is it?");
  page.open_model();
  page.click(ItemRole::checkbox, "Demo mode: no key, no network, no cost");
  page.close();
  page.click(ItemRole::button, "Structured output: none");
  page.click(ItemRole::button, "Add a field");
  page.type(ItemRole::text_field, "Field name", "colour");
  page.type(ItemRole::select, "Type of colour", "5");
  page.close();
  page.click(ItemRole::button, "Run");
  EXPECT_NE(page.all_text().find("need a correction"), std::string::npos);  // no choices yet
  page.click(ItemRole::button, "Structured output: 1 field");
  page.type(ItemRole::text_field, "Choices of colour", "red, deep green , ");
  ASSERT_TRUE(page.app.state().ask.schema);
  EXPECT_EQ(page.app.state().ask.schema->fields[0].choices,
            (std::vector<std::string>{"red", "deep green"}));
  EXPECT_NE(page.app.state().ask.json_schema.find("\"deep green\""), std::string::npos);
  page.close();
  page.click(ItemRole::button, "Run");
  EXPECT_TRUE(page.app.state().ask.running());
  page.click(ItemRole::button, "Edit the question");
  page.click(ItemRole::button, "Structured output: 1 field");
  page.click(ItemRole::button, "Remove field colour");
  EXPECT_TRUE(page.app.state().ask.json_schema.empty());
}

TEST_F(Results, ATypedSchemaIsReadAndWhatCannotBeKeptIsSaid) {
  page.click(ItemRole::button, "Structured output: none");
  page.click(ItemRole::button, "As JSON Schema");
  page.type(ItemRole::text_area, "JSON Schema of the answer", "{nonsense");
  EXPECT_NE(page.all_text().find("This is not JSON"), std::string::npos);
  page.type(
      ItemRole::text_area, "JSON Schema of the answer",
      R"({"type":"object","properties":{"n":{"type":"number","minimum":3}},"required":["n"]})");
  EXPECT_NE(page.all_text().find("minimum"), std::string::npos);
  ASSERT_TRUE(page.app.state().ask.schema);
  EXPECT_EQ(page.app.state().ask.schema->fields[0].name, "n");
}

}  // namespace
}  // namespace triptych::results_view_test

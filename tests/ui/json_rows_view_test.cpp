// Answers that are JSON: as code, as rows that fold, as the model wrote them. By role and name.
#include <gtest/gtest.h>

#include <set>

#include "base/json.h"
#include "fakes/headless_imgui.h"

namespace triptych::json_rows_view_test {
namespace {

using ui::ItemRole;

constexpr char kReceipt[] = R"({"shop":"Café","items":[{"name":"tea","price":4.5}],"paid":true})";

struct JsonAnswer : ::testing::Test {
  HeadlessPage page;

  void ask() {
    page.type_key("sk-test-1234567890");
    page.type(ItemRole::text_area, "Prompt", "Go");
    page.click(ItemRole::button, "Run");
    page.transport.push(page.transport.started.at(0).id, HttpHead{200, {}});
  }
  void arrives(const std::string& text) {
    const Json delta{{"choices", {{{"index", 0}, {"delta", {{"content", text}}}}}}};
    page.transport.push(page.transport.started.at(0).id,
                        Chunk{"data: " + dump_json(delta) + "\n\n"});
    two_frames();
  }
  void ends() {
    page.transport.push(page.transport.started.at(0).id, Chunk{"data: [DONE]\n\n"});
    page.transport.push(page.transport.started.at(0).id, Closed{});
    two_frames();
  }
  void two_frames() {
    page.frame();
    page.frame();
  }
  void answers(const std::string& text) {
    ask();
    arrives(text);
    ends();
  }
  void choose(std::string_view form) { page.click(ItemRole::radio, form); }
  bool chosen(std::string_view form) {
    const ui::Item* radio = page.find(ItemRole::radio, form);
    return radio != nullptr && (radio->state & ui::kChecked) != 0;
  }
  bool has(ItemRole role, std::string_view name) { return page.find(role, name) != nullptr; }
  // What stands in the log, a line for each item; "+ " and "- " in front of what folds.
  std::string log_text() {
    const ui::Item* log = page.find(ItemRole::log, "Answer");
    if (log == nullptr) return "no log";
    std::set<ui::ItemId> inside{log->id};
    std::string out;
    for (const ui::Item& item : page.page.registry().items()) {
      if (!inside.contains(item.parent)) continue;
      inside.insert(item.id);
      if (item.name.empty()) continue;
      const bool folds = (item.state & ui::kExpandable) != 0;
      out += folds ? ((item.state & ui::kExpanded) != 0 ? "- " : "+ ") : "";
      out += item.name + "\n";
    }
    return out;
  }
};

TEST_F(JsonAnswer, IsCodeUntilOtherwiseChosen) {
  answers(kReceipt);
  EXPECT_TRUE(has(ItemRole::group, "Form of the answer"));
  EXPECT_TRUE(chosen("Code"));
  choose("Raw");
  EXPECT_TRUE(chosen("Raw"));
  EXPECT_FALSE(chosen("Code"));
  EXPECT_EQ(log_text(), std::string(kReceipt) + "\n");
  choose("Code");
  EXPECT_NE(log_text().find("  \"paid\": true"), std::string::npos) << log_text();
}

TEST_F(JsonAnswer, IsRowsThatFold) {
  answers(kReceipt);
  choose("Rows");
  EXPECT_TRUE(chosen("Rows"));
  EXPECT_EQ(log_text(),
            "shop: \"Café\"\n- items, 1 value\n- 0, 2 values\nname: \"tea\"\nprice: 4.5\n"
            "paid: true\n");
  page.click(ItemRole::button, "items, 1 value");
  EXPECT_EQ(log_text(), "shop: \"Café\"\n+ items, 1 value\npaid: true\n");
  EXPECT_TRUE(has(ItemRole::text, "paid: true"));
  page.click(ItemRole::button, "items, 1 value");
  page.click(ItemRole::button, "0, 2 values");
  EXPECT_EQ(log_text(), "shop: \"Café\"\n- items, 1 value\n+ 0, 2 values\npaid: true\n");
  page.click(ItemRole::button, "Copy answer");
  EXPECT_EQ(page.platform.last<CopyText>()->text, kReceipt);
}

TEST_F(JsonAnswer, RowsLieUnderEachOtherAndWithinTheirColumn) {
  answers(R"({"long":")" + std::string(1'500, 'x') + R"(","deep":[[[[[[[[[[[[1]]]]]]]]]]]]})");
  choose("Rows");
  const ui::Item* log = page.find(ItemRole::log, "Answer");
  ASSERT_NE(log, nullptr);
  float bottom = 0;
  for (const ui::Item& item : page.page.registry().items()) {
    if (item.parent != log->id) continue;
    EXPECT_GE(item.rect.y, bottom) << item.name;
    EXPECT_GT(item.rect.w, log->rect.w / 2) << item.name;
    EXPECT_LE(item.rect.x + item.rect.w, log->rect.w + 0.5f) << item.name;
    bottom = item.rect.y + item.rect.h;
  }
  EXPECT_LE(bottom, log->rect.h);
}

TEST_F(JsonAnswer, HasRowsOnceItIsWhole) {
  ask();
  arrives(R"({"a":[1,)");
  EXPECT_TRUE(has(ItemRole::radio, "Raw"));
  EXPECT_FALSE(has(ItemRole::radio, "Rows"));
  arrives("2]}");
  ends();
  EXPECT_TRUE(has(ItemRole::radio, "Rows"));
}

TEST_F(JsonAnswer, ThatIsBrokenOrNestsTooDeepHasNoRows) {
  answers(std::string(100'000, '[') + "1" + std::string(100'000, ']'));
  EXPECT_TRUE(has(ItemRole::radio, "Raw"));
  EXPECT_FALSE(has(ItemRole::radio, "Rows"));
}

TEST_F(JsonAnswer, Of20000RowsIsShownInPortions) {
  std::string text = "[";
  for (int i = 0; i < 20'000; ++i) text += "\"" + std::to_string(i) + "\",";
  answers(text + "\"" + std::string(2'000'000, 'x') + "\"]");
  page.text.measured = 0;
  choose("Rows");
  EXPECT_TRUE(has(ItemRole::text, "199: \"199\""));
  EXPECT_FALSE(has(ItemRole::text, "200: \"200\""));
  EXPECT_LT(page.page.registry().items().size(), 1'000u);
  page.click(ItemRole::button, "Show more (19801 left)");
  EXPECT_TRUE(has(ItemRole::text, "399: \"399\""));
  EXPECT_TRUE(has(ItemRole::button, "Show more (19601 left)"));
  EXPECT_LT(page.text.measured, 200'000u);
}

TEST_F(JsonAnswer, ThatIsNoJsonHasNoForms) {
  answers("[1] is a footnote.");
  EXPECT_FALSE(has(ItemRole::group, "Form of the answer"));
}

}  // namespace
}  // namespace triptych::json_rows_view_test

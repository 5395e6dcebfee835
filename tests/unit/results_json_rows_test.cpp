#include <gtest/gtest.h>

#include "base/json.h"
#include "results/json_rows.h"

namespace triptych::results::results_json_rows_test {
namespace {

constexpr std::size_t kMany = 100'000;

OrderedJson parsed(const std::string& text) {
  auto json = parse_ordered_json(text);
  EXPECT_TRUE(json) << text.substr(0, 100);
  return json.value_or(OrderedJson());
}

// A line for each row: "- " or "+ " in front of what is open or folded.
std::string drawn(const JsonRows& found) {
  std::string out;
  for (const JsonRow& row : found.rows) {
    out += std::string(static_cast<std::size_t>(row.depth) * 2, ' ');
    if (row.foldable)
      out += (row.folded ? "+ " : "- ") + row.key + " (" + std::to_string(row.children) + ")\n";
    else
      out += row.key + ": " + row.value + "\n";
  }
  return out;
}

constexpr char kReceipt[] =
    R"({"shop":"Café","items":[{"name":"tea","price":4.5},{"name":"\"x\"","price":null}],
        "paid":true,"tags":[],"more":{}})";

TEST(JsonRows, StandInTheOrderOfTheText) {
  EXPECT_EQ(drawn(json_rows(parsed(kReceipt), {}, kMany)),
            "shop: \"Café\"\n"
            "- items (2)\n"
            "  - 0 (2)\n"
            "    name: \"tea\"\n"
            "    price: 4.5\n"
            "  - 1 (2)\n"
            "    name: \"\"x\"\"\n"
            "    price: null\n"
            "paid: true\n"
            "tags: []\n"
            "more: {}\n");
}

TEST(JsonRows, KnowTheKindOfTheirValue) {
  std::vector<JsonKind> kinds;
  for (const JsonRow& row : json_rows(parsed(R"(["1",1,-2.5,true,false,null,[],{}])"), {}, 9).rows)
    kinds.push_back(row.kind);
  using enum JsonKind;
  EXPECT_EQ(kinds, (std::vector<JsonKind>{string, number, number, word, word, word, list, object}));
}

TEST(JsonRows, AFoldedOneHidesWhatItHolds) {
  EXPECT_EQ(drawn(json_rows(parsed(kReceipt), {"1.0"}, kMany)),
            "shop: \"Café\"\n"
            "- items (2)\n"
            "  + 0 (2)\n"
            "  - 1 (2)\n"
            "    name: \"\"x\"\"\n"
            "    price: null\n"
            "paid: true\n"
            "tags: []\n"
            "more: {}\n");
  const JsonRows outer = json_rows(parsed(kReceipt), {"1", "1.0"}, kMany);
  EXPECT_EQ(outer.all, 5u);
  EXPECT_EQ(outer.rows.at(1).path, "1");
}

TEST(JsonRows, AValueMayStandAlone) {
  EXPECT_EQ(drawn(json_rows(parsed("{}"), {}, kMany)), ": {}\n");
  EXPECT_EQ(drawn(json_rows(parsed("[]"), {}, kMany)), ": []\n");
  EXPECT_EQ(drawn(json_rows(parsed("\"a\""), {}, kMany)), ": \"a\"\n");
}

TEST(JsonRows, AKeyIsOneLineAndBounded) {
  const JsonRows found =
      json_rows({{"a\nb\tc", 1}, {std::string(kMany, 'k'), 2}, {"", 3}}, {}, kMany);
  EXPECT_EQ(found.rows.at(0).key, "a b c");
  EXPECT_EQ(found.rows.at(1).key, std::string(kMaxJsonKey, 'k') + "…");
  EXPECT_EQ(found.rows.at(2).key, "");
}

TEST(JsonRows, AStringOf2MegabytesIsCutBetweenLetters) {
  std::string text = "x";
  while (text.size() < 2'000'000) text += "é";
  const std::string value = json_rows({{"a", text}}, {}, kMany).rows.at(0).value;
  EXPECT_LE(value.size(), kMaxJsonValue + 5);
  EXPECT_TRUE(value.starts_with("\"xéé"));
  EXPECT_TRUE(value.ends_with("é…\""));
}

TEST(JsonRows, AListOf20000ValuesIsCountedAndMadeAsFarAsItIsShown) {
  OrderedJson list = OrderedJson::array();
  for (int i = 0; i < 20'000; ++i) list.push_back({{"n", i}});
  const JsonRows found = json_rows(list, {"3"}, 200);
  EXPECT_EQ(found.rows.size(), 200u);
  EXPECT_EQ(found.all, 39'999u);
  EXPECT_EQ(found.rows.back().path, "100");
}

// The parser refuses it; what is built without it is not gone into further than is shown.
TEST(JsonRows, NoNestingIsTooDeep) {
  const std::string text = std::string(kMany, '[') + "1" + std::string(kMany, ']');
  EXPECT_FALSE(parse_ordered_json(text));
  OrderedJson deep = 1;
  for (std::size_t i = 0; i < kMany; ++i) {
    OrderedJson outer = OrderedJson::array();
    outer.push_back(std::move(deep));
    deep = std::move(outer);
  }
  const JsonRows found = json_rows(deep, {}, kMany);
  ASSERT_EQ(found.rows.size(), static_cast<std::size_t>(kMaxJsonDepth));
  EXPECT_EQ(found.rows.back().depth, kMaxJsonDepth - 1);
  EXPECT_EQ(found.rows.back().value, "[…]");
  EXPECT_FALSE(found.rows.back().foldable);
}

}  // namespace
}  // namespace triptych::results::results_json_rows_test

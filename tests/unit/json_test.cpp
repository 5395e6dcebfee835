#include "base/json.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace triptych::json_test {
namespace {

TEST(JsonTest, ReadsValuesAndNothingElse) {
  EXPECT_TRUE(parse_json("{\"a\":[1,2,{\"b\":null}]}"));
  EXPECT_TRUE(parse_json(" 3 "));
  for (const char* text : {"", " ", "{", "{\"a\":}", "[1,]", "nul", "{} {}", "'a'", "{\"a\":1}x",
                           "\"unended", "\x01", "[1 2]"}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
}

TEST(JsonTest, DepthIsBounded) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(parse_json(nested(256)));
  EXPECT_FALSE(parse_json(nested(257)));
  EXPECT_FALSE(parse_json(std::string(2'000'000, '[')));
  EXPECT_FALSE(parse_ordered_json(nested(5'000)));
  // Brackets in strings are text.
  EXPECT_TRUE(parse_json("\"" + std::string(1000, '[') + "\\\"" + std::string(1000, '{') + "\""));
}

TEST(JsonTest, MendsBrokenText) {
  const auto json = parse_json("{\"a\":\"x\xFFy\"}");
  ASSERT_TRUE(json);
  EXPECT_EQ(string_at(*json, "a"), "x\xEF\xBF\xBDy");
  // Half a surrogate pair, alone, before text, and before an escape that only looks like its half.
  const auto lone = parse_json(R"(["\ud83d", "\ud83dx", "\ude00", "\ud83d\u0041", "\\ud83d"])");
  ASSERT_TRUE(lone);
  EXPECT_EQ((*lone)[0], "\xEF\xBF\xBD");
  EXPECT_EQ((*lone)[1], "\xEF\xBF\xBDx");
  EXPECT_EQ((*lone)[2], "\xEF\xBF\xBD");
  EXPECT_EQ((*lone)[3],
            "\xEF\xBF\xBD"
            "A");
  EXPECT_EQ((*lone)[4], "\\ud83d");
  const auto pair = parse_json(R"(["\ud83d\ude00", "\ud800"])");
  ASSERT_TRUE(pair);
  EXPECT_EQ((*pair)[0], "\xF0\x9F\x98\x80");
}

TEST(JsonTest, NulAndEscapes) {
  const auto json = parse_json(R"({"a":"x\u0000y","b":"\u003c\u0026"})");
  ASSERT_TRUE(json);
  EXPECT_EQ(string_at(*json, "a"), std::string("x\0y", 3));
  EXPECT_EQ(string_at(*json, "b"), "<&");
}

TEST(JsonTest, GettersNeverAssume) {
  const auto json = parse_json(
      R"({"s":"x","i":12,"d":12.0,"h":12.5,"t":true,"n":null,"big":99999999999,"neg":-3,
          "huge":1e300,"list":[1]})");
  ASSERT_TRUE(json);
  EXPECT_EQ(string_at(*json, "s"), "x");
  EXPECT_EQ(string_at(*json, "i"), "");
  EXPECT_EQ(string_at(*json, "missing"), "");
  EXPECT_EQ(int_at(*json, "i"), 12);
  EXPECT_EQ(int_at(*json, "d"), 12);
  EXPECT_EQ(int_at(*json, "neg"), -3);
  for (const char* key : {"h", "s", "t", "n", "big", "huge", "missing", "list"}) {
    EXPECT_EQ(int_at(*json, key), std::nullopt) << key;
  }
  EXPECT_EQ(number_at(*json, "h"), 12.5);
  EXPECT_EQ(number_at(*json, "s"), std::nullopt);
  EXPECT_TRUE(bool_at(*json, "t"));
  EXPECT_FALSE(bool_at(*json, "i"));
  EXPECT_TRUE(at(*json, "missing").is_null());
  EXPECT_TRUE(at(at(at(*json, "s"), "x"), 3).is_null());
  EXPECT_EQ(at(at(*json, "list"), std::size_t{0}), 1);
  EXPECT_TRUE(at(at(*json, "list"), 1).is_null());
}

TEST(JsonTest, NumbersBeyondDoubleAreMalformed) {
  EXPECT_FALSE(parse_json("{\"a\":1e999}"));
  EXPECT_TRUE(parse_json("{\"a\":123456789012345678901234567890}"));
}

TEST(JsonTest, WritesValidTextWhateverTheStringsHold) {
  OrderedJson json = {{"z", "a\xFFz"}, {"a", std::string("\0\"\\\n", 4)}};
  const std::string text = dump_json(json);
  EXPECT_TRUE(utf8_valid(text));
  EXPECT_EQ(text, "{\"z\":\"a\xEF\xBF\xBDz\",\"a\":\"\\u0000\\\"\\\\\\n\"}");
}

TEST(JsonTest, OrderedKeepsTheOrder) {
  const auto json = parse_ordered_json(R"({"z":1,"a":2,"m":{"y":1,"b":2}})");
  ASSERT_TRUE(json);
  EXPECT_EQ(dump_json(*json), R"({"z":1,"a":2,"m":{"y":1,"b":2}})");
}

}  // namespace
TEST(Json, IsWrittenAsTheLibraryWritesIt) {
  OrderedJson all = OrderedJson::array();
  for (int code = 0; code < 0x80; ++code) {
    const std::string c(1, static_cast<char>(code));
    all.push_back(c);
    for (std::size_t at = 0; at < 17; ++at) {  // in each place of the words that are read at a time
      std::string text = "0123456789abcdefg";
      all.push_back(text.replace(at, 1, c));
    }
  }
  all.push_back("é€😀\u2028 and a longer text: é€😀é€😀é€😀");
  all.push_back({{"", nullptr}, {"a\"b", {true, false, -7, 3.25, 1e300, 18446744073709551615u}}});
  all.push_back(OrderedJson::object());
  all.push_back(OrderedJson::array({OrderedJson::array(), OrderedJson::array({1, {{"x", 2}}})}));
  for (const int indent : {-1, 0, 1, 2}) {
    EXPECT_EQ(dump_json(all, indent), all.dump(indent));
    EXPECT_EQ(dump_json(Json(all), indent), Json(all).dump(indent));
  }
}

TEST(Json, WhatIsNoTextIsWrittenAsTheReplacementCharacter) {
  EXPECT_EQ(dump_json(Json("a\xFF\"\xC3")), "\"a\uFFFD\\\"\uFFFD\"");
}

}  // namespace triptych::json_test

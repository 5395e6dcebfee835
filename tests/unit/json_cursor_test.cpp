#include "base/json_cursor.h"

#include <gtest/gtest.h>

#include <random>

#include "base/json.h"

namespace triptych {
namespace {

bool skips(std::string_view text) {
  JsonCursor cursor(text);
  return cursor.skip() && cursor.at_end();
}

std::optional<std::string> string_of(std::string_view text) {
  JsonCursor cursor(text);
  std::string out;
  if (!cursor.string(out) || !cursor.at_end()) return std::nullopt;
  return out;
}

TEST(JsonCursor, SkipsWhatIsPlainAndRight) {
  for (const char* text : {"{}", "[]", " { \"a\" : [ 1 , -2.5 , true , false , null , \"x\" ] } ",
                           "0", "-1", "\"\"", "[[[]]]", "{\"a\":{\"b\":[{}]}}", "\"\\u00e9\\n\""}) {
    EXPECT_TRUE(skips(text)) << text;
  }
  for (const char* text : {"",
                           "{",
                           "}",
                           "{]",
                           "[}",
                           "[1,]",
                           "[,1]",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{a:1}",
                           "{\"a\":1,}",
                           "01",
                           "-",
                           "1.",
                           ".5",
                           "1e5",
                           "nul",
                           "truex",
                           "{} {}",
                           "\"",
                           "\"\\x\"",
                           "\"\\u12g4\"",
                           "\"\n\"",
                           "\"\xFF\"",
                           "\"\\ud83d\"",
                           "\"\\ude00\"",
                           "12345678901234567890",
                           "{\"\\u0061\":1}"}) {
    EXPECT_FALSE(skips(text)) << text;
  }
  EXPECT_TRUE(skips(std::string(32, '[') + std::string(32, ']')));
  EXPECT_FALSE(skips(std::string(33, '[') + std::string(33, ']')));
  EXPECT_FALSE(skips(std::string(1'000'000, '[')));
}

TEST(JsonCursor, Strings) {
  EXPECT_EQ(string_of(R"("a\"\\\/\b\f\n\r\tz")"), "a\"\\/\b\f\n\r\tz");
  EXPECT_EQ(string_of(R"("\u0000\u0041\u00e9\u20ac\ud83d\ude00")"),
            std::string("\0A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 11));
  EXPECT_EQ(string_of("\"\xF0\x9F\x98\x80\""), "\xF0\x9F\x98\x80");
  EXPECT_EQ(string_of("7"), std::nullopt);
}

TEST(JsonCursor, OneRefusalIsFinal) {
  JsonCursor cursor("[1]");
  std::string out;
  EXPECT_FALSE(cursor.string(out));
  EXPECT_FALSE(cursor.skip());
  EXPECT_FALSE(cursor.at_end());
}

// Whatever the cursor accepts, the real parser accepts with the same meaning.
TEST(JsonCursor, NeverAcceptsMoreThanTheParser) {
  const std::string pieces[] = {"{",
                                "}",
                                "[",
                                "]",
                                ",",
                                ":",
                                "\"",
                                "\"a\"",
                                "\"\\n\"",
                                "1",
                                "0",
                                "-",
                                ".",
                                "e5",
                                "null",
                                "true",
                                "false",
                                " ",
                                "\n",
                                "\\",
                                "\\u",
                                "d83d",
                                "\\ud83d\\ude00",
                                "\xC3\xA9",
                                "\xFF",
                                "x"};
  std::minstd_rand random(5);
  int accepted = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string text;
    for (std::size_t i = 1 + random() % 7; i > 0; --i) text += pieces[random() % std::size(pieces)];
    const auto parsed = Json::parse(text, nullptr, false);
    if (skips(text)) {
      ++accepted;
      EXPECT_FALSE(parsed.is_discarded()) << text;
    }
    const auto string = string_of(text);
    EXPECT_TRUE(!string || parsed == *string) << text;
  }
  EXPECT_GT(accepted, 500);
}

}  // namespace
}  // namespace triptych

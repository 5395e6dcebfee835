#include "base/utf8.h"

#include <gtest/gtest.h>

namespace triptych::utf8_test {
namespace {

const std::string kBad = "\xEF\xBF\xBD";  // U+FFFD

TEST(Utf8, KnowsValidFromInvalid) {
  for (const char* text : {"", "plain", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                           "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80"}) {
    EXPECT_TRUE(utf8_valid(text)) << text;
    EXPECT_EQ(utf8_repair(text), text);
  }
  const char* bad[] = {"\x80",
                       "\xBF",
                       "\xC0\x80",
                       "\xC1\xBF",
                       "\xE0\x80\x80",
                       "\xED\xA0\x80",
                       "\xED\xBF\xBF",
                       "\xF0\x80\x80\x80",
                       "\xF4\x90\x80\x80",
                       "\xF5\x80\x80\x80",
                       "\xFE",
                       "\xFF",
                       "\xC3",
                       "\xE2\x82",
                       "\xF0\x9F\x98",
                       "a\xC3(",
                       "12345678\xFF"};
  for (const char* text : bad) {
    EXPECT_FALSE(utf8_valid(text));
    EXPECT_TRUE(utf8_valid(utf8_repair(text)));
    EXPECT_NE(utf8_repair(text).find(kBad), std::string::npos);
  }
}

TEST(Utf8, NulIsText) {
  const std::string text("a\0b", 3);
  EXPECT_TRUE(utf8_valid(text));
  EXPECT_EQ(utf8_repair(text), text);
}

TEST(Utf8, OneMistakeIsOneReplacement) {
  EXPECT_EQ(utf8_repair("a\xF0\x9F\x98z"), "a" + kBad + "z");  // cut sequence
  EXPECT_EQ(utf8_repair("\xC0\x80"), kBad + kBad);             // overlong: no beginning at all
  EXPECT_EQ(utf8_repair("\xED\xA0\x80"), kBad + kBad + kBad);  // surrogate
  EXPECT_EQ(utf8_repair("\xE2\x82\xE2\x82\xAC"), kBad + "\xE2\x82\xAC");
}

TEST(Utf8, HoldsBackWhatIsNotCompleteYet) {
  EXPECT_EQ(utf8_incomplete_tail(""), 0u);
  EXPECT_EQ(utf8_incomplete_tail("ab"), 0u);
  EXPECT_EQ(utf8_incomplete_tail("a\xC3"), 1u);
  EXPECT_EQ(utf8_incomplete_tail("a\xC3\xA9"), 0u);
  EXPECT_EQ(utf8_incomplete_tail("\xE2\x82"), 2u);
  EXPECT_EQ(utf8_incomplete_tail("\xF0"), 1u);
  EXPECT_EQ(utf8_incomplete_tail("\xF0\x9F\x98"), 3u);
  EXPECT_EQ(utf8_incomplete_tail("\xF0\x9F\x98\x80"), 0u);
  // What can never become a character is not waited for.
  EXPECT_EQ(utf8_incomplete_tail("\x80\x80\x80"), 0u);
  EXPECT_EQ(utf8_incomplete_tail("\xC0"), 0u);
  EXPECT_EQ(utf8_incomplete_tail("\xED\xA0"), 0u);
}

TEST(Utf8, CutsAtCharacters) {
  const std::string text = "a\xE2\x82\xAC\xF0\x9F\x98\x80z";
  EXPECT_EQ(utf8_prefix(text, 100), text);
  EXPECT_EQ(utf8_prefix(text, 0), "");
  EXPECT_EQ(utf8_prefix(text, 1), "a");
  EXPECT_EQ(utf8_prefix(text, 3), "a");
  EXPECT_EQ(utf8_prefix(text, 4), "a\xE2\x82\xAC");
  EXPECT_EQ(utf8_prefix(text, 7), "a\xE2\x82\xAC");
  EXPECT_EQ(utf8_prefix(text, 8), "a\xE2\x82\xAC\xF0\x9F\x98\x80");
  // Garbage is cut anywhere, but it is cut.
  EXPECT_LE(utf8_prefix(std::string(50, '\x80'), 10).size(), 10u);
}

}  // namespace
}  // namespace triptych::utf8_test

#include "base/json_pieces.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "base/utf8.h"

namespace triptych::json_pieces_test {
namespace {

constexpr std::string_view kReplaced = "\xEF\xBF\xBD";

std::string piece(std::string_view text) {
  const auto json = parse_json_piece("{\"t\":\"" + std::string(text) + "\"}");
  return json ? string_at(*json, "t") : "unreadable";
}

// Each text is a JSON string's inside, cut where the server cut it.
std::string joined(std::initializer_list<std::string_view> pieces) {
  PieceJoiner joiner;
  std::string out;
  for (const std::string_view one : pieces) out += joiner.feed(piece(one));
  return out + joiner.flush();
}

TEST(JsonPieces, AnEmojiBetweenTwoEscapes) {
  EXPECT_EQ(joined({"a\\ud83d", "\\ude00b"}), "a😀b");
  EXPECT_EQ(joined({"a\\uD83D", "", "\\uDE00b"}), "a😀b");
  EXPECT_EQ(joined({"\\ud83d\\ude00\\ud83d", "\\ude01"}), "😀😁");
}

TEST(JsonPieces, ALetterBetweenItsBytes) {
  const std::string_view smile = "😀";
  for (std::size_t cut = 1; cut < smile.size(); ++cut)
    EXPECT_EQ(joined({smile.substr(0, cut), smile.substr(cut)}), smile) << cut;
  EXPECT_EQ(joined({"\xF0", "\x9F", "\x98", "\x80"}), smile);
  EXPECT_EQ(joined({"Gr\xC3", "\xBC\xC3",
                    "\x9F"
                    "e"}),
            "Grüße");
}

TEST(JsonPieces, WhatStaysHalfIsReplacedAndNothingElse) {
  EXPECT_EQ(joined({"a\\ud83d", "b"}), "a" + std::string(kReplaced) + "b");
  EXPECT_EQ(joined({"a\\ud83d"}), "a" + std::string(kReplaced));
  EXPECT_EQ(joined({"\\ude00", "\\ud83d"}), std::string(kReplaced) + std::string(kReplaced));
  EXPECT_EQ(joined({"\xFF", "a"}), std::string(kReplaced) + "a");
  EXPECT_EQ(joined({"Grüße 😀 \\u00e4"}), "Grüße 😀 ä");
  EXPECT_EQ(joined({"\\\\ud83d is an escape"}), "\\ud83d is an escape");
  EXPECT_EQ(joined({"\xEF\xB7\x90 alone"}), "\xEF\xB7\x90 alone");
}

TEST(JsonPieces, EveryCutOfATextGivesTheSame) {
  const std::string text = "a\xF0\x9F\x98\x80 \xE2\x82\xAC\xC3\xA4z";
  for (std::size_t i = 0; i <= text.size(); ++i) {
    for (std::size_t k = i; k <= text.size(); ++k) {
      const std::string_view all = text;
      EXPECT_EQ(joined({all.substr(0, i), all.substr(i, k - i), all.substr(k)}), text);
    }
  }
}

TEST(JsonPieces, NumbersThatJsonCannotHoldAreNull) {
  const auto json = parse_json_piece(
      R"({"a":-Infinity,"b":[NaN,1e999,-1e999,2],"c":"NaN, -Infinity","d":Infinity})");
  ASSERT_TRUE(json);
  EXPECT_TRUE(at(*json, "a").is_null());
  EXPECT_EQ(at(*json, "b").size(), 4u);
  EXPECT_EQ(at(at(*json, "b"), 3), 2);
  EXPECT_EQ(string_at(*json, "c"), "NaN, -Infinity");
  EXPECT_FALSE(parse_json_piece(R"({"a":Nope})"));
}

}  // namespace
}  // namespace triptych::json_pieces_test

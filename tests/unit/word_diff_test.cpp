// Comparing free texts word by word.
#include "results/word_diff.h"

#include <gtest/gtest.h>

#include "base/sequence_diff.h"

namespace triptych::results::word_diff_test {
namespace {

// "same [-removed-] {+added+}".
std::string marked(const std::vector<WordPiece>& pieces) {
  std::string out;
  for (const WordPiece& piece : pieces) {
    const char* open[] = {"", "[-", "{+"};
    const char* close[] = {"", "-]", "+}"};
    const auto mark = static_cast<std::size_t>(piece.mark);
    out += open[mark] + piece.text + close[mark];
  }
  return out;
}
std::string marked(std::string_view a, std::string_view b, bool loose = false) {
  return marked(diff_words(a, b, loose).pieces);
}

TEST(WordDiff, EqualWordsStayAndOthersAreMarked) {
  EXPECT_EQ(marked("the red fox", "the red fox"), "the red fox");
  EXPECT_EQ(marked("the red fox ran", "the grey fox ran"), "the [-red -]{+grey +}fox ran");
  EXPECT_EQ(marked("a b c", "a c"), "a [-b -]c");
  EXPECT_EQ(marked("a c", "a b c"), "a {+b +}c");
  EXPECT_EQ(marked("", "a b"), "{+a b+}");
  EXPECT_EQ(marked("a b", ""), "[-a b-]");
  EXPECT_EQ(marked("", ""), "");
}

TEST(WordDiff, WordsNeverRunIntoEachOther) {
  EXPECT_EQ(marked("a cat", "a dog"), "a [-cat -]{+dog+}");
  EXPECT_EQ(marked("a cat", "a"), "a [-cat-]");
  EXPECT_EQ(marked("one two", "three two"), "[-one -]{+three +}two");
}

TEST(WordDiff, WhiteSpaceIsNoDifference) {
  EXPECT_EQ(marked("a  b\tc", "a b\r\n\r\nc"), "a b\nc");
  EXPECT_EQ(marked("one\ntwo three", "one\nthree"), "one\n[-two -]three");
}

TEST(WordDiff, FiguresAreThoseOfSpeechRecognition) {
  const WordDiff diff = diff_words("we meet on monday at nine", "we met on a monday nine o'clock");
  EXPECT_EQ(diff.words, 6u);
  EXPECT_EQ(diff.changed, 1u);   // meet
  EXPECT_EQ(diff.left_out, 1u);  // at
  EXPECT_EQ(diff.added, 2u);     // a, o'clock
  EXPECT_DOUBLE_EQ(diff.rate(), 4.0 / 6.0);
  EXPECT_DOUBLE_EQ(diff_words("", "").rate(), 0);
  EXPECT_DOUBLE_EQ(diff_words("", "a b").rate(), 2);
}

TEST(WordDiff, LooselyCapitalsAndPunctuationDoNotCount) {
  EXPECT_EQ(marked("Hello, World.", "hello world", true), "hello world");
  EXPECT_NE(marked("Hello, World.", "hello world"), "hello world");
  EXPECT_EQ(marked("\u00BFQu\u00E9? \u00ABNo\u00BB", "qu\u00E9 no", true), "qu\u00E9 no");
  EXPECT_EQ(marked("costs 3.5", "costs 35", true), "costs [-3.5 -]{+35+}");
  EXPECT_EQ(marked("don't", "dont", true), "[-don't -]{+dont+}");
}

TEST(WordDiff, IdeographsAreWordsOfTheirOwn) {
  EXPECT_EQ(marked("\u6211\u53BB\u4E1C\u4EAC", "\u6211\u53BB\u5317\u4EAC"),
            "\u6211\u53BB[-\u4E1C -]{+\u5317+}\u4EAC");
}

TEST(WordDiff, OnlyDifferencesKeepsWhatIsNear) {
  const std::string a = "1 2 3 4 5 6 7 8 9 10 x 11 12 13 14 15";
  const std::string b = "1 2 3 4 5 6 7 8 9 10 y 11 12 13 14 15";
  const WordDiff diff = diff_words(a, b);
  EXPECT_EQ(marked(only_differences(diff.pieces, 2)), "… 9 10 [-x -]{+y +}11 12 … ");
  EXPECT_EQ(marked(only_differences(diff.pieces, 99)), marked(diff.pieces));
  EXPECT_EQ(marked(only_differences(diff_words("a b c d", "a b c d").pieces, 1)), "… ");
}

// An hour of speech: every hundredth word is another one, and they are found exactly.
TEST(WordDiff, LongTranscriptsAreComparedExactly) {
  std::string a, b;
  for (int i = 0; i < 20'000; ++i) {
    const std::string word = i % 3 == 0 ? "and" : "w" + std::to_string(i % 7'000);
    a += word + " ";
    b += (i % 100 == 50 ? "other" : word) + " ";
  }
  const WordDiff diff = diff_words(a, b);
  EXPECT_EQ(diff.words, 20'000u);
  EXPECT_EQ(diff.changed, 200u);
  EXPECT_EQ(diff.left_out + diff.added, 0u);
}

// Whatever is compared, both texts can be put together again from what is told.
TEST(WordDiff, NothingIsLostOrInvented) {
  unsigned random = 3;
  const auto next = [&] { return (random = random * 1103515245u + 12345u) >> 16; };
  const auto squeezed = [](const std::string& text) {
    std::string out;
    for (const char c : text)
      if (c != ' ' && c != '\n') out += c;
    return out;
  };
  for (int round = 0; round < 500; ++round) {
    std::string texts[2];
    for (std::string& text : texts)
      for (unsigned i = next() % 14; i > 0; --i)
        text += std::string(1, "abc"[next() % 3]) + " \n "[next() % 3];
    std::string before, after;
    for (const WordPiece& piece : diff_words(texts[0], texts[1]).pieces) {
      if (piece.mark != LineMark::added) before += piece.text;
      if (piece.mark != LineMark::removed) after += piece.text;
    }
    EXPECT_EQ(squeezed(before), squeezed(texts[0]));
    EXPECT_EQ(squeezed(after), squeezed(texts[1]));
  }
}

}  // namespace
}  // namespace triptych::results::word_diff_test

// Whole sentences of a text that grows, at a cost that grows with the text and not with its square.
#include "features/ask/sentences.h"

#include <gtest/gtest.h>

#include <string>

#include "fakes/update_fixture.h"

namespace triptych::sentences_test {
namespace {

using SentencesUpdate = UpdateTest;

// The sentences as they are told, one per line, when the text comes in pieces of this size.
std::string told_in_pieces(const std::string& text, std::size_t size) {
  SentenceScan scan;
  std::string out, so_far;
  std::size_t told = 0;
  for (std::size_t at = 0; at < text.size(); at += size) {
    so_far += text.substr(at, size);
    search_on(scan, so_far);
    if (scan.end > told) out += '[' + so_far.substr(told, scan.end - told) + ']';
    told = scan.end;
  }
  return out;
}

TEST(Sentences, EndAtAMarkThatIsFollowedBySpaceOrAtALineEnd) {
  EXPECT_EQ(told_in_pieces("It costs 12.50. Pay! Why? so\nand 3.", 1),
            "[It costs 12.50.][ Pay!][ Why?][ so\n]");
  EXPECT_EQ(told_in_pieces("It costs 12.50. Pay! Why? so\nand 3.", 100),
            "[It costs 12.50. Pay! Why? so\n]");
}

TEST(Sentences, WideMarksEndThemAlsoWhenTheirBytesComeApart) {
  for (const std::size_t size : {1u, 2u, 3u, 4u, 5u}) {
    std::string all;
    for (const char c : told_in_pieces("合計。税込！何？次", size))
      if (c != '[' && c != ']') all += c;
    EXPECT_EQ(all, "合計。税込！何？") << size;
  }
}

TEST(Sentences, EachByteIsLookedAtAboutOnce) {
  SentenceScan scan;
  std::string text;
  std::size_t looked = 0;
  for (int i = 0; i < 100'000; ++i) {
    text += R"({"a":1},)";
    looked += search_on(scan, text);
  }
  EXPECT_EQ(scan.end, 0u);
  EXPECT_LE(looked, text.size() + 100'000);
}

TEST(Sentences, AMarkThatWaitsForItsNeighbourIsNotSearchedForAgainAndAgain) {
  SentenceScan scan;
  std::string text(1'000, 'a');
  text += '.';
  EXPECT_EQ(search_on(scan, text), 1'001u);
  EXPECT_EQ(search_on(scan, text), 1u);
  text += " b";
  search_on(scan, text);
  EXPECT_EQ(scan.end, 1'001u);
}

TEST_F(SentencesUpdate, AnAnswerWithoutSentencesIsSearchedOnceWhileItStreams) {
  const RunId run = given_question()[0].run;
  for (int i = 0; i < 5'000; ++i) {
    said(run, TextDelta{R"({"a":1},)"});
    ASSERT_EQ(state.ask.columns[0].last().sentences.searched,
              state.ask.columns[0].last().reply.text.size());
  }
}

TEST_F(SentencesUpdate, AnAnswerThatBeginsAnewIsToldAnew) {
  const RunId run = given_question()[0].run;
  EXPECT_EQ(one<Announce>(said(run, TextDelta{"One. "})).text, "One.");
  said(run, Started{"r2", "m"});
  EXPECT_EQ(one<Announce>(said(run, TextDelta{"Two, longer. "})).text, "Two, longer.");
}

}  // namespace
}  // namespace triptych::sentences_test

// Comparing texts line by line.
#include "base/line_diff.h"

#include <gtest/gtest.h>

namespace triptych::line_diff_test {
namespace {

// "=same", "-removed", "+added", one per line.
std::string marks(const std::vector<DiffLine>& lines) {
  std::string out;
  for (const DiffLine& line : lines) {
    const char* mark[] = {"=", "-", "+"};
    out += mark[static_cast<int>(line.mark)] + std::string(line.text) + "\n";
  }
  return out;
}
std::string marks(std::string_view before, std::string_view after) {
  return marks(diff_lines(before, after));
}

TEST(LineDiff, WhatBothHaveStaysAndTheRestIsMarked) {
  EXPECT_EQ(marks("a\nb\nc", "a\nb\nc"), "=a\n=b\n=c\n");
  EXPECT_EQ(marks("a\nb\nc", "a\nx\nc"), "=a\n-b\n+x\n=c\n");
  EXPECT_EQ(marks("a\nc", "a\nb\nc"), "=a\n+b\n=c\n");
  EXPECT_EQ(marks("a\nb\nc\nd", "b\nd\ne"), "-a\n=b\n-c\n=d\n+e\n");
  EXPECT_EQ(marks("a\na\na", "a"), "=a\n-a\n-a\n");
}

TEST(LineDiff, EmptyTextsAndEndsAreLines) {
  EXPECT_EQ(marks("", ""), "=\n");
  EXPECT_EQ(marks("", "a"), "-\n+a\n");
  EXPECT_EQ(marks("a", "a\n"), "=a\n+\n");
  EXPECT_EQ(marks("a\r\nb", "a\nb"), "-a\r\n+a\n=b\n");
}

TEST(LineDiff, LinesAreNumberedInBothTexts) {
  const auto lines = diff_lines("a\nb\nc", "x\nb\nc");
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0], (DiffLine{LineMark::removed, "a", 0, -1}));
  EXPECT_EQ(lines[1], (DiffLine{LineMark::added, "x", -1, 0}));
  EXPECT_EQ(lines[3], (DiffLine{LineMark::same, "c", 2, 2}));
}

// Whatever is compared, both texts can be put together again from what is told.
TEST(LineDiff, NothingIsLostOrInvented) {
  unsigned random = 7;
  const auto next = [&] { return (random = random * 1103515245u + 12345u) >> 16; };
  for (int round = 0; round < 300; ++round) {
    std::string texts[2];
    for (std::string& text : texts) {
      for (unsigned i = next() % 12; i > 0; --i) text += static_cast<char>("abc\n\n"[next() % 5]);
    }
    std::string before, after;
    for (const DiffLine& line : diff_lines(texts[0], texts[1])) {
      if (line.mark != LineMark::added) before += std::string(line.text) + "\n";
      if (line.mark != LineMark::removed) after += std::string(line.text) + "\n";
    }
    EXPECT_EQ(before, texts[0] + "\n");
    EXPECT_EQ(after, texts[1] + "\n");
  }
}

TEST(LineDiff, BigTextsAreBounded) {
  std::string before = "head\n", after = "head\n";
  for (int i = 0; i < 20'000; ++i) {
    before += "old " + std::to_string(i) + "\n";
    after += "new " + std::to_string(i) + "\n";
  }
  before += "tail";  // the lines are views into both
  after += "tail";
  const auto lines = diff_lines(before, after);
  EXPECT_EQ(lines.size(), 40'002u);
  EXPECT_EQ(lines.front().mark, LineMark::same);
  EXPECT_EQ(lines[1].mark, LineMark::removed);
  EXPECT_EQ(lines[20'001].mark, LineMark::added);
  EXPECT_EQ(lines.back().text, "tail");
}

TEST(LineDiff, OnlyChangesKeepsWhatIsNear) {
  const auto lines = diff_lines("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\nx\n5\n6\n7\n8\ny");
  EXPECT_EQ(marks(only_changes(lines, 1)), "=…\n=3\n-4\n+x\n=5\n=…\n=8\n-9\n+y\n");
  EXPECT_EQ(marks(only_changes(lines, 0)), "=…\n-4\n+x\n=…\n-9\n+y\n");
  EXPECT_EQ(marks(only_changes(lines, 9)), marks(lines));
  EXPECT_TRUE(only_changes(diff_lines("a\nb", "a\nb"), 2).empty());
}

}  // namespace
}  // namespace triptych::line_diff_test

// The beginning of what is too long; what is left is counted.
#include "lesson/markdown_cut.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace triptych::markdown_cut_test {
namespace {

MdBlock only_block(const std::string& text) { return parse_markdown(text).at(0); }

TEST(MarkdownCut, WhatIsShortStaysAsItIs) {
  for (const char* text :
       {"# a *b*", "- a\n  - b", "| a |\n|---|\n| b |", "```c\nint x;\n```", "> q"}) {
    const MdBlock whole = only_block(text);
    const MdCut cut = first_parts(whole, 200);
    EXPECT_EQ(cut.block, whole) << text;
    EXPECT_EQ(cut.left, 0u);
  }
}

TEST(MarkdownCut, RowsItemsAndTextAreCounted) {
  std::string list, table = "| a |\n|---|\n";
  for (int i = 0; i < 30; ++i) list += "- a\n", table += "| b |\n";
  EXPECT_EQ(first_parts(only_block(list), 10).block.items.size(), 10u);
  EXPECT_EQ(first_parts(only_block(list), 10).left, 20u);
  EXPECT_EQ(first_parts(only_block(table), 10).left, 21u);
  const MdCut text = first_parts(only_block(std::string(10'000, 'x')), 10);
  EXPECT_EQ(text.block.spans.at(0).text.size(), 800u);
  EXPECT_EQ(text.left, 9u) << "kilobytes";
}

TEST(MarkdownCut, LinksAndBoldWordsCountAsWhatTheyCostToShow) {
  std::string links, words;
  for (int i = 0; i < 5'000; ++i) links += "[a](http://b.example) ", words += "a ";
  const MdCut cut = first_parts(only_block(links), 200);
  EXPECT_LT(cut.block.spans.size(), 1'600u) << "each with the space behind it";
  EXPECT_GT(cut.left, 0u);
  EXPECT_EQ(first_parts(only_block(words), 200).left, 0u) << "as plain words there is room for all";
}

TEST(MarkdownCut, HowMuchOfTheRoomABlockTakes) {
  EXPECT_EQ(first_parts(only_block("short"), 200).parts, 1u);
  EXPECT_EQ(first_parts(only_block(std::string(800, 'x')), 200).parts, 10u);
  EXPECT_EQ(first_parts(only_block("- a\n- b\n- c"), 200).parts, 3u);
}

TEST(MarkdownCut, ListsDeeperThan32AreDrawnAsDeepAsThat) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "- ";
  const MdBlock block = only_block(text + "x");
  for (const MdListItem& item : block.items) EXPECT_LT(item.depth, 32);
}

TEST(MarkdownCut, ALetterKeeps16Marks) {
  std::string zalgo = "a";
  for (int i = 0; i < 100; ++i) zalgo += "\u0301";
  EXPECT_EQ(with_few_marks(zalgo + "b", 16).size(), 1 + 16 * 2 + 1u);
  EXPECT_EQ(with_few_marks("e\u0301 \xff\xf0", 16), "e\u0301 \xff\xf0") << "also what is no UTF-8";
  EXPECT_EQ(first_parts(only_block(zalgo), 200).block.spans.at(0).text.size(), 1 + 16 * 2u);
}

TEST(MarkdownCut, ALongOpenEndIsParsedAgainOnlyWhenItGrewByAnEighth) {
  MarkdownStream stream;
  std::string text(40'000, 'x');
  stream.set(text, TextEnd::open);
  text += " more";
  stream.set(text, TextEnd::open);
  EXPECT_EQ(stream.blocks().at(0).spans.at(0).text.size(), 40'000u);
  stream.set(text, TextEnd::final);
  EXPECT_EQ(stream.blocks().at(0).spans.at(0).text, text);
}

}  // namespace
}  // namespace triptych::markdown_cut_test

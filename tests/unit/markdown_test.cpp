#include "lesson/markdown.h"

#include <gtest/gtest.h>

namespace triptych::markdown_test {
namespace {

TEST(Markdown, BlocksOfEveryKind) {
  const auto blocks = parse_markdown(
      "# Title\n\nSome **bold** and `code`.\n\n- one\n- two\n  1. inner\n\n> "
      "said\n\n```json\n{\"a\": 1}\n```\n\n"
      "| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n");
  ASSERT_EQ(blocks.size(), 7u);
  EXPECT_EQ(blocks[0].kind, MdKind::heading);
  EXPECT_EQ(blocks[1].spans[1], (MdSpan{"bold", "", true}));
  ASSERT_EQ(blocks[2].items.size(), 3u);
  EXPECT_EQ(blocks[2].items[2].depth, 1);
  EXPECT_EQ(blocks[2].items[2].marker, "1.");
  EXPECT_EQ(blocks[3].kind, MdKind::quote);
  EXPECT_EQ(blocks[4].language, "json");
  EXPECT_EQ(blocks[4].code, "{\"a\": 1}");
  ASSERT_EQ(blocks[5].rows.size(), 2u);
  EXPECT_EQ(blocks[5].rows[1][1][0].text, "2");
  EXPECT_EQ(blocks[6].kind, MdKind::rule);
}

TEST(Markdown, ColumnsOfATableAreAlignedAsTheirDashesSay) {
  const auto blocks = parse_markdown("| a | b | c | d |\n|---|:-:|--:|:--|\n| 1 | 2 | 3 | 4 |\n");
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].aligned,
            (std::vector{MdAlign::start, MdAlign::middle, MdAlign::end, MdAlign::start}));
}

TEST(Markdown, OnlySafeLinksAndNothingIsLoaded) {
  const auto blocks = parse_markdown(
      "[a](https://x.example) [b](javascript:alert(1)) ![pic](https://evil.example/x.png) "
      "<b>raw</b>");
  ASSERT_EQ(blocks.size(), 1u);
  std::string text;
  for (const MdSpan& span : blocks[0].spans) {
    text += span.text;
    EXPECT_TRUE(span.href.empty() || span.href == "https://x.example") << span.href;
  }
  EXPECT_NE(text.find("pic"), std::string::npos);
  EXPECT_NE(text.find("<b>raw</b>"), std::string::npos);
}

// However the text arrives, the blocks are those of the whole text.
// A link that somebody else wrote changes nothing of the page: not the question, not the place.
TEST(Markdown, LinksLeadToTheWebAndToLessonsOnly) {
  const auto target = [](const std::string& href) {
    const auto blocks = parse_markdown("[words](" + href + ")");
    return blocks.empty() || blocks[0].spans.empty() ? "" : blocks[0].spans[0].href;
  };
  for (const char* kept :
       {"https://x.example/#ask?q=1", "http://x.example", "#learn/01-first_call"})
    EXPECT_EQ(target(kept), kept);
  for (const char* dropped : {"#ask?q=%7B%22v%22%3A1%7D", "#ask", "#keys", "#", "#learn/",
                              "#learn/a?q=1", "#learn/../ask", "#Learn/a", "javascript:x"})
    EXPECT_EQ(target(dropped), "") << dropped;
}

TEST(MarkdownStream, AnyCutGivesTheSameBlocks) {
  const std::string text =
      "Intro text.\n\n## Head\n\n- a\n- b\n\n  more of b\n\nAfter.\n\n```py\nx = 1\n\n\ny = "
      "2\n```\n\nLast **para**\ngraph.\n\n"
      "| a | b |\n|---|---|\n| 1 | 2 |\n\n1. one\n\n2. two\n\nEnd.";
  const auto whole = parse_markdown(text);
  for (std::size_t step = 1; step < 40; ++step) {
    MarkdownStream stream;
    for (std::size_t end = 0; end < text.size(); end += step)
      stream.set(std::string_view(text).substr(0, end));
    stream.set(text);
    ASSERT_EQ(stream.blocks().size(), whole.size()) << step;
    for (std::size_t i = 0; i < whole.size(); ++i)
      EXPECT_EQ(stream.blocks()[i], whole[i]) << step << " block " << i;
    EXPECT_GT(stream.settled(), 3u);
  }
}

TEST(MarkdownStream, AnotherTextStartsAnew) {
  MarkdownStream stream;
  stream.set("One.\n\nTwo.\n\nThree.");
  const auto generation = stream.generation();
  stream.set("Other.");
  EXPECT_GT(stream.generation(), generation);
  ASSERT_EQ(stream.blocks().size(), 1u);
  EXPECT_EQ(stream.blocks()[0].spans[0].text, "Other.");
}

TEST(Markdown, HostileTextDoesNoHarm) {
  parse_markdown(std::string(100'000, '['));
  parse_markdown(std::string(20'000, '>'));
  parse_markdown(std::string("\0\xff\xfe**", 5));
  std::string nested;
  for (int i = 0; i < 300; ++i)
    nested += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- x\n";
  parse_markdown(nested);
}

}  // namespace
}  // namespace triptych::markdown_test

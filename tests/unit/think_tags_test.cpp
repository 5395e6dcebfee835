#include "providers/think_tags.h"

#include <gtest/gtest.h>

namespace triptych::think_tags_test {
namespace {

struct Both {
  std::string thoughts, answer;
  bool operator==(const Both&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Both& both) {
  return out << '[' << both.thoughts << "] [" << both.answer << ']';
}

void take(Both& both, const ThinkTags::Split& split) {
  if (split.again) both = {};
  both.thoughts += split.thoughts;
  both.answer += split.answer;
}

Both split(const std::vector<std::string_view>& deltas) {
  ThinkTags tags;
  Both out;
  for (const std::string_view delta : deltas) take(out, tags.feed(delta));
  take(out, tags.flush());
  return out;
}

struct Row {
  std::string_view text;
  Both expected;
};
const Row kRows[] = {
    {"<think>secret plan</think>Answer 5", {"secret plan", "Answer 5"}},
    {"\n<think>\nplan\n</think>\n\nAnswer", {"\nplan\n", "Answer"}},
    {"<THINKING>a</thinking> b", {"a", "b"}},
    {"[THINK]a[/THINK]b", {"a", "b"}},
    {"◁think▷a◁/think▷b", {"a", "b"}},
    {"<seed:think>a</seed:think>b", {"a", "b"}},
    {"<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b",
     {"a<|end|>", "b"}},
    {"<think>one</think>\n<think>two</think>three", {"one\n\ntwo", "three"}},
    {"<think>never closed", {"never closed", ""}},
    {"<think></think>b", {"", "b"}},
    {"thoughts of a template\n</think>\n\nAnswer", {"thoughts of a template\n", "Answer"}},
    {"</think>\nAnswer", {"", "Answer"}},
    // These are answers that speak of tags.
    {"Use <think> to reason.", {"", "Use <think> to reason."}},
    {"<thin", {"", "<thin"}},
    {"<b>bold</b>", {"", "<b>bold</b>"}},
    {"The tag\n```\n</think>\n```\nends it.", {"", "The tag\n```\n</think>\n```\nends it."}},
    {"It ends with </think>\n.", {"", "It ends with </think>\n."}},
    {"  indented", {"", "  indented"}},
    {"", {"", ""}},
};

TEST(ThinkTags, EveryCutGivesTheSame) {
  for (const Row& row : kRows) {
    EXPECT_EQ(split({row.text}), row.expected) << row.text;
    for (std::size_t i = 0; i <= row.text.size(); ++i)
      EXPECT_EQ(split({row.text.substr(0, i), row.text.substr(i)}), row.expected)
          << row.text << " cut at " << i;
    std::vector<std::string_view> letters;
    for (std::size_t i = 0; i < row.text.size(); ++i) letters.push_back(row.text.substr(i, 1));
    EXPECT_EQ(split(letters), row.expected) << row.text;
  }
}

}  // namespace
}  // namespace triptych::think_tags_test

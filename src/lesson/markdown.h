// Markdown -> blocks, with md4c; no drawing, no HTML. Used for answers and for lessons.
// Raw HTML stays text. Images become their alternative text: nothing of an answer is ever loaded.
// Links keep only http(s) and "#learn/<id>" targets; any other target leaves plain text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace triptych {

struct MdSpan {
  std::string text, href;
  bool bold = false, italic = false, code = false;
  friend bool operator==(const MdSpan&, const MdSpan&) = default;
};
using MdSpans = std::vector<MdSpan>;

struct MdListItem {
  int depth = 0;       // 0 = outermost
  std::string marker;  // "•", "3.", "☐", "☑"; "" = further paragraph of the item before
  MdSpans spans;
  bool is_code = false;  // spans hold one code block
  friend bool operator==(const MdListItem&, const MdListItem&) = default;
};

enum class MdKind : std::uint8_t { paragraph, heading, code, list, table, rule, quote };

enum class MdAlign : std::uint8_t { start, middle, end };

struct MdBlock {
  MdKind kind = MdKind::paragraph;
  int level = 0;         // heading 1-6
  std::string language;  // code fence
  std::string code;      // without the final newline
  MdSpans spans;         // paragraph, heading, quote
  std::vector<MdListItem> items;
  std::vector<std::vector<MdSpans>> rows;  // table; the first is the header
  std::vector<MdAlign> aligned{};          // its columns, as the dashes under the header say
  friend bool operator==(const MdBlock&, const MdBlock&) = default;
};

std::vector<MdBlock> parse_markdown(std::string_view text);
// One line, whatever it begins with: code, emphasis and links, no blocks.
MdSpans parse_inline(std::string_view line);
// Its words alone, e.g. to be read aloud.
std::string plain_markdown(std::string_view line);

enum class TextEnd : std::uint8_t { final, open };  // open: more will come

// Markdown that grows at its end. Blocks before the last blank line outside of lists and fences are
// parsed once and never change again, so a token costs only its own last block.
class MarkdownStream {
 public:
  // `text` is the whole text so far; it must start with what was given before, else all starts
  // anew.
  // Of a long unsettled end that is still open, the last eighth may be missing in blocks().
  void set(std::string_view text, TextEnd end = TextEnd::final);
  const std::vector<MdBlock>& blocks() const { return blocks_; }
  std::size_t settled() const { return settled_; }  // leading blocks that will not change any more
  std::uint64_t generation() const { return generation_; }  // grows when everything started anew

 private:
  std::vector<MdBlock> blocks_;
  std::size_t settled_ = 0, settled_bytes_ = 0, seen_ = 0;
  std::size_t parsed_tail_ = 0;  // bytes of the unsettled part when it was parsed last
  std::size_t scanned_ = 0;      // bytes of the unsettled part already searched for a boundary
  bool in_fence_ = false;
  std::uint64_t generation_ = 0;
  std::string head_;  // the first bytes seen, to notice another text
};

}  // namespace triptych

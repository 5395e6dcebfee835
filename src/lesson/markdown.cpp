#include "lesson/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <cctype>

namespace triptych {
namespace {

MdAlign aligned_as(MD_ALIGN align) {
  return align == MD_ALIGN_RIGHT    ? MdAlign::end
         : align == MD_ALIGN_CENTER ? MdAlign::middle
                                    : MdAlign::start;
}

std::string attribute(const MD_ATTRIBUTE& a) { return {a.text == nullptr ? "" : a.text, a.size}; }

// Whoever wrote the text: it may lead to the web and to a lesson, and change nothing of the page.
bool safe_target(std::string_view href) {
  constexpr std::string_view kLesson = "#learn/";
  if (!href.starts_with(kLesson))
    return href.starts_with("https://") || href.starts_with("http://");
  href.remove_prefix(kLesson.size());
  return !href.empty() && std::ranges::all_of(href, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_';
  });
}

constexpr int kDeepest = 31;  // of nested lists; what lies deeper is drawn as deep as that

struct Entity {
  std::string_view name, text;
};
constexpr Entity kEntities[] = {{"&amp;", "&"},   {"&lt;", "<"},    {"&gt;", ">"},
                                {"&quot;", "\""}, {"&apos;", "'"},  {"&nbsp;", "\u00A0"},
                                {"&mdash;", "—"}, {"&ndash;", "–"}, {"&hellip;", "…"},
                                {"&euro;", "€"},  {"&times;", "×"}, {"&copy;", "©"}};

// md4c drives this with callbacks; the state is where we are in the tree.
class MarkdownReader {
 public:
  std::vector<MdBlock> blocks;

  int enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        ++quotes_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        enter_list(type, detail);
        break;
      case MD_BLOCK_LI:
        enter_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
        break;
      case MD_BLOCK_H:
        start(MdKind::heading);
        blocks.back().level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE:
        in_code_ = true;
        if (lists_.empty())
          start(MdKind::code);
        else
          new_paragraph(true);
        if (lists_.empty())
          blocks.back().language = attribute(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang);
        break;
      case MD_BLOCK_HR:
        blocks.push_back({MdKind::rule, 0, "", "", {}, {}, {}});
        break;
      case MD_BLOCK_P:
        if (lists_.empty())
          start(quotes_ > 0 ? MdKind::quote : MdKind::paragraph);
        else
          new_paragraph(false);
        break;
      case MD_BLOCK_HTML:
        start(MdKind::paragraph);
        break;
      case MD_BLOCK_TABLE:
        start(MdKind::table);
        break;
      case MD_BLOCK_TR:
        blocks.back().rows.emplace_back();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        blocks.back().rows.back().emplace_back();
        if (blocks.back().rows.size() == 1)
          blocks.back().aligned.push_back(
              aligned_as(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align));
        break;
      default:
        break;
    }
    return 0;
  }

  int leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_QUOTE) --quotes_;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
    if (type == MD_BLOCK_CODE) {
      in_code_ = false;
      std::string& code = code_text();
      if (!code.empty() && code.back() == '\n') code.pop_back();
    }
    return 0;
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_STRONG) ++bold_;
    if (type == MD_SPAN_EM) ++italic_;
    if (type == MD_SPAN_CODE) ++code_;
    if (type == MD_SPAN_A) href_ = attribute(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
    return 0;
  }
  int leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) --bold_;
    if (type == MD_SPAN_EM) --italic_;
    if (type == MD_SPAN_CODE) --code_;
    if (type == MD_SPAN_A) href_.clear();
    return 0;
  }

  int text(MD_TEXTTYPE type, std::string_view words) {
    if (in_code_) {
      code_text() += words;
      return 0;
    }
    switch (type) {
      case MD_TEXT_BR:
        append("\n");
        break;
      case MD_TEXT_SOFTBR:
        append(" ");
        break;
      case MD_TEXT_NULLCHAR:
        append("\uFFFD");
        break;
      case MD_TEXT_ENTITY: {
        const auto* known = std::ranges::find(kEntities, words, &Entity::name);
        append(known == std::end(kEntities) ? words : known->text);
        break;
      }
      default:
        append(words);
        break;
    }
    return 0;
  }

 private:
  struct List {
    bool ordered;
    unsigned next;
  };

  void start(MdKind kind) {
    blocks.emplace_back();
    blocks.back().kind = kind;
  }
  void enter_list(MD_BLOCKTYPE type, void* detail) {
    if (lists_.empty()) start(MdKind::list);
    const bool ordered = type == MD_BLOCK_OL;
    lists_.push_back({ordered, ordered ? static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start : 0});
  }
  int depth() const { return std::min(static_cast<int>(lists_.size()) - 1, kDeepest); }
  void enter_item(const MD_BLOCK_LI_DETAIL& detail) {
    List& list = lists_.back();
    MdListItem item;
    item.depth = depth();
    item.marker = list.ordered ? std::to_string(list.next++) + "." : "•";
    if (detail.is_task) item.marker = detail.task_mark == ' ' ? "☐" : "☑";
    blocks.back().items.push_back(std::move(item));
    fresh_item_ = true;
  }
  // The first paragraph of an item is the item; later ones follow it without a marker.
  void new_paragraph(bool code) {
    std::vector<MdListItem>& items = blocks.back().items;
    if (!fresh_item_ || code) {
      MdListItem more;
      more.depth = depth();
      more.is_code = code;
      items.push_back(std::move(more));
    }
    fresh_item_ = false;
  }
  MdSpans& target() {
    if (blocks.empty()) start(MdKind::paragraph);
    MdBlock& block = blocks.back();
    if (block.kind == MdKind::list && !block.items.empty()) return block.items.back().spans;
    if (block.kind == MdKind::table && !block.rows.empty() && !block.rows.back().empty()) {
      return block.rows.back().back();
    }
    return block.spans;
  }
  std::string& code_text() {
    if (blocks.back().kind != MdKind::list) return blocks.back().code;
    MdSpans& spans = target();
    if (spans.empty()) spans.push_back({"", "", false, false, true});
    return spans.back().text;
  }
  void append(std::string_view words) {
    fresh_item_ = false;
    MdSpan span{std::string(words), safe_target(href_) ? href_ : "", bold_ > 0, italic_ > 0,
                code_ > 0};
    MdSpans& spans = target();
    const bool same = !spans.empty() && spans.back().href == span.href &&
                      spans.back().bold == span.bold && spans.back().italic == span.italic &&
                      spans.back().code == span.code;
    if (same)
      spans.back().text += span.text;
    else
      spans.push_back(std::move(span));
  }

  std::vector<List> lists_;
  std::string href_;
  int quotes_ = 0, bold_ = 0, italic_ = 0, code_ = 0;
  bool in_code_ = false, fresh_item_ = false;
};

bool blank(std::string_view line) {
  return std::ranges::all_of(line, [](unsigned char c) { return std::isspace(c) != 0; });
}

bool opens_fence(std::string_view line) {
  const std::size_t at = line.find_first_not_of(' ');
  return at != std::string_view::npos && at < 4 &&
         (line.substr(at).starts_with("```") || line.substr(at).starts_with("~~~"));
}

// What is longer and still grows is not parsed with every token.
constexpr std::size_t kShortTail = 16'384;

// A line that cannot belong to what stands above the blank line before it.
bool starts_anew(std::string_view line) {
  const auto c = static_cast<unsigned char>(line.front());
  return std::isspace(c) == 0 && std::isdigit(c) == 0 && c != '-' && c != '*' && c != '+' &&
         c != '>';
}

}  // namespace

std::vector<MdBlock> parse_markdown(std::string_view text) {
  MarkdownReader reader;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML |
                 MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE t, void* d, void* u) {
    return static_cast<MarkdownReader*>(u)->enter(t, d);
  };
  parser.leave_block = [](MD_BLOCKTYPE t, void*, void* u) {
    return static_cast<MarkdownReader*>(u)->leave(t);
  };
  parser.enter_span = [](MD_SPANTYPE t, void* d, void* u) {
    return static_cast<MarkdownReader*>(u)->enter_span(t, d);
  };
  parser.leave_span = [](MD_SPANTYPE t, void*, void* u) {
    return static_cast<MarkdownReader*>(u)->leave_span(t);
  };
  parser.text = [](MD_TEXTTYPE t, const MD_CHAR* s, MD_SIZE n, void* u) {
    return static_cast<MarkdownReader*>(u)->text(t, {s, n});
  };
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &reader);
  return std::move(reader.blocks);
}

MdSpans parse_inline(std::string_view line) {
  // What a heading holds is inline whatever it begins with: "1. x" is no list there.
  std::string heading = "# ";
  for (const char c : line) heading += c == '\n' || c == '\r' ? ' ' : c;
  std::vector<MdBlock> blocks = parse_markdown(heading);
  return blocks.empty() ? MdSpans{} : std::move(blocks.front().spans);
}

std::string plain_markdown(std::string_view line) {
  std::string out;
  for (const MdSpan& span : parse_inline(line)) out += span.text;
  return out;
}

void MarkdownStream::set(std::string_view text, TextEnd end_of_text) {
  if (text.size() < seen_ || !text.starts_with(head_)) {
    blocks_.clear();
    settled_ = settled_bytes_ = scanned_ = parsed_tail_ = 0;
    in_fence_ = false;
    ++generation_;
  }
  constexpr std::size_t kHead = 64;
  if (head_.size() < kHead || !text.starts_with(head_)) head_ = text.substr(0, kHead);
  seen_ = text.size();

  // Find the last place in the unsettled part where everything before is finished.
  std::size_t boundary = settled_bytes_;
  bool after_blank = false;
  for (std::size_t at = std::max(scanned_, settled_bytes_); at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;  // an unfinished line decides nothing
    const std::string_view line = text.substr(at, end - at);
    if (opens_fence(line)) in_fence_ = !in_fence_;
    if (!in_fence_ && after_blank && !blank(line) && starts_anew(line) && !opens_fence(line))
      boundary = at;
    after_blank = blank(line);
    // Re-scan from the last blank line next time: the line after it is not here yet.
    scanned_ = after_blank ? at : end + 1;
    at = end + 1;
  }
  const std::size_t tail = text.size() - boundary;
  const bool hardly_longer =
      boundary == settled_bytes_ && tail > kShortTail && tail - parsed_tail_ < tail / 8;
  if (end_of_text == TextEnd::open && hardly_longer && parsed_tail_ > 0) return;
  parsed_tail_ = tail;
  blocks_.resize(settled_);
  if (boundary > settled_bytes_) {
    for (MdBlock& block : parse_markdown(text.substr(settled_bytes_, boundary - settled_bytes_))) {
      blocks_.push_back(std::move(block));
    }
    settled_ = blocks_.size();
    settled_bytes_ = boundary;
  }
  for (MdBlock& block : parse_markdown(text.substr(settled_bytes_)))
    blocks_.push_back(std::move(block));
}

}  // namespace triptych

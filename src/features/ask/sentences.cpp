#include "features/ask/sentences.h"

namespace triptych {
namespace {

constexpr std::size_t kWideMark = 3;  // bytes of "。", "！", "？"

bool may_begin_wide_mark(char c) { return c == '\xe3' || c == '\xef'; }
bool is_wide_mark(std::string_view mark) { return mark == "。" || mark == "！" || mark == "？"; }
bool is_mark(char c) { return c == '.' || c == '!' || c == '?'; }

}  // namespace

std::size_t search_on(SentenceScan& scan, std::string_view text) {
  const std::size_t from = scan.searched;
  std::size_t at = from;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const std::size_t left = text.size() - at;
    // What these mean is told by what follows them, which may not have come yet.
    if ((is_mark(c) && left < 2) || (may_begin_wide_mark(c) && left < kWideMark)) break;
    if (c == '\n' || (is_mark(c) && (text[at + 1] == ' ' || text[at + 1] == '\n')))
      scan.end = at + 1;
    else if (may_begin_wide_mark(c) && is_wide_mark(text.substr(at, kWideMark)))
      scan.end = at + kWideMark;
  }
  scan.searched = at;
  return at - from + (at < text.size() ? 1 : 0);
}

}  // namespace triptych

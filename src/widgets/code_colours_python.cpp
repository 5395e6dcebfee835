#include <algorithm>

#include "widgets/code_colours.h"

namespace triptych::ui {
namespace {

constexpr std::string_view kKeywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}
bool digit(char c) { return c >= '0' && c <= '9'; }

class Painter {
 public:
  explicit Painter(std::string_view code) : code_(code) {}

  ColouredCode paint() {
    for (std::size_t at = 0; at < code_.size();) {
      const std::size_t end = std::max(piece(at), at + 1);
      add(at, end, what_);
      at = end;
    }
    return std::move(out_);
  }

 private:
  // End of the piece that starts at `at`; its class is left in what_.
  std::size_t piece(std::size_t at) {
    const char c = code_[at];
    what_ = CodeClass::plain;
    if (c == '#') {
      what_ = CodeClass::muted;
      return std::min(code_.find('\n', at), code_.size());
    }
    if (c == '"' || c == '\'') return string_from(at);
    if (digit(c)) {
      what_ = CodeClass::number;
      while (at < code_.size() && (digit(code_[at]) || letter(code_[at]) || code_[at] == '.')) ++at;
      return at;
    }
    if (!letter(c)) return at + 1;
    std::size_t end = at;
    while (end < code_.size() && (letter(code_[end]) || digit(code_[end]))) ++end;
    // The letters before a quote belong to the string: f"...", b'...'.
    if (end - at <= 2 && end < code_.size() && (code_[end] == '"' || code_[end] == '\''))
      return string_from(end);
    const auto word = code_.substr(at, end - at);
    if (std::ranges::find(kKeywords, word) != std::end(kKeywords)) what_ = CodeClass::key;
    return end;
  }

  std::size_t string_from(std::size_t at) {
    what_ = CodeClass::string;
    const std::string_view quote = code_.substr(at, 1), triple = code_.substr(at, 3);
    const bool is_triple = triple.size() == 3 && triple[1] == quote[0] && triple[2] == quote[0];
    const std::string_view mark = is_triple ? triple : quote;
    for (at += mark.size(); at < code_.size(); ++at) {
      if (code_[at] == '\\') {
        ++at;
      } else if (code_.substr(at, mark.size()) == mark) {
        return at + mark.size();
      } else if (code_[at] == '\n' && !is_triple) {
        return at;
      }
    }
    return code_.size();
  }

  void add(std::size_t from, std::size_t to, CodeClass what) {
    to = std::min(to, code_.size());
    if (!out_.classes.empty() && out_.classes.back() == what) {
      out_.spans.back().text.append(code_, from, to - from);
      return;
    }
    out_.spans.push_back({std::string(code_.substr(from, to - from)), "", Face::mono});
    out_.classes.push_back(what);
  }

  std::string_view code_;
  CodeClass what_ = CodeClass::plain;
  ColouredCode out_;
};

}  // namespace

ColouredCode colour_python(std::string_view code) { return Painter(code).paint(); }

}  // namespace triptych::ui

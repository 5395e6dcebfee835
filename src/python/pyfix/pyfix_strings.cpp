// String literals, and f-strings above all.
#include <cstring>

#include "pyfix_scanner.h"

namespace triptych::python {
namespace {

// Would MicroPython, which looks only at brackets, read this expression of an f-string wrongly?
bool is_difficult(const std::string& expression) {
  int depth = 0;
  char quote = 0;
  for (const char c : expression) {
    if (quote) {
      if (c == quote) {
        quote = 0;
      } else if (std::strchr(":{}[]!", c)) {
        return true;
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++depth;
    } else if (c == ']') {
      --depth;
    } else if (c == '{' || c == '}' || (c == ':' && depth == 0)) {
      return true;
    }
  }
  return false;
}

void join(std::string& sum, const std::string& term) {
  if (!sum.empty()) sum += "+";
  sum += term;
}

}  // namespace

int Scanner::string_prefix() const {
  std::size_t i = at_;
  while (i < at_ + 2 && at(i) && std::strchr("rRbBfFuU", at(i))) ++i;
  return at(i) == '"' || at(i) == '\'' ? static_cast<int>(i - at_) : -1;
}

bool Scanner::ends(const Quote& quote) const { return s_.substr(at_, quote.count) == quote.text(); }

// One literal; an f-string as its pieces joined by '+', any other as it stands.
Scanner::S Scanner::literal(bool& formatted) {
  const std::size_t start = at_;
  const std::string_view prefix = s_.substr(at_, static_cast<std::size_t>(string_prefix()));
  formatted = prefix.find_first_of("fF") != S::npos;
  const bool raw = prefix.find_first_of("rR") != S::npos;
  at_ += prefix.size();
  const char mark = s_[at_];
  const Quote quote{mark, at(at_ + 1) == mark && at(at_ + 2) == mark ? 3u : 1u};
  at_ += quote.count;
  S out = formatted ? formatted_literal(quote, raw) : plain_literal(start, quote);
  return ok_ ? out : S(s_.substr(start, at_ - start));
}

Scanner::S Scanner::plain_literal(std::size_t start, const Quote& quote) {
  while (at_ < s_.size() && !ends(quote)) {
    if (quote.count == 1 && s_[at_] == '\n') break;
    at_ += s_[at_] == '\\' ? 2 : 1;
  }
  if (at_ >= s_.size() || !ends(quote)) {
    at_ = std::min(at_, s_.size());
    ok_ = false;
    return {};
  }
  at_ += quote.count;
  return S(s_.substr(start, at_ - start));
}

// A backslash and what belongs to it, as text of a string that is not raw.
Scanner::S Scanner::escape(bool raw, const Quote& quote) {
  S out;
  if (raw) {
    ++at_;
    out = "\\\\";
    if (at(at_) == quote.mark) out += S("\\") + s_[at_++];
    return out;
  }
  out += s_[at_++];
  if (at(at_) == 'N' && at(at_ + 1) == '{') {
    while (at_ < s_.size() && s_[at_] != '}') out += s_[at_++];
  }
  if (at_ < s_.size()) out += s_[at_++];
  return out;
}

Scanner::S Scanner::formatted_literal(const Quote& quote, bool raw) {
  S piece, out;
  const auto flush = [&] {
    if (piece.empty()) return;
    if (quote.count == 3 && piece.back() == quote.mark &&
        (piece.size() < 2 || piece[piece.size() - 2] != '\\'))
      piece.insert(piece.size() - 1, "\\");
    join(out, quote.text() + piece + quote.text());
    piece.clear();
  };
  while (at_ < s_.size() && !ends(quote)) {
    const char c = s_[at_];
    if (quote.count == 1 && c == '\n') break;
    if (c == '\\') {
      piece += escape(raw, quote);
    } else if ((c == '{' || c == '}') && at(at_ + 1) == c) {
      piece += c;
      at_ += 2;
    } else if (c == '}') {
      break;
    } else if (c == '{') {
      S shown;
      const S value = field(shown, quote);
      if (!ok_) return {};
      piece += shown;
      flush();
      join(out, value);
    } else {
      piece += c;
      ++at_;
    }
  }
  if (at_ >= s_.size() || !ends(quote)) {
    ok_ = false;
    return {};
  }
  at_ += quote.count;
  flush();
  return out.empty() ? quote.text() + quote.text() : out;
}

// What stands behind the ':' of a field, as an expression.
Scanner::S Scanner::format_spec(const Quote& quote) {
  S out, text;
  const auto flush = [&] {
    if (!text.empty()) join(out, quote.text() + text + quote.text());
    text.clear();
  };
  while (at_ < s_.size() && s_[at_] != '}') {
    if (s_[at_] == '\n') {
      ok_ = false;
      return {};
    }
    if (s_[at_] == '{') {
      S shown;
      const S inner = field(shown, quote);
      if (!ok_) return {};
      flush();
      join(out, inner);
    } else {
      text += s_[at_++];
    }
  }
  flush();
  return out;
}

// {expression[=][!r][:spec]}. `shown`: the text that `=` puts before the value.
Scanner::S Scanner::field(S& shown, const Quote& quote) {
  const std::size_t from = ++at_;
  const S expression = code("}:!=", true);
  const std::size_t to = at_;
  char conversion = 0;
  if (at(at_) == '=') {
    ++at_;
    while (at(at_) == ' ') ++at_;
    shown = S(s_.substr(from, at_ - from));
    conversion = 'r';
  }
  if (at(at_) == '!') {
    conversion = at(at_ + 1);
    at_ += 2;
  }
  S spec;
  if (at(at_) == ':') {
    if (conversion == 'r' && !shown.empty()) conversion = 0;
    ++at_;
    spec = format_spec(quote);
  }
  if (!ok_ || at(at_) != '}' || expression.find_first_not_of(" \t\n") == S::npos) {
    ok_ = false;
    return {};
  }
  ++at_;
  hard_ |= is_difficult(S(s_.substr(from, to - from))) || !shown.empty();
  S value = "(" + expression + ")";
  if (conversion == 'r') value = "repr" + value;
  if (conversion == 's') value = "str" + value;
  if (conversion == 'a') value = "ascii" + value;
  return "__fmt__(" + value + "," + (spec.empty() ? "\"\"" : spec) + ")";
}

// What may stand between neighbouring literals that become one.
Scanner::S Scanner::gap(bool in_brackets) const {
  std::size_t i = at_;
  while (i < s_.size()) {
    if (s_[i] == ' ' || s_[i] == '\t' || (in_brackets && s_[i] == '\n')) {
      ++i;
    } else if (s_[i] == '\\' && at(i + 1) == '\n') {
      i += 2;
    } else if (in_brackets && s_[i] == '#') {
      while (i < s_.size() && s_[i] != '\n') ++i;
    } else {
      break;
    }
  }
  return S(s_.substr(at_, i - at_));
}

// A run of neighbouring literals.
Scanner::S Scanner::strings(bool in_brackets) {
  const std::size_t start = at_;
  const bool was_hard = hard_;
  hard_ = all_strings_;
  bool any_formatted = false, braces = false;
  std::vector<Part> parts;
  for (S before;;) {
    bool formatted = false;
    const S text = literal(formatted);
    if (!ok_) return S(s_.substr(start, at_ - start));
    any_formatted |= formatted;
    // MicroPython joins the neighbours first and would read their braces as fields.
    braces |= !formatted && text.find_first_of("{}") != S::npos;
    parts.push_back({before, text});
    before = gap(in_brackets);
    at_ += before.size();
    if (string_prefix() >= 0) continue;
    at_ -= before.size();
    break;
  }
  const bool rewrite = any_formatted && (hard_ || braces);
  hard_ = was_hard || rewrite;
  if (!rewrite) return S(s_.substr(start, at_ - start));
  S out = "(";
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += (i ? parts[i].gap + "+" : "") + parts[i].literal;
  return out + ")";
}

}  // namespace triptych::python

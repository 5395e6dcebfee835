#include "pyfix.h"

#include <cctype>
#include <cstdlib>
#include <cstring>

#include "internal.h"
#include "pyfix_lines.h"
#include "pyfix_match.h"
#include "pyfix_scanner.h"

namespace triptych::python {

bool Scanner::is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// `==`, `<=`, `!=` ... are no end of an expression, although '=' and '!' are.
bool Scanner::is_operator_at(const S& before) const {
  if (at(at_) == '!') return at(at_ + 1) == '=';
  return at(at_) == '=' &&
         (at(at_ + 1) == '=' || (!before.empty() && std::strchr("=!<>", before.back())));
}

Scanner::S Scanner::word(bool in_brackets, bool in_items) {
  S out;
  while (at_ < s_.size() && is_word(s_[at_])) out += s_[at_++];
  if (!in_items) return out;
  if (out == "for") comprehension_ = true;  // [x for a, *b in c] unpacks nothing
  if (out == "lambda") out += code(":", in_brackets);
  return out;
}

Scanner::S Scanner::code(const char* stop, bool in_brackets, Items* items) {
  S out;
  bool fresh = true;  // at the start of an item, where '*' unpacks
  while (at_ < s_.size() && ok_) {
    const char c = s_[at_];
    if (c == '#' && (in_brackets || !*stop)) {
      while (at_ < s_.size() && s_[at_] != '\n') out += s_[at_++];
      continue;
    }
    if (c != '\0' && std::strchr(stop, c)) {
      if (!is_operator_at(out)) return out;
      out += s_[at_++];
      if (at_ < s_.size()) out += s_[at_++];
      continue;
    }
    if (items && c == ',') {
      items->list.push_back(out);
      out.clear();
      ++at_;
      fresh = true;
      continue;
    }
    if (items && fresh && c == '*') items->starred = true;
    if (!std::isspace(static_cast<unsigned char>(c))) fresh = false;
    if (string_prefix() >= 0 && (out.empty() || !is_word(out.back()))) {
      out += strings(in_brackets);
    } else if (is_word(c)) {
      out += word(in_brackets, items != nullptr);
    } else if (c == '(' || c == '[' || c == '{') {
      out += group(out);
    } else if (c == '\\' && at(at_ + 1) == '\n') {
      out += "\\\n";
      at_ += 2;
    } else {
      out += s_[at_++];
    }
  }
  return out;
}

std::string Scanner::result() {
  S out = code("", false);
  return ok_ && at_ >= s_.size() ? out : S(s_);
}

std::string pyfix(std::string_view source) {
  const std::string matched = fix_matches(std::string(source));
  return fix_lines(Scanner(matched, false).result());
}

std::string pyfix_all_strings(std::string_view source) { return Scanner(source, true).result(); }

}  // namespace triptych::python

char* tpy_fix_source(const char* source, size_t size, size_t* fixed_size) {
  const std::string fixed = triptych::python::pyfix({source, size});
  char* out = static_cast<char*>(std::malloc(fixed.size() + 1));
  if (out == nullptr) std::abort();
  std::memcpy(out, fixed.c_str(), fixed.size() + 1);
  *fixed_size = fixed.size();
  return out;
}

// Brackets: lists, sets, dictionaries and tuples that unpack others.
#include <algorithm>
#include <array>

#include "pyfix_scanner.h"

namespace triptych::python {
namespace {

// After these words a bracket opens a display; after any other it is a call or an index.
constexpr std::array<std::string_view, 21> kNoValue = {
    "in",    "return", "and", "or",   "not",   "is",   "if",     "else", "yield", "lambda", "for",
    "while", "assert", "del", "elif", "await", "from", "import", "with", "raise", "as"};

std::size_t item_start(const std::string& item) { return item.find_first_not_of(" \t\n"); }

}  // namespace

bool Scanner::follows_value(const S& before) {
  std::size_t end = before.size();
  while (end && (before[end - 1] == ' ' || before[end - 1] == '\t')) --end;
  if (!end) return false;
  const char c = before[end - 1];
  if (c == ')' || c == ']' || c == '}' || c == '"' || c == '\'') return true;
  if (!is_word(c)) return false;
  std::size_t start = end;
  while (start && is_word(before[start - 1])) --start;
  return std::find(kNoValue.begin(), kNoValue.end(), before.substr(start, end - start)) ==
         kNoValue.end();
}

// [a, *b] = ... and `for [a, *b] in ...` assign; MicroPython knows those.
bool Scanner::is_target() const {
  std::size_t i = at_;
  while (at(i) == ' ') ++i;
  return (at(i) == '=' && at(i + 1) != '=') ||
         (at(i) == 'i' && at(i + 1) == 'n' && !is_word(at(i + 2)));
}

// The items as a call: __list__((a),[1, 2],(b))
Scanner::S Scanner::unpacked(char open, const std::vector<S>& items) {
  const bool dict = std::any_of(items.begin(), items.end(), [](const S& item) {
    const std::size_t start = item_start(item);
    return start != S::npos && item.compare(start, 2, "**") == 0;
  });
  S out, plain;
  const auto add = [&](const S& argument) { out += (out.empty() ? "" : ",") + argument; };
  const auto flush = [&] {
    if (!plain.empty()) add(dict ? "{" + plain + "}" : "[" + plain + "]");
    plain.clear();
  };
  for (const S& item : items) {
    const std::size_t start = item_start(item);
    if (start == S::npos) {
      out += item;  // the spaces after a last comma
    } else if (item[start] == '*') {
      flush();
      add(item.substr(0, start) + "(" + item.substr(start + (dict ? 2 : 1)) + ")");
    } else {
      plain += (plain.empty() ? "" : ",") + item;
    }
  }
  flush();
  if (dict) return "__dict__(" + out + ")";
  const S list = "__list__(" + out + ")";
  return open == '{' ? "set(" + list + ")" : open == '(' ? "tuple(" + list + ")" : list;
}

Scanner::S Scanner::group(const S& before) {
  const char open = s_[at_++];
  const char close = open == '(' ? ')' : open == '[' ? ']' : '}';
  const bool display = !follows_value(before), outer = comprehension_;
  comprehension_ = false;
  Items items;
  const char stop[] = {close, '\0'};
  const S last = code(stop, true, display ? &items : nullptr);
  const bool has_for = comprehension_;
  comprehension_ = outer;
  if (at(at_) != close) {
    ok_ = false;
    return S(1, open) + last;
  }
  ++at_;
  if (!display) return S(1, open) + last + close;
  const bool several = !items.list.empty();
  items.list.push_back(last);
  if (items.starred && !has_for && !is_target() && (open != '(' || several))
    return unpacked(open, items.list);
  S out(1, open);
  for (std::size_t i = 0; i < items.list.size(); ++i) out += (i ? "," : "") + items.list[i];
  return out + close;
}

}  // namespace triptych::python

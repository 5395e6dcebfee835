#include "base/json_cursor.h"

#include <charconv>
#include <cstdint>

#include "base/utf8.h"

namespace triptych {
namespace {

constexpr int kMaxDepth = 32;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto tail = [&](int shift) {
    out.push_back(static_cast<char>(0x80 | (code >> shift & 0x3F)));
  };
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0 | code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | code >> 12));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0 | code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

char JsonCursor::peek() {
  if (failed_) return '\0';
  while (!text_.empty()) {
    const char c = text_.front();
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return c;
    text_.remove_prefix(1);
  }
  return '\0';
}

bool JsonCursor::take(char c) {
  if (peek() != c || text_.empty()) return fail();
  text_.remove_prefix(1);
  return true;
}

bool JsonCursor::enter(char bracket) { return take(bracket) && (++depth_ <= kMaxDepth || fail()); }

bool JsonCursor::leave(char bracket) {
  if (peek() != bracket) return false;
  text_.remove_prefix(1);
  --depth_;
  return true;
}

// Length of the characters in front that stand for themselves inside a string.
std::size_t JsonCursor::plain_run(bool& ascii) const {
  std::size_t i = 0;
  unsigned char seen = 0;
  for (; i < text_.size(); ++i) {
    const auto c = static_cast<unsigned char>(text_[i]);
    if (c == '"' || c == '\\' || c < 0x20) break;
    seen |= c;
  }
  ascii = seen < 0x80;
  return i;
}

bool JsonCursor::raw_key(std::string_view& key) {
  if (!take('"')) return false;
  bool ascii = false;
  const std::size_t length = plain_run(ascii);
  key = text_.substr(0, length);
  if (length == text_.size() || text_[length] != '"' || !ascii) return fail();
  text_.remove_prefix(length + 1);
  return true;
}

int JsonCursor::hex4() {
  if (text_.size() < 4) return -1;
  int value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const int digit = hex_value(text_[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  text_.remove_prefix(4);
  return value;
}

// Behind the backslash.
bool JsonCursor::escape(std::string& out) {
  if (text_.empty()) return fail();
  const char c = text_.front();
  text_.remove_prefix(1);
  constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  const std::size_t simple = kLetters.find(c);
  if (simple != kLetters.npos) {
    out.push_back(kMeanings[simple]);
    return true;
  }
  if (c != 'u') return fail();
  const int unit = hex4();
  if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000)) return fail();
  if (unit < 0xD800 || unit >= 0xE000) {
    append_utf8(out, static_cast<std::uint32_t>(unit));
    return true;
  }
  if (!text_.starts_with("\\u")) return fail();
  text_.remove_prefix(2);
  const int low = hex4();
  if (low < 0xDC00 || low >= 0xE000) return fail();
  append_utf8(out, 0x10000 + (static_cast<std::uint32_t>(unit - 0xD800) << 10) +
                       static_cast<std::uint32_t>(low - 0xDC00));
  return true;
}

bool JsonCursor::string(std::string& out) {
  if (!take('"')) return false;
  for (;;) {
    bool ascii = false;
    const std::size_t length = plain_run(ascii);
    if (length == text_.size()) return fail();
    const std::string_view plain = text_.substr(0, length);
    // Per run: an escape cannot stand inside of a sequence.
    if (!ascii && !utf8_valid(plain)) return fail();
    out.append(plain);
    const char c = text_[length];
    text_.remove_prefix(length + 1);
    if (c == '"') return true;
    if (c != '\\' || !escape(out)) return fail();
  }
}

bool JsonCursor::word(std::string_view expected) {
  peek();
  if (failed_ || !text_.starts_with(expected)) return fail();
  text_.remove_prefix(expected.size());
  return true;
}

// An integer of at most 15 digits or a short decimal: nothing that could overflow.
bool JsonCursor::number() {
  std::size_t i = text_.starts_with('-') ? 1 : 0;
  const std::size_t first = i;
  while (i < text_.size() && is_digit(text_[i])) ++i;
  if (i == first || (i - first > 1 && text_[first] == '0')) return fail();
  if (i < text_.size() && text_[i] == '.') {
    const std::size_t dot = i++;
    while (i < text_.size() && is_digit(text_[i])) ++i;
    if (i == dot + 1) return fail();
  }
  if (i > 17 || (i < text_.size() && (text_[i] == 'e' || text_[i] == 'E'))) return fail();
  text_.remove_prefix(i);
  return true;
}

bool JsonCursor::is(std::string_view text) {
  std::string_view found;
  return (raw_key(found) && found == text) || fail();
}

bool JsonCursor::null() { return word("null"); }

bool JsonCursor::integer(int& out) {
  peek();
  const std::string_view before = text_;
  if (!number()) return false;
  const std::string_view digits = before.substr(0, before.size() - text_.size());
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return (parsed.ec == std::errc() && parsed.ptr == digits.data() + digits.size()) || fail();
}

bool JsonCursor::skip() {
  switch (peek()) {
    case '{':
      return object([&](std::string_view) { return skip(); });
    case '[':
      return array([&] { return skip(); });
    case '"':
      scratch_.clear();
      return string(scratch_);
    case 't':
      return word("true");
    case 'f':
      return word("false");
    case 'n':
      return word("null");
    default:
      return number();
  }
}

bool JsonCursor::at_end() { return peek() == '\0' && text_.empty() && !failed_; }

}  // namespace triptych

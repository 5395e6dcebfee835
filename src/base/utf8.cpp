#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace triptych {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

std::uint8_t at_byte(std::string_view text, std::size_t i) {
  return static_cast<std::uint8_t>(text[i]);
}

// What a first byte demands: total length and the range of the second byte, which is where
// overlong forms, surrogates and numbers above U+10FFFF show (Unicode 15, table 3-7).
struct Lead {
  std::size_t length = 0;  // 0 = no sequence begins with this byte
  std::uint8_t low = 0x80, high = 0xBF;
};

Lead lead_of(std::uint8_t byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

// How many bytes from `i` on form a correct beginning of `lead`'s sequence (at least 1).
std::size_t matching_bytes(std::string_view text, std::size_t i, Lead lead) {
  std::size_t n = 1;
  while (n < lead.length && i + n < text.size()) {
    const std::uint8_t byte = at_byte(text, i + n);
    const std::uint8_t low = n == 1 ? lead.low : std::uint8_t{0x80};
    const std::uint8_t high = n == 1 ? lead.high : std::uint8_t{0xBF};
    if (byte < low || byte > high) break;
    ++n;
  }
  return n;
}

// First position from `i` on that is not ASCII; eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t i) {
  while (i + 8 <= text.size()) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, sizeof word);
    if (word & 0x8080808080808080u) break;
    i += 8;
  }
  while (i < text.size() && at_byte(text, i) < 0x80) ++i;
  return i;
}

// First position from `i` on where a broken sequence begins, or the end.
std::size_t find_invalid(std::string_view text, std::size_t i) {
  for (;;) {
    i = skip_ascii(text, i);
    if (i == text.size()) return i;
    const Lead lead = lead_of(at_byte(text, i));
    if (lead.length == 0 || matching_bytes(text, i, lead) < lead.length) return i;
    i += lead.length;
  }
}

struct Points {
  char32_t first, last;
};
// What is drawn over the letter before it: marks, variation selectors, joiners, tags of emoji.
constexpr Points kMarks[] = {
    {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},    {0x64B, 0x65F},
    {0x670, 0x670},   {0x6D6, 0x6DC},   {0x8D3, 0x8FF},   {0xE31, 0xE31},    {0xE34, 0xE3A},
    {0xE47, 0xE4E},   {0xEB1, 0xEB1},   {0xEB4, 0xEBC},   {0xEC8, 0xECE},    {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},  {0x20D0, 0x20FF},
    {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0020, 0xE01EF}};

bool is_mark(char32_t point) {
  if (point < kMarks[0].first) return false;
  for (const Points& range : kMarks)
    if (point <= range.last) return point >= range.first;
  return false;
}

}  // namespace

bool utf8_valid(std::string_view text) { return find_invalid(text, 0) == text.size(); }

std::string utf8_repair(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  for (;;) {
    const std::size_t bad = find_invalid(text, i);
    out.append(text.substr(i, bad - i));
    if (bad == text.size()) return out;
    out.append(kReplacement);
    // The correct beginning of a broken sequence counts as one mistake, as browsers do it.
    const Lead lead = lead_of(at_byte(text, bad));
    i = bad + (lead.length == 0 ? 1 : matching_bytes(text, bad, lead));
  }
}

std::size_t utf8_incomplete_tail(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const std::size_t i = text.size() - back;
    const std::uint8_t byte = at_byte(text, i);
    if (byte >= 0x80 && byte < 0xC0) continue;  // a continuation byte: its lead is further left
    const Lead lead = lead_of(byte);
    const bool cut = lead.length > back && matching_bytes(text, i, lead) == back;
    return cut ? back : 0;
  }
  return 0;
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(
      out, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return out;
}

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && max_bytes - end < 3 && (at_byte(text, end) & 0xC0) == 0x80) --end;
  // Four continuation bytes in a row are no text: cutting anywhere is as good.
  return text.substr(0, (at_byte(text, end) & 0xC0) == 0x80 ? max_bytes : end);
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const std::size_t told = lead_of(at_byte(text, at)).length;
  const std::size_t length = std::clamp<std::size_t>(told, 1, text.size() - at);
  const auto bits = [&](std::size_t k) { return char32_t{at_byte(text, at + k)} & 0x3Fu; };
  const char32_t lead = at_byte(text, at);
  switch (length) {
    case 2:
      return {(lead & 0x1Fu) << 6 | bits(1), 2};
    case 3:
      return {(lead & 0x0Fu) << 12 | bits(1) << 6 | bits(2), 3};
    case 4:
      return {(lead & 0x07u) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4};
    default:
      return {lead, 1};
  }
}

bool shows_nothing(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x61C ||
         point == 0x200B || point == 0x200E || point == 0x200F ||
         (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
         point == 0xFEFF;
}

std::string with_few_marks(std::string_view text, int most) {
  std::string out;
  int marks = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    marks = is_mark(point.value) ? marks + 1 : 0;
    if (marks <= most) out.append(text.substr(i, point.bytes));
    i += point.bytes;
  }
  return out;
}

}  // namespace triptych

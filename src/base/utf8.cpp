#include "base/utf8.h"

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

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && max_bytes - end < 3 && (at_byte(text, end) & 0xC0) == 0x80) --end;
  // Four continuation bytes in a row are no text: cutting anywhere is as good.
  return text.substr(0, (at_byte(text, end) & 0xC0) == 0x80 ? max_bytes : end);
}

}  // namespace triptych

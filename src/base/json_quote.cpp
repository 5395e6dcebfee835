#include "base/json_quote.h"

#include <cstdint>
#include <cstring>

#include "base/utf8.h"

namespace triptych {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101, kTops = kOnes * 0x80;
constexpr std::string_view kNamed = "\"\\\b\f\n\r\t", kNames = "\"\\bfnrt";
constexpr std::string_view kDigits = "0123456789abcdef";

// Bytes of the word that are 0 have their highest bit set; others may, behind one that is.
std::uint64_t zeros(std::uint64_t word) { return (word - kOnes) & ~word & kTops; }

bool is_plain(std::uint64_t word) {
  const std::uint64_t controls = (word - kOnes * 0x20) & ~word & kTops;
  return (controls | zeros(word ^ (kOnes * '"')) | zeros(word ^ (kOnes * '\\'))) == 0;
}

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

std::size_t after_plain(std::string_view text, std::size_t at) {
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if (!is_plain(word)) break;
  }
  while (at < text.size() && is_plain(text[at])) ++at;
  return at;
}

void append_escape(std::string& out, char c) {
  out += '\\';
  const std::size_t at = kNamed.find(c);
  if (at != kNamed.npos) {
    out += kNames[at];
    return;
  }
  out += "u00";
  out += kDigits[static_cast<unsigned char>(c) >> 4];
  out += kDigits[c & 15];
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  std::string repaired;
  if (!utf8_valid(text)) text = repaired = utf8_repair(text);
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = after_plain(text, at);
    out.append(text, at, end - at);
    at = end;
    if (at < text.size()) append_escape(out, text[at++]);
  }
  out += '"';
}

}  // namespace triptych

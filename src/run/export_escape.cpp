// Strings in double quotes for JSON, Python and JavaScript.
#include <array>
#include <cstdio>

#include "base/utf8.h"
#include "run/export_parts.h"

namespace triptych::code_export {
namespace {

// Code points that show nothing, or reorder what is shown: source code must not hide anything.
bool invisible(unsigned point) {
  return point == 0x7f || (point >= 0x80 && point < 0xa0) || point == 0xad || point == 0x61c ||
         point == 0x200b || point == 0x200e || point == 0x200f ||
         (point >= 0x2028 && point <= 0x202e) || (point >= 0x2060 && point <= 0x206f) ||
         point == 0xfeff;
}

// Decodes one code point of valid UTF-8 of up to three bytes; longer ones are never invisible here.
unsigned code_point(std::string_view text, std::size_t i, std::size_t& length) {
  const auto byte = [&](std::size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
  };
  const unsigned lead = byte(0);
  length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (length == 2) return (lead & 0x1fu) << 6 | (byte(1) & 0x3fu);
  if (length == 3) return (lead & 0x0fu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu);
  return length == 1 ? lead : 0x10000;
}

std::string unicode_escape(unsigned point) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "\\u%04x", point);
  return text.data();
}

}  // namespace

std::string escaped(std::string_view unchecked) {
  const std::string text = utf8_repair(unchecked);
  std::string out;
  for (std::size_t i = 0, length = 0; i < text.size(); i += length) {
    const unsigned point = code_point(text, i, length);
    if (point == '"' || point == '\\') {
      out.append({'\\', static_cast<char>(point)});
    } else if (point == '\n') {
      out += "\\n";
    } else if (point == '\r') {
      out += "\\r";
    } else if (point == '\t') {
      out += "\\t";
    } else if (point < 0x20 || invisible(point)) {
      out += unicode_escape(point);
    } else {
      out.append(text, i, length);
    }
  }
  return out;
}

}  // namespace triptych::code_export

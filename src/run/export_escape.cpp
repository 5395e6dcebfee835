// Strings in double quotes for JSON, Python and JavaScript.
#include <array>
#include <cstdio>

#include "base/utf8.h"
#include "run/export_parts.h"

namespace triptych::code_export {
namespace {

std::string unicode_escape(char32_t point) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(point));
  return text.data();
}

// $'...' (POSIX 2024, bash, zsh, ksh): bytes as octal numbers. No argument can hold a NUL.
std::string dollar_quoted(std::string_view text) {
  std::string out = "$'";
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    const bool hidden = shows_nothing(point.value);
    for (const char c : text.substr(i, point.value == 0 ? 0 : point.bytes)) {
      std::array<char, 8> octal{};
      std::snprintf(octal.data(), octal.size(), "\\%03o", static_cast<unsigned char>(c));
      if (hidden) {
        out += octal.data();
      } else {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
      }
    }
    i += point.bytes;
  }
  return out + "'";
}

}  // namespace

std::string shell_quoted(std::string_view unchecked) {
  const std::string text = utf8_repair(unchecked);
  std::string out = "'";
  bool hidden = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    hidden = hidden || (shows_nothing(point.value) && point.value != '\n' && point.value != '\t');
    i += point.bytes;
  }
  if (hidden) return dollar_quoted(text);
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string escaped(std::string_view unchecked) {
  const std::string text = utf8_repair(unchecked);
  std::string out;
  for (std::size_t i = 0, length = 0; i < text.size(); i += length) {
    const auto [point, bytes] = code_point_at(text, i);
    length = bytes;
    if (point == '"' || point == '\\') {
      out.append({'\\', static_cast<char>(point)});
    } else if (point == '\n') {
      out += "\\n";
    } else if (point == '\r') {
      out += "\\r";
    } else if (point == '\t') {
      out += "\\t";
    } else if (shows_nothing(point)) {
      out += unicode_escape(point);
    } else {
      out.append(text, i, length);
    }
  }
  return out;
}

}  // namespace triptych::code_export

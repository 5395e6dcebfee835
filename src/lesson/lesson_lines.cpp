#include "lesson/lesson_lines.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace triptych {

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({line, static_cast<int>(lines.size()) + 1});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool blank(const Line& line) { return trimmed(line.text).empty(); }

// The lines as one text, without the blank ones at both ends.
std::string joined(Lines lines) {
  while (!lines.empty() && blank(lines.back())) lines.pop_back();
  const auto first = std::find_if_not(lines.begin(), lines.end(), blank);
  std::string out;
  for (auto line = first; line != lines.end(); ++line) {
    if (line != first) out += '\n';
    out += line->text;
  }
  return out;
}

bool is_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// A whole number from 1 to 9999; 0 when it is none.
int number_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && value >= 1 && value <= 9999 ? value : 0;
}

std::size_t ticks(std::string_view line) {
  return std::min(line.find_first_not_of('`'), line.size());
}

}  // namespace triptych

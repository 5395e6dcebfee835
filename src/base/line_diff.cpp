#include "base/line_diff.h"

#include <algorithm>

#include "base/sequence_diff.h"

namespace triptych {
namespace {

using Views = std::vector<std::string_view>;

Views lines_of(std::string_view text) {
  Views out;
  for (;;) {
    const std::size_t end = text.find('\n');
    out.push_back(text.substr(0, end));
    if (end == text.npos) return out;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::vector<DiffLine> diff_lines(std::string_view before, std::string_view after) {
  const Views old_lines = lines_of(before), new_lines = lines_of(after);
  Numbering number;
  Sequence old_numbers, new_numbers;
  for (const std::string_view line : old_lines) old_numbers.push_back(number(line));
  for (const std::string_view line : new_lines) new_numbers.push_back(number(line));
  std::vector<DiffLine> out;
  std::size_t i = 0, j = 0;
  const auto differing_until = [&](std::size_t old_end, std::size_t new_end) {
    for (; i < old_end; ++i)
      out.push_back({LineMark::removed, old_lines[i], static_cast<int>(i), -1});
    for (; j < new_end; ++j)
      out.push_back({LineMark::added, new_lines[j], -1, static_cast<int>(j)});
  };
  for (const auto& [old_line, new_line] : common_elements(old_numbers, new_numbers)) {
    differing_until(old_line, new_line);
    out.push_back({LineMark::same, new_lines[j], static_cast<int>(i), static_cast<int>(j)});
    ++i, ++j;
  }
  differing_until(old_lines.size(), new_lines.size());
  return out;
}

std::vector<DiffLine> only_changes(const std::vector<DiffLine>& lines, int around) {
  std::vector<DiffLine> out;
  std::size_t last = 0;  // of the lines taken so far: one behind it
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at].mark == LineMark::same) continue;
    const auto reach = static_cast<std::size_t>(std::max(around, 0));
    const std::size_t first = std::max(last, at < reach ? 0 : at - reach);
    if (first > last) out.push_back({LineMark::same, "…", -1, -1});
    for (std::size_t i = first; i < std::min(lines.size(), at + reach + 1); ++i) {
      const bool change = i > at && lines[i].mark != LineMark::same;
      if (change) break;  // has its own turn
      if (i >= last) out.push_back(lines[i]), last = i + 1;
    }
  }
  if (!out.empty() && last < lines.size()) out.push_back({LineMark::same, "…", -1, -1});
  return out;
}

}  // namespace triptych

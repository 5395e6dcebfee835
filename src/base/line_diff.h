// Two texts compared line by line: which lines only the one has, which only the other, and which
// both (sequence_diff.h, with its bounds). A text without lines is one empty line; "\r\n" and "\n"
// are different ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace triptych {

enum class LineMark : std::uint8_t { same, removed, added };

struct DiffLine {
  LineMark mark = LineMark::same;
  std::string_view text;        // into the text that has it (`after`, when both have)
  int before = -1, after = -1;  // number of the line from 0; -1: that text lacks it
  friend bool operator==(const DiffLine&, const DiffLine&) = default;
};

// In reading order; where both differ, what was removed comes first. Views into the arguments.
std::vector<DiffLine> diff_lines(std::string_view before, std::string_view after);

// The changed lines with up to `around` unchanged ones at each side. Gaps begin with a line of mark
// `same` whose numbers are -1 and whose text is "…".
std::vector<DiffLine> only_changes(const std::vector<DiffLine>& lines, int around);

}  // namespace triptych

#include "base/line_diff.h"

#include <algorithm>

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

// What lies between the lines that both texts begin and end with.
struct Middle {
  const Views &before, &after;
  std::size_t begin = 0, before_end, after_end;

  Middle(const Views& b, const Views& a)
      : before(b), after(a), before_end(b.size()), after_end(a.size()) {
    while (begin < std::min(before_end, after_end) && b[begin] == a[begin]) ++begin;
    while (before_end > begin && after_end > begin && b[before_end - 1] == a[after_end - 1])
      --before_end, --after_end;
  }
  std::size_t rows() const { return before_end - begin; }
  std::size_t columns() const { return after_end - begin; }
};

// lengths[i * (columns + 1) + j]: of the longest common subsequence from row i, column j on.
std::vector<std::uint32_t> lengths_of(const Middle& middle) {
  const std::size_t width = middle.columns() + 1;
  std::vector<std::uint32_t> lengths((middle.rows() + 1) * width, 0);
  for (std::size_t i = middle.rows(); i-- > 0;) {
    for (std::size_t j = middle.columns(); j-- > 0;) {
      const bool equal = middle.before[middle.begin + i] == middle.after[middle.begin + j];
      lengths[i * width + j] =
          equal ? lengths[(i + 1) * width + j + 1] + 1
                : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  return lengths;
}

}  // namespace

std::vector<DiffLine> diff_lines(std::string_view before, std::string_view after) {
  const Views old_lines = lines_of(before), new_lines = lines_of(after);
  const Middle middle(old_lines, new_lines);
  std::vector<DiffLine> out;
  std::size_t i = 0, j = 0;
  const auto same = [&] {
    out.push_back({LineMark::same, new_lines[j], static_cast<int>(i), static_cast<int>(j)});
    ++i, ++j;
  };
  const auto removed = [&] {
    out.push_back({LineMark::removed, old_lines[i], static_cast<int>(i), -1});
    ++i;
  };
  const auto added = [&] {
    out.push_back({LineMark::added, new_lines[j], -1, static_cast<int>(j)});
    ++j;
  };
  while (i < middle.begin) same();
  const std::size_t rows = middle.rows(), columns = middle.columns(), width = columns + 1;
  if (rows > 0 && columns > 0 && rows * columns <= kMostCompared) {
    const std::vector<std::uint32_t> lengths = lengths_of(middle);
    while (i < middle.before_end && j < middle.after_end) {
      const std::size_t at = (i - middle.begin) * width + (j - middle.begin);
      if (old_lines[i] == new_lines[j])
        same();
      else if (lengths[at + width] >= lengths[at + 1])
        removed();
      else
        added();
    }
  }
  while (i < middle.before_end) removed();
  while (j < middle.after_end) added();
  while (i < old_lines.size()) same();
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

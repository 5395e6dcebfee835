#include "base/sequence_diff.h"

#include <algorithm>

namespace triptych {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

constexpr int kDeepest = 24;  // cuts within cuts; what is left then is told as replaced

struct Range {
  std::size_t before, before_end, after, after_end;
};

class Comparison {
 public:
  Comparison(const Sequence& before, const Sequence& after) : before_(before), after_(after) {}

  Pairs all() {
    solve({0, before_.size(), 0, after_.size()}, 0);
    return std::move(out_);
  }

 private:
  void solve(Range r, int depth) {
    for (; r.before < r.before_end && r.after < r.after_end; ++r.before, ++r.after) {
      if (before_[r.before] != after_[r.after]) break;
      out_.emplace_back(r.before, r.after);
    }
    std::size_t tail = 0;
    while (r.before_end - tail > r.before && r.after_end - tail > r.after &&
           before_[r.before_end - tail - 1] == after_[r.after_end - tail - 1])
      ++tail;
    r.before_end -= tail, r.after_end -= tail;
    const std::size_t rows = r.before_end - r.before, columns = r.after_end - r.after;
    if (rows > 0 && columns > 0) {
      if (rows <= kMaxCompared / columns)
        longest(r);
      else if (depth < kDeepest)
        cut(r, depth);
    }
    for (std::size_t i = 0; i < tail; ++i) out_.emplace_back(r.before_end + i, r.after_end + i);
  }

  void longest(const Range& r) {
    const std::size_t rows = r.before_end - r.before, columns = r.after_end - r.after;
    const std::size_t width = columns + 1;
    // lengths[i * width + j]: of the longest common subsequence from row i, column j on.
    std::vector<std::uint32_t> lengths((rows + 1) * width, 0);
    const auto equal = [&](std::size_t i, std::size_t j) {
      return before_[r.before + i] == after_[r.after + j];
    };
    for (std::size_t i = rows; i-- > 0;)
      for (std::size_t j = columns; j-- > 0;)
        lengths[i * width + j] =
            equal(i, j) ? lengths[(i + 1) * width + j + 1] + 1
                        : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      const std::size_t at = i * width + j;
      if (equal(i, j))
        out_.emplace_back(r.before + i++, r.after + j++);
      else if (lengths[at + width] >= lengths[at + 1])
        ++i;
      else
        ++j;
    }
  }

  // Elements that both have exactly once, in the order of `before`.
  Pairs single_elements(const Range& r) const {
    struct Seen {
      std::size_t in_before = 0, in_after = 0, at = 0;
    };
    std::unordered_map<std::uint32_t, Seen> seen;
    for (std::size_t i = r.before; i < r.before_end; ++i) ++seen[before_[i]].in_before;
    for (std::size_t j = r.after; j < r.after_end; ++j) {
      Seen& element = seen[after_[j]];
      ++element.in_after, element.at = j;
    }
    Pairs out;
    for (std::size_t i = r.before; i < r.before_end; ++i) {
      const Seen& element = seen[before_[i]];
      if (element.in_before == 1 && element.in_after == 1) out.emplace_back(i, element.at);
    }
    return out;
  }

  // The longest chain of them that ascends in both.
  static Pairs ascending(const Pairs& pairs) {
    constexpr auto kNoPair = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends;  // ends[n]: index of the smallest end of a chain of n + 1
    std::vector<std::size_t> previous(pairs.size(), kNoPair);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto place = std::ranges::lower_bound(
          ends, pairs[i].second, {}, [&](std::size_t end) { return pairs[end].second; });
      if (place != ends.begin()) previous[i] = *std::prev(place);
      if (place == ends.end())
        ends.push_back(i);
      else
        *place = i;
    }
    Pairs out;
    for (std::size_t i = ends.empty() ? kNoPair : ends.back(); i != kNoPair; i = previous[i])
      out.push_back(pairs[i]);
    std::ranges::reverse(out);
    return out;
  }

  void cut(const Range& r, int depth) {
    const Pairs anchors = ascending(single_elements(r));
    if (anchors.empty()) return;
    std::size_t i = r.before, j = r.after;
    for (const auto& [before, after] : anchors) {
      solve({i, before, j, after}, depth + 1);
      out_.emplace_back(before, after);
      i = before + 1, j = after + 1;
    }
    solve({i, r.before_end, j, r.after_end}, depth + 1);
  }

  const Sequence &before_, &after_;
  Pairs out_;
};

}  // namespace

Pairs common_elements(const Sequence& before, const Sequence& after) {
  return Comparison(before, after).all();
}

}  // namespace triptych

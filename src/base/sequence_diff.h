// What two sequences have in common, in order: of lines, of words. Elements are numbers; equal
// numbers are equal elements. Exact (longest common subsequence) where at most kMaxCompared pairs
// are to be compared; longer stretches are first cut at elements that both have exactly once
// (patience), so two transcripts of 20,000 words are compared in milliseconds. Where nothing cuts
// them, a longer stretch is told as replaced as a whole.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace triptych {

inline constexpr std::size_t kMaxCompared = 1'000'000;

using Sequence = std::vector<std::uint32_t>;

// Pairs (index in before, index in after), both ascending.
std::vector<std::pair<std::size_t, std::size_t>> common_elements(const Sequence& before,
                                                                 const Sequence& after);

// Gives equal texts equal numbers. The texts must outlive it.
class Numbering {
 public:
  std::uint32_t operator()(std::string_view text) {
    return numbers_.emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace triptych

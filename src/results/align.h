// Internal to results: which elements of several lists belong side by side.
#pragma once

#include <optional>
#include <vector>

#include "base/json.h"

namespace triptych::results {

// One slot per row: for each list (nullptr = has none) the index of its element, or nothing. Every
// element has exactly one slot; slots keep the order of the first list, later finds come behind.
using AlignedRow = std::vector<std::optional<std::size_t>>;
std::vector<AlignedRow> align_lists(const std::vector<const Json*>& lists);

// 0..1: how alike two folded names are (shared pairs of letters, Dice).
double likeness(std::string_view a, std::string_view b);

}  // namespace triptych::results

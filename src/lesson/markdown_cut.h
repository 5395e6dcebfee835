// The beginning of a block that is too long to be laid out at once: a table of 20,000 rows, a list
// of 100,000 items, a line of 2 MB. What is cut off is counted, never lost: the block itself stays
// whole.
#pragma once

#include <cstddef>

#include "lesson/markdown.h"

namespace triptych {

inline constexpr std::size_t kFirstParts = 200, kMoreParts = 500;  // of a block

struct MdCut {
  MdBlock block;
  std::size_t left = 0;   // rows, items, or for text kilobytes that are not in it
  std::size_t parts = 0;  // that it has, at least 1
};

// At most `parts` rows or items, and as much text as so many of them usually hold, less where it
// has many links or bold words. At most 16 marks stand on one letter.
MdCut first_parts(const MdBlock& whole, std::size_t parts);

}  // namespace triptych

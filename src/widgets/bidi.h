// The order in which a line is seen whose words run both ways: the Unicode Bidirectional Algorithm
// (UAX #9, revision 50) for a line of plain text, without explicit embeddings and isolates and
// without pairing brackets (N0). Where all of a line looks the same, the browser orders it; this is
// for lines of several faces and colours.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace triptych::ui {

struct BidiPiece {
  std::size_t begin = 0, end = 0;  // bytes of the line
  bool rtl = false;
  friend bool operator==(const BidiPiece&, const BidiPiece&) = default;
};

// The pieces of a line from left to right. `rtl`: the paragraph runs from the right. `cuts`: bytes
// at which a piece ends in any case, ascending; each the beginning of a character.
std::vector<BidiPiece> visual_order(std::string_view line, bool rtl,
                                    const std::vector<std::size_t>& cuts);

}  // namespace triptych::ui

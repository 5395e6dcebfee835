// What a line of text must know of single characters (Unicode 16): how long they are in UTF-8, and
// which way they run.
#pragma once

#include <cstddef>
#include <string_view>

namespace triptych::ui {

// Each decides the direction of what follows it.
inline constexpr char kLeftToRightMark[] = "\u200E", kRightToLeftMark[] = "\u200F";

struct Decoded {
  char32_t code = 0;
  std::size_t length = 1;
};
// Of valid UTF-8; what is cut off counts as zeros.
Decoded decode(std::string_view text, std::size_t at);

bool is_rtl(char32_t c);            // Hebrew, Arabic and the scripts beside them
bool is_ltr(char32_t c);            // any other letter: no digit, space or sign
bool extends_previous(char32_t c);  // marks, joiners, selectors: they stay with what they follow

}  // namespace triptych::ui

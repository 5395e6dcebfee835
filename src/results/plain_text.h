// Internal to results: digits, signs and blanks of all scripts as those of ASCII, so that numbers
// and days are read the same whoever prints them. Digits as Unicode's general category Nd has them.
#pragma once

#include <string>
#include <string_view>

namespace triptych::results {

// Every blank becomes " ", every dash and minus "-", every apostrophe "'", full-width ASCII plain;
// what shows nothing (marks of direction, zero width) goes. The Arabic decimal sign becomes ".",
// the Arabic thousands sign "'".
std::string plain_text(std::string_view text);

}  // namespace triptych::results

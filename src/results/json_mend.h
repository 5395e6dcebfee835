// Internal to results: JSON as a hurried model writes it, made strict where there is only one way
// to read it: a comma before a closing bracket, comments, the words of Python and JavaScript (None,
// True, undefined), NaN and Infinity (which become null), names and texts in single or curly
// quotes, names without quotes. Whatever could be read two ways stays broken. Looks at each byte
// once, and at no more than `most` bytes.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "results/json_scan.h"

namespace triptych::results {

enum class Mend { comma, comment, word, no_number, quotes };
inline constexpr std::size_t kMends = 5;

struct Mended {
  Scan scan;  // has_content: a name in quotes with its colon was seen
  std::string json;
  // Where each mend was made first; npos = not at all.
  std::array<std::size_t, kMends> at{};
};

// `begin` is the position of a '{' or '['; `most` is not 0.
Mended mend_json(std::string_view text, std::size_t begin, std::size_t most);

}  // namespace triptych::results

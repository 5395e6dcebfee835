// For those who mend JSON themselves: the parse before any repair, and the escapes to look at.
#pragma once

#include <optional>
#include <string_view>

#include "base/json_fwd.h"

namespace triptych {

// As parse_json(), but nothing is mended: nullopt for invalid UTF-8 and lone surrogates, too.
std::optional<Json> parse_json_strictly(std::string_view text);

// The number of a \uXXXX escape at `i`, or -1.
int json_escape_at(std::string_view text, std::size_t i);

}  // namespace triptych

// nlohmann/json behind getters that never throw and never assume: a missing key or a wrong type
// gives the fallback. parse_json() refuses nothing but malformed text; depth is bounded (hostile
// input).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/json_fwd.h"

namespace triptych {

// nullopt when the text is not one complete JSON value, or nests deeper than 256.
// Mended rather than refused: invalid UTF-8 and lone surrogate escapes become U+FFFD.
// A number beyond a double's range (1e999) counts as malformed.
std::optional<Json> parse_json(std::string_view text);
std::optional<OrderedJson> parse_ordered_json(std::string_view text);  // keeps the order of keys

// Member of an object, or a null value when `json` is no object or lacks the key.
const Json& at(const Json& json, std::string_view key);
const Json& at(const Json& json, std::size_t index);
// "" when absent or no string; nullopt when absent or no number (int_at: also when it is no int,
// 12.0 is one).
std::string string_at(const Json& json, std::string_view key);
std::optional<int> int_at(const Json& json, std::string_view key);
std::optional<double> number_at(const Json& json, std::string_view key);
bool bool_at(const Json& json, std::string_view key);  // false when absent

// Compact or indented text; invalid UTF-8 becomes U+FFFD instead of an exception.
std::string dump_json(const OrderedJson& json, int indent = -1);
std::string dump_json(const Json& json, int indent = -1);

}  // namespace triptych

// JSON pointers (RFC 6901), and the path patterns "/items/*/total" that stand for all elements.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"

namespace triptych::results {

// `path` and one step more: "~" and "/" in the key are escaped.
std::string join(std::string_view path, std::string_view key);
std::string join(std::string_view path, std::size_t index);

// The last step of a path, unescaped; "" of "".
std::string last_step(std::string_view path);

// The value at `path`; a null value when there is none.
const Json& value_at(const Json& json, std::string_view path);

}  // namespace triptych::results

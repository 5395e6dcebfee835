// The names of JSON values, for headers that only pass them on: the library itself costs every file
// that includes it a second of compiling.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace triptych {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;  // what we send keeps a readable key order

}  // namespace triptych

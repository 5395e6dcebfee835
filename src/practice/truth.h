// What the bundled samples really show (assets/samples/*.truth.json, put inside the program at
// build time by truth.cmake). A sample is known by its size and SHA-256, never by its name.
#pragma once

#include <string_view>

#include "base/json.h"

namespace triptych::practice {

// The truth beside the sample with exactly these bytes; nullptr for any other file.
const Json* truth_of(std::string_view bytes);

}  // namespace triptych::practice

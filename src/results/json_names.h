// The same name twice in one object: legal JSON text, of which every reader keeps another value.
// Here the last one counts, and a person is told.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace triptych::results {

// One remark per name that stands more than once in its object, with its path; `json` is one
// complete value. At most 50.
std::vector<Diagnostic> repeated_names(std::string_view json);

}  // namespace triptych::results

// `match` and `case` as `if` and `elif`. Each pattern becomes a condition that binds its names with
// :=; the functions it calls are in lib/_match.py. A match of which one head goes over several
// lines, or one pattern is not understood, is left to the compiler and its message.
#pragma once

#include <string>

namespace triptych::python {

std::string fix_matches(const std::string& source);

}  // namespace triptych::python

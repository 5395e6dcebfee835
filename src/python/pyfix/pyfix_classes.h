// The part of pyfix.h that looks at lines: dataclasses, enums, NamedTuples and `def f(a, /)`.
// MicroPython forgets annotations and has no metaclasses, so the names are handed over by calls
// that are put at the ends of lines and onto the blank line behind a class. Promises as in pyfix.h.
#pragma once

#include <string>

namespace triptych::python {

std::string fix_classes(std::string source);

}  // namespace triptych::python

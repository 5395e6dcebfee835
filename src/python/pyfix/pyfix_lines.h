// The part of pyfix.h that looks at statements: `def f(a, /)` and
// `with (a as b, c as d):`. Promises as in pyfix.h.
#pragma once

#include <string>

namespace triptych::python {

std::string fix_lines(std::string source);

}  // namespace triptych::python

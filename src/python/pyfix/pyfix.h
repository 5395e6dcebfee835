// Source to source, before MicroPython's compiler: what its grammar lacks and learners write.
//   f-strings   f"a{d["k"]:>{w}}" "b" -> ("a"+__fmt__((d["k"]),">"+__fmt__((w),""))+"b"), but only
//               those that MicroPython would read wrongly
//   displays    [*a, 1] -> __list__((a),[1]); {**a, "b": 1}, {*a} and (*a, 1) likewise
//   statements  def f(a, /); with (a as b, c as d): (pyfix_lines.cpp);
//               match and case (pyfix_match.cpp)
// Promises: line breaks stay where they are, so line numbers do; source that needs nothing comes
// back byte for byte; what cannot be read is left to the compiler and its message.
#pragma once

#include <string>
#include <string_view>

namespace triptych::python {

std::string pyfix(std::string_view source);

// For tests of the rewriting itself: rewrites every f-string.
std::string pyfix_all_strings(std::string_view source);

}  // namespace triptych::python

// What an exception means, in one or two sentences for somebody who learns Python: what happened,
// in which line, and what to do. The traceback is shown besides; this only has to be true and
// short. A table by type of exception and words of its message; pure, so that tests may ask it.
#pragma once

#include <string>

namespace triptych::python {

struct Mistake {
  std::string type;     // "KeyError"
  std::string message;  // str(exception)
  std::string cell;     // where the line is; empty when unknown
  std::string running;  // the cell that was started
  int line = 0;         // from 1; 0 when unknown
  std::string source;   // that line, when it belongs to the cell that runs
};

std::string explain(const Mistake& mistake);

}  // namespace triptych::python

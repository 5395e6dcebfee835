// What cells of a lesson want from outside the page, and what a person allows them.
#pragma once

#include <cstdint>

#include "llm/http.h"

namespace triptych {

struct CellRequested {
  std::uint32_t id;
  HttpRequest request;
};
struct CellRequestDropped {
  std::uint32_t id;
};
struct CellAccessAnswered {
  bool allowed = false;
};
struct KeyInTextRemoved {};  // from the question, where it was noticed
struct RealKeysChosen {
  bool on;
};
struct RealKeysAnswered {  // may the lessons of a stranger use them?
  bool allowed = false;
};

}  // namespace triptych

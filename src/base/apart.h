// Calls a function without making it a part of the caller. The program comes in two parts (see
// web/tools/split_program.mjs), and a part has whole functions: what one frame in a thousand needs
// must not stand within what the first one needs.
#pragma once

#include <utility>

namespace triptych {

template <auto function, class... Args>
[[gnu::noinline]] decltype(auto) apart(Args&&... args) {
  return function(std::forward<Args>(args)...);
}

}  // namespace triptych

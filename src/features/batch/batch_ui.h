// What the interface knows of this feature beside its state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace triptych::ui {

struct BatchUi {
  std::size_t cell = 0;  // unfolded, counted from 1; 0 = none
};

}  // namespace triptych::ui

// What the interface knows of this feature beside its state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace triptych::ui {

struct HistoryUi {
  std::size_t shown = 50;  // rows
};

}  // namespace triptych::ui

// What the interface knows of this feature beside its state.
#pragma once

#include <cstddef>

#include "features/ask/ask_ui.h"

namespace triptych::ui {

struct HistoryUi {
  std::size_t shown = 50;  // rows
  AskUi bench;             // of the opened run
};

}  // namespace triptych::ui

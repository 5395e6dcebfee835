// Parts of History. Each draws at (x, y) and returns its height; all report intents only.
#pragma once

#include <cstddef>
#include <string>

#include "features/history/history_ui.h"
#include "features/history/history_update.h"
#include "features/view.h"

namespace triptych::ui {

inline constexpr std::size_t kRunPortion = 50;  // of runs that are shown

// The prompt on one line.
std::string title_of(const std::string& prompt);
// The runs that were found, a row each (run_rows_view.cpp).
float draw_run_rows(Frame& f, float x, float y, float width);

}  // namespace triptych::ui

// The parts of Batch.
#pragma once

#include "features/batch/batch_ui.h"
#include "features/batch/batch_update.h"
#include "features/view.h"

namespace triptych::ui {

// Answers of all cells. Rows out of sight are neither drawn nor registered. Returns the height.
float draw_batch_table(Frame& f, float x, float y, float width);

}  // namespace triptych::ui

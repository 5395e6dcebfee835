// Parts of one answer.
#pragma once

#include "features/view.h"

namespace triptych::ui {

// What is odd about the answer, one callout each. Returns the height.
float draw_answer_remarks(Frame& f, const Turn& turn, float x, float y, float width);
// What it holds beside text: named, with what can be saved or opened. Returns the height.
float draw_pieces(Frame& f, const Turn& turn, float x, float y, float width);

}  // namespace triptych::ui

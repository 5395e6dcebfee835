// Pieces of the view of structured answers.
#pragma once

#include <cstddef>

#include "features/view.h"

namespace triptych::ui {

inline constexpr float kOneAtATime = 520;  // narrower tables show one answer

// Which one, in a table of that width.
std::size_t shown_answer(const Frame& f, float width);
float draw_value_table(Frame& f, float x, float y, float width);

}  // namespace triptych::ui

// A shape and a hue tell things apart for those who do not see colours: a circle, a square, a
// diamond, a triangle, a ring; the sixth begins anew.
#pragma once

#include <cstddef>

#include "widgets/ui.h"

namespace triptych::ui {

inline constexpr std::size_t kShapes = 5;

void draw_shape(Ui& ui, std::size_t which, float x_centre, float y_centre, ImU32 colour);

}  // namespace triptych::ui

// Parts of print.cpp.
#pragma once

#include "app/print_page.h"
#include "app/state.h"

namespace triptych::ui {

void print_learn(PrintPage& page, const AppState& state);  // print_lesson.cpp

}  // namespace triptych::ui

// Parts of print.cpp.
#pragma once

#include "app/state.h"
#include "ui/print_page.h"

namespace triptych::ui {

void print_learn(PrintPage& page, const AppState& state);  // print_lesson.cpp

}  // namespace triptych::ui

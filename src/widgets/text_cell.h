// A cell of a table that only says something: one line, cut where it does not fit.
#pragma once

#include <string>
#include <string_view>

#include "widgets/ui.h"

namespace triptych::ui {

// `shown` is painted; `name` is what a screen reader says, and finds.
void text_cell(Ui& ui, std::string_view key, ItemRole role, const std::string& shown,
               const std::string& name, Rect rect, const TextStyle& style);

}  // namespace triptych::ui

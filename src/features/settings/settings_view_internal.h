// Cards of Keys & settings.
#pragma once

#include "features/settings/settings_update.h"
#include "features/view.h"

namespace triptych::ui {

// The words above a field, in `rect` of height kLabel.
void draw_label(Ui& ui, Rect rect, const std::string& words);
float draw_appearance(Frame& f, float x, float y, float width);
float draw_install(Frame& f, float x, float y, float width);

}  // namespace triptych::ui

// The surface of a modal dialog in the middle of the dimmed page; drawn inside an overlay.
#pragma once

#include <string>

#include "widgets/ui.h"

namespace triptych::ui {

inline constexpr float kModalHead = 64;

struct Modal {
  Ui::Area area;
  float width = 0;
  bool clicked_outside = false;
};

// `height` is what it needs; what the window has not is left to scrolling. Ends with ui.end(area).
Modal begin_modal(Ui& ui, std::string_view key, const std::string& title, float width,
                  float height);
// Title and closing cross; true when that was pressed.
bool draw_modal_head(Ui& ui, const std::string& title, float width);

}  // namespace triptych::ui

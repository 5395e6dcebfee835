// The surface of a modal dialog in the middle of the dimmed page; drawn inside an overlay.
#pragma once

#include <string>

#include "ui/views.h"

namespace triptych::ui {

inline constexpr float kSheetHead = 64;

struct Sheet {
  Ui::Area area;
  float width = 0;
  bool clicked_outside = false;
};

// `height` is what it needs; what the window has not is left to scrolling. Ends with ui.end(area).
Sheet begin_sheet(Frame& f, Ui& ui, std::string_view key, const std::string& title, float width,
                  float height);
// Title and closing cross; true when that was pressed.
bool draw_sheet_head(Ui& ui, const std::string& title, float width);

}  // namespace triptych::ui

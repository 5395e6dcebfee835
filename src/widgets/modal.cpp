#include "widgets/modal.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"

namespace triptych::ui {

Modal begin_modal(Ui& ui, std::string_view key, const std::string& title, float width,
                  float height) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ui.cover({0, 0, size.x, size.y});
  ui.layer(0);
  ui.fill({0, 0, size.x, size.y}, ui.theme.scrim);
  const float w = std::min(width, size.x - 24), h = std::min(height, size.y - 24);
  const Rect rect{std::floor((size.x - w) / 2), std::floor(std::max(12.0f, (size.y - h) * 0.4f)), w,
                  h};
  ui.fill({rect.x, rect.y + 4, rect.w, rect.h}, ui.theme.shadow, kRadius + 6);
  ui.fill(rect, ui.theme.surface, kRadius + 4);
  ui.stroke(rect, ui.theme.field_border, kRadius + 4);
  ui.layer(2);
  const bool outside = ImGui::GetIO().MouseClicked[0] && !ui.hovered(rect);
  return {ui.begin(ItemRole::dialog, key, title, rect, kModal | ui.direction), w, outside};
}

bool draw_modal_head(Ui& ui, const std::string& title, float width) {
  ui.heading("title", 24, 20, width - 100, 2, title);
  ButtonSpec close{"close", tr("help.close"), ButtonLook::ghost, Icon::close};
  close.icon_only = true;
  return ui.button(close, {width - kControl - 10, 10, kControl, kControl});
}

}  // namespace triptych::ui

#include "widgets/text_cell.h"

#include <utility>

namespace triptych::ui {

void text_cell(Ui& ui, std::string_view key, ItemRole role, const std::string& shown,
               const std::string& name, Rect rect, const TextStyle& style) {
  Item item;
  item.id = ui.id(key);
  item.role = role;
  item.name = name;
  item.rect = {rect.x, rect.y + rect.h / 2 - 10, rect.w, 20};
  item.font_px = style.px;
  item.line_px = 20;
  item.face = style.face;
  ui.items.add(std::move(item));
  ui.paint_line(rect.x, rect.y + rect.h / 2, rect.w, style, shown);
}

}  // namespace triptych::ui

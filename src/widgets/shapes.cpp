#include "widgets/shapes.h"

namespace triptych::ui {

void draw_shape(Ui& ui, std::size_t which, float x, float y, ImU32 colour) {
  const ImVec2 at = ui.screen(x, y);
  constexpr float r = 5.5f;
  switch (which % kShapes) {
    case 0:
      ui.list->AddCircleFilled(at, r, colour);
      break;
    case 1:
      ui.list->AddRectFilled({at.x - r + 1, at.y - r + 1}, {at.x + r - 1, at.y + r - 1}, colour);
      break;
    case 2:
      ui.list->AddQuadFilled({at.x, at.y - r - 1}, {at.x + r + 1, at.y}, {at.x, at.y + r + 1},
                             {at.x - r - 1, at.y}, colour);
      break;
    case 3:
      ui.list->AddTriangleFilled({at.x, at.y - r - 1}, {at.x + r + 1, at.y + r},
                                 {at.x - r - 1, at.y + r}, colour);
      break;
    default:
      ui.list->AddCircle(at, r - 1, colour, 0, 2.5f);
      break;
  }
}

}  // namespace triptych::ui

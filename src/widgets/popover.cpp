#include "widgets/popover.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "widgets/layout.h"

namespace triptych::ui {
namespace {

constexpr float kHead = 52, kFoot = 16, kEdge = 12, kBeside = 6;
constexpr float kSheetBelow = 600;  // narrower windows show it at their bottom
constexpr float kTitleMiddle = 26, kLeastRoom = 220;

// Below the anchor, or above it where there is more room.
Rect place_of(const PopoverSpec& spec, ImVec2 window, bool mirrored, float wanted) {
  const float w = std::min(spec.width, window.x - 2 * kEdge);
  if (window.x < kSheetBelow) {
    const float h = std::min(wanted, window.y - 4 * kEdge);
    return {std::floor((window.x - w) / 2), window.y - h - kEdge, w, h};
  }
  const float below = window.y - (spec.anchor.y + spec.anchor.h + kBeside) - kEdge;
  const float above = spec.anchor.y - kBeside - kEdge;
  const bool up = wanted > below && above > below;
  const float h = std::min(wanted, std::max(up ? above : below, kLeastRoom));
  const float left = mirrored ? spec.anchor.x + spec.anchor.w - w : spec.anchor.x;
  const float x = std::clamp(left, kEdge, std::max(kEdge, window.x - w - kEdge));
  const float y = up ? spec.anchor.y - kBeside - h : spec.anchor.y + spec.anchor.h + kBeside;
  return {std::floor(x), std::floor(std::clamp(y, kEdge, std::max(kEdge, window.y - h - kEdge))), w,
          std::floor(h)};
}

}  // namespace

Popover begin_popover(Ui& ui, const PopoverSpec& spec, float height) {
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const bool mirrored = (ui.direction & kRightToLeft) != 0;
  const Rect rect = place_of(spec, window, mirrored, kHead + height + kFoot);
  ui.cover({0, 0, window.x, window.y});
  ui.layer(0);
  if (window.x < kSheetBelow) ui.fill({0, 0, window.x, window.y}, ui.theme.scrim);
  ui.fill({rect.x - 1, rect.y + 4, rect.w + 2, rect.h}, ui.theme.shadow, kRadius + 6);
  ui.fill(rect, ui.theme.surface, kRadius + 2);
  ui.stroke(rect, ui.theme.field_border, kRadius + 2);
  ui.layer(2);
  Popover out;
  out.closed = ImGui::GetIO().MouseClicked[0] && !ui.hovered(rect);
  out.area = ui.begin(ItemRole::dialog, spec.key, spec.title, rect, kModal | ui.direction);
  Item title;
  title.id = ui.id("title");
  title.role = ItemRole::heading;
  title.level = 2;
  title.name = spec.title;
  title.rect = {kPad, kTitleMiddle - 12, rect.w - 2 * kPad - kControl, 24};
  title.font_px = kText;
  title.line_px = 24;
  title.face = Face::medium;
  const Rect words = title.rect;
  ui.items.add(std::move(title));
  TextStyle style;
  style.face = Face::medium;
  ui.paint_line(words.x, kTitleMiddle, words.w, style, spec.title);
  ButtonSpec close{"close", tr("help.close"), ButtonLook::ghost, Icon::close};
  close.icon_only = true;
  if (ui.button(close, {rect.w - kControl - kGapTight, kGapTight, kControl, kControl}))
    out.closed = true;
  out.body = ui.begin(ItemRole::scroll, "body", "",
                      {0, kHead, rect.w, std::max(1.0f, rect.h - kHead - kGapTight)}, kScrolls);
  out.x = kPad;
  out.width = rect.w - 2 * kPad;
  return out;
}

void end_popover(Ui& ui, const Popover& open, float height) {
  ui.end_scroll(open.body, height + kGap);
  ui.end(open.area, open.area.rect.h);
}

}  // namespace triptych::ui

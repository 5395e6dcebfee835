// Whom to ask: the list of targets, the chosen one in detail, how often each is asked.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

// One target as a line: its hue, its name, what takes it away. The chosen one is edited below.
void draw_entry(Frame& f, const Target& target, float y, float width) {
  Ui& ui = f.ui;
  const std::string number = std::to_string(target.id), name = label_of(target);
  const Ui::Area row =
      ui.begin(ItemRole::list_item, "target" + number, "", {0, y, width, kControl});
  const bool chosen = target.id == f.ask.target().id;
  ButtonSpec choose{"choose", tr("target.edit", {name}), ButtonLook::ghost};
  choose.text = " ";
  if (chosen) choose.state = kSelected | kCurrent;
  const float wide = width - kControl - 4;
  if (ui.button(choose, {0, 0, wide, kControl})) f.out.push_back(TargetChosen{target.id});
  ui.layer(1);
  if (chosen) ui.fill({0, 0, wide, kControl}, ui.theme.accent_soft, kRadius);
  ui.stroke({0, 0, wide, kControl}, chosen ? ui.theme.accent : ui.theme.border, kRadius);
  ui.layer(2);
  ui.fill({14, kControl / 2 - 5, 10, 10}, hue_of(ui.theme, target.provider_id), 5);
  TextStyle style;
  style.px = 15;
  style.face = chosen ? Face::medium : Face::regular;
  const std::string shown = target.practice ? name + " · " + tr("practice.short") : name;
  ui.paint_line(34, kControl / 2, wide - 44, style, shown);
  ButtonSpec remove{"remove", tr("target.remove", {name}), ButtonLook::ghost, Icon::close};
  remove.icon_only = true;
  if (ui.button(remove, {width - kControl, 0, kControl, kControl}))
    f.out.push_back(TargetRemoved{target.id});
  ui.end(row, kControl);
}

float draw_list(Frame& f, float x, float y, float width) {
  if (f.ask.targets.size() < 2) return 0;
  Ui& ui = f.ui;
  const Ui::Area list = ui.begin(ItemRole::list, "targets", tr("target.list"), {x, y, width, 0});
  float row = 0;
  for (const Target& target : f.ask.targets) {
    draw_entry(f, target, row, width);
    row += kControl + 6;
  }
  ui.end(list, row);
  return row + 8;
}

float draw_more(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const bool one = f.ask.targets.size() == 1;
  Flow flow{x, y, width};
  if (f.ask.targets.size() < kMostTargets) {
    ButtonSpec add{"add_target", tr(one ? "target.add_first" : "target.add"), ButtonLook::secondary,
                   Icon::plus};
    if (ui.button(add, flow.next(std::min(width, ui.button_width(add)), kControl)))
      f.out.push_back(TargetAdded{});
  }
  std::vector<std::pair<std::string, std::string>> times;
  for (int n = 1; n <= kMostRepeats; ++n)
    times.emplace_back(std::to_string(n),
                       n == 1 ? tr("target.once") : tr("target.times", {std::to_string(n)}));
  if (auto chosen = ui.select("repeats", tr("target.repeats"), times, std::to_string(f.ask.repeats),
                              flow.next(170, kControl)))
    f.out.push_back(RepeatsChosen{std::atoi(chosen->c_str())});
  return flow.bottom() - y;
}

}  // namespace

float draw_targets(Frame& f, float x, float y, float width) {
  const float top = y;
  y += draw_list(f, x, y, width);
  y += draw_chosen_target(f, x, y, width) + 6;
  y += draw_more(f, x, y, width);
  return y - top;
}

}  // namespace triptych::ui

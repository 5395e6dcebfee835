// The models a question goes to, as chips: each opens what can be chosen of it.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ask/targets.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kPointerChip = 40, kChipPad = 14, kChipMark = 20, kChipGap = 8;
constexpr float kWidestChip = 280;

// A finger needs more.
float chip_high(const Frame& f) { return f.shared.display.touch ? kControl : kPointerChip; }

struct ChipState {
  std::string words;
  bool warns = false;
};

// "key ✓", "demo", or that it cannot take the question as it stands.
ChipState state_of(const Frame& f, const Target& target) {
  const auto estimate = std::ranges::find(f.ask.estimates, target.id, &CallEstimate::target);
  if (estimate != f.ask.estimates.end() && !estimate->problems.empty())
    return {tr("target.cannot"), true};
  if (answered_here(f.shared, target)) return {tr("target.demo"), false};
  const Provider* provider = find_provider(target.provider_id);
  if (provider == nullptr || !provider->info().key_required) return {};
  return {tr("target.key"), false};
}

TextStyle model_style() {
  TextStyle style;
  style.px = 15;
  style.face = Face::medium;
  return style;
}

TextStyle state_style(const Theme& theme, bool warns) {
  TextStyle style;
  style.px = kTiny;
  style.colour = warns ? theme.warning : theme.muted;
  return style;
}

float chip_width(Frame& f, const std::string& name, const ChipState& state) {
  float width = 2 * kChipPad + kChipMark + f.ui.measure(model_style(), name);
  if (!state.words.empty())
    width += kChipGap + f.ui.measure(state_style(f.ui.theme, false), state.words);
  return std::min(std::ceil(width) + 2, kWidestChip);
}

void draw_chip(Frame& f, const Target& target, const std::string& name, const ChipState& state,
               Rect rect) {
  Ui& ui = f.ui;
  Item item;
  item.id = ui.id("model" + std::to_string(target.id));
  item.role = ItemRole::button;
  item.name = state.words.empty() ? name : name + ", " + state.words;
  item.description = label_of(target);
  const bool open = f.ask_ui.sheet == AskSheet::model && f.ask.target().id == target.id;
  item.state = kExpandable | (open ? kExpanded : 0u);
  item.rect = rect;
  const ItemId id = ui.items.add(std::move(item));
  ui.layer(1);
  ui.fill(rect, ui.hovered(rect) ? ui.theme.hover : ui.theme.surface, rect.h / 2);
  ui.stroke(rect,
            state.warns ? ui.theme.warning
            : open      ? ui.theme.accent
                        : ui.theme.border,
            rect.h / 2);
  ui.layer(2);
  const float middle = rect.y + rect.h / 2;
  draw_mark(f, target.provider_id, target.model, rect.x + kChipPad + 5, middle);
  const float room = rect.w - 2 * kChipPad - kChipMark;
  const TextStyle small = state_style(ui.theme, state.warns);
  const float tail = state.words.empty() ? 0 : kChipGap + ui.measure(small, state.words);
  const float x = rect.x + kChipPad + kChipMark;
  ui.paint_line(x, middle, room - tail, model_style(), name);
  if (tail > 0) ui.paint_line(x + room - tail + kChipGap, middle, tail, small, state.words);
  if (!ui.items.activated(id)) return;
  f.out.push_back(TargetChosen{target.id});
  open_sheet(f, AskSheet::model, rect);
}

void draw_add(Frame& f, Rect rect) {
  const bool one = f.ask.targets.size() == 1;
  ButtonSpec add{"add_target", tr(one ? "target.add_first" : "target.add"), ButtonLook::chip,
                 Icon::plus};
  add.icon_only = true;
  if (!f.ui.button(add, rect)) return;
  f.out.push_back(TargetAdded{});
  open_sheet(f, AskSheet::model, rect);
}

// Options, and a new question in the place of this one.
void draw_bar_end(Frame& f, Rect options_at, Rect new_at, bool icons) {
  Ui& ui = f.ui;
  ButtonSpec options{"options", tr("option.toggle"), ButtonLook::ghost, Icon::options};
  options.icon_only = icons;
  options.state = kExpandable | (f.ask_ui.sheet == AskSheet::options ? kExpanded : 0u);
  if (!f.ask.system.empty()) options.description = tr("option.system_set");
  if (ui.button(options, options_at)) open_sheet(f, AskSheet::options, options_at);
  ButtonSpec clear{"clear", tr("ask.clear"), ButtonLook::ghost, Icon::plus};
  clear.text = tr("ask.new");
  clear.icon_only = icons;
  const bool nothing =
      f.ask.prompt.empty() && f.ask.attachments.empty() && f.ask.conversations.empty();
  if (nothing || f.ask.running()) clear.state = kDisabled;
  if (ui.button(clear, new_at)) f.out.push_back(ClearPressed{});
}

float end_width(Frame& f, const char* words) {
  return f.ui.button_width({"", tr(words), ButtonLook::ghost, Icon::options});
}

// A narrow place: one line that is swiped.
float draw_swiped(Frame& f, const std::vector<std::string>& names, float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area scroll = ui.begin(ItemRole::toolbar, "models", tr("target.list"),
                                   {0, y, width + 2 * x, chip_high(f) + kGapTight}, kScrollsX);
  float pen = x;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ChipState state = state_of(f, f.ask.targets[i]);
    const float wide = chip_width(f, names[i], state);
    draw_chip(f, f.ask.targets[i], names[i], state, {pen, 0, wide, chip_high(f)});
    pen += wide + kGap;
  }
  if (names.size() < kMaxTargets) {
    draw_add(f, {pen, 0, chip_high(f), chip_high(f)});
    pen += chip_high(f) + kGap;
  }
  draw_bar_end(f, {pen, 0, kControl, chip_high(f)}, {pen + kControl, 0, kControl, chip_high(f)},
               true);
  pen += 2 * kControl;
  ui.end_scroll(scroll, 0);
  return chip_high(f) + kGapTight;
}

}  // namespace

float draw_model_bar(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::vector<std::string> names = names_of(f.shared.catalog, f.ask.targets);
  if (width < kPhone) return draw_swiped(f, names, x, y, width);
  Row row({x, y, width, chip_high(f)});
  const Rect new_at = row.end(end_width(f, "ask.new"));
  const Rect options_at = row.end(end_width(f, "option.toggle"));
  const Ui::Area list = ui.begin(ItemRole::toolbar, "models", tr("target.list"), {x, y, width, 0});
  Flow flow{0, 0, row.rest().w};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ChipState state = state_of(f, f.ask.targets[i]);
    draw_chip(f, f.ask.targets[i], names[i], state,
              flow.next(chip_width(f, names[i], state), chip_high(f)));
  }
  if (names.size() < kMaxTargets) draw_add(f, flow.next(chip_high(f), chip_high(f)));
  draw_bar_end(f, {options_at.x - x, 0, options_at.w, chip_high(f)},
               {new_at.x - x, 0, new_at.w, chip_high(f)}, false);
  ui.end(list, flow.bottom());
  return flow.bottom();
}

}  // namespace triptych::ui

// The lower half of a wire X-ray: a mistake is chosen, what it changes is shown, its outcome is
// predicted, and then practice answers.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

std::string label_of_id(const std::string& provider_id) {
  const Provider* provider = find_provider(provider_id);
  return provider == nullptr ? provider_id : label_of(provider->info());
}

// --- the mistakes ------------------------------------------------------------------------------

ButtonSpec chip_of(const XrayBreak& broken, bool on, bool known) {
  ButtonSpec chip{broken.id, broken.title, ButtonLook::chip, known ? Icon::check : Icon::none};
  chip.role = ItemRole::radio;
  chip.description = label_of_id(broken.provider_id);
  if (known) chip.description += ", " + tr("xray.known");
  if (on) chip.state = kSelected | kChecked;
  return chip;
}

float draw_mistakes(Frame& f, const Lesson& lesson, const Xray& xray, const std::string& on,
                    float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area group =
      ui.begin(ItemRole::group, "mistakes", tr("xray.mistakes"), {x, y, width, 0});
  const bool narrow = width < 620;
  const float label_wide = narrow ? 0 : 120;
  TextStyle label;
  label.face = Face::medium;
  label.px = kSmall;
  float used = 0;
  ButtonSpec none{"none", tr("xray.unbroken"), ButtonLook::chip};
  none.role = ItemRole::radio;
  if (on.empty()) none.state = kSelected | kChecked;
  if (ui.button(none,
                {label_wide, 0, std::min(ui.button_width(none), width - label_wide), kControl}))
    f.out.push_back(XrayBroken{xray.id, ""});
  used += kControl + 10;
  for (const XrayWire& wire : xray.wires) {
    const auto mine = [&](const XrayBreak& b) { return b.provider_id == wire.provider_id; };
    if (std::ranges::none_of(xray.breaks, mine)) continue;
    ui.layer(1);
    ui.fill({0, used + (narrow ? 4 : 14), 4, 16}, hue_of(ui.theme, wire.provider_id), 2);
    ui.layer(2);
    ui.paint_line(12, used + (narrow ? 12 : 22), narrow ? width : label_wide - 16, label,
                  label_of_id(wire.provider_id));
    if (narrow) used += 30;
    Flow flow{label_wide, used, width - label_wide};
    for (const XrayBreak& broken : xray.breaks) {
      if (!mine(broken)) continue;
      const std::string mark = cell_key(lesson, xray.id) + "." + broken.id;
      const bool known = f.learn.progress.xp.contains(mark);
      const bool here = broken.id == on;
      const ButtonSpec chip = chip_of(broken, here, known);
      if (ui.button(chip, flow.next(ui.button_width(chip), kControl)))
        f.out.push_back(XrayBroken{xray.id, here ? "" : broken.id});
    }
    used = flow.bottom() + 10;
  }
  ui.end(group, used - 10);
  return used - 10;
}

// --- what it changes ---------------------------------------------------------------------------

std::string words_of(const RequestEdit& edit) {
  using Kind = RequestEdit::Kind;
  const std::string place = place_of_pointer(edit.where);
  switch (edit.kind) {
    case Kind::remove:
      return tr("xray.edit.remove", {place});
    case Kind::set:
      return tr("xray.edit.set", {place});
    case Kind::prefix:
      return tr("xray.edit.prefix", {place, edit.value});
    case Kind::cut:
      return tr("xray.edit.cut", {place, edit.value});
    case Kind::header:
      return tr("xray.edit.header", {edit.where});
    case Kind::no_header:
      return tr("xray.edit.no_header", {edit.where});
    case Kind::query:
      return tr("xray.edit.query", {edit.where});
  }
  return "";
}

float draw_changes(Frame& f, const XrayBreak& broken, XrayPanes& panes, float x, float y,
                   float width) {
  Ui& ui = f.ui;
  const std::string title = tr("xray.changes", {label_of_id(broken.provider_id)});
  const Ui::Area area = ui.begin(ItemRole::group, "changes", title, {x, y, width, 0});
  float used = ui.heading("title", 0, 0, width, 5, title) + 6;
  for (std::size_t i = 0; i < broken.edits.size(); ++i)
    used += ui.caption("edit" + std::to_string(i), 0, used, width, words_of(broken.edits[i])) + 2;
  used += draw_code_box(ui, panes.changes, "diff", 0, used + 6, width, panes.chosen) + 6;
  ui.end(area, used);
  return used;
}

// --- predict, send, see ------------------------------------------------------------------------

std::string option_words(const XrayOption& option) {
  if (option.status == 0) return tr("xray.option.blocked", {option.text});
  return tr("xray.option", {std::to_string(option.status), option.text});
}

float draw_options(Frame& f, const Xray& xray, const XrayBreak& broken, const XrayState& state,
                   float x, float y, float width) {
  const Ui::Area group =
      f.ui.begin(ItemRole::group, "options", tr("quiz.options"), {x, y, width, 0});
  float used = 0;
  const bool late = state.answer || state.asked != 0;
  for (std::size_t i = 0; i < broken.options.size(); ++i) {
    const int index = static_cast<int>(i);
    std::uint32_t flags = late ? static_cast<std::uint32_t>(kDisabled) : 0u;
    if (index == state.prediction) flags |= kChecked | kSelected;
    bool pressed = false;
    used += 8 + draw_choice(f, "o" + std::to_string(i), option_words(broken.options[i]), flags,
                            used, width, pressed);
    if (pressed) f.out.push_back(XrayPredicted{xray.id, index});
  }
  f.ui.end(group, used);
  return used;
}

float draw_send(Frame& f, const Xray& xray, const XrayBreak& broken, const XrayState& state,
                float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  ButtonSpec send{"send", tr(state.asked != 0 ? "xray.sending" : "xray.send"), ButtonLook::primary,
                  Icon::play};
  if (state.prediction < 0 || state.asked != 0 || state.answer) send.state = kDisabled;
  if (ui.button(send, flow.next(ui.button_width(send), kControl)))
    f.out.push_back(XraySent{xray.id});
  if (state.answer) {
    ButtonSpec again{"again", tr("xray.again"), ButtonLook::ghost, Icon::refresh};
    if (ui.button(again, flow.next(ui.button_width(again), kControl)))
      f.out.push_back(XrayBroken{xray.id, broken.id});
  }
  float used = flow.bottom() - y;
  if (state.prediction < 0)
    used += 4 + ui.caption("first", x, y + used + 4, width, tr("xray.predict_first"));
  return used;
}

float draw_outcome(Frame& f, const XrayBreak& broken, const XrayAnswer& answer, XrayPanes& panes,
                   float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area area = ui.begin(ItemRole::group, "outcome", tr("xray.outcome"), {x, y, width, 0});
  const std::string status =
      answer.status == 0 ? tr("xray.blocked") : tr("xray.status", {std::to_string(answer.status)});
  std::string title = tr(answer.right ? "xray.right" : "xray.wrong") + " " + status;
  if (answer.earned > 0) title += " " + tr("exercise.earned", {std::to_string(answer.earned)});
  float used = callout(f, "verdict", 0, 0, width, answer.right ? Tone::info : Tone::warning, title,
                       broken.why);
  const bool page = answer.status == 0;
  used += 10 + ui.caption("said", 0, used + 10, width, tr(page ? "xray.page_sees" : "xray.said"));
  used += draw_code_box(ui, panes.reply, "reply", 0, used + 4, width, panes.chosen) + 4;
  if (answer.status / 100 == 2)
    used += 6 + ui.caption("practice", 0, used + 6, width, tr("practice.label"));
  ui.end(area, used);
  return used;
}

float draw_prediction(Frame& f, const Xray& xray, const XrayBreak& broken, const XrayState& state,
                      XrayPanes& panes, float x, float y, float width) {
  const float top = y;
  y += f.ui.heading("predict", x, y, width, 5, tr("xray.predict")) + 6;
  y += draw_options(f, xray, broken, state, x, y, width) + 4;
  y += draw_send(f, xray, broken, state, x, y, width);
  if (state.answer) y += 14 + draw_outcome(f, broken, *state.answer, panes, x, y + 14, width);
  return y - top;
}

}  // namespace

float draw_xray_breaks(Frame& f, const Lesson& lesson, const Xray& xray, XrayPanes& panes, float x,
                       float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  const auto found = f.learn.xrays.find(cell_key(lesson, xray.id));
  static const XrayState untouched;
  const XrayState& state = found == f.learn.xrays.end() ? untouched : found->second;
  ui.layer(1);
  ui.fill({x, y, width, 1}, ui.theme.border);
  ui.layer(2);
  y += 18;
  y += ui.heading("break", x, y, width, 4, tr("xray.break")) + 2;
  y += ui.caption("break_lead", x, y, std::min(width, kMeasure), tr("xray.break.lead")) + 12;
  y += draw_mistakes(f, lesson, xray, state.broken, x, y, width);
  const XrayBreak* broken = find_break(xray, state.broken);
  if (broken == nullptr) return y - top;
  y += 20;
  const bool beside = width >= 760;
  const float half = beside ? (width - 24) / 2 : width;
  const float left = draw_changes(f, *broken, panes, x, y, half);
  const float below = beside ? 0 : left + 20;
  const float right =
      draw_prediction(f, xray, *broken, state, panes, beside ? x + half + 24 : x, y + below, half);
  return y - top + (beside ? std::max(left, right) : below + right);
}

}  // namespace triptych::ui

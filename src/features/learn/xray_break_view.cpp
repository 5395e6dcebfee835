// The lower half of a wire X-ray: a mistake is chosen, what it changes is shown, its outcome is
// predicted, and then practice answers.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"
#include "features/learn/xray_call.h"

namespace triptych::ui {
namespace {

constexpr float kNarrow = 620;  // below, whose mistakes they are stands above them
constexpr float kLabelColumn = 120;
constexpr float kNarrowLabel = 30;  // height
constexpr float kMarkTop = 14, kNarrowMarkTop = 4;
constexpr float kLabelMiddle = 22, kNarrowLabelMiddle = 12;
constexpr float kPredictionBeside = 760;  // from here on: what it changes, beside it the prediction
constexpr float kBreakTop = 18, kAfterMistakes = 20;

// --- the mistakes ------------------------------------------------------------------------------

ButtonSpec chip_of(const XrayWire& wire, const XrayBreak& broken, bool on, bool known) {
  ButtonSpec chip{broken.id, broken.title, ButtonLook::chip, known ? Icon::check : Icon::none};
  chip.role = ItemRole::radio;
  chip.description = label_of_wire(wire);
  if (known) chip.description += ", " + tr("xray.known");
  if (on) chip.state = kSelected | kChecked;
  return chip;
}

void draw_wire_label(Ui& ui, const XrayWire& wire, bool narrow, float y, float width) {
  TextStyle label;
  label.face = Face::medium;
  label.px = kSmall;
  ui.layer(1);
  ui.fill({0, y + (narrow ? kNarrowMarkTop : kMarkTop), kMarkWidth, kMarkHeight},
          hue_of(ui.theme, wire.provider_id), kMarkWidth / 2);
  ui.layer(2);
  ui.paint_line(kLabelIndent, y + (narrow ? kNarrowLabelMiddle : kLabelMiddle), width, label,
                label_of_wire(wire));
}

// The mistakes in one wire.
float draw_chips(Frame& f, const Lesson& lesson, const Xray& xray, const XrayWire& wire,
                 const std::string& on, float x, float y, float width) {
  Flow flow{x, y, width};
  for (const XrayBreak& broken : xray.breaks) {
    if (broken.wire != wire.id) continue;
    const std::string mark = cell_key(lesson, xray.id) + "." + broken.id;
    const bool known = f.learn.progress.xp.contains(mark);
    const bool here = broken.id == on;
    const ButtonSpec chip = chip_of(wire, broken, here, known);
    if (f.ui.button(chip, flow.next(f.ui.button_width(chip), kControl)))
      f.out.push_back(XrayBroken{xray.id, here ? "" : broken.id});
  }
  return flow.used();
}

float draw_mistakes(Frame& f, const Lesson& lesson, const Xray& xray, const std::string& on,
                    float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area group =
      ui.begin(ItemRole::group, "mistakes", tr("xray.mistakes"), {x, y, width, 0});
  const bool narrow = width < kNarrow;
  const float label_wide = narrow ? 0 : kLabelColumn;
  Stack stack(label_wide, 0, width - label_wide);
  ButtonSpec none{"none", tr("xray.unbroken"), ButtonLook::chip};
  none.role = ItemRole::radio;
  if (on.empty()) none.state = kSelected | kChecked;
  if (ui.button(none, stack.place(std::min(ui.button_width(none), stack.width()), kControl)))
    f.out.push_back(XrayBroken{xray.id, ""});
  for (const XrayWire& wire : xray.wires) {
    const auto mine = [&](const XrayBreak& b) { return b.wire == wire.id; };
    if (std::ranges::none_of(xray.breaks, mine)) continue;
    stack.skip(kGapMedium);
    draw_wire_label(ui, wire, narrow, stack.y(), narrow ? width : label_wide - kGapLarge);
    if (narrow) stack.skip(kNarrowLabel);
    stack.add(draw_chips(f, lesson, xray, wire, on, stack.x(), stack.y(), stack.width()));
  }
  ui.end(group, stack.used());
  return stack.used();
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
    case Kind::address:
      return tr("xray.edit.address");
    case Kind::body:
      return tr("xray.edit.body");
  }
  return "";
}

float draw_changes(Frame& f, const XrayWire& wire, const XrayBreak& broken, XrayPanes& panes,
                   float x, float y, float width) {
  Ui& ui = f.ui;
  const std::string title = tr("xray.changes", {label_of_wire(wire)});
  const Ui::Area area = ui.begin(ItemRole::group, "changes", title, {x, y, width, 0});
  Stack stack(0, 0, width);
  stack.add(ui.heading("title", 0, stack.y(), width, 5, title), kGapSmall);
  for (std::size_t i = 0; i < broken.edits.size(); ++i)
    stack.add(
        ui.caption("edit" + std::to_string(i), 0, stack.y(), width, words_of(broken.edits[i])),
        kGapHair);
  stack.skip(kGapSmall);
  stack.add(draw_code_box(ui, panes.changes, "diff", 0, stack.y(), width, panes.chosen));
  ui.end(area, stack.used());
  return stack.used();
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
  Stack stack(0, 0, width);
  const bool late = state.answer || state.asked != 0;
  for (std::size_t i = 0; i < broken.options.size(); ++i) {
    const int index = static_cast<int>(i);
    std::uint32_t flags = late ? static_cast<std::uint32_t>(kDisabled) : 0u;
    if (index == state.prediction) flags |= kChecked | kSelected;
    bool pressed = false;
    stack.add(draw_choice(f, "o" + std::to_string(i), option_words(broken.options[i]), flags,
                          stack.y(), width, pressed),
              kGap);
    if (pressed) f.out.push_back(XrayPredicted{xray.id, index});
  }
  f.ui.end(group, stack.used());
  return stack.used();
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
  Stack stack(x, y, width);
  stack.add(flow.used());
  if (state.prediction < 0) {
    stack.skip(kGapTight);
    stack.add(ui.caption("first", x, stack.y(), width, tr("xray.predict_first")));
  }
  return stack.used();
}

float draw_outcome(Frame& f, const XrayBreak& broken, const XrayAnswer& answer, XrayPanes& panes,
                   float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area area = ui.begin(ItemRole::group, "outcome", tr("xray.outcome"), {x, y, width, 0});
  const std::string status =
      answer.status == 0 ? tr("xray.blocked") : tr("xray.status", {std::to_string(answer.status)});
  std::string title = tr(answer.right ? "xray.right" : "xray.wrong") + " " + status;
  if (answer.earned > 0) title += " " + tr("exercise.earned", {std::to_string(answer.earned)});
  Stack stack(0, 0, width);
  stack.add(callout(ui, "verdict", 0, stack.y(), width, answer.right ? Tone::info : Tone::warning,
                    title, broken.why),
            kGapMedium);
  const bool page = answer.status == 0;
  stack.add(ui.caption("said", 0, stack.y(), width, tr(page ? "xray.page_sees" : "xray.said")),
            kGapTight);
  stack.add(draw_code_box(ui, panes.reply, "reply", 0, stack.y(), width, panes.chosen));
  if (answer.status / 100 == 2) {
    stack.skip(kGapSmall);
    stack.add(ui.caption("practice", 0, stack.y(), width, tr("practice.label")));
  }
  ui.end(area, stack.used());
  return stack.used();
}

float draw_prediction(Frame& f, const Xray& xray, const XrayBreak& broken, const XrayState& state,
                      XrayPanes& panes, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add(f.ui.heading("predict", x, stack.y(), width, 5, tr("xray.predict")), kGapSmall);
  stack.add(draw_options(f, xray, broken, state, x, stack.y(), width), kGapTight);
  stack.add(draw_send(f, xray, broken, state, x, stack.y(), width));
  if (state.answer) {
    stack.skip(kGapBroad);
    stack.add(draw_outcome(f, broken, *state.answer, panes, x, stack.y(), width));
  }
  return stack.used();
}

}  // namespace

float draw_xray_breaks(Frame& f, const Lesson& lesson, const Xray& xray, XrayPanes& panes, float x,
                       float y, float width) {
  Ui& ui = f.ui;
  const auto found = f.learn.xrays.find(cell_key(lesson, xray.id));
  static const XrayState untouched;
  const XrayState& state = found == f.learn.xrays.end() ? untouched : found->second;
  ui.layer(1);
  ui.fill({x, y, width, 1}, ui.theme.border);
  ui.layer(2);
  Stack stack(x, y, width);
  stack.skip(kBreakTop);
  stack.add(ui.heading("break", x, stack.y(), width, 4, tr("xray.break")), kGapHair);
  const float lead_wide = std::min(width, kMeasure);
  stack.add(ui.caption("break_lead", x, stack.y(), lead_wide, tr("xray.break.lead")), kGapWide);
  stack.add(draw_mistakes(f, lesson, xray, state.broken, x, stack.y(), width));
  const XrayBreak* broken = find_break(xray, state.broken);
  if (broken == nullptr) return stack.used();
  stack.skip(kAfterMistakes);
  const bool beside = width >= kPredictionBeside;
  const float half = beside ? (width - kGapSection) / 2 : width;
  Stack left(x, stack.y(), half);
  left.add(draw_changes(f, *find_wire(xray, broken->wire), *broken, panes, x, left.y(), half));
  Stack right = beside ? left.beside(kGapSection) : left.below(kAfterMistakes);
  right.add(draw_prediction(f, xray, *broken, state, panes, right.x(), right.y(), half));
  stack.add(std::max(left.y(), right.y()) - stack.y());
  return stack.used();
}

}  // namespace triptych::ui

// One turn of a conversation as it streams in: state, figures, errors, thoughts, text.
#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "features/ask/answer_parts_view.h"
#include "features/ask/answer_words_view.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"

namespace triptych::ui {
namespace {

std::string request_id_of(const Trial& t) {
  if (t.head) {
    for (const char* name : {"x-request-id", "request-id"}) {
      if (std::string id = header_value(*t.head, name); !id.empty()) return id;
    }
  }
  if (t.reply.stopped && t.reply.stopped->error && !t.reply.stopped->error->request_id.empty()) {
    return t.reply.stopped->error->request_id;
  }
  return t.reply.response_id;
}

float draw_figures(Frame& f, const Trial& trial, float x, float y, float width) {
  Ui& ui = f.ui;
  std::vector<Figure> figures = figures_of(trial, f.shared.now);
  if (const std::string id = request_id_of(trial); !id.empty())
    figures.push_back({tr("figure.request_id"), id});
  const Ui::Area list = ui.begin(ItemRole::list, "figures", tr("figure.label"), {x, y, width, 0});
  TextStyle small;
  small.px = kTiny;
  small.colour = ui.theme.muted;
  TextStyle value;
  value.px = kSmall;
  value.face = Face::medium;
  float pen = 0, row = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    const float wide = std::min(
        width, std::max(ui.measure(small, figure.label), ui.measure(value, figure.value)) + 26);
    if (pen + wide > width && pen > 0) {
      pen = 0;
      row += 50;
    }
    Item item;
    item.id = ui.id("f" + std::to_string(i));
    item.role = ItemRole::list_item;
    item.name = figure.label + ": " + figure.value;
    item.rect = {pen, row, wide, 44};
    item.font_px = kSmall;
    item.line_px = 22;
    ui.items.add(std::move(item));
    ui.paint_line(pen, row + 11, wide - 8, small, figure.label);
    ui.paint_line(pen, row + 32, wide - 8, value, figure.value);
    pen += wide;
  }
  ui.end(list, row + 44);
  return row + 44;
}

float draw_error(Frame& f, const Column& column, const Trial& trial, float x, float y,
                 float width) {
  const Error& error = *trial.reply.stopped->error;
  const bool last = &trial == &column.last() && !column.past;
  const std::string kind(name_of(error.kind));
  float used = callout(f, "error", x, y, width, Tone::danger,
                       tr("error." + kind + ".what", {trial.provider_label}),
                       error_words(trial, error), ItemRole::alert);
  const ModelInfo* model = f.shared.catalog.find(trial.sent.provider_id, trial.sent.model);
  if (last && error.kind == ErrorKind::no_model && model != nullptr && !model->successor.empty()) {
    ButtonSpec use{"successor", tr("error.use_successor", {model->successor}), ButtonLook::primary};
    if (f.ui.button(use, {x, y + used + 10, f.ui.button_width(use), kControl})) {
      f.out.push_back(SuccessorChosen{column.id, model->successor});
    }
    used += 10 + kControl;
  } else if (last && error.kind != ErrorKind::auth) {
    ButtonSpec again{"retry", tr("error.try_again"), ButtonLook::secondary, Icon::refresh};
    if (f.ui.button(again, {x, y + used + 10, f.ui.button_width(again), kControl}))
      f.out.push_back(ColumnRetryPressed{column.id});
    used += 10 + kControl;
  }
  return used + 16;
}

float draw_thoughts(Frame& f, const Trial& trial, TurnView& view, float x, float y, float width) {
  if (trial.reply.thoughts.empty()) return 0;
  ButtonSpec toggle{"thoughts_toggle", tr("thoughts.toggle"), ButtonLook::ghost,
                    Icon::chevron_down};
  toggle.state = kExpandable | (view.thoughts_open ? kExpanded : 0u);
  if (f.ui.button(toggle, {x - 8, y, f.ui.button_width(toggle), f.ui.small})) {
    view.thoughts_open = !view.thoughts_open;
  }
  float used = f.ui.small + 6;
  if (view.thoughts_open) {
    view.thoughts.set(trial.reply.thoughts, trial.running() ? TextEnd::open : TextEnd::final);
    const float height = view.thoughts.lay_out(f.ui.text, width - 18);
    f.ui.fill({x, y + used, 3, height}, f.ui.theme.border, 2);
    view.thoughts.draw(f.ui, ItemRole::group, "thoughts", tr("thoughts.label"), x + 18, y + used);
    used += height + 14;
  }
  return used;
}

void draw_spinner(Ui& ui, float x, float y, ImU32 colour) {
  for (int i = 0; i < 3; ++i) {
    const double phase = ui.motion ? ui.seconds * 4.0 - i * 0.7 : 1.5 - i * 0.7;
    const float lift = static_cast<float>(0.5 + 0.5 * std::sin(phase));
    const auto alpha = static_cast<ImU32>(90 + lift * 165);
    ui.fill({x + static_cast<float>(i) * 12, y - 4, 8, 8},
            (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT), 4);
  }
  if (ui.motion) ui.animating = true;
}

float draw_answer_tools(Frame& f, const Trial& trial, float x, float y, float width) {
  if (trial.reply.text.empty()) return 0;
  const std::string what = "answer" + std::to_string(static_cast<std::uint32_t>(trial.run));
  const bool just_copied =
      f.shared.copied == what && f.shared.now - f.shared.copied_at < Millis{2500};
  ButtonSpec copy{"copy_answer", tr("answer.copy"), ButtonLook::secondary,
                  just_copied ? Icon::check : Icon::copy};
  Flow flow{x, y, width};
  if (f.ui.button(copy, flow.next(f.ui.button_width(copy), kControl)))
    f.out.push_back(CopyPressed{trial.reply.text, what});
  ButtonSpec save{"save_answer", tr("answer.save"), ButtonLook::ghost, Icon::download};
  if (f.ui.button(save, flow.next(f.ui.button_width(save), kControl)))
    f.out.push_back(DownloadPressed{"answer.md", "text/markdown", trial.reply.text});
  return flow.bottom() - y;
}

TurnView& view_of(Frame& f, const Column& column, std::size_t turn) {
  std::vector<TurnView>& turns = f.ask_ui.columns[column.id].turns;
  if (turns.size() != column.turns.size()) turns.resize(column.turns.size());
  TurnView& view = turns[turn];
  if (view.run != column.turns[turn].run) view = TurnView{column.turns[turn].run, {}, {}, false};
  return view;
}

// What was asked in a follow-up, so that the answer below can be read alone.
float draw_asked(Frame& f, const Trial& trial, float x, float y, float width) {
  std::string words;
  for (const Part& part : trial.sent.prompt.messages.back().parts)
    if (const auto* text = std::get_if<std::string>(&part)) words += *text;
  TextStyle style;
  style.face = Face::medium;
  const float height = long_paragraph(f, "asked", x + 14, y + 10, width - 28, words, style) + 20;
  f.ui.layer(1);
  f.ui.fill({x, y, width, height}, f.ui.theme.raised, kRadius);
  f.ui.layer(2);
  return height + 14;
}

}  // namespace

float draw_column_heading(Frame& f, const Column& column, float x, float y, float width) {
  Ui& ui = f.ui;
  const Trial& trial = column.last();
  const ImU32 hue = hue_of(ui.theme, trial.sent.provider_id);
  const std::string status = status_of(trial, f.shared.now);
  TextStyle style;
  style.px = kSmall;
  style.line = 24;
  style.colour = trial.running() ? hue : !trial.failed() ? ui.theme.muted : ui.theme.danger;
  const float wide = ui.measure(style, status) + 2;
  const bool waiting = trial.running() && (trial.first_token == Millis{} || trial.retry);
  const float dots = waiting ? 52.0f : 0.0f;
  const bool below = width - 20 - wide - dots < 190;  // too narrow to stand beside the name
  ui.fill({x, y + 7, 10, 10}, hue, 5);
  const float room = below ? width - 20 : width - 32 - wide - dots;
  const float name = ui.heading("answer_heading", x + 20, y, room, 2, column.label);
  const float line = below ? y + name + 2 : y;
  const float status_x = below ? x + 20 : x + width - wide;
  ui.paragraph("status", status_x, line, wide, status, style, ItemRole::status);
  if (waiting) draw_spinner(ui, below ? status_x + wide + 14 : status_x - 48, line + 12, hue);
  return std::max(34.0f, below ? name + 2 + 28 : name + 6);
}

float draw_turn(Frame& f, const Column& column, std::size_t turn, float x, float y, float width) {
  const Trial& trial = column.turns[turn];
  TurnView& view = view_of(f, column, turn);
  const float top = y;
  if (turn > 0) y += draw_asked(f, trial, x, y, width);
  y += draw_figures(f, trial, x, y, width) + 16;
  y += draw_upload(f, trial, x, y, width);
  if (trial.failed()) y += draw_error(f, column, trial, x, y, width);
  if (trial.practice && trial.head)
    y += callout(f, "practice", x, y, width, Tone::info, "", tr("practice.label")) + 12;
  y += draw_answer_remarks(f, trial, x, y, width);
  y += draw_thoughts(f, trial, view, x, y, width);
  const TextEnd end = trial.running() ? TextEnd::open : TextEnd::final;
  view.answer.set(trial.reply.text, end);
  const float height = view.answer.lay_out(f.ui.text, std::min(width, kMeasure));
  const std::string name =
      turn == 0 ? tr("answer.label") : tr("answer.label_turn", {std::to_string(turn + 1)});
  const std::string code = view.answer.draw(f.ui, ItemRole::log, "answer", name, x, y);
  if (!code.empty()) f.out.push_back(CopyPressed{code, "code"});
  y += height + (height > 0 ? 18 : 0);
  y += draw_pieces(f, trial, x, y, std::min(width, kMeasure));
  y += draw_answer_tools(f, trial, x, y, width);
  return y - top;
}

float draw_welcome(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  y += ui.heading("welcome", x, y, width, 2, tr("welcome.title")) + 6;
  TextStyle lead;
  lead.colour = ui.theme.muted;
  y += ui.paragraph("welcome.lead", x, y, std::min(width, 620.0f), tr("welcome.lead"), lead) + 18;
  const Ui::Area list =
      ui.begin(ItemRole::list, "welcome.steps", tr("welcome.steps"), {x, y, width, 0});
  float row = 0;
  for (int i = 1; i <= 3; ++i) {
    const std::string number = std::to_string(i);
    ui.layer(1);
    ui.fill({0, row, 30, 30}, ui.theme.accent_soft, 15);
    ui.layer(2);
    TextStyle digit;
    digit.face = Face::bold;
    digit.px = 15;
    digit.colour = ui.theme.accent;
    ui.paint_line(15 - ui.measure(digit, number) / 2, row + 15, 30, digit, number);
    TextStyle words;
    row += std::max(42.0f, ui.paragraph("step" + number, 44, row + 2, std::min(width - 44, 580.0f),
                                        tr("welcome.step" + number), words, ItemRole::list_item) +
                               14);
  }
  ui.end(list, row);
  if (!f.ask.target().practice && key_of(f).empty()) {
    ButtonSpec practise{"practise", tr("practice.try"), ButtonLook::secondary, Icon::learn};
    if (ui.button(practise, {x, y + row + 4, ui.button_width(practise), kControl})) {
      f.out.push_back(PracticeToggled{true});
      if (f.ask.attachments.empty() && !f.ask.tasks.samples.empty())
        f.out.push_back(SampleChosen{f.ask.tasks.samples.front().id});
    }
    row += kControl + 12;
  }
  // The log exists before the first answer, so that assistive technology knows where it will be.
  const Ui::Area log =
      ui.begin(ItemRole::log, "answer", tr("answer.label"), {x, y + row, width, 0});
  ui.end(log, 0);
  return y + row - top;
}

}  // namespace triptych::ui

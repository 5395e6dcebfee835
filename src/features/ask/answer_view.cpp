// One index of a conversation as it streams in: state, figures, errors, thoughts, text.
#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "features/ask/answer_parts_view.h"
#include "features/ask/answer_words_view.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"

namespace triptych::ui {
namespace {

// A figure: its words under each other, and the room after the longer ones.
constexpr float kFigure = 44, kFigureLabel = 11, kFigureValue = 32, kFigureLine = 22;
constexpr float kFigureRoom = 26;
constexpr float kThoughtsLine = 3, kThoughtsLeft = 18;  // a line beside them
constexpr float kDotStep = 12, kDot = 8;                // of the three that wait
constexpr float kAfterText = 18;
// The heading of a column: a dot in the provider's hue, the name, and at the end or below it what
// goes on.
constexpr float kHueDot = 10, kHueDotTop = 7, kNameLeft = 20, kStatusLine = 24, kDotsRoom = 52;
constexpr float kDotsBefore = 48, kLeastName = 190, kStatusBelow = 28, kLeastHeading = 34;
// The welcome: its lead, and steps with a number in a disc.
constexpr float kWidestLead = 620, kWidestStep = 580, kDisc = 30, kStepLeft = 44, kLeastStep = 42;

std::string request_id_of(const Turn& t) {
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

float draw_figures(Frame& f, const Turn& turn, float x, float y, float width) {
  Ui& ui = f.ui;
  std::vector<Figure> figures = figures_of(turn, f.shared.now);
  if (const std::string id = request_id_of(turn); !id.empty())
    figures.push_back({tr("figure.request_id"), id});
  const Ui::Area list = ui.begin(ItemRole::list, "figures", tr("figure.label"), {x, y, width, 0});
  TextStyle small;
  small.px = kTiny;
  small.colour = ui.theme.muted;
  TextStyle value;
  value.px = kSmall;
  value.face = Face::medium;
  Flow flow(0, 0, width, 0);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    const float wide =
        std::max(ui.measure(small, figure.label), ui.measure(value, figure.value)) + kFigureRoom;
    const Rect at = flow.next(std::min(width, wide), kFigure + kGapSmall);
    Item item;
    item.id = ui.id("f" + std::to_string(i));
    item.role = ItemRole::list_item;
    item.name = figure.label + ": " + figure.value;
    item.rect = {at.x, at.y, at.w, kFigure};
    item.font_px = kSmall;
    item.line_px = kFigureLine;
    ui.items.add(std::move(item));
    ui.paint_line(at.x, at.y + kFigureLabel, at.w - kGap, small, figure.label);
    ui.paint_line(at.x, at.y + kFigureValue, at.w - kGap, value, figure.value);
  }
  const float height = flow.bottom() - kGapSmall;
  ui.end(list, height);
  return height;
}

// What can be done about an error: the model that replaces this one, or another try.
float draw_way_out(Frame& f, const Conversation& conversation, const Turn& turn, float x, float y) {
  const Error& error = *turn.reply.stopped->error;
  if (&turn != &conversation.last() || conversation.past) return 0;
  const ModelInfo* model = f.shared.catalog.find(turn.sent.provider_id, turn.sent.model);
  if (error.kind == ErrorKind::no_model && model != nullptr && !model->successor.empty()) {
    ButtonSpec use{"successor", tr("error.use_successor", {model->successor}), ButtonLook::primary};
    if (f.ui.button(use, {x, y, f.ui.button_width(use), kControl}))
      f.out.push_back(SuccessorChosen{conversation.id, model->successor});
    return kControl;
  }
  if (error.kind == ErrorKind::auth) return 0;
  ButtonSpec again{"retry", tr("error.try_again"), ButtonLook::secondary, Icon::refresh};
  if (f.ui.button(again, {x, y, f.ui.button_width(again), kControl}))
    f.out.push_back(ConversationRetryPressed{conversation.id});
  return kControl;
}

float draw_error(Frame& f, const Conversation& conversation, const Turn& turn, float x, float y,
                 float width) {
  const Error& error = *turn.reply.stopped->error;
  const std::string kind(name_of(error.kind));
  Stack stack(x, y, width);
  stack.add(callout(f.ui, "error", x, stack.y(), width, Tone::danger,
                    tr("error." + kind + ".what", {turn.provider_label}), error_words(turn, error),
                    ItemRole::alert));
  const float way_out = draw_way_out(f, conversation, turn, x, stack.y() + kGapMedium);
  if (way_out > 0) stack.add(kGapMedium + way_out);
  return stack.used();
}

float draw_thoughts(Frame& f, const Turn& turn, TurnView& view, float x, float y, float width) {
  if (turn.reply.thoughts.empty()) return 0;
  ButtonSpec toggle{"thoughts_toggle", tr("thoughts.toggle"), ButtonLook::ghost,
                    Icon::chevron_down};
  toggle.state = kExpandable | (view.thoughts_open ? kExpanded : 0u);
  Stack stack(x, y, width);
  if (f.ui.button(toggle, {x - kOutside, stack.y(), f.ui.button_width(toggle), f.ui.small}))
    view.thoughts_open = !view.thoughts_open;
  stack.add(f.ui.small, kGapSmall);
  if (view.thoughts_open) {
    view.thoughts.set(turn.reply.thoughts, turn.running() ? TextEnd::open : TextEnd::final);
    const float height = view.thoughts.lay_out(f.ui.text, width - kThoughtsLeft);
    f.ui.fill({x, stack.y(), kThoughtsLine, height}, f.ui.theme.border, 2);
    view.thoughts.draw(f.ui, ItemRole::group, "thoughts", tr("thoughts.label"), x + kThoughtsLeft,
                       stack.y());
    stack.add(height, kGapBroad);
  }
  return stack.used();
}

void draw_spinner(Ui& ui, float x, float y, ImU32 colour) {
  for (int i = 0; i < 3; ++i) {
    const double phase = ui.motion ? ui.seconds * 4.0 - i * 0.7 : 1.5 - i * 0.7;
    const float lift = static_cast<float>(0.5 + 0.5 * std::sin(phase));
    const auto alpha = static_cast<ImU32>(90 + lift * 165);
    ui.fill({x + static_cast<float>(i) * kDotStep, y - kDot / 2, kDot, kDot},
            (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT), 4);
  }
  if (ui.motion) ui.animating = true;
}

float draw_answer_tools(Frame& f, const Turn& turn, float x, float y, float width) {
  if (turn.reply.text.empty()) return 0;
  const std::string what = "answer" + std::to_string(static_cast<std::uint32_t>(turn.run));
  const bool just_copied =
      f.shared.copied == what && f.shared.now - f.shared.copied_at < Millis{2500};
  ButtonSpec copy{"copy_answer", tr("answer.copy"), ButtonLook::secondary,
                  just_copied ? Icon::check : Icon::copy};
  Flow flow{x, y, width};
  if (f.ui.button(copy, flow.next(f.ui.button_width(copy), kControl)))
    f.out.push_back(CopyPressed{turn.reply.text, what});
  ButtonSpec save{"save_answer", tr("answer.save"), ButtonLook::ghost, Icon::download};
  if (f.ui.button(save, flow.next(f.ui.button_width(save), kControl)))
    f.out.push_back(DownloadPressed{"answer.md", "text/markdown", turn.reply.text});
  return flow.bottom() - y;
}

TurnView& view_of(Frame& f, const Conversation& conversation, std::size_t index) {
  std::vector<TurnView>& turns = f.ask_ui.conversations[conversation.id].turns;
  if (turns.size() != conversation.turns.size()) turns.resize(conversation.turns.size());
  TurnView& view = turns[index];
  if (view.run != conversation.turns[index].run)
    view = TurnView{conversation.turns[index].run, {}, {}, false};
  return view;
}

// What was asked in a follow-up, so that the answer below can be read alone.
float draw_asked(Frame& f, const Turn& turn, float x, float y, float width) {
  std::string words;
  for (const Part& part : turn.sent.prompt.messages.back().parts)
    if (const auto* text = std::get_if<std::string>(&part)) words += *text;
  TextStyle style;
  style.face = Face::medium;
  const float height = long_paragraph(f.ui, "asked", x + kGapBroad, y + kGapMedium,
                                      width - 2 * kGapBroad, words, style) +
                       2 * kGapMedium;
  f.ui.layer(1);
  f.ui.fill({x, y, width, height}, f.ui.theme.raised, kRadius);
  f.ui.layer(2);
  return height;
}

}  // namespace

float draw_conversation_heading(Frame& f, const Conversation& conversation, float x, float y,
                                float width) {
  Ui& ui = f.ui;
  const Turn& turn = conversation.last();
  const ImU32 hue = hue_of(ui.theme, turn.sent.provider_id);
  const std::string status = status_of(turn, f.shared.now);
  TextStyle style;
  style.px = kSmall;
  style.line = kStatusLine;
  style.colour = turn.running() ? hue : !turn.failed() ? ui.theme.muted : ui.theme.danger;
  const float wide = ui.measure(style, status) + 2;
  const bool waiting = turn.running() && (turn.first_token == Millis{} || turn.retry);
  const float dots = waiting ? kDotsRoom : 0.0f;
  const bool below =
      width - kNameLeft - wide - dots < kLeastName;  // too narrow to stand beside the name
  ui.fill({x, y + kHueDotTop, kHueDot, kHueDot}, hue, kHueDot / 2);
  const float room = below ? width - kNameLeft : width - kNameLeft - kGapWide - wide - dots;
  const float name = ui.heading("answer_heading", x + kNameLeft, y, room, 2, conversation.label);
  const float line = below ? y + name + kGapHair : y;
  const float status_x = below ? x + kNameLeft : x + width - wide;
  ui.paragraph("status", status_x, line, wide, status, style, ItemRole::status);
  if (waiting)
    draw_spinner(ui, below ? status_x + wide + kGapBroad : status_x - kDotsBefore,
                 line + kStatusLine / 2, hue);
  return std::max(kLeastHeading, below ? name + kGapHair + kStatusBelow : name + kGapSmall);
}

float draw_turn(Frame& f, const Conversation& conversation, std::size_t index, float x, float y,
                float width) {
  const Turn& turn = conversation.turns[index];
  TurnView& view = view_of(f, conversation, index);
  const float prose = std::min(width, kMeasure);
  Stack stack(x, y, width);
  if (index > 0) stack.add(draw_asked(f, turn, x, stack.y(), width), kGapBroad);
  stack.add(draw_figures(f, turn, x, stack.y(), width), kGapLarge);
  stack.add(draw_upload(f, turn, x, stack.y(), width));
  if (turn.failed()) stack.add(draw_error(f, conversation, turn, x, stack.y(), width), kGapLarge);
  if (turn.practice && turn.head)
    stack.add(callout(f.ui, "practice", x, stack.y(), width, Tone::info, "", tr("practice.label")),
              kGapWide);
  stack.add(draw_answer_remarks(f, turn, x, stack.y(), width));
  stack.add(draw_thoughts(f, turn, view, x, stack.y(), width));
  view.answer.set(turn.reply.text, turn.running() ? TextEnd::open : TextEnd::final);
  const float height = view.answer.lay_out(f.ui.text, prose);
  const std::string name =
      index == 0 ? tr("answer.label") : tr("answer.label_turn", {std::to_string(index + 1)});
  const std::string code = view.answer.draw(f.ui, ItemRole::log, "answer", name, x, stack.y());
  if (!code.empty()) f.out.push_back(CopyPressed{code, "code"});
  stack.add_some(height, kAfterText);
  stack.add(draw_pieces(f, turn, x, stack.y(), prose));
  stack.add(draw_answer_tools(f, turn, x, stack.y(), width));
  return stack.used();
}

namespace {

float draw_step(Ui& ui, int step, float y, float width) {
  const std::string number = std::to_string(step);
  ui.layer(1);
  ui.fill({0, y, kDisc, kDisc}, ui.theme.accent_soft, kDisc / 2);
  ui.layer(2);
  TextStyle digit;
  digit.face = Face::bold;
  digit.px = 15;
  digit.colour = ui.theme.accent;
  ui.paint_line(kDisc / 2 - ui.measure(digit, number) / 2, y + kDisc / 2, kDisc, digit, number);
  const float words = ui.paragraph("step" + number, kStepLeft, y + kGapHair,
                                   std::min(width - kStepLeft, kWidestStep),
                                   tr("welcome.step" + number), {}, ItemRole::list_item);
  return std::max(kLeastStep, words + kGapBroad);
}

float draw_steps(Ui& ui, float x, float y, float width) {
  const Ui::Area list =
      ui.begin(ItemRole::list, "welcome.steps", tr("welcome.steps"), {x, y, width, 0});
  Stack rows(0, 0, width);
  for (const int step : {1, 2, 3}) rows.add(draw_step(ui, step, rows.y(), width));
  ui.end(list, rows.used());
  return rows.used();
}

// For those who have no key yet.
float draw_practise(Frame& f, float x, float y) {
  if (f.ask.target().practice || !key_of(f).empty()) return 0;
  ButtonSpec practise{"practise", tr("practice.try"), ButtonLook::secondary, Icon::learn};
  if (f.ui.button(practise, {x, y + kGapTight, f.ui.button_width(practise), kControl})) {
    f.out.push_back(PracticeToggled{true});
    if (f.ask.attachments.empty() && !f.ask.tasks.samples.empty())
      f.out.push_back(SampleChosen{f.ask.tasks.samples.front().id});
  }
  return kGapTight + kControl + kGap;
}

}  // namespace

float draw_welcome(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(ui.heading("welcome", x, stack.y(), width, 2, tr("welcome.title")), kGapSmall);
  TextStyle lead;
  lead.colour = ui.theme.muted;
  stack.add(ui.paragraph("welcome.lead", x, stack.y(), std::min(width, kWidestLead),
                         tr("welcome.lead"), lead),
            kAfterText);
  stack.add(draw_steps(ui, x, stack.y(), width));
  stack.add(draw_practise(f, x, stack.y()));
  // The log exists before the first answer, so that assistive technology knows where it will be.
  const Ui::Area log =
      ui.begin(ItemRole::log, "answer", tr("answer.label"), {x, stack.y(), width, 0});
  ui.end(log, 0);
  return stack.used();
}

}  // namespace triptych::ui

// One turn of a conversation as it streams in: its figures, errors, thoughts and text.
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
constexpr float kRoundedUp = 1;  // so that what fits exactly does not wrap
constexpr float kMetric = 24, kMetricLine = 20, kTwoLines = 340,
                kDotsRoom = 52;  // the line below the name; dots in front of it

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

// What can be done about an error: one or two buttons that do the next thing.
float draw_way_out(Frame& f, const Conversation& conversation, const Turn& turn, float x, float y,
                   float width) {
  const Error& error = *turn.reply.stopped->error;
  if (&turn != &conversation.last() || conversation.past) return 0;
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  const auto way = [&](const char* key, const std::string& words, ButtonLook look, Icon icon) {
    ButtonSpec spec{key, words, look, icon};
    const Rect at = flow.next(std::min(width, ui.button_width(spec)), kControl);
    const bool pressed = ui.button(spec, at);
    if (pressed && icon == Icon::key) open_sheet(f, AskSheet::model, at);
    return pressed;
  };
  const ModelInfo* model = f.shared.catalog.find(turn.sent.provider_id, turn.sent.model);
  const bool gone = error.kind == ErrorKind::no_model;
  if (gone && model != nullptr && !model->successor.empty()) {
    if (way("successor", tr("error.use_successor", {model->successor}), ButtonLook::primary,
            Icon::none))
      f.out.push_back(SuccessorChosen{conversation.id, model->successor});
    return flow.used();
  }
  const bool known = std::ranges::count(f.ask.targets, conversation.target.id, &Target::id) > 0;
  const bool key = error.kind == ErrorKind::auth || error.kind == ErrorKind::permission ||
                   error.kind == ErrorKind::quota;
  if (key && known && way("replace_key", tr("error.replace_key"), ButtonLook::primary, Icon::key))
    f.out.push_back(TargetChosen{conversation.target.id});
  if (gone && known &&
      way("choose_model", tr("error.choose_model"), ButtonLook::primary, Icon::key))
    f.out.push_back(TargetChosen{conversation.target.id});
  if (way("retry", tr("error.try_again"), ButtonLook::secondary, Icon::refresh))
    f.out.push_back(ConversationRetryPressed{conversation.id});
  return flow.used();
}

}  // namespace

float draw_error(Frame& f, const Conversation& conversation, const Turn& turn, float x, float y,
                 float width) {
  const Error& error = *turn.reply.stopped->error;
  const std::string kind(name_of(error.kind));
  Stack stack(x, y, width);
  stack.add(callout(f.ui, "error", x, stack.y(), width, Tone::danger,
                    tr("error." + kind + ".what", {turn.provider_label}), error_words(turn, error),
                    ItemRole::alert));
  const float way_out = draw_way_out(f, conversation, turn, x, stack.y() + kGapMedium, width);
  if (way_out > 0) stack.add(kGapMedium + way_out);
  return stack.used();
}

namespace {

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

constexpr char kFormGroup[] = "answer.form";
constexpr std::pair<JsonForm, const char*> kCodeForm{JsonForm::code, "answer.form_code"};
constexpr std::pair<JsonForm, const char*> kRowsForm{JsonForm::rows, "answer.form_rows"};
constexpr std::pair<JsonForm, const char*> kRawForm{JsonForm::raw, "answer.raw"};

// One of the forms of an answer that is JSON; rows once it is whole. Where there is room for it.
float draw_json_forms(Frame& f, TurnView& view, Flow& flow, float width) {
  const bool rows = !view.rows.empty();
  float wide = kRoundedUp;
  for (const auto& [form, key] : {kCodeForm, kRowsForm, kRawForm})
    if (rows || form != JsonForm::rows)
      wide += f.ui.button_width({key, tr(key), ButtonLook::chip}) + kGap;
  const Rect at = flow.next(std::min(wide - kGap, width), kControl);
  const auto choose = [&](JsonForm form) { view.form = form; };
  return at.y +
         (rows ? radio_chips<JsonForm>(f.ui, at.x, at.y, at.w, {kCodeForm, kRowsForm, kRawForm},
                                       view.form, kFormGroup, choose)
               : radio_chips<JsonForm>(f.ui, at.x, at.y, at.w, {kCodeForm, kRawForm}, view.form,
                                       kFormGroup, choose));
}

float draw_answer_tools(Frame& f, const Turn& turn, TurnView& view, float x, float y, float width) {
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
  if (!is_json_text(turn.reply.text)) return flow.used();
  return draw_json_forms(f, view, flow, width) - y;
}

TurnView& view_of(Frame& f, const Conversation& conversation, std::size_t index) {
  std::vector<TurnView>& turns = f.ask_ui.conversations[conversation.id].turns;
  if (turns.size() != conversation.turns.size()) turns.resize(conversation.turns.size());
  TurnView& view = turns[index];
  if (view.run != conversation.turns[index].run) {
    view = {};
    view.run = conversation.turns[index].run;
  }
  return view;
}

// What was asked in a follow-up, so that the answer below can be read alone.
float draw_asked(Frame& f, const Turn& turn, float x, float y, float width) {
  TextStyle style;
  style.face = Face::medium;
  const float height = long_paragraph(f.ui, "asked", x + kGapBroad, y + kGapMedium,
                                      width - 2 * kGapBroad, text_of_question(turn), style) +
                       2 * kGapMedium;
  f.ui.layer(1);
  f.ui.fill({x, y, width, height}, f.ui.theme.raised, kRadius);
  f.ui.layer(2);
  return height;
}

// Status, seconds, tokens and cost in one line, whose place is kept from the start; the rest behind
// Details.
float draw_metric(Frame& f, const Turn& turn, TurnView& view, float x, float y, float width) {
  Ui& ui = f.ui;
  ButtonSpec details{"details", tr("answer.details"), ButtonLook::ghost, Icon::chevron_down};
  details.icon_only = true;
  details.state = kExpandable | (view.details_open ? kExpanded : 0u);
  const float high = f.shared.display.touch ? kControl : kMetric;
  Row row({x, y, width, high}, 0);
  if (ui.button(details, row.end(std::max(high, kMetric + kGapSmall))))
    view.details_open = !view.details_open;
  Rect room = row.rest();
  const bool waiting = turn.running() && (turn.first_token == Millis{} || turn.retry);
  if (waiting) {
    draw_spinner(ui, room.x, y + high / 2, hue_of(f, turn.sent.provider_id, turn.sent.model));
    room = {room.x + kDotsRoom - kGapWide, room.y, room.w - kDotsRoom + kGapWide, room.h};
  }
  const std::string words = metric_words(turn, f.shared.now);
  TextStyle style;
  style.px = kTiny;
  style.colour = turn.failed() ? ui.theme.danger : ui.theme.muted;
  // Two lines where one is too short, from the start: nothing moves when the figures come.
  style.line = kMetricLine;
  const float lines = width < kTwoLines ? 2 : 1;
  const float inset = lines > 1 ? 0 : (high - kMetricLine) / 2;
  ui.paragraph("status", room.x, y + inset, std::max(room.w, 1.0f), words, style, ItemRole::status);
  Stack stack(x, y, width);
  stack.add(std::max(high, lines * kMetricLine), kGapSmall);
  if (view.details_open) stack.add(draw_figures(f, turn, x, stack.y(), width), kGap);
  ui.fill({x, stack.y(), width, 1}, ui.theme.border);
  stack.add(1, kGapWide);
  return stack.used();
}

// JSON is shown as code, indented, unless the person wants it as rows, or as the model wrote it.
float draw_text(Frame& f, const Turn& turn, TurnView& view, const std::string& name, float x,
                float y, float width) {
  const std::string& text = turn.reply.text;
  const bool json = is_json_text(text), raw = view.form == JsonForm::raw;
  // Made again only when something came or the person wants it otherwise.
  const std::size_t stamp = text.size() * 4 + (raw ? 2 : 0) + (turn.running() ? 1 : 0) + 1;
  if (view.shown != stamp) {
    const TextEnd end = turn.running() ? TextEnd::open : TextEnd::final;
    view.answer.set(json && !raw ? json_as_code(text, !turn.running()) : text, end);
    if (json && !turn.running() && view.rows.empty()) view.rows.set(text);
    view.shown = stamp;
  }
  if (view.form == JsonForm::rows && !view.rows.empty()) {
    const std::string rest = "rows" + std::to_string(static_cast<std::uint32_t>(turn.run));
    return view.rows.draw(f.ui, "answer", rest, name, x, y, width);
  }
  const float height = view.answer.lay_out(f.ui.text, width);
  const std::string code = view.answer.draw(f.ui, ItemRole::log, "answer", name, x, y);
  if (!code.empty()) f.out.push_back(CopyPressed{json ? text : code, "code"});
  return height;
}

}  // namespace

float draw_turn(Frame& f, const Conversation& conversation, std::size_t index, float x, float y,
                float width) {
  const Turn& turn = conversation.turns[index];
  TurnView& view = view_of(f, conversation, index);
  const float prose = std::min(width, kMeasure);
  Stack stack(x, y, width);
  if (index > 0) stack.add(draw_asked(f, turn, x, stack.y(), width), kGapBroad);
  stack.add(draw_metric(f, turn, view, x, stack.y(), width));
  stack.add(draw_upload(f, turn, x, stack.y(), width));
  if (turn.failed()) stack.add(draw_error(f, conversation, turn, x, stack.y(), width), kGapLarge);
  stack.add(draw_answer_remarks(f, turn, x, stack.y(), width));
  stack.add(draw_thoughts(f, turn, view, x, stack.y(), width));
  const std::string name =
      index == 0 ? tr("answer.label") : tr("answer.label_turn", {std::to_string(index + 1)});
  stack.add_some(draw_text(f, turn, view, name, x, stack.y(), prose), kAfterText);
  stack.add(draw_pieces(f, turn, x, stack.y(), prose));
  stack.add(draw_answer_tools(f, turn, view, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui

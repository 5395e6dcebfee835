// The answers of one question beside each other, one panel for each model, and what can be done
// with them: alone, again, away, a follow-up.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kNarrowest = 300;  // of a column, before it moves below the others
constexpr float kBetween = 14;
constexpr std::size_t kMostTurns = 20, kMostPastTurns = 5;  // of a column, shown at first

bool several(const AskState& ask) { return ask.columns.size() > 1; }

// Stop or again, alone, away.
float draw_column_tools(Frame& f, const Column& column, float x, float y, float width) {
  if (column.past || !several(f.ask)) return 0;
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  const auto tool = [&](const char* key, const char* words, Icon icon, std::uint32_t state = 0) {
    ButtonSpec spec{key, tr(words, {column.label}), ButtonLook::ghost, icon};
    spec.icon_only = true;
    spec.state = state;
    return ui.button(spec, flow.next(kControl, kControl, 2));
  };
  if (column.last().running()) {
    if (tool("stop", "column.stop", Icon::stop)) f.out.push_back(ColumnStopPressed{column.id});
  } else if (tool("again", "column.again", Icon::refresh)) {
    f.out.push_back(ColumnRetryPressed{column.id});
  }
  const bool alone = f.ask_ui.wide_column == column.id;
  if (tool("alone", alone ? "column.all" : "column.alone", Icon::expand, alone ? kSelected : 0u))
    f.ask_ui.wide_column = alone ? 0 : column.id;
  if (tool("sent", "column.sent", Icon::link)) f.ask_ui.wire_column = column.id;
  if (tool("remove", "column.remove", Icon::close)) f.out.push_back(ColumnRemoved{column.id});
  return flow.bottom() - y + 6;
}

// After a refusal, a file can be left out of what is sent from here on.
float draw_conversation_files(Frame& f, const Column& column, float x, float y, float width) {
  if (column.past) return 0;
  const bool refused = column.last().failed();
  const std::vector<const Attachment*> files = attachments_of(column);
  if (column.left_out.empty() && (!refused || files.empty())) return 0;
  Ui& ui = f.ui;
  const float top = y;
  y += ui.caption("files_hint", x, y, width, tr("column.files")) + 2;
  const auto line = [&](const std::string& key, bool sent) {
    const std::string name = tr("column.send_along", {key.substr(0, key.find('\n'))});
    if (ui.checkbox("file." + key, name, sent, {x, y, width, kControl}))
      f.out.push_back(AttachmentLeftOut{column.id, key});
    y += kControl;
  };
  for (const Attachment* file : files) line(attachment_key(*file), true);
  for (const std::string& key : column.left_out) line(key, false);
  return y - top + 8;
}

float draw_column_body(Frame& f, const Column& column, float width) {
  Ui& ui = f.ui;
  const float x = kPad, inner = width - 2 * kPad;
  float y = kPad;
  y += draw_column_heading(f, column, x, y, inner) + 4;
  y += draw_column_tools(f, column, x - 8, y, inner + 8);
  // The newest; a card may hold hundreds in each of its columns.
  const std::size_t all = column.turns.size();
  const std::string rest = "turns" + std::to_string(column.id) + ".rest";
  const std::size_t shown = portion_of(f, rest, all, column.past ? kMostPastTurns : kMostTurns);
  y += draw_rest(f, rest, x, y, inner, shown, all);
  for (std::size_t turn = all - shown; turn < all; ++turn) {
    const std::string key = "turn" + std::to_string(turn);
    const Ui::Area area = ui.begin(ItemRole::group, key, "", {x, y, inner, 0});
    const float height = draw_turn(f, column, turn, 0, 0, inner);
    ui.end(area, height);
    y += height + (turn + 1 < column.turns.size() ? 22 : 0);
  }
  y += draw_conversation_files(f, column, x, y + 8, inner);
  return y + kPad;
}

// One line of columns; all as high as the highest. Returns that height.
float draw_line(Frame& f, const std::vector<const Column*>& line, bool many, float x, float y,
                float width) {
  Ui& ui = f.ui;
  const float wide =
      (width - kBetween * static_cast<float>(line.size() - 1)) / static_cast<float>(line.size());
  float highest = 0, pen = x;
  for (const Column* column : line) {
    const std::string key = "column" + std::to_string(column->id);
    const std::string name = many ? column->label : tr("answer.panel");
    const Ui::Area area = ui.begin(ItemRole::region, key, name, {pen, y, wide, 0});
    const float height = draw_column_body(f, *column, wide);
    ui.end(area, height);
    highest = std::max(highest, height);
    pen += wide + kBetween;
  }
  pen = x;
  ui.layer(0);
  for (const Column* column : line) {
    ui.fill({pen, y, wide, highest}, ui.theme.surface, kRadius + 2);
    ui.stroke({pen, y, wide, highest}, ui.theme.border, kRadius + 2);
    if (many)
      ui.fill({pen + kPad, y, wide - 2 * kPad, 3}, hue_of(ui.theme, column->target.provider_id), 2);
    pen += wide + kBetween;
  }
  ui.layer(2);
  return highest;
}

float draw_grid(Frame& f, const std::vector<Column>& columns, float x, float y, float width) {
  const float top = y;
  std::vector<const Column*> shown;
  const auto wide = std::ranges::find(columns, f.ask_ui.wide_column, &Column::id);
  const Column* alone = wide == columns.end() ? nullptr : &*wide;
  for (const Column& column : columns)
    if (alone == nullptr || alone == &column) shown.push_back(&column);
  const auto most = static_cast<std::size_t>(
      std::max(1.0f, std::floor((width + kBetween) / (kNarrowest + kBetween))));
  // Lines of the same length look calmer than a full one and a rest.
  const std::size_t lines = (shown.size() + most - 1) / most;
  const std::size_t per_line = (shown.size() + lines - 1) / lines;
  for (std::size_t at = 0; at < shown.size(); at += per_line) {
    const auto begin = shown.begin() + static_cast<std::ptrdiff_t>(at);
    const auto count = std::min(per_line, shown.size() - at);
    y += draw_line(f, {begin, begin + static_cast<std::ptrdiff_t>(count)}, columns.size() > 1, x, y,
                   width) +
         kBetween;
  }
  return y - top;
}

bool can_follow(const AskState& ask) {
  return std::ranges::any_of(ask.columns, [](const Column& column) {
    return !column.last().running() && !history_of(column).empty();
  });
}

float draw_follow_up(Frame& f, float x, float y, float width) {
  if (!can_follow(f.ask)) return 0;
  return panel(f, "follow_up", tr("follow_up.title"), x, y, width,
               [&](float px, float py, float inner) {
                 Ui& ui = f.ui;
                 const float top = py;
                 const ItemId id = ui.id("follow_up_text");
                 const bool entered = ui.items.take(id, Action::Kind::submit).has_value();
                 FieldSpec spec{"follow_up_text", tr("follow_up.label"), &f.ask.follow_up,
                                tr("follow_up.placeholder")};
                 spec.hints = "enterkeyhint=send;spellcheck=true";
                 ButtonSpec ask{"follow_up_ask", tr("follow_up.ask"), ButtonLook::secondary,
                                Icon::play};
                 const float button = ui.button_width(ask);
                 if (auto typed = ui.text_field(spec, {px, py, inner - button - 8, kControl}))
                   f.out.push_back(FollowUpTyped{*typed});
                 const bool pressed = ui.button(ask, {px + inner - button, py, button, kControl});
                 if (pressed || entered) f.out.push_back(FollowUpPressed{});
                 py += kControl;
                 if (!several(f.ask)) return py - top;
                 std::vector<std::pair<std::string, std::string>> aims{{"0", tr("follow_up.all")}};
                 for (const Column& column : f.ask.columns)
                   aims.emplace_back(std::to_string(column.id), column.label);
                 if (auto aim = ui.select("follow_up_to", tr("follow_up.to"), aims,
                                          std::to_string(f.ask.follow_up_to),
                                          {px, py + 8, std::min(inner, 340.0f), kControl}))
                   f.out.push_back(FollowUpAimed{
                       static_cast<std::uint32_t>(std::strtoul(aim->c_str(), nullptr, 10))});
                 return py + 8 + kControl - top;
               }) +
         kBetween;
}

// How many are there yet, and more room for them.
float draw_overview(Frame& f, float x, float y, float width) {
  if (!several(f.ask)) return 0;
  Ui& ui = f.ui;
  std::size_t done = 0;
  for (const Column& column : f.ask.columns) done += column.last().running() ? 0u : 1u;
  ButtonSpec room{"room",
                  tr(f.ask_ui.question_hidden ? "column.show_question" : "column.more_room"),
                  ButtonLook::ghost, Icon::expand};
  const float wide = ui.button_width(room);
  TextStyle style;
  style.colour = ui.theme.muted;
  ui.paragraph("done", x, y + 9, width - wide - 8,
               tr("column.done", {std::to_string(done), std::to_string(f.ask.columns.size())}),
               style, ItemRole::status);
  if (ui.button(room, {x + width - wide, y, wide, kControl}))
    f.ask_ui.question_hidden = !f.ask_ui.question_hidden;
  return kControl + 6;
}

// The whole run, with its question and files.
float draw_save(Frame& f, float x, float y, float width) {
  ButtonSpec save{"save_card", tr("card.save"), ButtonLook::ghost, Icon::download};
  if (f.ask.running()) save.state = kDisabled;
  const float wide = std::min(width, f.ui.button_width(save));
  if (f.ui.button(save, {x, y - 6, wide, kControl})) f.out.push_back(CardSaved{});
  return kControl + 2;
}

void forget_old_columns(Frame& f) {
  if (f.ask_ui.shown_columns == f.ask.columns.front().id) return;
  f.ask_ui.shown_columns = f.ask.columns.front().id;
  f.ask_ui.columns.clear();
  f.ask_ui.wide_column = f.ask_ui.wire_column = 0;
}

}  // namespace

float draw_past_columns(Frame& f, const std::vector<Column>& columns, float x, float y,
                        float width) {
  const float grid = draw_grid(f, columns, x, y, width);
  return grid + draw_differences(f, columns, x, y + grid + 2, width);
}

float draw_columns(Frame& f, float x, float y, float width) {
  const float top = y;
  forget_old_columns(f);
  y += draw_overview(f, x, y, width);
  y += draw_grid(f, f.ask.columns, x, y, width);
  y += draw_kept_files(f, x, y, width);
  y += draw_save(f, x, y, width);
  y += draw_follow_up(f, x, y, width);
  return y - top;
}

}  // namespace triptych::ui

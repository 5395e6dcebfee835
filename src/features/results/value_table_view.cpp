// The values of structured answers: a row for each, how many agree, a column for each model. The
// first two columns stay while the others are scrolled.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/results/results_ui.h"
#include "features/results/results_update.h"
#include "features/results/results_view_internal.h"
#include "features/view.h"
#include "results/values.h"
#include "widgets/text_cell.h"

namespace triptych::ui {
namespace {

constexpr float kPointerRow = 36, kValueHead = 44;
constexpr float kFieldWide = 230, kValueWide = 150, kAgreeWide = 96, kAgreeNarrow = 64;
// The most of the width for names, and for them where one value at a time is shown.
constexpr float kFieldShare = 0.3f, kFieldNarrow = 0.42f;
constexpr float kCellLeft = 12, kCellEnd = 12, kCellIcon = 20;  // in a cell, beside its words
constexpr float kSubRow = 14;                                   // a value inside a list
constexpr float kBelowTable = 12;                               // for its scrollbar
constexpr float kBeyond = 400;            // drawn though not seen, above and below
constexpr std::size_t kFewValues = 200;   // all drawn, seen or not
constexpr std::size_t kMaxValues = 1000;  // shown at first

// A finger needs more.
float row_height(const Frame& f) { return f.shared.display.touch ? kControl : kPointerRow; }

using results::AgreementRow;
using results::CheckState;
using results::RowState;

bool differs(const AgreementRow& row) {
  return row.state == RowState::majority || row.state == RowState::disagree ||
         row.state == RowState::unclear;
}

// What a check or the schema says about this value of this answer; "" = nothing bad.
std::string complaint_about(const StructuredAnswer& found, const std::string& path) {
  if (path.empty()) return "";
  for (const results::ReceiptCheck& check : found.checks)
    if (check.state == CheckState::failed && check.diagnostic.path == path)
      return words_of(check.diagnostic);
  for (const Diagnostic& fault : found.faults)
    if (fault.path == path) return words_of(fault);
  return "";
}

struct CellLook {
  std::string shown, name;
  ImU32 colour = 0, back = 0;
  Face face = Face::regular;
};

CellLook look_of(const Frame& f, const AgreementRow& row, std::size_t answer) {
  const Theme& t = f.ui.theme;
  const results::AgreementCell& cell = row.cells[answer];
  CellLook look;
  look.shown = cell.shown.empty() ? "–" : cell.shown;
  look.name = cell.shown.empty() ? tr("results.not_there") : cell.shown;
  look.colour = cell.shown.empty() ? t.muted : t.text;
  const std::string complaint = complaint_about(f.structured.conversations[answer], cell.path);
  const bool outvoted = differs(row) && (row.state != RowState::majority || cell.group != 0u);
  if (outvoted) {
    look.back = t.warning_soft;
    look.colour = t.warning;
    look.face = Face::medium;
    look.name += ", " + tr("results.differs");
  }
  if (!complaint.empty()) {
    look.back = t.danger_soft;
    look.colour = t.danger;
    look.face = Face::medium;
    look.shown += " Σ✗";
    look.name += ", " + complaint;
  }
  if (cell.right == true) look.colour = t.success, look.name += ", " + tr("results.right");
  if (cell.right == false) look.colour = t.danger, look.name += ", " + tr("results.wrong");
  if (cell.note) look.name += ", " + words_of(*cell.note);
  return look;
}

// Words at the end of a cell, cut where they have no room.
void paint_at_end(Ui& ui, const Rect& cell, const TextStyle& style, const std::string& words) {
  const float room = cell.w - kCellLeft - kCellEnd;
  const float wide = std::min(room, ui.measure(style, words));
  ui.paint_line(cell.x + cell.w - kCellEnd - wide, cell.y + cell.h / 2, wide + 1, style, words);
}

void draw_value(Frame& f, const AgreementRow& row, std::size_t answer, Rect rect) {
  Ui& ui = f.ui;
  const CellLook look = look_of(f, row, answer);
  const std::string key = "v" + std::to_string(answer);
  const Ui::Area cell = ui.begin(ItemRole::cell, key, "", rect);
  ui.layer(1);
  if (look.back != 0) ui.fill({0, 0, rect.w, rect.h - 1}, look.back);
  ui.layer(2);
  const bool right = row.cells[answer].right == true;
  ButtonSpec mark{"mark", look.name, ButtonLook::ghost, Icon::none};
  mark.text = " ";
  mark.description = tr(right ? "results.unmark" : "results.mark");
  if (right) mark.state = kSelected;
  // Where the picture tells what is right, nobody has to; answers of the past are only read.
  if (judged_by_truth(f) || f.whose != AnswersOf::ask)
    mark.state |= kDisabled, mark.description.clear();
  if (ui.button(mark, {0, 0, rect.w, rect.h})) f.out.push_back(ValueMarked{row.path, answer});
  TextStyle style;
  style.px = kSmall;
  style.face = look.face;
  style.colour = look.colour;
  const float icon = right ? kCellIcon : 0.0f;
  paint_at_end(ui, {0, 0, rect.w - icon, rect.h}, style, look.shown);
  if (right) ui.icon(Icon::check, rect.w - kCellEnd - kGap, rect.h / 2, 16, ui.theme.success);
  ui.end(cell, rect.h);
}

struct ValueColumns {
  float field = 0, agree = 0, value = 0, width = 0;
  std::size_t only = 0;  // the answer that is shown alone, where there is room for one
  bool one = false;
  float frozen = 0;  // where the first columns stand, whatever was scrolled
  float fixed() const { return field + agree; }
};

ValueColumns columns_for(const Frame& f, std::size_t answers, float width) {
  ValueColumns out;
  out.one = answers > 1 && width < kOneAtATime;
  const auto n = out.one ? 1.0f : static_cast<float>(answers);
  out.agree = answers < 2 ? 0 : out.one ? kAgreeNarrow : kAgreeWide;
  out.field = out.one ? width * kFieldNarrow : std::min(kFieldWide, width * kFieldShare);
  out.value = std::max(out.one ? 0 : kValueWide, (width - out.fixed()) / n);
  out.width = out.fixed() + out.value * n;
  const auto& all = f.structured.conversations;
  const auto wide =
      std::ranges::find(all, f.ask_ui.wide_conversation, &StructuredAnswer::conversation);
  out.only = wide == all.end() ? 0 : static_cast<std::size_t>(wide - all.begin());
  return out;
}

// Of a cell: where its words are.
Rect inside(const Rect& cell) {
  return {cell.x + kCellLeft, cell.y, cell.w - kCellLeft - kCellEnd, cell.h};
}

// draw(answer, rect) for each answer that is shown, beside the columns that stay.
template <class Draw>
void each_value(const ValueColumns& columns, std::size_t answers, float height, Draw draw) {
  float x = columns.fixed();
  for (std::size_t i = 0; i < answers; ++i) {
    if (columns.one && i != columns.only) continue;
    const Rect cell{x, 0, columns.value, height};
    x += columns.value;
    // Below the columns that stay nothing is drawn and nothing can be pressed.
    if (cell.x + cell.w / 2 < columns.frozen + columns.fixed()) continue;
    draw(i, cell);
  }
}

void draw_head(Frame& f, const ValueColumns& columns) {
  Ui& ui = f.ui;
  const StructuredAnswers& found = f.structured;
  const Ui::Area row = ui.begin(ItemRole::row, "head", "", {0, 0, columns.width, kValueHead});
  TextStyle style;
  style.px = kSmall;
  style.face = Face::medium;
  style.colour = ui.theme.muted;
  text_cell(ui, "field", ItemRole::column_header, tr("results.table.field"),
            tr("results.table.field"), inside({columns.frozen, 0, columns.field, kValueHead}),
            style);
  if (columns.agree > 0)
    text_cell(ui, "agree", ItemRole::column_header, tr("results.agree"), tr("results.agree"),
              inside({columns.frozen + columns.field, 0, columns.agree, kValueHead}), style);
  each_value(columns, found.answers.size(), kValueHead, [&](std::size_t i, const Rect& cell) {
    const std::string& label = found.answers[i].label;
    Item item;
    item.id = ui.id("h" + std::to_string(i));
    item.role = ItemRole::column_header;
    item.name = label;
    item.rect = inside(cell);
    item.font_px = kSmall;
    item.line_px = kValueHead;
    item.face = Face::medium;
    ui.items.add(std::move(item));
    const float wide =
        std::min(cell.w - kCellLeft - kCellEnd - kCellIcon, ui.measure(style, label));
    const auto whose =
        std::ranges::find(f.conversations, found.conversations[i].conversation, &Conversation::id);
    if (whose != f.conversations.end())
      draw_mark(f, whose->target.provider_id, whose->target.model,
                cell.x + cell.w - kCellEnd - wide - kCellIcon / 2 - 2, kValueHead / 2);
    paint_at_end(ui, cell, style, label);
  });
  ui.layer(1);
  ui.fill({0, kValueHead - 1, columns.width, 1}, ui.theme.border);
  ui.layer(2);
  ui.end(row, kValueHead);
}

bool any_marked(const Frame& f) {
  return std::ranges::any_of(f.structured.agreement.scores, [](const results::Score& score) {
    return score.right + score.wrong > 0;
  });
}

// "Marked correct", once a value was: how many of each answer are right.
void draw_score_row(Frame& f, const ValueColumns& columns) {
  const results::Agreement& agreement = f.structured.agreement;
  Ui& ui = f.ui;
  const Ui::Area row =
      ui.begin(ItemRole::row, "score", "", {0, kValueHead, columns.width, row_height(f)});
  ui.layer(1);
  ui.fill({0, 0, columns.width, row_height(f)}, ui.theme.raised);
  ui.layer(2);
  TextStyle style;
  style.px = kSmall;
  style.face = Face::medium;
  text_cell(ui, "field", ItemRole::cell, tr("results.marked"), tr("results.marked"),
            inside({columns.frozen, 0, columns.field, row_height(f)}), style);
  each_value(columns, agreement.scores.size(), row_height(f), [&](std::size_t i, const Rect& cell) {
    const results::Score& score = agreement.scores[i];
    const std::string words = std::to_string(score.right) + "/" +
                              std::to_string(score.right + score.wrong + score.unclear);
    Item item;
    item.id = ui.id("s" + std::to_string(i));
    item.role = ItemRole::cell;
    item.name = tr("results.score", {std::to_string(score.right), std::to_string(score.wrong)});
    item.rect = inside(cell);
    item.font_px = kSmall;
    item.line_px = row_height(f);
    ui.items.add(std::move(item));
    paint_at_end(ui, cell, style, words);
  });
  ui.end(row, row_height(f));
}

// "2/3": how many say the same, of all that were asked. A model that gave nothing does not agree.
std::string agree_words(const AgreementRow& row) {
  const std::size_t most = row.groups.empty() ? 0 : row.groups.front().answers.size();
  return std::to_string(most) + "/" + std::to_string(row.cells.size());
}

void draw_agree(Frame& f, const AgreementRow& row, Rect rect) {
  Ui& ui = f.ui;
  const bool doubt = differs(row);
  ui.layer(1);
  if (doubt) ui.fill({rect.x, rect.y, rect.w, rect.h - 1}, ui.theme.warning_soft);
  ui.layer(2);
  TextStyle style;
  style.px = kSmall;
  style.colour = doubt ? ui.theme.warning : ui.theme.muted;
  text_cell(ui, "agree", ItemRole::cell, agree_words(row), words_of(results::summary_of(row)),
            inside(rect), style);
}

void draw_row(Frame& f, const AgreementRow& row, float y, const ValueColumns& columns) {
  Ui& ui = f.ui;
  const Ui::Area area =
      ui.begin(ItemRole::row, "row" + row.path, "", {0, y, columns.width, row_height(f)});
  TextStyle style;
  style.px = kSmall;
  const std::string name = name_of_path(row.path);
  const float sub = std::ranges::count(row.path, '/') > 1 ? kSubRow : 0;
  Rect field = inside({columns.frozen, 0, columns.field, row_height(f)});
  field.x += sub;
  field.w -= sub;
  text_cell(ui, "field", ItemRole::cell, name, name, field, style);
  if (columns.agree > 0)
    draw_agree(f, row, {columns.frozen + columns.field, 0, columns.agree, row_height(f)});
  each_value(columns, row.cells.size(), row_height(f),
             [&](std::size_t i, const Rect& cell) { draw_value(f, row, i, cell); });
  ui.layer(1);
  ui.fill({0, row_height(f) - 1, columns.width, 1}, ui.theme.border);
  ui.layer(2);
  ui.end(area, row_height(f));
}

std::vector<const AgreementRow*> rows_of(const Frame& f) {
  std::vector<const AgreementRow*> rows;
  for (const AgreementRow& row : f.structured.agreement.rows)
    if (!f.results_ui.only_differences || differs(row)) rows.push_back(&row);
  if (f.results_ui.differences_first)
    std::stable_partition(rows.begin(), rows.end(),
                          [](const AgreementRow* row) { return differs(*row); });
  return rows;
}

}  // namespace

std::size_t shown_answer(const Frame& f, float width) {
  return columns_for(f, f.structured.answers.size(), width).only;
}

float draw_value_table(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  ValueColumns columns = columns_for(f, f.structured.answers.size(), width);
  std::vector<const AgreementRow*> rows = rows_of(f);
  const std::size_t all = rows.size();
  rows.resize(portion_of(f.ui, "values.rest", all, kMaxValues));
  const bool scored = any_marked(f);
  const float above = kValueHead + (scored ? row_height(f) : 0);
  const float height = above + row_height(f) * static_cast<float>(rows.size());
  ui.layer(0);
  ui.fill({x, y, width, height}, ui.theme.surface, kRadius);
  ui.stroke({x, y, width, height}, ui.theme.border, kRadius);
  ui.layer(2);
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, "wide", "", {x, y, width, height + kBelowTable}, kScrollsX);
  const float scrolled = ui.items.scroll_x(scroll.id);
  columns.frozen = ui.mirrored() ? -scrolled : scrolled;
  const Ui::Area table =
      ui.begin(ItemRole::table, "table", tr("results.table"), {0, 0, columns.width, height});
  draw_head(f, columns);
  if (scored) draw_score_row(f, columns);
  // Only what can be seen is drawn and listed: a batch of answers has thousands of values.
  const Rect seen = ui.clip();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float top = above + row_height(f) * static_cast<float>(i);
    const bool near = top + row_height(f) > seen.y - kBeyond && top < seen.y + seen.h + kBeyond;
    if (near || rows.size() <= kFewValues) draw_row(f, *rows[i], top, columns);
  }
  ui.end(table, height);
  ui.end_scroll(scroll, 0);
  const float rest =
      draw_rest(f.ui, "values.rest", x, y + height + kBelowTable, width, rows.size(), all);
  if (rows.empty())
    return ui.caption("no_rows", x, y + kValueHead + kGapSmall, width,
                      tr("results.no_differences")) +
           kValueHead + kGapWide;
  return height + kBelowTable + rest;
}

}  // namespace triptych::ui

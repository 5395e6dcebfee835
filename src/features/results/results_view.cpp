// Structured answers as one table: a row for each value, a column for each model. What differs
// stands out, a person can mark what is right, sums of receipts are checked, everything can be
// taken away as a file.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/results/results_ui.h"
#include "features/results/results_update.h"
#include "features/view.h"
#include "results/pointer.h"
#include "results/values.h"
#include "widgets/text_cell.h"

namespace triptych::ui {
namespace {

constexpr float kValueRow = 40, kValueHead = 34;
constexpr float kFieldWide = 190, kValueWide = 150;
// The most of the width for names; an answer alone may be narrower; the last column.
constexpr float kFieldShare = 0.34f, kLoneWide = 120, kVerdictWide = 150;
constexpr float kCellLeft = 10, kCellEnd = 6, kCellIcon = 20;  // in a cell, beside its words
constexpr float kBelowTable = 12;                              // for its scrollbar
constexpr float kBeyond = 400;           // drawn though not seen, above and below
constexpr std::size_t kFewValues = 200;  // all drawn, seen or not
constexpr float kOnlyWide = 250;
constexpr std::size_t kMaxValues = 1000;  // shown at first

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
  const std::string complaint =
      complaint_about(f.results.structured.conversations[answer], cell.path);
  const bool outvoted = differs(row) && (row.state != RowState::majority || cell.group != 0u);
  if (outvoted) look.back = t.warning_soft, look.face = Face::medium;
  if (outvoted) look.name += ", " + tr("results.differs");
  if (!complaint.empty()) {
    look.back = t.danger_soft;
    look.colour = t.danger;
    look.name += ", " + complaint;
  }
  if (cell.right == true) look.colour = t.success, look.name += ", " + tr("results.right");
  if (cell.right == false) look.colour = t.danger, look.name += ", " + tr("results.wrong");
  if (cell.note) look.name += ", " + words_of(*cell.note);
  return look;
}

void draw_value(Frame& f, const AgreementRow& row, std::size_t answer, Rect rect) {
  Ui& ui = f.ui;
  const CellLook look = look_of(f, row, answer);
  const std::string key = "v" + std::to_string(answer);
  const Ui::Area cell = ui.begin(ItemRole::cell, key, "", rect);
  ui.layer(1);
  if (look.back != 0) ui.fill({2, 2, rect.w - 4, rect.h - 4}, look.back, 6);
  ui.layer(2);
  const bool right = row.cells[answer].right == true;
  ButtonSpec mark{"mark", look.name, ButtonLook::ghost, Icon::none};
  mark.text = " ";
  mark.description = tr(right ? "results.unmark" : "results.mark");
  if (right) mark.state = kSelected;
  // Where the picture tells what is right, nobody has to.
  if (judged_by_truth(f)) mark.state |= kDisabled, mark.description.clear();
  if (ui.button(mark, {0, 0, rect.w, rect.h})) f.out.push_back(ValueMarked{row.path, answer});
  TextStyle style;
  style.px = kSmall;
  style.face = look.face;
  style.colour = look.colour;
  const float icon = right ? kCellIcon : 0.0f;
  if (right) ui.icon(Icon::check, 16, rect.h / 2, 16, ui.theme.success);
  ui.paint_line(kCellLeft + icon, rect.h / 2, rect.w - kCellLeft - kCellEnd - icon, style,
                look.shown);
  ui.end(cell, rect.h);
}

struct ValueColumns {
  float field = 0, value = 0, verdict = 0, width = 0;
};

ValueColumns columns_for(std::size_t answers, float width) {
  ValueColumns out;
  const auto n = static_cast<float>(answers);
  const float verdict = answers > 1 ? kVerdictWide : 0.0f;
  out.field = std::min(kFieldWide, width * kFieldShare);
  out.value = std::max(answers > 1 ? kValueWide : kLoneWide, (width - out.field - verdict) / n);
  out.verdict = verdict;
  out.width = out.field + out.value * n + verdict;
  return out;
}

// Of a cell: where its words are.
Rect inside(const Rect& cell) {
  return {cell.x + kCellLeft, cell.y, cell.w - kCellLeft - kCellEnd, cell.h};
}

void draw_head(Frame& f, const ValueColumns& columns) {
  Ui& ui = f.ui;
  const Ui::Area row = ui.begin(ItemRole::row, "head", "", {0, 0, columns.width, kValueHead});
  TextStyle style;
  style.px = kTiny;
  style.face = Face::medium;
  style.colour = ui.theme.muted;
  text_cell(ui, "field", ItemRole::column_header, tr("results.table.field"),
            tr("results.table.field"), inside({0, 0, columns.field, kValueHead}), style);
  float x = columns.field;
  for (std::size_t i = 0; i < f.results.structured.answers.size(); ++i) {
    const std::string key = "h" + std::to_string(i);
    const std::string& label = f.results.structured.answers[i].label;
    text_cell(ui, key, ItemRole::column_header, label, label,
              inside({x, 0, columns.value, kValueHead}), style);
    x += columns.value;
  }
  if (columns.verdict > 0)
    text_cell(ui, "verdict", ItemRole::column_header, tr("results.table.verdict"),
              tr("results.table.verdict"), inside({x, 0, columns.verdict, kValueHead}), style);
  ui.layer(1);
  ui.fill({0, kValueHead - 1, columns.width, 1}, ui.theme.border);
  ui.layer(2);
  ui.end(row, kValueHead);
}

void draw_row(Frame& f, const AgreementRow& row, std::size_t index, float y,
              const ValueColumns& columns) {
  Ui& ui = f.ui;
  const std::string key = "row" + std::to_string(index);
  const Ui::Area area = ui.begin(ItemRole::row, key, "", {0, y, columns.width, kValueRow});
  TextStyle style;
  style.px = kSmall;
  const std::string name = name_of_path(row.path);
  text_cell(ui, "field", ItemRole::cell, name, name, inside({0, 0, columns.field, kValueRow}),
            style);
  float x = columns.field;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    draw_value(f, row, i, {x, 0, columns.value, kValueRow});
    x += columns.value;
  }
  if (columns.verdict > 0) {
    style.px = kTiny;
    style.colour = row.state == RowState::all_agree ? ui.theme.muted : ui.theme.warning;
    const std::string verdict = words_of(results::summary_of(row));
    text_cell(ui, "verdict", ItemRole::cell, verdict, verdict,
              inside({x, 0, columns.verdict, kValueRow}), style);
  }
  ui.layer(1);
  ui.fill({0, kValueRow - 1, columns.width, 1}, ui.theme.border);
  ui.layer(2);
  ui.end(area, kValueRow);
}

float draw_table(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const results::Agreement& agreement = f.results.structured.agreement;
  const ValueColumns columns = columns_for(f.results.structured.answers.size(), width);
  std::vector<const AgreementRow*> rows;
  for (const AgreementRow& row : agreement.rows)
    if (!f.results_ui.only_differences || differs(row)) rows.push_back(&row);
  const std::size_t all = rows.size();
  rows.resize(portion_of(f.ui, "values.rest", all, kMaxValues));
  const float height = kValueHead + kValueRow * static_cast<float>(rows.size());
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, "wide", "", {x, y, width, height + kBelowTable}, kScrollsX);
  const Ui::Area table =
      ui.begin(ItemRole::table, "table", tr("results.table"), {0, 0, columns.width, height});
  draw_head(f, columns);
  // Only what can be seen is drawn and listed: a batch of answers has thousands of values.
  const Rect seen = ui.clip();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float top = kValueHead + kValueRow * static_cast<float>(i);
    const bool near = top + kValueRow > seen.y - kBeyond && top < seen.y + seen.h + kBeyond;
    if (near || rows.size() <= kFewValues) draw_row(f, *rows[i], i, top, columns);
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

// Per answer: where its JSON was, what breaks the schema, what the sums say.
float draw_answer_line(Frame& f, std::size_t index, float x, float y, float width) {
  const StructuredAnswer& found = f.results.structured.conversations[index];
  const std::string& label = f.results.structured.answers[index].label;
  const std::string key = "about" + std::to_string(index);
  if (found.none)
    return callout(f.ui, key, x, y, width, Tone::warning, label, words_of(*found.none));
  std::string words;
  constexpr const char* kPlaces[] = {"results.place.whole", "results.place.fenced",
                                     "results.place.embedded"};
  words += tr(kPlaces[static_cast<std::size_t>(*found.place)]);
  for (const Diagnostic& diagnostic : found.diagnostics) words += "\n" + words_of(diagnostic);
  bool bad = !found.faults.empty();
  for (std::size_t i = 0; i < found.faults.size() && i < 5; ++i)
    words += "\n" + name_of_path(found.faults[i].path) + ": " + words_of(found.faults[i]);
  for (const results::ReceiptCheck& check : found.checks) {
    constexpr const char* kMarks[] = {"✓ ", "✗ ", "· "};
    words += "\n" + (kMarks[static_cast<std::size_t>(check.state)] + words_of(check.diagnostic));
    bad = bad || check.state == CheckState::failed;
  }
  const Tone tone = bad ? Tone::danger : found.diagnostics.empty() ? Tone::info : Tone::warning;
  const auto& scores = f.results.structured.agreement.scores;
  if (index < scores.size() && scores[index].right + scores[index].wrong > 0)
    words += "\n" + tr("results.score",
                       {std::to_string(scores[index].right), std::to_string(scores[index].wrong)});
  return callout(f.ui, key, x, y, width, tone, label, words);
}

float draw_tools(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  if (f.results.structured.answers.size() > 1) {
    const float wide = std::min(width, kOnlyWide);
    if (ui.checkbox("only", tr("results.only_differences"), f.results_ui.only_differences,
                    flow.next(wide, kControl)))
      f.results_ui.only_differences = !f.results_ui.only_differences;
  }
  for (const FileFormat format : {FileFormat::csv, FileFormat::json, FileFormat::markdown}) {
    const std::string name(name_of(format));
    ButtonSpec save{name, tr("results.save." + name), ButtonLook::ghost, Icon::download};
    if (ui.button(save, flow.next(ui.button_width(save), kControl)))
      f.out.push_back(ResultsCopied{format, true});
  }
  ButtonSpec copy{"copy", tr("results.copy"), ButtonLook::ghost, Icon::copy};
  if (ui.button(copy, flow.next(ui.button_width(copy), kControl)))
    f.out.push_back(ResultsCopied{FileFormat::markdown, false});
  return flow.bottom() - y;
}

}  // namespace

std::string name_of_path(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string step = results::last_step(path.substr(0, end));
    const bool index = !step.empty() && step.find_first_not_of("0123456789") == step.npos;
    if (index)
      out += " " + std::to_string(std::atoi(step.c_str()) + 1);
    else
      out += (out.empty() ? "" : " · ") + step;
    path.remove_prefix(end);
  }
  return out;
}

bool has_json_answers(const Frame& f) { return f.results.structured.any_json(); }

float draw_results(Frame& f, float x, float y, float width) {
  const StructuredAnswers& found = f.results.structured;
  if (found.empty()) return 0;
  return panel(
             f.ui, "results", tr("results.title"), x, y, width,
             [&](float px, float py, float inner) {
               Ui& ui = f.ui;
               Stack stack(px, py, inner);
               stack.add(ui.heading("heading", px, stack.y(), inner, 2, tr("results.title")),
                         kGapSmall);
               if (found.any_json() && found.answers.size() > 1)
                 stack.add(ui.paragraph("summary", px, stack.y(), inner,
                                        words_of(results::summary_of(found.agreement)), {},
                                        ItemRole::status),
                           kGap);
               if (found.any_json()) {
                 stack.add(draw_tools(f, px, stack.y(), inner), kGap);
                 stack.add(draw_table(f, px, stack.y(), inner));
                 stack.add(
                     ui.caption("hint", px, stack.y(), inner,
                                tr(judged_by_truth(f) ? "truth.marked_hint" : "results.mark_hint")),
                     kGapWide);
               }
               for (std::size_t i = 0; i < found.conversations.size(); ++i)
                 stack.add(draw_answer_line(f, i, px, stack.y(), inner), kGap);
               return stack.used();
             },
             ItemRole::region) +
         kGapLarge;
}

}  // namespace triptych::ui

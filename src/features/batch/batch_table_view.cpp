// One row for each cell of a batch. Of thousands only those in sight exist; the chosen one unfolds.
#include <cmath>

#include "base/format.h"
#include "features/batch/batch_view_internal.h"

namespace triptych::ui {
namespace {

using batch::Cell;

constexpr float kCellRow = 44;
constexpr float kDot = 8, kDotInset = 12;  // in the colour of the state, at the row's beginning
constexpr float kWordsInset = 30;          // after the dot
constexpr float kState = 100;              // room for the words of the state
constexpr float kDetailSides = 60;         // together, beside the unfolded answer
constexpr float kNameShare = 0.36f;        // of a wide row
constexpr float kNarrowSides = 32;         // together, in a narrow one
constexpr float kNarrow = 700;             // below, the answer does not fit beside the rest
constexpr std::size_t kShownLine = 200;

ImU32 colour_of(const Theme& theme, batch::CellState state) {
  switch (state) {
    case batch::CellState::done:
      return theme.success;
    case batch::CellState::failed:
      return theme.danger;
    case batch::CellState::unknown:
      return theme.warning;
    case batch::CellState::running:
      return theme.accent;
    default:
      return theme.muted;
  }
}

std::string one_line(std::string_view text) {
  std::string out(text.substr(0, kShownLine));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return out;
}

void draw_row(Frame& f, std::size_t index, float x, float y, float width) {
  Ui& ui = f.ui;
  const batch::Job& job = f.batch.job;
  const Cell& cell = job.cells[index];
  const bool open = f.batch_ui.cell == index + 1;
  const std::string label = label_of(job, index);
  const std::string state = tr("batch.state." + std::string(batch::name_of(cell.state)));
  const std::string said = one_line(cell.error.empty() ? cell.text : cell.error);
  Item row;
  const std::string key = "cell" + std::to_string(index);
  row.id = ui.id(key);
  row.role = ItemRole::button;
  row.name = label + ": " + state;
  row.description = said;
  row.rect = {x, y, width, kCellRow};
  row.state = kExpandable | (open ? kExpanded : 0u);
  const ItemId id = ui.items.add(std::move(row));
  ui.layer(1);
  if (open || ui.hovered({x, y, width, kCellRow}))
    ui.fill({x, y, width, kCellRow}, ui.theme.hover, 6);
  ui.fill({x, y + kCellRow - 1, width, 1}, ui.theme.border);
  ui.fill({x + kDotInset, y + (kCellRow - kDot) / 2, kDot, kDot}, colour_of(ui.theme, cell.state),
          kDot / 2);
  ui.layer(2);
  TextStyle style;
  style.px = kSmall;
  const float middle = y + kCellRow / 2;
  const bool narrow = width < kNarrow;
  const float name_wide = narrow ? width - kNarrowSides - kState - kGapMedium : width * kNameShare;
  const bool several = job.per_item() > 1;  // a long name must not hide which question it was
  const float file_wide = several ? name_wide * 0.5f : name_wide;
  // Name, question, state and answer, each where the one before ends.
  const float name_x = x + kWordsInset, asked_x = name_x + kGap + file_wide;
  const float state_x = name_x + kGap + name_wide;
  const float said_x = state_x + (kState + kGap);
  const std::string& file = job.items[batch::address_of(job, index).item].name;
  ui.paint_line(name_x, middle, file_wide, style, file);
  style.colour = ui.theme.muted;
  if (several) {
    constexpr std::string_view kSeparator = " · ";
    const std::string asked = label.substr(std::min(file.size() + kSeparator.size(), label.size()));
    ui.paint_line(asked_x, middle, name_wide - file_wide - kGap, style, asked);
  }
  ui.paint_line(state_x, middle, kState, style, state);
  if (!narrow) {
    style.colour = cell.state == batch::CellState::failed ? ui.theme.danger : ui.theme.text;
    ui.paint_line(said_x, middle, x + width - said_x - kGap, style, said);
  }
  if (ui.items.activated(id)) f.batch_ui.cell = open ? 0 : index + 1;
}

std::string facts_of(const Cell& cell) {
  std::string out;
  const auto add = [&](const std::string& words) { out += (out.empty() ? "" : " · ") + words; };
  if (cell.took > Millis{}) add(format_seconds(cell.took));
  if (cell.input || cell.output)
    add(tr("batch.tokens",
           {format_count(cell.input.value_or(0)), format_count(cell.output.value_or(0))}));
  if (cell.usd) add(format_usd(*cell.usd));
  if (cell.attempts > 1) add(tr("error.attempts", {std::to_string(cell.attempts)}));
  if (!cell.request_id.empty()) add(cell.request_id);
  return out;
}

float draw_detail(Frame& f, std::size_t index, float x, float y, float width) {
  Ui& ui = f.ui;
  const Cell& cell = f.batch.job.cells[index];
  const Ui::Area area =
      ui.begin(ItemRole::region, "detail", label_of(f.batch.job, index), {x, y, width, 0});
  const float inner = std::min(width - kDetailSides, kMeasure);
  Stack stack(kWordsInset, 0, inner);
  stack.skip(kGap);
  if (!cell.error.empty()) {
    TextStyle style;
    style.colour = cell.state == batch::CellState::failed ? ui.theme.danger : ui.theme.warning;
    stack.add(ui.paragraph("error", stack.x(), stack.y(), inner, cell.error, style), kGapSmall);
  }
  if (!cell.text.empty())
    stack.add(ui.paragraph("text", stack.x(), stack.y(), inner, cell.text), kGapSmall);
  if (cell.text.empty() && cell.error.empty())
    stack.add(ui.caption("none", stack.x(), stack.y(), inner, tr("batch.no_answer_yet")),
              kGapSmall);
  if (const std::string facts = facts_of(cell); !facts.empty())
    stack.add(ui.caption("facts", stack.x(), stack.y(), inner, facts), kGapSmall);
  Flow flow{stack.x() - kGap, stack.y(), inner};  // their words begin where the others do
  if (!cell.text.empty()) {
    ButtonSpec copy{"copy", tr("answer.copy"), ButtonLook::ghost, Icon::copy};
    if (ui.button(copy, flow.next(ui.button_width(copy), kControl)))
      f.out.push_back(CopyPressed{cell.text, "batch"});
  }
  if (cell.state == batch::CellState::waiting || cell.state == batch::CellState::failed) {
    ButtonSpec skip{"skip", tr("batch.skip"), ButtonLook::ghost, Icon::close};
    if (ui.button(skip, flow.next(ui.button_width(skip), kControl)))
      f.out.push_back(BatchCellSkipped{index});
  }
  stack.add(flow.used(), kGapMedium);
  ui.end(area, stack.used());
  return stack.used();
}

float draw_saves(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  for (const FileFormat format : {FileFormat::csv, FileFormat::json, FileFormat::markdown}) {
    const std::string name(name_of(format));
    const std::string key = "save." + name;
    ButtonSpec save{key, tr("batch.save_" + name), ButtonLook::secondary, Icon::download};
    if (ui.button(save, flow.next(ui.button_width(save), kControl)))
      f.out.push_back(BatchSaved{format});
  }
  return flow.used();
}

}  // namespace

float draw_batch_table(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::size_t rows = f.batch.job.cells.size();
  if (f.batch_ui.cell > rows) f.batch_ui.cell = 0;
  Stack stack(x, y, width);
  stack.add(ui.heading("answers", x, stack.y(), width, 2, tr("batch.answers")), kGap);
  stack.add(draw_saves(f, x, stack.y(), width), kGapWide);
  // Positions by arithmetic: one row unfolds, as high as it was in the last frame.
  const std::size_t open = f.batch_ui.cell;  // from 1; 0 = none
  float& unfolded = f.local.heights["batch.detail"];
  const Rect seen = ui.clip();
  const float first = stack.y();
  const auto y_of = [&](std::size_t row) {
    return first + kCellRow * static_cast<float>(row) + (open > 0 && row >= open ? unfolded : 0);
  };
  const float before = std::max(0.0f, seen.y - first - unfolded - kCellRow);
  std::size_t row = std::min(rows, static_cast<std::size_t>(before / kCellRow));
  float detail = unfolded;
  for (; row < rows && y_of(row) < seen.y + seen.h + kCellRow; ++row) {
    if (y_of(row) + kCellRow + (row + 1 == open ? unfolded : 0) < seen.y - kCellRow) continue;
    draw_row(f, row, x, y_of(row), width);
    if (row + 1 == open) detail = draw_detail(f, row, x, y_of(row) + kCellRow, width);
  }
  if (std::abs(detail - unfolded) > 0.5f) ui.animating = true;  // the rows below move once more
  unfolded = detail;
  return y_of(rows) - y;
}

}  // namespace triptych::ui

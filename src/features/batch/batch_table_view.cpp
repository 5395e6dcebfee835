// The answers of a batch: a row for each file (and prompt), a column for each model, or for each
// field of one model's answers. Of thousands of rows only those in sight exist.
#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "base/json.h"
#include "base/utf8.h"
#include "features/ask/targets.h"
#include "features/batch/batch_view_internal.h"
#include "results/json_from_text.h"
#include "widgets/text_cell.h"

namespace triptych::ui {
namespace {

constexpr float kRow = 48, kHead = 40, kPicture = 32;
constexpr float kDot = 8;                                // in the colour of the state
constexpr float kCellPad = 10;                           // of the words in a cell, on both sides
constexpr float kNameWide = 260, kNameShare = 0.34f;     // of the column of files
constexpr float kModelWide = 150, kFieldWide = 130;      // of the others, at least
constexpr float kNarrowModel = 64;                       // on a phone: the dot and a word
constexpr std::size_t kShownLine = 120, kMaxShown = 60;  // bytes of an answer and of a value
constexpr std::size_t kMaxValueRows = 400;               // whose values are kept
constexpr float kBelow = 12;                             // for the scrollbar

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

struct Columns {
  float name = 0, each = 0, width = 0, frozen = 0;
  std::vector<std::string> heads;
};

// Whose fields are shown, counted from 1; 0 = a column for each model. One model alone shows its
// fields, until the person wants it otherwise.
std::size_t fields_of(const Frame& f) {
  const std::size_t models = f.batch.job.targets.size();
  if (f.batch.fields.empty()) return 0;
  const std::size_t chosen = f.batch_ui.fields_of.value_or(models == 1 ? 1 : 0);
  return chosen <= models ? chosen : 0;
}

Columns columns_of(const Frame& f, float width) {
  Columns out;
  const bool fields = fields_of(f) > 0;
  out.heads = fields ? f.batch.fields : model_names(f);
  out.name = std::min(kNameWide, width * kNameShare);
  const float least = fields ? kFieldWide : width < kPhone ? kNarrowModel : kModelWide;
  const auto count = static_cast<float>(out.heads.size());
  out.each = std::max(least, (width - out.name) / std::max(count, 1.0f));
  out.width = out.name + out.each * count;
  return out;
}

Rect padded(Rect cell) {
  return {cell.x + kCellPad, cell.y, std::max(1.0f, cell.w - 2 * kCellPad), cell.h};
}

// draw(index, rect) for each column beside the one that stays.
template <class Draw>
void each_column(const Columns& columns, float height, Draw draw) {
  for (std::size_t i = 0; i < columns.heads.size(); ++i) {
    const Rect cell{columns.name + columns.each * static_cast<float>(i), 0, columns.each, height};
    if (cell.x + cell.w / 2 >= columns.frozen + columns.name) draw(i, cell);
  }
}

void draw_head(Frame& f, const Columns& columns) {
  Ui& ui = f.ui;
  const Ui::Area row = ui.begin(ItemRole::row, "head", "", {0, 0, columns.width, kHead});
  TextStyle style;
  style.px = kSmall;
  style.face = Face::medium;
  style.colour = ui.theme.muted;
  text_cell(ui, "file", ItemRole::column_header, tr("batch.file"), tr("batch.file"),
            padded({columns.frozen, 0, columns.name, kHead}), style);
  each_column(columns, kHead, [&](std::size_t i, const Rect& cell) {
    text_cell(ui, "h" + std::to_string(i), ItemRole::column_header, columns.heads[i],
              columns.heads[i], padded(cell), style);
  });
  ui.layer(1);
  ui.fill({0, kHead - 1, columns.width, 1}, ui.theme.border);
  ui.layer(2);
  ui.end(row, kHead);
}

// State and the beginning of what was said; it opens the row.
void draw_cell(Frame& f, std::size_t index, Rect rect) {
  Ui& ui = f.ui;
  const batch::Job& job = f.batch.job;
  const batch::Cell& cell = job.cells[index];
  const std::string state = tr("batch.state." + std::string(batch::name_of(cell.state)));
  const std::string said =
      one_line(utf8_prefix(cell.error.empty() ? cell.text : cell.error, kShownLine));
  const std::string key = "cell" + std::to_string(index);
  const Ui::Area area = ui.begin(ItemRole::cell, key, "", rect);
  ButtonSpec open{"open", label_of(job, index) + ": " + state, ButtonLook::ghost};
  open.text = " ";
  open.description = said;
  if (ui.button(open, {0, 0, rect.w, rect.h})) f.out.push_back(BatchRowOpened{index});
  ui.fill({kCellPad, (rect.h - kDot) / 2, kDot, kDot}, colour_of(ui.theme, cell.state), kDot / 2);
  TextStyle style;
  style.px = kSmall;
  const bool failed = cell.state == batch::CellState::failed;
  style.colour = failed ? ui.theme.danger : said.empty() ? ui.theme.muted : ui.theme.text;
  const float words = kCellPad + kDot + kGap;
  ui.paint_line(words, rect.h / 2, std::max(1.0f, rect.w - words - kGapTight), style,
                said.empty() ? state : said);
  ui.end(area, rect.h);
}

// Values of the answer by field; found out once, and again when the answer is another.
const std::vector<std::string>& values_of(Frame& f, std::size_t index) {
  auto& known = f.batch_ui.values;
  const batch::Cell& cell = f.batch.job.cells[index];
  const auto found = known.find(index);
  if (found != known.end() && found->second.bytes == cell.text.size()) return found->second.shown;
  if (known.size() > kMaxValueRows) known.clear();
  BatchUi::Values made;
  made.bytes = cell.text.size();
  const auto found_json = results::json_from_text(cell.text);
  const Json* json = found_json ? &found_json.value().value : nullptr;
  for (const std::string& field : f.batch.fields) {
    std::string value = "–";
    if (json != nullptr && json->is_object() && json->contains(field)) {
      const Json& one = (*json)[field];
      value = one.is_string() ? one.get<std::string>() : dump_json(one);
    }
    made.shown.push_back(one_line(utf8_prefix(value, kMaxShown)));
  }
  return known.insert_or_assign(index, std::move(made)).first->second.shown;
}

// The file, and which prompt; in the table of fields it opens the row.
void draw_file(Frame& f, std::size_t first_cell, std::size_t opens, Rect rect) {
  Ui& ui = f.ui;
  const batch::Job& job = f.batch.job;
  const batch::CellAddress place = batch::address_of(job, first_cell);
  const batch::Item& item = job.items[place.item];
  const Ui::Area area = ui.begin(ItemRole::cell, "file", "", rect);
  std::string name = item.name;
  if (job.prompts.size() > 1)
    name += " · " + tr("batch.prompt", {std::to_string(place.prompt + 1)});
  ButtonSpec open{"open", tr("batch.open", {name}), ButtonLook::ghost};
  open.text = " ";
  if (ui.button(open, {0, 0, rect.w, rect.h})) f.out.push_back(BatchRowOpened{opens});
  const bool picture = rect.w > 3 * kPicture;
  if (picture) draw_item_picture(f, item, {kGapTight, (rect.h - kPicture) / 2, kPicture, kPicture});
  const float left = picture ? kGapTight + kPicture + kGap : kGapTight;
  TextStyle style;
  style.px = kSmall;
  ui.paint_line(left, rect.h / 2, std::max(1.0f, rect.w - left - kGapTight), style, name);
  ui.end(area, rect.h);
}

void draw_row(Frame& f, std::size_t row, float y, const Columns& columns) {
  Ui& ui = f.ui;
  const std::size_t targets = f.batch.job.targets.size(), first = row * targets;
  const std::size_t whose = fields_of(f);
  const Ui::Area area =
      ui.begin(ItemRole::row, "row" + std::to_string(row), "", {0, y, columns.width, kRow});
  draw_file(f, first, whose == 0 ? first : first + whose - 1,
            {columns.frozen, 0, columns.name, kRow});
  const std::vector<std::string>* values = whose == 0 ? nullptr : &values_of(f, first + whose - 1);
  TextStyle style;
  style.px = kSmall;
  each_column(columns, kRow, [&](std::size_t i, const Rect& cell) {
    if (values == nullptr) return draw_cell(f, first + i, cell);
    text_cell(ui, "v" + std::to_string(i), ItemRole::cell, (*values)[i], (*values)[i], padded(cell),
              style);
  });
  ui.layer(1);
  ui.fill({0, kRow - 1, columns.width, 1}, ui.theme.border);
  ui.layer(2);
  ui.end(area, kRow);
}

// What stands in the columns.
void draw_choice(Frame& f, Rect rect) {
  std::vector<std::pair<std::string, std::string>> views{{"0", tr("batch.by_model")}};
  const std::vector<std::string> names = model_names(f);
  for (std::size_t i = 0; i < names.size(); ++i)
    views.emplace_back(std::to_string(i + 1), tr("batch.by_field", {names[i]}));
  if (auto chosen =
          f.ui.select("columns", tr("batch.columns"), views, std::to_string(fields_of(f)), rect)) {
    f.batch_ui.fields_of = static_cast<std::size_t>(std::atoi(chosen->c_str()));
    f.batch_ui.values.clear();
  }
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

void draw_rows(Frame& f, const Columns& columns, std::size_t rows) {
  const Rect seen = f.ui.clip();
  const auto row_at = [&](float y) {
    return static_cast<std::size_t>(std::max(0.0f, (y - kHead) / kRow));
  };
  const std::size_t first = std::min(rows, row_at(seen.y - kRow));
  const std::size_t last = std::min(rows, row_at(seen.y + seen.h + kRow) + 1);
  for (std::size_t row = first; row < last; ++row)
    draw_row(f, row, kHead + kRow * static_cast<float>(row), columns);
  const std::size_t prompts = std::max<std::size_t>(1, f.batch.job.prompts.size());
  note_seen(f, first / prompts, (last + prompts - 1) / prompts);
}

}  // namespace

std::vector<std::string> model_names(const Frame& f) {
  std::vector<Target> targets;
  for (const batch::JobTarget& target : f.batch.job.targets)
    targets.push_back({0, target.provider_id, target.model, target.practice});
  return names_of(f.shared.catalog, targets);
}

float draw_batch_table(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const batch::Job& job = f.batch.job;
  const std::size_t rows = job.targets.empty() ? 0 : job.cells.size() / job.targets.size();
  Stack stack(x, y, width);
  stack.add(ui.heading("answers", x, stack.y(), width, 2, tr("batch.answers")), kGap);
  stack.add(draw_saves(f, x, stack.y(), width), kGapWide);
  if (!f.batch.fields.empty()) draw_choice(f, stack.place(std::min(width, 300.0f), kControl, kGap));
  Columns columns = columns_of(f, width);
  const float high = kHead + kRow * static_cast<float>(rows);
  ui.layer(0);
  ui.fill({x, stack.y(), width, high}, ui.theme.surface, kRadius);
  ui.stroke({x, stack.y(), width, high}, ui.theme.border, kRadius);
  ui.layer(2);
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, "wide", "", {x, stack.y(), width, high + kBelow}, kScrollsX);
  const float scrolled = ui.items.scroll_x(scroll.id);
  columns.frozen = ui.mirrored() ? -scrolled : scrolled;
  const Ui::Area table =
      ui.begin(ItemRole::table, "table", tr("batch.answers"), {0, 0, columns.width, high});
  draw_head(f, columns);
  draw_rows(f, columns, rows);
  ui.end(table, high);
  ui.end_scroll(scroll, 0);
  stack.add(high + kBelow);
  return stack.used();
}

}  // namespace triptych::ui

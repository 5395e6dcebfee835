#include "features/ask/json_rows_view.h"

#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "widgets/code_pane.h"
#include "widgets/parts.h"

namespace triptych::ui {
namespace {

using results::JsonKind;
using results::JsonRow;

constexpr std::size_t kFirstRows = 200;
constexpr float kLevel = 20, kIndentShare = 0.4f;  // of a level; the most of the width for them
constexpr float kSign = 20, kSignSize = 16;        // in front of a key: what folds
constexpr float kRowPad = 3;                       // above and below the words

CodeClass class_of(JsonKind kind) {
  if (kind == JsonKind::string) return CodeClass::string;
  return kind == JsonKind::number ? CodeClass::number : CodeClass::plain;
}

TextStyle row_style() {
  TextStyle style;
  style.face = Face::mono;
  style.px = kCodeSize;
  return style;
}

std::string count_words(const JsonRow& row) {
  return row.children == 1 ? tr("answer.rows_one", {row.key})
                           : tr("answer.rows_many", {row.key, std::to_string(row.children)});
}

bool any_right_to_left(const results::JsonRows& found) {
  for (const JsonRow& row : found.rows)
    for (const std::string& words : {row.key, row.kind == JsonKind::string ? row.value : ""})
      if (has_direction(words)) return starts_right_to_left(words);
  return false;
}

}  // namespace

void JsonRowsView::set(std::string_view text) {
  *this = {};
  if (text.size() > kMaxText) return;
  if (auto json = parse_ordered_json(text))
    json_ = std::make_shared<const OrderedJson>(std::move(*json));
}

float JsonRowsView::indent_of(const JsonRow& row) const {
  return std::min(static_cast<float>(row.depth) * kLevel, width_ * kIndentShare) + kSign;
}

void JsonRowsView::lay_out(Ui& ui, std::size_t most, float width) {
  if (most_ != most) {
    rows_ = results::json_rows(*json_, folded_, most);
    right_to_left_ = any_right_to_left(rows_);
  } else if (width_ == width && fold_height_ == ui.small) {
    return;
  }
  most_ = most;
  width_ = width;
  fold_height_ = ui.small;
  height_ = 0;
  laid_.clear();
  for (const JsonRow& row : rows_.rows) {
    Laid& laid = laid_.emplace_back();
    laid.y = height_;
    laid.height = fold_height_;
    if (!row.foldable) {
      if (!row.key.empty()) {
        laid.spans = {{row.key, "", Face::mono}, {": ", "", Face::mono}};
        laid.classes = {CodeClass::key, CodeClass::plain};
      }
      laid.spans.push_back({row.value, "", Face::mono});
      laid.classes.push_back(class_of(row.kind));
      laid.block = triptych::ui::lay_out(ui.text, laid.spans, kCodeSize, kCodeLineHeight,
                                         width - indent_of(row));
      laid.height = laid.block.height() + 2 * kRowPad;
    }
    height_ += laid.height;
  }
}

bool JsonRowsView::draw_fold(Ui& ui, const JsonRow& row, const Laid& laid) const {
  const float left = indent_of(row);
  Item item;
  item.id = ui.id(row.path);
  item.role = ItemRole::button;
  item.name = count_words(row);
  item.state = kExpandable | (row.folded ? 0u : kExpanded);
  item.rect = {left - kSign, laid.y, width_ - left + kSign, laid.height};
  const Rect rect = item.rect;
  const ItemId id = ui.items.add(std::move(item));
  if (ui.hovered(rect)) {
    ui.layer(1);
    ui.fill(rect, ui.theme.hover, kGapSmall);
    ui.layer(2);
  }
  const float middle = rect.y + rect.h / 2;
  const Icon sign = !row.folded     ? Icon::chevron_down
                    : ui.mirrored() ? Icon::chevron_left
                                    : Icon::chevron_right;
  ui.icon(sign, rect.x + kSignSize / 2, middle, kSignSize, ui.theme.muted);
  TextStyle key = row_style(), count = key;
  key.colour = ui.theme.syntax_key;
  count.colour = ui.theme.muted;
  const std::string number = std::to_string(row.children);
  const std::string how_many = row.kind == JsonKind::list ? "[" + number + "]" : "{" + number + "}";
  const float tail = ui.measure(count, how_many);
  const float room = width_ - left - tail - 2 * kGap;
  const float drawn = ui.paint_line(left, middle, std::max(room, 1.0f), key, row.key);
  ui.paint_line(left + drawn + kGap, middle, tail + 1, count, how_many);
  return ui.items.activated(id);
}

void JsonRowsView::draw_leaf(Ui& ui, const JsonRow& row, const Laid& laid) const {
  const float left = indent_of(row), top = laid.y + kRowPad;
  Item item;
  item.id = ui.id(row.path);
  item.role = ItemRole::text;
  for (const Span& span : laid.spans) item.name += span.text;
  item.rect = {left, top, width_ - left, laid.block.height()};
  item.font_px = face_px(Face::mono, kCodeSize);
  item.line_px = kCodeLineHeight;
  item.face = Face::mono;
  ui.items.add(std::move(item));
  const std::vector<ImU32> colours = colours_of(laid.classes, ui.theme);
  ui.paint_block(left, top, width_ - left, laid.block, laid.spans, row_style(), &colours);
}

float JsonRowsView::draw(Ui& ui, std::string_view key, std::string_view rest,
                         const std::string& name, float x, float y, float width) {
  const std::size_t most = portion_of(ui, rest, std::string::npos, kFirstRows);
  lay_out(ui, most, width);
  const Ui::Area area = ui.begin(ItemRole::log, key, name, {x, y, width, height_},
                                 right_to_left_ ? kRightToLeft : kLeftToRight);
  const JsonRow* pressed = nullptr;
  for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
    const JsonRow& row = rows_.rows[i];
    if (!row.foldable)
      draw_leaf(ui, row, laid_[i]);
    else if (draw_fold(ui, row, laid_[i]))
      pressed = &row;
  }
  ui.end(area, height_);
  const float more =
      draw_rest(ui, rest, x, y + height_ + kGapTight, width, rows_.rows.size(), rows_.all);
  if (pressed != nullptr) {
    if (!folded_.erase(pressed->path)) folded_.insert(pressed->path);
    most_ = 0;
    ui.unsettled = true;  // drawn once more, folded
  }
  return height_ + (more > 0 ? kGapTight + more : 0);
}

}  // namespace triptych::ui

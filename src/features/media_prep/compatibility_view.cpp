// Beside each file what can be done to it; below all of them whether the chosen vendors take them.
#include <algorithm>
#include <span>

#include "base/base64.h"
#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/media_prep/media_prep_ui.h"
#include "features/media_prep/media_prep_update.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kPartRow = 44, kPartName = 14, kPartSize = 31;  // a row, the middles of its lines
constexpr float kHeadRow = 34;
constexpr float kDotStep = 14;           // of a chip
constexpr float kTinyLine = 18;          // height of a line of the table
constexpr float kMarkRoom = 28;          // of a cell: the mark, before the words
constexpr std::size_t kMaxFitRows = 50;  // shown at first
constexpr float kNarrowCell = 76;        // no room for words beside the mark
// Widths of the cells: how much of the table all of them may take, and each of them.
constexpr float kCellsShare = 0.55f, kLeastCell = 44, kMaxCell = 130;

std::string what_of(Fits fits) {
  return fits == Fits::yes ? tr("fit.yes") : fits == Fits::no ? tr("fit.no") : tr("fit.doubtful");
}

ImU32 colour_of(const Theme& t, Fits fits) {
  return fits == Fits::yes ? t.success : fits == Fits::no ? t.danger : t.warning;
}

void draw_cell(Ui& ui, std::string_view key, const FitCell& cell, Rect rect) {
  const Theme& t = ui.theme;
  const ImU32 colour = colour_of(t, cell.fits);
  const Icon mark = cell.fits == Fits::yes  ? Icon::check
                    : cell.fits == Fits::no ? Icon::close
                                            : Icon::warning;
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::cell;
  item.name = what_of(cell.fits);
  item.description = cell.words;
  item.rect = rect;
  item.font_px = kTiny;
  item.line_px = kTinyLine;
  ui.items.add(std::move(item));
  const float middle = rect.y + rect.h / 2;
  const bool narrow = rect.w < kNarrowCell;
  ui.icon(mark, narrow ? rect.x + rect.w / 2 : rect.x + kMarkRoom / 2, middle, 16, colour);
  TextStyle style;
  style.px = kTiny;
  if (!narrow)
    ui.paint_line(rect.x + kMarkRoom, middle, rect.w - kMarkRoom - kGapHair, style,
                  what_of(cell.fits));
}

// "1.2 MB · 800 × 600 px", as it travels.
std::string size_words(const Attachment& file) {
  if (file.by_url())
    return tr(file.media.kind == MediaKind::video ? "file.video_by_url" : "file.by_url");
  std::string out = tr("fit.on_wire", {format_bytes(base64_size(file.size()))});
  if (file.media.width > 0)
    out += " · " + std::to_string(file.media.width) + " × " + std::to_string(file.media.height);
  return out;
}

struct PartColumns {
  float first = 0, each = 0;
};

PartColumns columns_of(const FitTable& table, float width) {
  const auto count = static_cast<float>(std::max<std::size_t>(table.columns.size(), 1));
  const float each = std::clamp(width * kCellsShare / count, kLeastCell, kMaxCell);
  return {width - each * count, each};
}

void draw_head(Ui& ui, const FitTable& table, const PartColumns& columns, Rect rect) {
  const Ui::Area row = ui.begin(ItemRole::row, "head", "", rect);
  TextStyle style;
  style.px = kTiny;
  style.face = Face::medium;
  style.colour = ui.theme.muted;
  const auto head = [&](const std::string& key, const std::string& words, float x, float w) {
    Item item;
    item.id = ui.id(key);
    item.role = ItemRole::column_header;
    item.name = words;
    item.rect = {x, 0, w, kHeadRow};
    item.font_px = kTiny;
    item.line_px = kTinyLine;
    item.face = Face::medium;
    ui.items.add(std::move(item));
    ui.paint_line(x, kHeadRow / 2, w - kGapSmall, style, words);
  };
  head("file", tr("fit.file"), 0, columns.first);
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    head("c" + std::to_string(i), table.columns[i],
         columns.first + columns.each * static_cast<float>(i), columns.each);
  ui.end(row, kHeadRow);
}

void draw_fit_row(Ui& ui, const FitRow& fits, const Attachment* file, const PartColumns& columns,
                  Rect rect) {
  const std::string key = "row" + std::to_string(fits.attachment_id);
  const Ui::Area row = ui.begin(ItemRole::row, key, "", rect);
  const std::string name = file == nullptr ? tr("fit.together") : file->shown_name();
  const std::string size = file == nullptr ? "" : size_words(*file);
  Item item;
  item.id = ui.id("name");
  item.role = ItemRole::cell;
  item.name = size.empty() ? name : name + ", " + size;
  item.rect = {0, 0, columns.first, kPartRow};
  item.font_px = kTiny;
  item.line_px = kTinyLine;
  ui.items.add(std::move(item));
  TextStyle style;
  style.px = kSmall;
  ui.paint_line(0, size.empty() ? kPartRow / 2 : kPartName, columns.first - kGap, style, name);
  style.px = 12;
  style.colour = ui.theme.muted;
  if (!size.empty()) ui.paint_line(0, kPartSize, columns.first - kGap, style, size);
  for (std::size_t i = 0; i < fits.cells.size(); ++i)
    draw_cell(ui, "c" + std::to_string(i), fits.cells[i],
              {columns.first + columns.each * static_cast<float>(i), 0, columns.each, kPartRow});
  ui.fill({0, 0, rect.w, 1}, ui.theme.border);
  ui.end(row, kPartRow);
}

// Why something is doubtful; what is refused is told by the checks of the whole question.
float draw_doubts(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  const std::size_t all = f.ask.attachments.size();
  const std::size_t shown = portion_of(f.ui, "fits.rest", all, kMaxFitRows);
  for (const DraftAttachment& attached : std::span(f.ask.attachments).first(shown)) {
    const FitRow* row = f.media_prep.fits.row(attached.id);
    if (row == nullptr) continue;
    const auto doubt = std::ranges::find(row->cells, Fits::doubtful, &FitCell::fits);
    if (doubt == row->cells.end()) continue;
    const std::string words = tr("fit.of_file", {attached.attachment.name, doubt->words});
    stack.add(f.ui.caption("doubt" + std::to_string(attached.id), x, stack.y(), width, words),
              kGapTight);
  }
  return stack.used();
}

}  // namespace

float fit_dots_width(const Frame& f, std::uint32_t file) {
  const FitRow* row = f.media_prep.fits.row(file);
  return row == nullptr ? 0 : kDotStep * static_cast<float>(row->cells.size());
}

void draw_fit_dots(Frame& f, std::uint32_t file, float x, float y) {
  const FitRow* row = f.media_prep.fits.row(file);
  if (row == nullptr) return;
  for (const FitCell& cell : row->cells) {
    const Icon mark = cell.fits == Fits::yes  ? Icon::check
                      : cell.fits == Fits::no ? Icon::close
                                              : Icon::warning;
    f.ui.icon(mark, x + kDotStep / 2, y, kDotStep, colour_of(f.ui.theme, cell.fits));
    x += kDotStep;
  }
}

std::string fit_words(const Frame& f, std::uint32_t file) {
  const FitRow* row = f.media_prep.fits.row(file);
  std::string out;
  for (std::size_t i = 0; row != nullptr && i < row->cells.size(); ++i) {
    const FitCell& cell = row->cells[i];
    if (!out.empty()) out += "; ";
    out += f.media_prep.fits.columns[i] + ": " + what_of(cell.fits);
    if (!cell.words.empty()) out += ", " + cell.words;
  }
  return out;
}

// Makes all of them fit at once, where more than one does not.
float draw_fit_all(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const auto waiting = std::ranges::count_if(
      f.ask.attachments,
      [&](const DraftAttachment& attached) { return needs_fit(f.media_prep.fits, attached); });
  if (waiting <= 1) return 0;
  ButtonSpec all{"fit_all", tr("fit.make_all"), ButtonLook::secondary};
  const float wide = std::min(width, ui.button_width(all));
  if (ui.button(all, {x, y, wide, ui.small})) f.out.push_back(FitPressed{});
  return ui.small;
}

namespace {

// Row by row in the order of the attachments; behind them, perhaps, what is about all of them.
float draw_fit_rows(Frame& f, float x, float y, float width, std::size_t shown, std::size_t files) {
  Ui& ui = f.ui;
  const FitTable& table = f.media_prep.fits;
  const PartColumns columns = columns_of(table, width);
  const Ui::Area area = ui.begin(ItemRole::table, "fits", tr("fit.table"), {x, y, width, 0});
  Stack rows(0, 0, width);
  draw_head(ui, table, columns, rows.take(kHeadRow));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (i >= shown && i < files) continue;
    const Attachment* file = i < files ? &f.ask.attachments[i].attachment : nullptr;
    draw_fit_row(ui, table.rows[i], file, columns, rows.take(kPartRow));
  }
  ui.end(area, rows.used());
  return rows.used();
}

}  // namespace

std::string private_facts_of(const Attachment& file) {
  std::string out;
  if (file.media.location) out += " · " + tr("file.has_location");
  if (file.media.unread && !file.media.location) out += " · " + tr("file.place_unchecked");
  if (file.media.orientation != 1) out += " · " + tr("file.is_turned");
  return out;
}

float draw_fit_table(Frame& f, float x, float y, float width) {
  const FitTable& table = f.media_prep.fits;
  if (table.rows.empty() || table.columns.empty()) return 0;
  Stack stack(x, y, width);
  stack.skip(kGap);
  const std::size_t files = std::min(table.rows.size(), f.ask.attachments.size());
  const std::size_t shown = portion_of(f.ui, "fits.rest", files, kMaxFitRows);
  stack.add(draw_fit_rows(f, x, stack.y(), width, shown, files), kGapTight);
  stack.add(draw_rest(f.ui, "fits.rest", x, stack.y(), width, shown, files));
  stack.add(draw_doubts(f, x, stack.y(), width));
  return stack.used();
}

float draw_file_actions(Frame& f, const DraftAttachment& attached, float x, float y, float width) {
  Ui& ui = f.ui;
  const Attachment& file = attached.attachment;
  const MediaKind kind = file.media.kind;
  const bool pdf = file.media.media_type == "application/pdf";
  if (!file.data || !(kind == MediaKind::image || kind == MediaKind::audio || pdf)) return 0;
  Flow flow{x, y, width};
  const auto button = [&](const char* key, const std::string& words, ButtonLook look) {
    ButtonSpec spec{key, tr("fit.of_file", {words, file.name}), look};
    spec.text = words;
    return ui.button(spec, flow.next(ui.button_width(spec), ui.small));
  };
  if (needs_fit(f.media_prep.fits, attached) &&
      button("fit", tr("fit.make"), ButtonLook::secondary))
    f.out.push_back(FitPressed{attached.id});
  const std::string prepare = pdf                        ? tr("fit.pages_button")
                              : kind == MediaKind::audio ? tr("fit.sound_button")
                                                         : tr("fit.edit_button");
  if (button("prepare", prepare, ButtonLook::ghost)) f.out.push_back(FitPressed{attached.id});
  if (attached.origin && button("undo", tr("fit.undo"), ButtonLook::ghost))
    f.out.push_back(PrepareUndone{attached.id});
  return flow.bottom() - y + kGap;
}

}  // namespace triptych::ui

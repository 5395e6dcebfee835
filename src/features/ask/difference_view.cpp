// Free answers compared word by word with one of them: transcripts, descriptions. Where answers are
// JSON, the table of results compares their values instead.
#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/view.h"
#include "results/word_diff.h"

namespace triptych::ui {
namespace {

constexpr std::size_t kAround = 6;  // equal words kept beside a difference

bool is_there(const Column& column) {
  return !column.last().running() && !column.last().reply.text.empty();
}

std::vector<const Column*> comparable(const std::vector<Column>& columns) {
  std::vector<const Column*> out;
  for (const Column& column : columns)
    if (is_there(column)) out.push_back(&column);
  return out;
}

// Changes whenever anything does that the comparison is made from.
std::string stamp_of(const std::vector<const Column*>& columns, const DifferenceView& view,
                     const std::string& language) {
  std::string out =
      language + std::to_string(view.reference) + (view.loose ? "l" : "") + (view.only ? "o" : "");
  for (const Column* column : columns)
    out += ";" + std::to_string(column->id) + "," +
           std::to_string(static_cast<std::uint32_t>(column->last().run)) + "," +
           std::to_string(column->last().reply.text.size());
  return out;
}

std::string percent(double share) {
  const double tenths = std::round(share * 1000) / 10;
  const std::string digits = std::to_string(tenths);
  return digits.substr(0, digits.find('.') + 2) + " %";
}

std::string summary_of(const results::WordDiff& diff) {
  if (diff.differing() == 0) return tr("differences.none");
  const auto count = [](std::size_t n) { return format_count(static_cast<long long>(n)); };
  return tr("differences.summary",
            {count(diff.differing()), count(diff.words), percent(diff.rate()), count(diff.changed),
             count(diff.left_out), count(diff.added)});
}

void compare(DifferenceView& view, const std::vector<const Column*>& columns,
             const Column& reference) {
  view.compared.clear();
  for (const Column* column : columns) {
    if (column == &reference) continue;
    results::WordDiff diff =
        results::diff_words(reference.last().reply.text, column->last().reply.text, view.loose);
    if (view.only) diff.pieces = results::only_differences(diff.pieces, kAround);
    std::vector<MarkedWords> words;
    for (results::WordPiece& piece : diff.pieces)
      words.push_back({piece.mark, std::move(piece.text)});
    DifferenceView::Compared& made = view.compared.emplace_back();
    made.label = column->label;
    made.summary = summary_of(diff);
    if (diff.differing() > 0 || !view.only) made.words.set(words);
  }
}

float draw_tools(Frame& f, const std::vector<const Column*>& columns, const Column& reference,
                 float x, float y, float width) {
  Ui& ui = f.ui;
  DifferenceView& view = f.ask_ui.differences;
  Flow flow{x, y, width};
  std::vector<std::pair<std::string, std::string>> choices;
  for (const Column* column : columns)
    choices.emplace_back(std::to_string(column->id), column->label);
  TextStyle label;
  label.px = kTiny;
  label.colour = ui.theme.muted;
  const Rect place = flow.next(std::min(width, 300.0f), kControl + 22);
  ui.paint_line(place.x, place.y + 10, place.w, label, tr("differences.reference"));
  if (auto chosen =
          ui.select("reference", tr("differences.reference"), choices, std::to_string(reference.id),
                    {place.x, place.y + 22, place.w, kControl}))
    view.reference = static_cast<std::uint32_t>(std::strtoul(chosen->c_str(), nullptr, 10));
  const auto option = [&](const char* key, const char* words, bool& on) {
    if (ui.checkbox(key, tr(words), on, flow.next(std::min(width, 310.0f), kControl))) on = !on;
  };
  option("only", "results.only_differences", view.only);
  option("loose", "differences.loose", view.loose);
  return flow.bottom() - y + 10;
}

float draw_compared(Frame& f, std::size_t index, const Column& reference, float x, float y,
                    float width) {
  Ui& ui = f.ui;
  DifferenceView::Compared& made = f.ask_ui.differences.compared[index];
  const float top = y;
  const std::string key = std::to_string(index);
  y +=
      ui.heading("h" + key, x, y, width, 3, tr("differences.pair", {made.label, reference.label})) +
      2;
  TextStyle style;
  style.colour = ui.theme.muted;
  style.px = kSmall;
  y += ui.paragraph("s" + key, x, y, width, made.summary, style) + 8;
  if (!made.words.empty())
    y += made.words.draw(ui, "w" + key, tr("differences.words", {made.label}), x, y,
                         std::min(width, kMeasure)) +
         18;
  return y - top;
}

float draw_open(Frame& f, const std::vector<const Column*>& columns, float x, float y,
                float width) {
  DifferenceView& view = f.ask_ui.differences;
  const float top = y;
  const auto found = std::ranges::find(columns, view.reference, &Column::id);
  const Column& reference = found == columns.end() ? *columns.front() : **found;
  view.reference = reference.id;
  if (std::string stamp = stamp_of(columns, view, f.shared.language); stamp != view.made_for) {
    compare(view, columns, reference);
    view.made_for = std::move(stamp);
  }
  y += draw_tools(f, columns, reference, x, y, width);
  y += f.ui.caption("legend", x, y, width, tr("differences.legend", {reference.label})) + 12;
  for (std::size_t i = 0; i < view.compared.size(); ++i)
    y += draw_compared(f, i, reference, x, y, width);
  return y - top;
}

}  // namespace

float draw_differences(Frame& f, const std::vector<Column>& all, float x, float y, float width) {
  const std::vector<const Column*> columns = comparable(all);
  if (columns.size() < 2) return 0;
  return panel(
             f, "differences", tr("differences.title"), x, y, width,
             [&](float px, float py, float inner) {
               Ui& ui = f.ui;
               bool& open = f.ask_ui.differences.open;
               ButtonSpec toggle{"toggle", tr("differences.title"), ButtonLook::ghost,
                                 Icon::chevron_down};
               toggle.state = kExpandable | (open ? kExpanded : 0u);
               if (ui.button(toggle, {px - 8, py - 6, ui.button_width(toggle), kControl}))
                 open = !open;
               float used = kControl - 12;
               if (open) used += 8 + draw_open(f, columns, px, py + used + 8, inner);
               return used;
             },
             ItemRole::region) +
         16;
}

}  // namespace triptych::ui

// What a file costs as it is and as it becomes, for each chosen model: tokens and money by the
// published rules.
#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/media_prep/media_prep_ui.h"
#include "features/media_prep/media_prep_update.h"
#include "features/media_prep/prepare_view_internal.h"
#include "widgets/text_cell.h"

namespace triptych::ui {
namespace {

constexpr float kRowHigh = 30;
constexpr float kBetweenFigures = 10;
// The widest columns, and how much of the dialog those of figures may take.
constexpr float kWidestModel = 320, kWidestFigure = 210, kFiguresShare = 0.62f;

std::string cost_words(const FileCost& cost) {
  if (cost.tokens == 0) return "–";
  std::string out = tr("prepare.tokens", {format_count(cost.tokens)});
  if (cost.usd) out += " · " + format_usd(*cost.usd);
  return out;
}

struct CostColumns {
  float model, figure;  // widths of the first column and of the others
};

void draw_row(Ui& ui, std::string_view key, ItemRole role, const std::vector<std::string>& words,
              const CostColumns& grid, float y, const TextStyle& style) {
  const float width = grid.model + grid.figure * static_cast<float>(words.size() - 1);
  const Ui::Area row = ui.begin(ItemRole::row, key, "", {0, y, width, kRowHigh});
  float x = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float wide = i == 0 ? grid.model : grid.figure;
    text_cell(ui, "c" + std::to_string(i), role, words[i], words[i],
              {x, 0, wide - kBetweenFigures, kRowHigh}, style);
    x += wide;
  }
  ui.fill({0, kRowHigh - 1, width, 1}, ui.theme.border);
  ui.end(row, kRowHigh);
}

// Without a `before` there is one column of figures.
float draw_cost_table(Ui& ui, const std::vector<FileCost>& before,
                      const std::vector<FileCost>& after, float y, float width) {
  const bool was = !before.empty();
  const float columns = was ? 2.0f : 1.0f;
  const float figure = std::min(kWidestFigure, width * kFiguresShare / columns);
  const CostColumns grid{std::min(kWidestModel, width - figure * columns), figure};
  const Ui::Area table = ui.begin(ItemRole::table, "cost_table", tr("prepare.costs"),
                                  {0, y, grid.model + figure * columns, 0});
  TextStyle head;
  head.px = kTiny;
  head.face = Face::medium;
  head.colour = ui.theme.muted;
  std::vector<std::string> words{tr("prepare.cost_model")};
  if (was) words.push_back(tr("prepare.before"));
  words.push_back(tr(was ? "prepare.after" : "prepare.estimate"));
  draw_row(ui, "head", ItemRole::column_header, words, grid, 0, head);
  TextStyle style;
  style.px = kSmall;
  for (std::size_t i = 0; i < after.size(); ++i) {
    words = {after[i].model};
    if (was) words.push_back(cost_words(before[i]));
    words.push_back(cost_words(after[i]));
    draw_row(ui, "row" + std::to_string(i), ItemRole::cell, words, grid,
             kRowHigh * static_cast<float>(i + 1), style);
  }
  const float height = kRowHigh * static_cast<float>(after.size() + 1);
  ui.end(table, height);
  return height;
}

}  // namespace

float draw_costs(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  if (p.results.empty()) return 0;
  const std::vector<FileCost> after = costs_of(f, p.results);
  if (after.empty()) return 0;
  // A recording was nothing before.
  const bool was = p.attachment_id != 0;
  const std::vector<FileCost> before =
      was ? costs_of(f, {&p.original, 1}) : std::vector<FileCost>();
  Stack stack(0, y, width);
  stack.add(ui.heading("costs", 0, stack.y(), width, 3, tr("prepare.costs")), kGapHair);
  stack.add(draw_cost_table(ui, before, after, stack.y(), width), kGapTight);
  stack.add(ui.caption("cost_hint", 0, stack.y(), width, tr("prepare.cost_hint")), kGapMedium);
  return stack.used();
}

}  // namespace triptych::ui

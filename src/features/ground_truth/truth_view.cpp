// Answers against the truth of their picture: a row per value with the error of each answer, a line
// of figures per answer, and the errors as a plot. Colours are never alone: every answer has a
// shape of its own, every value its words.
#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/ground_truth/ground_truth_ui.h"
#include "features/ground_truth/ground_truth_update.h"
#include "features/view.h"
#include "results/pointer.h"
#include "widgets/shapes.h"
#include "widgets/text_cell.h"

namespace triptych::ui {
namespace {

constexpr float kScoreRow = 36, kScoreHead = 34, kField = 200, kValue = 150, kTruth = 110;
constexpr float kPlotRow = 24, kPlotHead = 30, kPlotSide = 24, kPlotEnd = 28;
constexpr float kCellLeft = 10, kCellEnd = 6;             // room beside the words of a cell
constexpr float kBelowTable = 12;                         // for its scrollbar
constexpr float kFieldShare = 0.36f, kNamesShare = 0.4f;  // the most of the width for names
// A line of figures, the middle of its shape and where its words begin.
constexpr float kFigureLine = 22, kFigureMiddle = 11, kFigureWords = 24;
constexpr std::size_t kMaxPlotted = 60;  // rows: beyond, the table tells

using truth::Judged;
using truth::ScoreRow;
using truth::Verdict;

std::string name_of(const ScoreRow& row) {
  return row.what.empty() ? name_of_path(row.path) : row.what;
}

// The sixth answer has the first one's shape again, but not its colour.
ImU32 colour_of(const Theme& theme, std::size_t answer) {
  return theme.hues[(answer + answer / kShapes) % 4];
}

struct Look {
  ImU32 colour = 0, back = 0;
};

Look look_of(const Theme& t, const Judged& judged) {
  switch (judged.verdict) {
    case Verdict::exact:
      return {t.success, 0};
    case Verdict::off: {
      const bool close = judged.relative && std::abs(*judged.relative) <= truth::kClose;
      return close ? Look{t.warning, t.warning_soft} : Look{t.danger, t.danger_soft};
    }
    case Verdict::missing:
      return {t.danger, t.danger_soft};
    default:
      return {t.warning, t.warning_soft};
  }
}

struct Table {
  float field = kField, truth = kTruth, value = kValue, width = 0;
};

Table table_for(const truth::Scores& scores, float width) {
  Table out;
  const auto count = static_cast<float>(std::max<std::size_t>(scores.labels.size(), 1));
  out.field = std::min(kField, width * kFieldShare);
  out.value = std::max(kValue, (width - out.field - out.truth) / count);
  out.width = out.field + out.truth + out.value * count;
  return out;
}

void draw_head(Ui& ui, const truth::Scores& scores, const Table& table) {
  const Ui::Area row = ui.begin(ItemRole::row, "head", "", {0, 0, table.width, kScoreHead});
  TextStyle style;
  style.px = kTiny;
  style.face = Face::medium;
  style.colour = ui.theme.muted;
  const auto head = [&](const std::string& key, const std::string& words, float x, float width) {
    text_cell(ui, key, ItemRole::column_header, words, words, {x, 0, width, kScoreHead}, style);
  };
  head("value", tr("truth.value"), kCellLeft, table.field - kCellLeft - kCellEnd);
  head("true", tr("truth.true"), table.field + kCellLeft, table.truth - kCellLeft - kCellEnd);
  float x = table.field + table.truth;
  for (std::size_t i = 0; i < scores.labels.size(); ++i, x += table.value) {
    draw_shape(ui, i, x + 16, kScoreHead / 2, colour_of(ui.theme, i));
    head("h" + std::to_string(i), scores.labels[i], x + 28, table.value - 34);
  }
  ui.fill({0, kScoreHead - 1, table.width, 1}, ui.theme.border);
  ui.end(row, kScoreHead);
}

void draw_row(Ui& ui, const ScoreRow& row, std::size_t index, float y, const Table& table) {
  const Ui::Area area =
      ui.begin(ItemRole::row, "row" + std::to_string(index), "", {0, y, table.width, kScoreRow});
  TextStyle style;
  style.px = kSmall;
  const std::string name = name_of(row);
  text_cell(ui, "value", ItemRole::cell, name, name,
            {kCellLeft, 0, table.field - kCellLeft - kCellEnd, kScoreRow}, style);
  text_cell(ui, "true", ItemRole::cell, row.truth, row.truth,
            {table.field + kCellLeft, 0, table.truth - kCellLeft - kCellEnd, kScoreRow}, style);
  float x = table.field + table.truth;
  for (std::size_t i = 0; i < row.answers.size(); ++i, x += table.value) {
    const std::string key = "a" + std::to_string(i);
    if (!row.answers[i]) {
      text_cell(ui, key, ItemRole::cell, "–", tr("truth.no_answer"),
                {x + kCellLeft, 0, 40, kScoreRow}, style);
      continue;
    }
    const Look look = look_of(ui.theme, *row.answers[i]);
    ui.layer(1);
    if (look.back != 0) ui.fill({x + 2, 2, table.value - 4, kScoreRow - 4}, look.back, 6);
    ui.layer(2);
    TextStyle cell = style;
    cell.colour = look.colour;
    const std::string words = words_of(*row.answers[i]);
    text_cell(ui, key, ItemRole::cell, words, words,
              {x + kCellLeft, 0, table.value - kCellLeft - kCellEnd, kScoreRow}, cell);
  }
  ui.layer(1);
  ui.fill({0, kScoreRow - 1, table.width, 1}, ui.theme.border);
  ui.layer(2);
  ui.end(area, kScoreRow);
}

float draw_table(Ui& ui, const truth::Scores& scores, float x, float y, float width) {
  const Table table = table_for(scores, width);
  const float height = kScoreHead + kScoreRow * static_cast<float>(scores.rows.size());
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, "wide", "", {x, y, width, height + kBelowTable}, kScrollsX);
  const Ui::Area area =
      ui.begin(ItemRole::table, "table", tr("truth.table"), {0, 0, table.width, height});
  draw_head(ui, scores, table);
  for (std::size_t i = 0; i < scores.rows.size(); ++i)
    draw_row(ui, scores.rows[i], i, kScoreHead + kScoreRow * static_cast<float>(i), table);
  ui.end(area, height);
  ui.end_scroll(scroll, 0);
  return height + kBelowTable;
}

float draw_summaries(Ui& ui, const truth::Scores& scores, float x, float y, float width) {
  const Ui::Area list = ui.begin(ItemRole::list, "figures", tr("truth.figures"), {x, y, width, 0});
  Stack stack(kFigureWords, 0, width - kFigureWords);
  TextStyle style;
  style.px = kSmall;
  style.line = kFigureLine;
  for (std::size_t i = 0; i < scores.labels.size(); ++i) {
    draw_shape(ui, i, kGap, stack.y() + kFigureMiddle, colour_of(ui.theme, i));
    stack.add(ui.paragraph("figure" + std::to_string(i), stack.x(), stack.y(), stack.width(),
                           scores.labels[i] + ": " + words_of(scores.summaries[i]), style,
                           ItemRole::list_item),
              kGapSmall);
  }
  ui.end(list, stack.used());
  return stack.used();
}

// --- the plot --------------------------------------------------------------------------------

// Linear up to 1 %, then logarithmic up to 100 % on both sides; beyond lies at the edge.
float place_of(double relative) {
  const double size = std::abs(relative) * 100;
  const double place = size <= 1 ? size / 3 : 1.0 / 3 + std::log10(std::min(size, 100.0)) / 3;
  return static_cast<float>(relative < 0 ? -place : place);
}

struct Plot {
  float left = 0, width = 0;  // of the axis
  float x(double relative) const { return left + width / 2 * (1 + place_of(relative)); }
};

void draw_axis(Ui& ui, const Plot& plot, float height) {
  TextStyle style;
  style.px = kTiny;
  style.colour = ui.theme.muted;
  const bool narrow = plot.width < 300;
  for (const double tick : {-1.0, -0.1, -0.01, 0.0, 0.01, 0.1, 1.0}) {
    const float x = plot.x(tick);
    ui.fill({x - 0.5f, kPlotHead - 6, 1, height - kPlotHead + 6},
            tick == 0 ? ui.theme.field_border : ui.theme.border);
    if (narrow && tick != 0 && std::abs(tick) < 1) continue;
    std::string words = truth::percent_text(tick);
    if (const std::size_t point = words.find(".0"); point != words.npos) words.erase(point, 2);
    const float wide = ui.measure(style, words);
    ui.paint_line(x - wide / 2, 11, wide + 2, style, words);
  }
}

// Those at one place are moved apart, so that none hides another.
void draw_dots(Ui& ui, const ScoreRow& row, const Plot& plot, float middle) {
  std::vector<float> taken;
  for (std::size_t a = 0; a < row.answers.size(); ++a) {
    const std::optional<Judged>& judged = row.answers[a];
    if (!judged || judged->verdict == Verdict::missing) continue;
    const bool known = judged->relative.has_value();
    if (!known && !judged->absolute) continue;
    const double error = known ? *judged->relative : *judged->absolute < 0 ? -2 : 2;
    float x = plot.x(error);
    while (std::ranges::any_of(taken, [&](float other) { return std::abs(other - x) < 9; })) x += 9;
    taken.push_back(x);
    draw_shape(ui, a, x, middle, colour_of(ui.theme, a));
    if (std::abs(error) <= 1) continue;
    TextStyle style;
    style.px = kTiny;
    style.face = Face::medium;
    const bool left = error < 0;  // an arrow: it lies farther out
    ui.paint_line(left ? x - 18 : x + 8, middle, 12, style, left ? "‹" : "›");
  }
}

// All that the plot shows, in words.
std::string words_of_plot(const truth::Scores& scores, const std::vector<const ScoreRow*>& rows) {
  std::string out = tr("truth.plot");
  for (const ScoreRow* row : rows) {
    out += "; " + name_of(*row) + ": ";
    for (std::size_t a = 0; a < row->answers.size(); ++a) {
      if (a > 0) out += ", ";
      const std::optional<Judged>& judged = row->answers[a];
      out += scores.labels[a] + " " +
             (!judged            ? tr("truth.no_answer")
              : judged->relative ? truth::percent_text(*judged->relative)
                                 : words_of(*judged));
    }
  }
  return out;
}

void draw_plot_area(Ui& ui, const truth::Scores& scores, const std::vector<const ScoreRow*>& rows,
                    Rect rect) {
  const float names = std::min(kField, rect.w * kNamesShare);
  const Ui::Area area = ui.begin(ItemRole::group, "plot", "", rect, kLeftToRight);
  Item item;
  item.id = ui.id("image");
  item.role = ItemRole::image;
  item.name = words_of_plot(scores, rows);
  item.rect = {0, 0, rect.w, rect.h};
  ui.items.add(std::move(item));
  const Plot plot{names + kPlotSide, rect.w - names - kPlotSide - kPlotEnd};
  ui.layer(1);
  for (std::size_t i = 0; i < rows.size(); i += 2)
    ui.fill({0, kPlotHead + kPlotRow * static_cast<float>(i), rect.w, kPlotRow},
            faint(ui.theme.muted, 18), 4);
  draw_axis(ui, plot, rect.h);
  ui.layer(2);
  TextStyle style;
  style.px = kTiny;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float middle = kPlotHead + kPlotRow * (static_cast<float>(i) + 0.5f);
    ui.paint_line(kGap, middle, names - kGap, style, name_of(*rows[i]));
    draw_dots(ui, *rows[i], plot, middle);
  }
  ui.end(area, rect.h);
}

float draw_plot(Ui& ui, const truth::Scores& scores, float x, float y, float width) {
  std::vector<const ScoreRow*> rows;
  for (const ScoreRow& row : scores.rows)
    if (row.kind == results::ValueKind::number && rows.size() < kMaxPlotted) rows.push_back(&row);
  if (rows.empty()) return 0;
  Stack stack(x, y, width);
  stack.add(ui.heading("plot.title", x, stack.y(), width, 3, tr("truth.plot")), kGapHair);
  stack.add(ui.caption("plot.hint", x, stack.y(), width, tr("truth.plot_hint")), kGap);
  draw_plot_area(ui, scores, rows,
                 stack.take(kPlotHead + kPlotRow * static_cast<float>(rows.size()), kGapWide));
  return stack.used();
}

float draw_tools(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  for (const FileFormat format : {FileFormat::csv, FileFormat::markdown}) {
    const std::string name(name_of(format));
    ButtonSpec save{name, tr("results.save." + name), ButtonLook::ghost, Icon::download};
    if (ui.button(save, flow.next(ui.button_width(save), kControl)))
      f.out.push_back(ScoresSaved{format, true, f.whose});
  }
  ButtonSpec copy{"copy", tr("results.copy"), ButtonLook::ghost, Icon::copy};
  if (ui.button(copy, flow.next(ui.button_width(copy), kControl)))
    f.out.push_back(ScoresSaved{FileFormat::markdown, false, f.whose});
  return flow.bottom() - y;
}

}  // namespace

std::string accuracy_words(const Frame& f) {
  const truth::Summary* best = nullptr;
  for (const truth::Summary& one : f.scored.scores.summaries)
    if (one.answered && (best == nullptr || one.exact > best->exact)) best = &one;
  if (best == nullptr || best->values == 0) return "";
  return std::to_string(best->exact) + "/" + std::to_string(best->values);
}

PastAnswers past_answers(const Frame& f, AnswersOf whose,
                         const std::vector<Conversation>& conversations) {
  const GroundTruthState& known = f.ground_truth;
  const JudgedAnswers& judged = whose == AnswersOf::batch ? known.row : known.past;
  return {conversations, judged.structured, judged.scored, whose};
}

bool judged_by_truth(const Frame& f) { return !f.scored.scores.rows.empty(); }

float draw_scores(Frame& f, float x, float y, float width) {
  const ScoredAnswers& scored = f.scored;
  if (scored.empty()) return 0;
  return panel(
             f.ui, "against", tr("truth.section"), x, y, width,
             [&](float px, float py, float inner) {
               Ui& ui = f.ui;
               Stack stack(px, py, inner);
               stack.add(ui.heading("heading", px, stack.y(), inner, 2, tr("truth.section")),
                         kGapSmall);
               if (!scored.problem.empty()) {
                 stack.add(callout(ui, "problem", px, stack.y(), inner, Tone::warning, "",
                                   tr(scored.problem), ItemRole::status));
                 return stack.used();
               }
               stack.add(ui.caption("picture", px, stack.y(), inner, words_of(*scored.picture)),
                         kGapMedium);
               stack.add(draw_summaries(ui, scored.scores, px, stack.y(), inner), kGap);
               stack.add(draw_tools(f, px, stack.y(), inner), kGap);
               stack.add(draw_plot(ui, scored.scores, px, stack.y(), inner));
               stack.add(draw_table(ui, scored.scores, px, stack.y(), inner));
               return stack.used();
             },
             ItemRole::region) +
         kGapLarge;
}

}  // namespace triptych::ui

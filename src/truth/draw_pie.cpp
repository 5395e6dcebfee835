// A pie and its legend. Shares are whole percents.
#include <cmath>
#include <numbers>

#include "truth/content.h"

namespace triptych::truth {
namespace {

constexpr int kPieWidth = 1000, kPieHeight = 640;
constexpr double kX = 330, kY = 352, kRadius = 214;

void add_legend(const Chart& chart, Drawing& drawing) {
  constexpr double kRow = 44, kSquare = 20, kLeft = 660;
  double y = kY - kRow * static_cast<double>(chart.labels.size() - 1) / 2;
  for (std::size_t i = 0; i < chart.labels.size(); ++i, y += kRow) {
    drawing.shapes.push_back(box_shape({kLeft, y - kSquare / 2, kSquare, kSquare}, kColours[i]));
    drawing.shapes.push_back(
        text_shape(chart.labels[i], kLeft + kSquare + 12, y, 20, Align::left, kInk));
  }
}

}  // namespace

Known lay_out_pie(const Chart& chart, bool numbers) {
  Known known;
  known.truth = truth_of(chart, PictureKind::pie);
  known.drawing = {kPieWidth, kPieHeight, "#ffffff", {}};
  std::vector<Shape>& shapes = known.drawing.shapes;
  shapes.push_back(text_shape(chart.title, kPieWidth / 2.0, 44, 26, Align::centre, kInk, true));
  double from = -std::numbers::pi / 2;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    const int share = chart.series[0].values[i].units;
    const double to = from + 2 * std::numbers::pi * share / 100, middle = (from + to) / 2;
    Shape wedge = wedge_shape(kX, kY, kRadius, from, to, kColours[i]);
    wedge.width = 3;
    shapes.push_back(std::move(wedge));
    const double x = std::cos(middle), y = std::sin(middle);
    if (numbers)
      shapes.push_back(text_shape(std::to_string(share) + " %", kX + x * (kRadius + 34),
                                  kY + y * (kRadius + 22), 18, Align::centre, kInk));
    // A small square well inside of the slice.
    known.marks.push_back(
        {path_of_point(0, i),
         {std::round(kX + x * kRadius * 0.7) - 6, std::round(kY + y * kRadius * 0.7) - 6, 12, 12},
         kColours[i]});
    from = to;
  }
  add_legend(chart, known.drawing);
  return known;
}

}  // namespace triptych::truth

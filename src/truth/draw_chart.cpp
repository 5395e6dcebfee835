// Bars, groups of bars and lines between two axes.
#include <numbers>

#include "truth/content.h"

namespace triptych::truth {
namespace {

constexpr int kChartWidth = 1000, kChartHeight = 640;
constexpr Box kPlot{104, 104, 864, 430};
constexpr double kTick = 16, kAxisLabel = 18, kTitle = 26;

class Plot {
 public:
  Plot(const Chart& chart, const TestPicture& picture) : chart_(chart), picture_(picture) {
    known_.truth = truth_of(chart, picture.kind);
    known_.drawing = {kChartWidth, kChartHeight, "#ffffff", {}};
  }

  Known draw() {
    add(text_shape(chart_.title, kChartWidth / 2.0, 42, kTitle, Align::centre, kInk, true));
    draw_axes();
    if (picture_.kind == PictureKind::line)
      draw_line();
    else
      draw_bars();
    if (chart_.series.size() > 1) draw_legend();
    return std::move(known_);
  }

 private:
  void add(Shape shape) { known_.drawing.shapes.push_back(std::move(shape)); }

  double y_of(const Amount& amount) const {
    return kPlot.y + kPlot.h - kPlot.h * amount.units / chart_.most.units;
  }
  double x_of(std::size_t label) const {
    return kPlot.x + step() * (static_cast<double>(label) + 0.5);
  }
  double step() const { return kPlot.w / static_cast<double>(chart_.labels.size()); }

  void draw_axes() {
    for (int units = 0; units <= chart_.most.units; units += chart_.step.units) {
      const Amount tick{units, chart_.most.places};
      const double y = y_of(tick);
      add(line_shape({kPlot.x, y, kPlot.x + kPlot.w, y}, units == 0 ? kSoftInk : "#dde2ea",
                     units == 0 ? 2 : 1));
      const std::string words = chart_.most.places == 0 ? tick.text() : std::to_string(units / 10);
      add(text_shape(words, kPlot.x - 12, y, kTick, Align::right, kSoftInk));
    }
    add(line_shape({kPlot.x, kPlot.y, kPlot.x, kPlot.y + kPlot.h}, kSoftInk, 2));
    for (std::size_t i = 0; i < chart_.labels.size(); ++i)
      add(text_shape(chart_.labels[i], x_of(i), kPlot.y + kPlot.h + 24, kTick, Align::centre,
                     kInk));
    add(text_shape(chart_.x_label, kPlot.x + kPlot.w / 2, 606, kAxisLabel, Align::centre, kInk));
    Shape upward =
        text_shape(chart_.y_label, 30, kPlot.y + kPlot.h / 2, kAxisLabel, Align::centre, kInk);
    upward.upward = true;
    add(std::move(upward));
  }

  void mark(std::size_t series, std::size_t point, Box box, const char* colour) {
    known_.marks.push_back({path_of_point(series, point), box, colour});
  }

  void write_number(const Amount& amount, double x, double y, double size) {
    if (!picture_.numbers) return;
    Shape number = text_shape(amount.text(), x, y, size, Align::centre, kInk);
    number.width = 4;  // paper around it, where a line passes
    add(std::move(number));
  }

  void draw_bars() {
    const auto count = static_cast<double>(chart_.series.size());
    const double wide = step() * (count > 1 ? 0.8 : 0.64) / count;
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      for (std::size_t i = 0; i < chart_.labels.size(); ++i) {
        const Amount& amount = chart_.series[s].values[i];
        const double left = x_of(i) + (static_cast<double>(s) - count / 2) * wide,
                     top = y_of(amount);
        const Box bar{left + 1, top, wide - 2, kPlot.y + kPlot.h - top - 1};
        add(box_shape(bar, kColours[s]));
        mark(s, i, bar, kColours[s]);
        write_number(amount, left + wide / 2, top - 12, count > 1 ? 13 : 15);
      }
    }
  }

  void draw_line() {
    constexpr double kDot = 6;
    const std::vector<Amount>& values = chart_.series[0].values;
    std::vector<double> corners;
    for (std::size_t i = 0; i < values.size(); ++i) {
      corners.push_back(x_of(i));
      corners.push_back(y_of(values[i]));
    }
    add(line_shape(corners, kColours[0], 3));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double x = x_of(i), y = y_of(values[i]);
      add(wedge_shape(x, y, kDot, 0, 2 * std::numbers::pi, kColours[0]));
      mark(0, i, {x - kDot, y - kDot, 2 * kDot, 2 * kDot}, kColours[0]);
    }
    // Below the point in a valley, where the line rises on both sides.
    for (std::size_t i = 0; i < values.size(); ++i) {
      const int before = values[i == 0 ? 1 : i - 1].units,
                after = values[i + 1 == values.size() ? i - 1 : i + 1].units;
      const bool valley = before + after > 2 * values[i].units;
      write_number(values[i], x_of(i), y_of(values[i]) + (valley ? 19 : -19), 15);
    }
  }

  void draw_legend() {
    constexpr double kSquare = 16, kBetween = 30, kY = 78;
    double width = -kBetween;
    for (const Series& series : chart_.series)
      width += kSquare + 8 + width_of(series.name, kTick, false, false) + kBetween;
    double x = kPlot.x + (kPlot.w - width) / 2;
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      add(box_shape({x, kY - kSquare / 2, kSquare, kSquare}, kColours[s]));
      Shape name = text_shape(chart_.series[s].name, x + kSquare + 8, kY, kTick, Align::left, kInk);
      x += kSquare + 8 + name.most + kBetween;
      add(std::move(name));
    }
  }

  const Chart& chart_;
  const TestPicture& picture_;
  Known known_;
};

}  // namespace

Known lay_out(const Chart& chart, const TestPicture& picture) {
  return Plot(chart, picture).draw();
}

}  // namespace triptych::truth

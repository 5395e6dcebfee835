// A picture as plain commands in pixels, for whoever has a canvas: filled boxes, lines, wedges and
// texts, painted in their order. Text is placed by its middle line; `most` is the room it was given
// (wider text is squeezed by the canvas), so that labels never meet whatever the fonts are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace triptych::truth {

enum class Align { left, centre, right };

struct Box {
  double x = 0, y = 0, w = 0, h = 0;
};

struct Shape {
  enum class Kind { box, line, wedge, text };
  Kind kind = Kind::box;
  // box: x y w h; line: x y x y ...; wedge: x y radius from to (radians, clockwise from the right);
  // text: x y.
  std::vector<double> at;
  std::string colour;  // "#rrggbb"
  double width = 0;    // of a line; of the paper's edge around a wedge or text
  // Text.
  std::string words;
  double size = 0, most = 0;
  Align align = Align::left;
  bool bold = false, mono = false;
  bool upward = false;  // turned a quarter to the left
};

struct Drawing {
  int width = 0, height = 0;
  std::string paper;  // the ground; also what rotation uncovers
  std::vector<Shape> shapes;
};

// Generous: no usual font needs more.
double width_of(std::string_view words, double size, bool bold, bool mono);
// What a text shape covers.
Box box_of(const Shape& text);

Shape box_shape(Box box, std::string colour);
Shape line_shape(std::vector<double> at, std::string colour, double width);
Shape wedge_shape(double x, double y, double radius, double from, double to, std::string colour);
Shape text_shape(std::string words, double x, double y, double size, Align align,
                 std::string colour, bool bold = false);

OrderedJson to_json(const Drawing& drawing);

}  // namespace triptych::truth

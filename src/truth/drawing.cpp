#include "truth/drawing.h"

#include <cmath>
#include <utility>

namespace triptych::truth {
namespace {

// Of the size, for one letter.
double width_of(char letter) {
  if (letter >= '0' && letter <= '9') return 0.65;
  if (letter == 'm' || letter == 'w') return 0.92;
  if (letter == 'M' || letter == 'W' || letter == '%') return 0.98;
  if (letter >= 'A' && letter <= 'Z') return 0.76;
  if (std::string_view("iljtfrI").find(letter) != std::string_view::npos) return 0.42;
  if (letter >= 'a' && letter <= 'z') return 0.63;
  return letter == ' ' ? 0.34 : 0.46;
}

// A tenth of a pixel is enough, and hides what libraries of mathematics differ in.
double tenth(double value) { return std::round(value * 10) / 10; }

OrderedJson places(const Shape& shape) {
  OrderedJson out = OrderedJson::array();
  for (std::size_t i = 0; i < shape.at.size(); ++i) {
    const bool angle = shape.kind == Shape::Kind::wedge && i > 2;
    out.push_back(angle ? std::round(shape.at[i] * 1e6) / 1e6 : tenth(shape.at[i]));
  }
  return out;
}

OrderedJson to_json(const Shape& shape) {
  constexpr const char* kKinds[] = {"box", "line", "wedge", "text"};
  constexpr const char* kAligns[] = {"left", "center", "right"};
  OrderedJson out{{"kind", kKinds[static_cast<std::size_t>(shape.kind)]},
                  {"at", places(shape)},
                  {"colour", shape.colour}};
  if (shape.width > 0) out["width"] = shape.width;
  if (shape.kind != Shape::Kind::text) return out;
  out["words"] = shape.words;
  out["size"] = shape.size;
  out["most"] = tenth(shape.most);
  out["align"] = kAligns[static_cast<std::size_t>(shape.align)];
  if (shape.bold) out["bold"] = true;
  if (shape.mono) out["mono"] = true;
  if (shape.upward) out["upward"] = true;
  return out;
}

}  // namespace

double width_of(std::string_view words, double size, bool bold, bool mono) {
  double width = 0;
  for (const char letter : words) width += mono ? 0.61 : width_of(letter);
  return width * size * (bold && !mono ? 1.05 : 1);
}

Box box_of(const Shape& text) {
  const double long_side = text.most, short_side = text.size * 1.2;
  const double before = text.align == Align::left     ? 0
                        : text.align == Align::centre ? long_side / 2
                                                      : long_side;
  if (text.upward)
    return {text.at[0] - short_side / 2, text.at[1] - (long_side - before), short_side, long_side};
  return {text.at[0] - before, text.at[1] - short_side / 2, long_side, short_side};
}

Shape box_shape(Box box, std::string colour) {
  Shape shape;
  shape.at = {box.x, box.y, box.w, box.h};
  shape.colour = std::move(colour);
  return shape;
}

Shape line_shape(std::vector<double> at, std::string colour, double width) {
  Shape shape;
  shape.kind = Shape::Kind::line;
  shape.at = std::move(at);
  shape.colour = std::move(colour);
  shape.width = width;
  return shape;
}

Shape wedge_shape(double x, double y, double radius, double from, double to, std::string colour) {
  Shape shape;
  shape.kind = Shape::Kind::wedge;
  shape.at = {x, y, radius, from, to};
  shape.colour = std::move(colour);
  return shape;
}

Shape text_shape(std::string words, double x, double y, double size, Align align,
                 std::string colour, bool bold) {
  Shape shape;
  shape.kind = Shape::Kind::text;
  shape.at = {x, y};
  shape.colour = std::move(colour);
  shape.most = width_of(words, size, bold, false);
  shape.words = std::move(words);
  shape.size = size;
  shape.align = align;
  shape.bold = bold;
  return shape;
}

OrderedJson to_json(const Drawing& drawing) {
  OrderedJson out{{"width", drawing.width}, {"height", drawing.height}, {"paper", drawing.paper}};
  out["shapes"] = OrderedJson::array();
  for (const Shape& shape : drawing.shapes) out["shapes"].push_back(to_json(shape));
  return out;
}

}  // namespace triptych::truth

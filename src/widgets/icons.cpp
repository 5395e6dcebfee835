#include "widgets/icons.h"

#include <initializer_list>

namespace triptych::ui {
namespace {

// A pen over a 24 x 24 grid, the size the shapes below are drawn at.
struct Pen {
  ImDrawList& list;
  ImVec2 origin;
  float unit;
  ImU32 colour;

  ImVec2 at(float x, float y) const { return {origin.x + x * unit, origin.y + y * unit}; }
  float stroke() const { return 1.75f * unit < 1.4f ? 1.4f : 1.75f * unit; }
  void line(std::initializer_list<ImVec2> points, bool closed = false) const {
    for (const ImVec2& p : points) list.PathLineTo(at(p.x, p.y));
    list.PathStroke(colour, closed ? ImDrawFlags_Closed : 0, stroke());
  }
  void fill(std::initializer_list<ImVec2> points) const {
    for (const ImVec2& p : points) list.PathLineTo(at(p.x, p.y));
    list.PathFillConvex(colour);
  }
  void circle(float x, float y, float r) const {
    list.AddCircle(at(x, y), r * unit, colour, 0, stroke());
  }
  void dot(float x, float y, float r) const { list.AddCircleFilled(at(x, y), r * unit, colour); }
  void box(float x0, float y0, float x1, float y1, float r = 2) const {
    list.AddRect(at(x0, y0), at(x1, y1), colour, r * unit, 0, stroke());
  }
  void solid(float x0, float y0, float x1, float y1, float r) const {
    list.AddRectFilled(at(x0, y0), at(x1, y1), colour, r * unit);
  }
  void arc(float x, float y, float r, float from, float to) const {
    list.PathArcTo(at(x, y), r * unit, from, to);
    list.PathStroke(colour, 0, stroke());
  }
};

void draw_paper(const Pen& pen) {
  pen.line({{14, 3}, {6, 3}, {6, 21}, {18, 21}, {18, 7}, {14, 3}, {14, 7}, {18, 7}});
}

void draw_media(const Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::image:
      pen.box(3, 5, 21, 19);
      pen.line({{3.5f, 17}, {9, 11}, {13, 15}, {16, 12}, {20.5f, 17}});
      pen.dot(15.5f, 9, 1.4f);
      break;
    case Icon::document:
      draw_paper(pen);
      pen.line({{9, 12}, {15, 12}});
      pen.line({{9, 16}, {15, 16}});
      break;
    case Icon::audio:
      for (const auto& [x, h] :
           {ImVec2{4, 2}, ImVec2{8, 5}, ImVec2{12, 8}, ImVec2{16, 4}, ImVec2{20, 2}}) {
        pen.line({{x, 12 - h}, {x, 12 + h}});
      }
      break;
    case Icon::video:
      pen.box(3, 6, 16, 18);
      pen.line({{16, 11}, {21, 8}, {21, 16}, {16, 13}});
      break;
    default:
      draw_paper(pen);
      break;
  }
}

void draw_place(const Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::key:
      pen.circle(8, 15, 4.2f);
      pen.line({{11, 12}, {20, 3.5f}});
      pen.line({{16, 7.5f}, {19, 10.5f}});
      break;
    case Icon::ask:
      pen.line({{4, 5}, {20, 5}, {20, 16}, {12, 16}, {7, 20}, {7, 16}, {4, 16}}, true);
      pen.line({{8, 9}, {16, 9}});
      pen.line({{8, 12}, {13, 12}});
      break;
    case Icon::learn:
      pen.line({{12, 6.5f},
                {9, 5},
                {3, 5},
                {3, 18},
                {9, 18},
                {12, 19.5f},
                {15, 18},
                {21, 18},
                {21, 5},
                {15, 5},
                {12, 6.5f},
                {12, 19}});
      break;
    case Icon::history:
      pen.arc(12.5f, 12, 8, -2.6f, 2.6f);
      pen.line({{2.5f, 5.5f}, {5.2f, 8.6f}, {9.2f, 7.8f}});
      pen.line({{12.5f, 7.5f}, {12.5f, 12.3f}, {16, 14.3f}});
      break;
    case Icon::theme:
      pen.circle(12, 12, 8);
      pen.list.PathArcTo(pen.at(12, 12), 8 * pen.unit, -1.5708f, 1.5708f);
      pen.list.PathFillConvex(pen.colour);
      break;
    default:  // logo: three panels
      pen.box(2.5f, 5, 8, 19, 1.5f);
      pen.box(9.25f, 3, 14.75f, 21, 1.5f);
      pen.box(16, 5, 21.5f, 19, 1.5f);
      break;
  }
}

void draw_chevron(const Pen& pen, Icon icon) {
  if (icon == Icon::chevron_down)
    pen.line({{6, 9}, {12, 15}, {18, 9}});
  else if (icon == Icon::chevron_right)
    pen.line({{9, 6}, {15, 12}, {9, 18}});
  else
    pen.line({{15, 6}, {9, 12}, {15, 18}});
}

void draw_sign(const Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::check:
      pen.line({{4.5f, 12.5f}, {10, 18}, {19.5f, 6.5f}});
      break;
    case Icon::close:
      pen.line({{6, 6}, {18, 18}});
      pen.line({{18, 6}, {6, 18}});
      break;
    case Icon::batch:
      for (const float row : {6.0f, 12.0f, 18.0f}) {
        pen.line({{4, row}, {6, row}});
        pen.line({{10, row}, {20, row}});
      }
      break;
    case Icon::plus:
      pen.line({{5, 12}, {19, 12}});
      pen.line({{12, 5}, {12, 19}});
      break;
    case Icon::more:
      for (const float dot : {5.0f, 12.0f, 19.0f}) pen.dot(dot, 12, 1.7f);
      break;
    case Icon::code:
      pen.line({{8, 7}, {3, 12}, {8, 17}});
      pen.line({{16, 7}, {21, 12}, {16, 17}});
      pen.line({{13.5f, 5}, {10.5f, 19}});
      break;
    case Icon::options:
      pen.line({{4, 8}, {20, 8}});
      pen.line({{4, 16}, {20, 16}});
      pen.dot(9, 8, 2.6f);
      pen.dot(15, 16, 2.6f);
      break;
    case Icon::edit:
      pen.line({{4, 20}, {5, 15.5f}, {16, 4.5f}, {19.5f, 8}, {8.5f, 19}, {4, 20}});
      break;
    case Icon::expand:
      pen.line({{14, 4}, {20, 4}, {20, 10}});
      pen.line({{10, 20}, {4, 20}, {4, 14}});
      pen.line({{20, 4}, {13.5f, 10.5f}});
      pen.line({{4, 20}, {10.5f, 13.5f}});
      break;
    case Icon::warning:
      pen.line({{12, 3.5f}, {21.5f, 20}, {2.5f, 20}}, true);
      pen.line({{12, 9.5f}, {12, 14}});
      pen.dot(12, 17, 1.1f);
      break;
    default:
      pen.circle(12, 12, 9);
      pen.line({{12, 11}, {12, 16.5f}});
      pen.dot(12, 7.7f, 1.1f);
      break;
  }
}

void draw_command(const Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::play:
      pen.fill({{8, 5}, {19, 12}, {8, 19}});
      break;
    case Icon::stop:
      pen.solid(6.5f, 6.5f, 17.5f, 17.5f, 2);
      break;
    case Icon::pause:
      pen.solid(7, 6, 10.5f, 18, 1);
      pen.solid(13.5f, 6, 17, 18, 1);
      break;
    case Icon::attach:
      pen.line({{12, 4}, {12, 20}});
      pen.line({{4, 12}, {20, 12}});
      break;
    case Icon::copy:
      pen.box(9, 9, 20, 20);
      pen.line({{15, 9}, {15, 4}, {4, 4}, {4, 15}, {9, 15}});
      break;
    case Icon::download:
      pen.line({{12, 4}, {12, 15}});
      pen.line({{7, 10.5f}, {12, 15.5f}, {17, 10.5f}});
      pen.line({{4, 20}, {20, 20}});
      break;
    case Icon::external:
      pen.line({{18, 13}, {18, 20}, {4, 20}, {4, 6}, {11, 6}});
      pen.line({{14, 4}, {20, 4}, {20, 10}});
      pen.line({{20, 4}, {11, 13}});
      break;
    case Icon::refresh:
      pen.arc(12, 12, 8, -0.6f, 4.6f);
      pen.line({{19.5f, 3.5f}, {19, 8.5f}, {14, 8}});
      break;
    case Icon::trash:
      pen.line({{4, 7}, {20, 7}});
      pen.line({{6.5f, 7}, {7.5f, 20}, {16.5f, 20}, {17.5f, 7}});
      pen.line({{9.5f, 7}, {9.5f, 4}, {14.5f, 4}, {14.5f, 7}});
      break;
    default:  // link
      pen.arc(8.5f, 15.5f, 4.2f, 0.2f, 5.0f);
      pen.arc(15.5f, 8.5f, 4.2f, 3.3f, 8.1f);
      pen.line({{9.5f, 14.5f}, {14.5f, 9.5f}});
      break;
  }
}

void draw_tool(const Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::help:
      pen.circle(12, 12, 9);
      pen.arc(12, 9.8f, 2.7f, -3.1f, 1.1f);
      pen.line({{13.2f, 12.2f}, {12, 13.2f}, {12, 14.4f}});
      pen.dot(12, 17, 1.1f);
      break;
    case Icon::camera:
      pen.line({{3, 8}, {7, 8}, {9, 5}, {15, 5}, {17, 8}, {21, 8}, {21, 19}, {3, 19}}, true);
      pen.circle(12, 13, 3.6f);
      break;
    case Icon::microphone:
      pen.box(9, 3, 15, 14, 3);
      pen.arc(12, 11, 6.5f, 0.1f, 3.04f);
      pen.line({{12, 17.5f}, {12, 21}});
      break;
    case Icon::search:
      pen.circle(10.5f, 10.5f, 6);
      pen.line({{15, 15}, {20, 20}});
      break;
    default:  // language
      pen.circle(12, 12, 9);
      pen.line({{3, 12}, {21, 12}});
      pen.arc(22, 12, 13, 2.45f, 3.83f);
      pen.arc(2, 12, 13, -0.69f, 0.69f);
      break;
  }
}

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour) {
  const Pen pen{list, {centre.x - size / 2, centre.y - size / 2}, size / 24, colour};
  switch (icon) {
    case Icon::none:
      return;
    case Icon::image:
    case Icon::document:
    case Icon::audio:
    case Icon::video:
    case Icon::file:
      return draw_media(pen, icon);
    case Icon::key:
    case Icon::ask:
    case Icon::learn:
    case Icon::history:
    case Icon::theme:
    case Icon::logo:
      return draw_place(pen, icon);
    case Icon::chevron_down:
    case Icon::chevron_right:
    case Icon::chevron_left:
      return draw_chevron(pen, icon);
    case Icon::check:
    case Icon::close:
    case Icon::plus:
    case Icon::batch:
    case Icon::more:
    case Icon::code:
    case Icon::options:
    case Icon::edit:
    case Icon::expand:
    case Icon::warning:
    case Icon::info:
      return draw_sign(pen, icon);
    case Icon::help:
    case Icon::camera:
    case Icon::microphone:
    case Icon::search:
    case Icon::language:
      return draw_tool(pen, icon);
    default:
      return draw_command(pen, icon);
  }
}

}  // namespace triptych::ui

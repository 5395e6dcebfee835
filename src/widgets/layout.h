// Where things go, without counting pixels by hand: a Stack puts them under each other, a Row
// beside each other from both ends, a Flow beside each other and below when the line is full, a
// Grid in columns. All return rectangles or take heights that were measured while drawing; none
// draws. A place that reads from right to left is mirrored as a whole (Ui::begin), so that left
// means where a line begins.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "widgets/item_registry.h"
#include "widgets/theme.h"

namespace triptych::ui {

// Distances between things, in CSS pixels; kGap (theme.h) is the usual one.
inline constexpr float kOutside = 8;  // a button without an edge begins left of the words
inline constexpr float kPhone = 600;  // narrower places show one thing at a time
inline constexpr float kGapHair = 2, kGapTight = 4, kGapSmall = 6, kGapWide = 12, kGapLarge = 16,
                       kGapSection = 24;
// Between fields or buttons; after a block that stands for itself.
inline constexpr float kGapMedium = 10, kGapBroad = 14;
// What labelled_field (parts.h) takes: small words, and a control below them.
inline constexpr float kFieldWords = 22, kLabelledField = kFieldWords + kControl;
inline constexpr float kFieldWordsMiddle = 10;

// Of a place.
inline constexpr float kNarrowPage = 600;   // below, less room is left at the sides
inline constexpr float kPageWide = 1080;    // the most that a place takes
inline constexpr float kPageTop = 20;       // above the title
inline constexpr float kLeadMeasure = 680;  // widest line of the words under the title

class Stack {
 public:
  Stack(float x, float y, float width) : x_(x), top_(y), pen_(y), width_(width) {}
  float x() const { return x_; }
  float y() const { return pen_; }  // where the next thing begins
  float width() const { return width_; }
  float used() const { return pen_ - top_; }  // with the gap after the last thing

  // What was drawn at (x, y) and how high it was; then a gap.
  void add(float height, float gap = 0) { pen_ += height + gap; }
  // The same, but nothing at all where nothing was drawn.
  void add_some(float height, float gap) {
    if (height > 0) add(height, gap);
  }
  void skip(float gap) { pen_ += gap; }
  // What was drawn down to `bottom`, by a Flow or a Grid; then a gap.
  void reach(float bottom, float gap = 0) { pen_ = bottom + gap; }
  // Room over the whole width.
  Rect take(float height, float gap = 0) {
    const Rect at{x_, pen_, width_, height};
    add(height, gap);
    return at;
  }
  // Room as wide as asked for, where a line begins.
  Rect place(float width, float height, float gap = 0) {
    const Rect at{x_, pen_, width, height};
    add(height, gap);
    return at;
  }
  // Another column of the same width: at the side of this one, or where this one ends.
  Stack beside(float gap) const { return {x_ + width_ + gap, top_, width_}; }
  Stack below(float gap) const { return {x_, pen_ + gap, width_}; }

 private:
  float x_, top_, pen_, width_;
};

class Row {
 public:
  explicit Row(Rect room, float gap = kGap) : room_(room), gap_(gap) {}
  Rect start(float width) {
    const Rect at{room_.x, room_.y, std::min(width, std::max(room_.w, 0.0f)), room_.h};
    room_.x += width + gap_;
    room_.w -= width + gap_;
    return at;
  }
  Rect end(float width) {
    const Rect at{room_.x + room_.w - width, room_.y, width, room_.h};
    room_.w -= width + gap_;
    return at;
  }
  Rect rest() const { return {room_.x, room_.y, std::max(room_.w, 0.0f), room_.h}; }

 private:
  Rect room_;
  float gap_;
};

class Flow {
 public:
  Flow(float x, float y, float width, float gap = kGap)
      : x_(x), top_(y), y_(y), width_(width), gap_(gap) {}
  Rect next(float width, float height) { return next(width, height, gap_); }
  Rect next(float width, float height, float gap) {
    if (pen_ > 0 && pen_ + width > width_) {
      y_ += row_ + gap;
      pen_ = row_ = 0;
    }
    const Rect at{x_ + pen_, y_, std::min(width, width_), height};
    pen_ += width + gap;
    row_ = std::max(row_, height);
    return at;
  }
  float bottom() const { return y_ + row_; }
  float used() const { return bottom() - top_; }

 private:
  float x_, top_, y_, width_, gap_;
  float pen_ = 0, row_ = 0;  // used width and height of the line
};

// Columns of one width, each filled from the top: the next thing goes to the columns in turn.
class Grid {
 public:
  Grid(float x, float y, float width, std::size_t columns, float gap = kGapLarge)
      : x_(x),
        each_((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns)),
        gap_(gap),
        pens_(columns, y) {}
  float width() const { return each_; }  // of a column
  // draw(x, y) draws at that point and returns the height it used.
  template <class Draw>
  void add(Draw draw) {
    float& pen = pens_[next_];
    pen += draw(x_ + static_cast<float>(next_) * (each_ + gap_), pen) + gap_;
    next_ = (next_ + 1) % pens_.size();
  }
  float bottom() const { return *std::ranges::max_element(pens_); }  // with the gap after

 private:
  float x_, each_, gap_;
  std::vector<float> pens_;
  std::size_t next_ = 0;
};

// Beside `first`, as wide as asked for, whether there is room or not.
inline Rect after(const Rect& first, float width, float gap = kGap) {
  return {first.x + first.w + gap, first.y, width, first.h};
}

// Where the content of a place lies: in the middle, not wider than `most`, with at least `side` of
// room at both sides.
struct Column {
  float x, width;
};
inline Column middle_of(float room, float most, float side) {
  const float width = std::min(room - 2 * side, most);
  return {std::max(side, (room - width) / 2), width};
}
// Of a place: the same edge in all of them.
inline Column page_column(float room, float most = kPageWide) {
  return middle_of(room, most, room < kNarrowPage ? kGapWide : kGapSection);
}

}  // namespace triptych::ui

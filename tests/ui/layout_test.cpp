// Things under and beside each other, without a screen.
#include "widgets/layout.h"

#include <gtest/gtest.h>

namespace triptych::ui::layout_test {
namespace {

void expect_rect(const Rect& at, float x, float y, float w, float h) {
  EXPECT_FLOAT_EQ(at.x, x);
  EXPECT_FLOAT_EQ(at.y, y);
  EXPECT_FLOAT_EQ(at.w, w);
  EXPECT_FLOAT_EQ(at.h, h);
}

TEST(Layout, AStackGrowsByWhatWasDrawn) {
  Stack stack(10, 20, 300);
  stack.add(40, kGap);
  expect_rect(stack.take(30, kGapTight), 10, 68, 300, 30);
  stack.add_some(0, kGapSection);
  EXPECT_FLOAT_EQ(stack.y(), 102);
  EXPECT_FLOAT_EQ(stack.used(), 82);
}

TEST(Layout, ARowIsTakenFromBothEnds) {
  Row row({0, 5, 200, 40}, 10);
  expect_rect(row.start(50), 0, 5, 50, 40);
  expect_rect(row.end(30), 170, 5, 30, 40);
  expect_rect(row.rest(), 60, 5, 100, 40);
  EXPECT_FLOAT_EQ(row.end(500).w, 500) << "what asks for more gets it, and nothing is left";
  EXPECT_FLOAT_EQ(row.rest().w, 0);
}

TEST(Layout, AFlowBeginsANewLineWhenThisOneIsFull) {
  Flow flow(0, 0, 100, 8);
  expect_rect(flow.next(60, 20), 0, 0, 60, 20);
  expect_rect(flow.next(60, 30), 0, 28, 60, 30);
  expect_rect(flow.next(30, 10), 68, 28, 30, 10);
  EXPECT_FLOAT_EQ(flow.bottom(), 58);
  EXPECT_FLOAT_EQ(Flow(0, 0, 100).next(400, 20).w, 100) << "never wider than its room";
}

TEST(Layout, AGridFillsItsColumnsInTurn) {
  Grid grid(0, 100, 216, 2, 16);
  EXPECT_FLOAT_EQ(grid.width(), 100);
  std::vector<std::pair<float, float>> at;
  for (const float height : {50.0f, 10.0f, 20.0f})
    grid.add([&](float x, float y) {
      at.emplace_back(x, y);
      return height;
    });
  EXPECT_EQ(at, (std::vector<std::pair<float, float>>{{0, 100}, {116, 100}, {0, 166}}));
  EXPECT_FLOAT_EQ(grid.bottom(), 202);
}

TEST(Layout, AStackGoesOnBelowWhatAFlowReached) {
  Stack stack(10, 20, 100);
  stack.skip(kGap);
  Flow flow(stack.x(), stack.y(), stack.width());
  flow.next(60, 20);
  flow.next(60, 30);
  stack.reach(flow.bottom(), kGapTight);
  EXPECT_FLOAT_EQ(stack.y(), 90);
  EXPECT_FLOAT_EQ(stack.used(), 70);
}

}  // namespace
}  // namespace triptych::ui::layout_test

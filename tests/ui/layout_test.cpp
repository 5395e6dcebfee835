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

TEST(Layout, AStackGivesRoomAsWideAsAskedFor) {
  Stack stack(10, 20, 300);
  expect_rect(stack.place(50, 44, kGap), 10, 20, 50, 44);
  expect_rect(stack.place(400, 44), 10, 72, 400, 44);
  EXPECT_FLOAT_EQ(stack.used(), 96);
}

TEST(Layout, AStackIsContinuedAtItsSideOrBelow) {
  Stack first(10, 20, 100);
  first.add(50, kGap);
  expect_rect(first.beside(kGapLarge).take(5), 126, 20, 100, 5);
  expect_rect(first.below(kGapWide).take(5), 10, 90, 100, 5);
}

TEST(Layout, AFlowTellsItsHeight) {
  Flow flow(0, 30, 100, 8);
  EXPECT_FLOAT_EQ(flow.used(), 0);
  flow.next(60, 20);
  flow.next(60, 20);
  EXPECT_FLOAT_EQ(flow.used(), 48);
}

TEST(Layout, OneThingComesAfterAnother) {
  expect_rect(after({10, 20, 50, 44}, 70), 68, 20, 70, 44);
}

TEST(Layout, APlaceLiesInTheMiddleOfItsRoom) {
  const Column wide = middle_of(1000, 600, 24), narrow = middle_of(320, 600, 12);
  EXPECT_FLOAT_EQ(wide.x, 200);
  EXPECT_FLOAT_EQ(wide.width, 600);
  EXPECT_FLOAT_EQ(narrow.x, 12);
  EXPECT_FLOAT_EQ(narrow.width, 296);
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

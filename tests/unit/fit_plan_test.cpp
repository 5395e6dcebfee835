// The planner that makes pictures fit: rules only, no pixels.
#include "media/fit_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace triptych::fit_plan_test {
namespace {

MediaInfo picture(int width, int height, const char* type = "image/jpeg") {
  MediaInfo info;
  info.kind = MediaKind::image;
  info.media_type = type;
  info.width = width;
  info.height = height;
  return info;
}

FitTarget target(int side = 0, std::size_t base64 = 0) {
  FitTarget out{"V", {"image/png", "image/jpeg", "image/webp"}, {}};
  out.limits.image_side = side;
  out.limits.image_base64 = base64;
  return out;
}

bool has(const FitPlan& plan, FitChange change) {
  return std::ranges::find(plan.changes, change) != plan.changes.end();
}

TEST(FitPlan, SidesAreThoseOfThePictureAsShown) {
  MediaInfo info = picture(6000, 4000);
  info.orientation = 6;
  info.metadata = info.location = true;
  const std::vector<FitTarget> targets{target(3000)};
  const auto plan = plan_fit(info, 9'000'000, targets);
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->source, (PixelRect{0, 0, 4000, 6000}));
  EXPECT_EQ(plan->tries.front(), (FitTry{2000, 3000, "image/jpeg", 90}));
  for (const FitChange change : {FitChange::turned, FitChange::location_removed,
                                 FitChange::metadata_removed, FitChange::scaled})
    EXPECT_TRUE(has(*plan, change)) << key_of(change);
  EXPECT_FALSE(has(*plan, FitChange::type_changed));
}

TEST(FitPlan, TheStrictestLimitAndTheBestEyesDecide) {
  std::vector<FitTarget> targets{target(8000, 4000), target(0, 8000)};
  targets[0].limits.useful_side = 1000;
  targets[1].limits.useful_side = 2000;
  const auto plan = plan_fit(picture(4000, 3000), 1, targets);
  EXPECT_EQ(plan->tries.front().width, 2000);
  EXPECT_EQ(plan->most_bytes, 3000u);
  targets[0].limits.image_side = 500;
  EXPECT_EQ(plan_fit(picture(4000, 3000), 1, targets)->tries.front().width, 500);
}

TEST(FitPlan, ManyPicturesMustBeSmaller) {
  std::vector<FitTarget> targets{target(8000)};
  targets[0].limits.many_images = 20;
  targets[0].limits.many_images_side = 2000;
  EXPECT_EQ(plan_fit(picture(4000, 3000), 1, targets, {}, {20, 0})->tries.front().width, 4000);
  EXPECT_EQ(plan_fit(picture(4000, 3000), 1, targets, {}, {21, 0})->tries.front().width, 2000);
}

TEST(FitPlan, PixelsThatNobodySeesAreLeftOut) {
  std::vector<FitTarget> targets{target()};
  targets[0].limits.useful_pixels = 3'000'000;
  EXPECT_EQ(plan_fit(picture(4000, 3000), 1, targets)->tries.front().width, 2000);
  // The person decides otherwise.
  ImageWishes wishes;
  wishes.longest_side = 3600;
  EXPECT_EQ(plan_fit(picture(4000, 3000), 1, targets, wishes)->tries.front().width, 3600);
  wishes.longest_side = 9000;  // pictures are never made larger
  EXPECT_EQ(plan_fit(picture(4000, 3000), 1, targets, wishes)->tries.front().width, 4000);
}

TEST(FitPlan, QualityFallsThenTheSides) {
  const std::vector<FitTarget> targets{target(0, 400)};
  const auto plan = plan_fit(picture(1000, 500), 1, targets);
  EXPECT_EQ(plan->most_bytes, 300u);
  int quality = 101, width = 1000;
  for (const FitTry& one : plan->tries) {
    EXPECT_LE(one.width, width);
    if (one.width < width) quality = 101;
    width = one.width;
    if (one.media_type == "image/jpeg") {
      EXPECT_LT(one.quality, quality);
      quality = one.quality;
    }
  }
  EXPECT_LT(plan->tries.back().width, 300);
}

TEST(FitPlan, TheTypeIsOneThatAllTakeAndBrowsersWrite) {
  std::vector<FitTarget> targets{target()};
  EXPECT_EQ(plan_fit(picture(8, 8, "image/heic"), 1, targets)->tries[0].media_type, "image/jpeg");
  EXPECT_EQ(plan_fit(picture(8, 8, "image/png"), 1, targets)->tries[0].media_type, "image/png");
  MediaInfo gif = picture(8, 8, "image/gif");
  gif.alpha = gif.animated = true;
  const auto plan = plan_fit(gif, 1, targets);
  EXPECT_EQ(plan->tries[0].media_type, "image/png");
  EXPECT_TRUE(has(*plan, FitChange::first_frame));
  EXPECT_FALSE(has(*plan, FitChange::flattened));
  targets.push_back(target());
  targets[1].image_types = {"image/jpeg"};
  const auto narrow = plan_fit(gif, 1, targets);
  EXPECT_EQ(narrow->tries[0].media_type, "image/jpeg");
  EXPECT_TRUE(has(*narrow, FitChange::flattened));
  targets[1].image_types = {};
  EXPECT_FALSE(plan_fit(gif, 1, targets));
}

TEST(FitPlan, OtherFilesTakeTheirShareOfTheRequest) {
  std::vector<FitTarget> targets{target()};
  targets[0].limits.request_base64 = 4000;
  EXPECT_EQ(plan_fit(picture(8, 8), 1, targets, {}, {2, 2000})->most_bytes, 1500u);
  EXPECT_EQ(plan_fit(picture(8, 8), 1, targets, {}, {2, 9000})->most_bytes, 1u);
}

TEST(FitPlan, CropsAreCutToThePicture) {
  const MediaInfo info = picture(100, 80);
  EXPECT_EQ(clip_to(info, {-10, 70, 50, 50}), (PixelRect{0, 70, 40, 10}));
  EXPECT_FALSE(clip_to(info, {100, 0, 5, 5}));
  EXPECT_FALSE(clip_to(info, {5, 5, -3, 5}));
  EXPECT_FALSE(clip_to(info, {2147483647, 0, 2147483647, 5}));
  ImageWishes wishes;
  wishes.crop = PixelRect{10, 10, 50, 20};
  wishes.boxes = {{0, 0, 5, 5}};
  const auto plan = plan_fit(info, 1, std::vector<FitTarget>{target()}, wishes);
  EXPECT_EQ(plan->source, (PixelRect{10, 10, 50, 20}));
  EXPECT_EQ(plan->tries.front().width, 50);
  EXPECT_TRUE(has(*plan, FitChange::cropped) && has(*plan, FitChange::blackened));
}

TEST(FitPlan, WhatIsNoPictureHasNone) {
  MediaInfo info = picture(0, 0);
  const std::vector<FitTarget> targets{target()};
  EXPECT_FALSE(plan_fit(info, 1, targets));
  info.kind = MediaKind::audio;
  EXPECT_FALSE(plan_fit(info, 1, targets));
}

TEST(FitPlan, PrintingColoursBecomeThoseOfTheScreen) {
  MediaInfo info = picture(100, 80);
  EXPECT_FALSE(has(*plan_fit(info, 1, std::vector<FitTarget>{target()}), FitChange::recoloured));
  info.cmyk = true;
  EXPECT_TRUE(has(*plan_fit(info, 1, std::vector<FitTarget>{target()}), FitChange::recoloured));
  EXPECT_EQ(key_of(FitChange::recoloured), "fit.recoloured");
}

}  // namespace
}  // namespace triptych::fit_plan_test

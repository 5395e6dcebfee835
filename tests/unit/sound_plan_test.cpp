// WAV while it is small enough, then MP3 of the best rate that is.
#include "media/sound_plan.h"

#include <gtest/gtest.h>

#include "media/wav.h"

namespace triptych::sound_plan_test {
namespace {

constexpr std::size_t kMax = std::size_t{25} << 20;  // what transcribers take

TEST(SoundPlan, WavUntilItIsTooLarge) {
  EXPECT_EQ(plan_sound(60, kMax), (SoundPlan{0, true}));
  EXPECT_EQ(plan_sound(1e5, 0), (SoundPlan{0, true}));  // no limit
  // 16,000 samples of 2 bytes a second.
  const double longest = static_cast<double>(kMax - kWavHeader) / 32'000;
  EXPECT_EQ(plan_sound(longest, kMax).kilobits, 0);
  EXPECT_EQ(plan_sound(longest + 1, kMax), (SoundPlan{64, true}));
}

TEST(SoundPlan, TheBestRateThatIsSmallEnough) {
  EXPECT_EQ(plan_sound(50 * 60, kMax), (SoundPlan{64, true}));
  EXPECT_EQ(plan_sound(70 * 60, kMax), (SoundPlan{48, true}));
  EXPECT_EQ(plan_sound(105 * 60, kMax), (SoundPlan{32, true}));
  EXPECT_EQ(plan_sound(140 * 60, kMax), (SoundPlan{24, true}));
  EXPECT_EQ(plan_sound(150 * 60, kMax), (SoundPlan{24, false}));
}

TEST(SoundPlan, WhatIsWishedIsDone) {
  EXPECT_EQ(plan_sound(60, kMax, 32), (SoundPlan{32, true}));
  EXPECT_EQ(plan_sound(3600, kMax, 0), (SoundPlan{0, false}));
  EXPECT_EQ(plan_sound(60, 1, 64), (SoundPlan{64, false}));
}

// Two minutes as LAME writes them, measured: all frames, and the padding of both ends.
TEST(SoundPlan, SizesAreNeverTooLow) {
  for (const auto& [kilobits, measured] :
       {std::pair{64, 960'768u}, std::pair{48, 720'576u}, std::pair{24, 360'288u}}) {
    EXPECT_GE(sound_size(120, kilobits), measured);
    EXPECT_LT(sound_size(120, kilobits), measured + 1000);
  }
  EXPECT_EQ(sound_size(2, 0), kWavHeader + 64'000);
  EXPECT_EQ(sound_size(-1, 0), kWavHeader);
}

}  // namespace
}  // namespace triptych::sound_plan_test

// How long ago a run was: by the clock and the calendar on the person's wall.
#include "features/history/ago.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/strings.h"
#include "fakes/source_dir.h"

namespace triptych::ago_test {
namespace {

using Unit = Ago::Unit;

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr std::int64_t kNoon = 20'784 * kDay + 12 * kHour;  // 2026-11-27 12:00 UTC

Ago ago(std::int64_t passed, std::int64_t now = kNoon, int offset = 0) {
  return ago_of(now, now - passed, offset);
}

TEST(AgoOf, MinutesThenHoursThenYesterdayThenTheDate) {
  EXPECT_EQ(ago(0), (Ago{Unit::now, 0}));
  EXPECT_EQ(ago(kMinute - 1), (Ago{Unit::now, 0}));
  EXPECT_EQ(ago(kMinute), (Ago{Unit::minutes, 1}));
  EXPECT_EQ(ago(2 * kMinute + 59'000), (Ago{Unit::minutes, 2}));
  EXPECT_EQ(ago(kHour - 1), (Ago{Unit::minutes, 59}));
  EXPECT_EQ(ago(kHour), (Ago{Unit::hours, 1}));
  EXPECT_EQ(ago(12 * kHour), (Ago{Unit::hours, 12})) << "since midnight";
  EXPECT_EQ(ago(12 * kHour + 1), (Ago{Unit::yesterday, 0}));
  EXPECT_EQ(ago(36 * kHour), (Ago{Unit::yesterday, 0}));
  EXPECT_EQ(ago(36 * kHour + 1), (Ago{Unit::date, 0}));
}

TEST(AgoOf, DaysChangeAtMidnightWhereThePersonIs) {
  EXPECT_EQ(ago(3 * kHour, kNoon, 14 * 60), (Ago{Unit::yesterday, 0})) << "02:00, and 23:00";
  EXPECT_EQ(ago(3 * kHour, kNoon, -10 * 60), (Ago{Unit::yesterday, 0})) << "02:00, and 23:00";
  EXPECT_EQ(ago(3 * kHour, kNoon, -9 * 60), (Ago{Unit::hours, 3})) << "03:00, and midnight";
  EXPECT_EQ(ago(30 * kMinute, kNoon - 12 * kHour), (Ago{Unit::minutes, 30})) << "over midnight";
}

TEST(AgoOf, WhatIsNotKnownOrNotYetHasItsDateOnly) {
  EXPECT_EQ(ago(-kMinute), (Ago{Unit::now, 0})) << "the clock was set right";
  EXPECT_EQ(ago(-kMinute - 1), (Ago{Unit::date, 0}));
  EXPECT_EQ(ago_of(0, kNoon, 0), (Ago{Unit::date, 0}));
  EXPECT_EQ(ago_of(kNoon, 0, 0), (Ago{Unit::date, 0}));
}

TEST(AgoWords, AreThoseOfTheLanguage) {
  const auto speak = [](const std::string& language) {
    std::stringstream text;
    text << std::ifstream(source_dir() + "/assets/strings/" + language + ".json").rdbuf();
    EXPECT_TRUE(load_strings(text.str()));
  };
  const std::string date = "2026-11-20 09:05";
  EXPECT_EQ(words_of({Unit::now, 0}, date), "just now");
  EXPECT_EQ(words_of({Unit::minutes, 2}, date), "2 min ago");
  EXPECT_EQ(words_of({Unit::hours, 3}, date), "3 h ago");
  EXPECT_EQ(words_of({Unit::yesterday, 0}, date), "yesterday");
  EXPECT_EQ(words_of({Unit::date, 0}, date), date);
  speak("es");
  EXPECT_EQ(words_of({Unit::minutes, 1}, date), "hace 1 min");
  speak("ar");
  EXPECT_EQ(words_of({Unit::minutes, 11}, date),
            "قبل \xE2\x81\xA8"
            "11\xE2\x81\xA9 د");
  EXPECT_TRUE(load_strings("{}"));
}

}  // namespace
}  // namespace triptych::ago_test

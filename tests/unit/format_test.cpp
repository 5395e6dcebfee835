// Numbers as the language of the interface writes them.
#include <gtest/gtest.h>

#include "base/format.h"

namespace triptych::format_test {
namespace {

TEST(Format, NumbersAreWrittenAsInEnglishUntilToldOtherwise) {
  EXPECT_EQ(format_count(1234567), "1,234,567");
  EXPECT_EQ(format_count(-1234), "-1,234");
  EXPECT_EQ(format_bytes(1'240'000), "1.2 MB");
  EXPECT_EQ(format_seconds(Millis{1240}), "1.24 s");
  EXPECT_EQ(format_usd(0.0042), "$0.0042");
  EXPECT_EQ(format_usd(1234.5), "$1234.50");
}

TEST(Format, ALanguageHasItsOwnSigns) {
  const NumberSigns spanish{",", ".", 5};
  EXPECT_EQ(format_count(1234, spanish), "1234");
  EXPECT_EQ(format_count(12345, spanish), "12.345");
  EXPECT_EQ(format_count(1234567, spanish), "1.234.567");
  EXPECT_EQ(format_bytes(1'240'000, spanish), "1,2 MB");
  EXPECT_EQ(format_bytes(812, spanish), "812 B");
  EXPECT_EQ(format_seconds(Millis{1240}, spanish), "1,24 s");
  EXPECT_EQ(format_usd(0.0042, spanish), "$0,0042");
  EXPECT_EQ(format_count(-12345, NumberSigns{".", "", 4}), "-12345") << "no sign between groups";
}

TEST(Format, TheInterfaceIsToldOnce) {
  set_number_signs({",", ".", 5});
  EXPECT_EQ(format_count(12345), "12.345");
  set_number_signs({});
  EXPECT_EQ(format_count(12345), "12,345");
}

TEST(Format, DatesAreWrittenAsTheLanguageDoes) {
  EXPECT_EQ(format_date("2026-04-03"), "Apr 3, 2026");
  EXPECT_EQ(format_date("2026-12-31 04:05"), "Dec 31, 2026, 04:05");
  DateWords spanish;
  spanish.months[3] = "abr";
  spanish.day = "{d} {m} {y}";
  spanish.minute = "{d} {m} {y}, {t}";
  EXPECT_EQ(format_date("2026-04-03", spanish), "3 abr 2026");
  EXPECT_EQ(format_date("2026-04-03 14:05", spanish), "3 abr 2026, 14:05");
  set_date_words(spanish);
  EXPECT_EQ(format_date("2026-04-13"), "13 abr 2026");
  set_date_words({});
  EXPECT_EQ(format_date("2026-04-13"), "Apr 13, 2026");
}

TEST(Format, WhatIsNoDateStaysAsItIs) {
  for (const char* text : {"", "2026", "2026-13-01", "2026-00-01", "2026-4-3", "2026-04-03T14:05Z",
                           "yesterday", "\xff\xff\xff\xff-\xff\xff-\xff\xff"})
    EXPECT_EQ(format_date(text), text);
  EXPECT_EQ(format_date("2026-04-03", {{"only one"}, "{m}", ""}), "2026-04-03");
  EXPECT_EQ(format_date("2026-04-03", {DateWords{}.months, "{x} {", ""}), " {") << "odd order";
}

}  // namespace
}  // namespace triptych::format_test

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

}  // namespace
}  // namespace triptych::format_test

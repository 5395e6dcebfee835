// Contrast by the WCAG 2 formula, for every pair of colours that meet on the page.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace triptych::ui::theme_test {
namespace {

double channel(ImU32 colour, int shift) {
  const double c = static_cast<double>((colour >> shift) & 255u) / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(ImU32 c) {
  return 0.2126 * channel(c, IM_COL32_R_SHIFT) + 0.7152 * channel(c, IM_COL32_G_SHIFT) +
         0.0722 * channel(c, IM_COL32_B_SHIFT);
}
double contrast(ImU32 a, ImU32 b) {
  const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return x > y ? x / y : y / x;
}

// `over` at `alpha` (0..255) on `below`.
ImU32 blended(ImU32 over, ImU32 below, double alpha) {
  ImU32 out = IM_COL32(0, 0, 0, 255);
  for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
    const double a = (over >> shift) & 255u, b = (below >> shift) & 255u;
    out |= static_cast<ImU32>(std::lround((a * alpha + b * (255 - alpha)) / 255)) << shift;
  }
  return out;
}

const Theme kThemes[] = {dark_theme(), light_theme(), contrast_theme(true), contrast_theme(false)};

TEST(Theme, TextMeetsAaOnEverySurface) {
  for (const Theme& t : kThemes) {
    for (const ImU32 surface : {t.background, t.surface, t.raised, t.code_background, t.hover}) {
      EXPECT_GE(contrast(t.text, surface), 7.0);
      EXPECT_GE(contrast(t.muted, surface), 4.5);
      EXPECT_GE(contrast(t.accent, surface), 4.5);
    }
    EXPECT_GE(contrast(t.on_accent, t.accent_fill), 4.5);
    EXPECT_GE(contrast(t.accent, t.accent_soft), 4.5);
    EXPECT_GE(contrast(t.text, t.accent_soft), 4.5);
    EXPECT_GE(contrast(t.text, t.danger_soft), 4.5);
    EXPECT_GE(contrast(t.danger, t.danger_soft), 4.5);
    EXPECT_GE(contrast(t.danger, t.surface), 4.5);
    for (const ImU32 word : {t.danger, t.success})  // removed and added words of an answer
      EXPECT_GE(contrast(word, blended(word, t.surface, kMarkAlpha)), 4.5);
    EXPECT_GE(contrast(t.text, t.warning_soft), 4.5);
    for (const ImU32 hue : t.hues) EXPECT_GE(contrast(hue, t.surface), 4.5);
    for (const ImU32 c : {t.syntax_key, t.syntax_string, t.syntax_number}) {
      EXPECT_GE(contrast(c, t.code_background), 4.5);
    }
  }
}

TEST(Theme, FactsAreReadableOnCodeOnMarkedLinesAndInverted) {
  for (const Theme& t : kThemes) {
    for (const ImU32 line : {t.code_background, blended(t.danger, t.code_background, kMarkAlpha),
                             blended(t.success, t.code_background, kMarkAlpha)}) {
      EXPECT_GE(contrast(t.text, line), 4.5);
      EXPECT_GE(contrast(t.syntax_key, line), 4.5);
      EXPECT_GE(contrast(t.syntax_string, line), 4.5);
      EXPECT_GE(contrast(t.syntax_number, line), 4.5);
      for (const ImU32 fact : t.facts) {
        EXPECT_GE(contrast(fact, blended(fact, line, kFactAlpha)), 4.5);
      }
    }
    for (const ImU32 fact : t.facts) {
      EXPECT_GE(contrast(fact, t.surface), 4.5);
      EXPECT_GE(contrast(fact, t.code_background), 4.5);  // and the other way round when chosen
      EXPECT_EQ(std::ranges::count(t.facts, fact), 1) << "two facts look alike";
    }
  }
  for (const bool dark : {true, false}) {
    const Theme t = contrast_theme(dark);
    for (const ImU32 fact : t.facts) EXPECT_GE(contrast(fact, t.code_background), 7.0);
  }
}

TEST(Theme, EdgesOfFieldsCanBeSeen) {
  for (const Theme& t : kThemes) {
    EXPECT_GE(contrast(t.field_border, t.surface), 3.0);
    EXPECT_GE(contrast(t.field_border, t.raised), 3.0);
  }
}

TEST(Theme, HighContrastMeetsAaaAndShowsEveryEdge) {
  for (const bool dark : {true, false}) {
    const Theme t = contrast_theme(dark);
    EXPECT_EQ(t.dark, dark);
    for (const ImU32 words :
         {t.text, t.muted, t.accent, t.danger, t.warning, t.success, t.hues[0], t.hues[1],
          t.hues[2], t.hues[3], t.syntax_key, t.syntax_string, t.syntax_number}) {
      EXPECT_GE(contrast(words, t.surface), 7.0);
    }
    EXPECT_GE(contrast(t.border, t.surface), 7.0);
    EXPECT_GE(contrast(t.on_accent, t.accent_fill), 7.0);
  }
}

TEST(Theme, ForcedColoursAreTakenAsTheyAre) {
  const Theme t = forced_theme("#000000 #ffff00 #00ffff #101010 #eeeeee #1aebff #000001 #3ff23f");
  EXPECT_TRUE(t.dark);
  EXPECT_EQ(t.background, IM_COL32(0, 0, 0, 255));
  EXPECT_EQ(t.text, IM_COL32(255, 255, 0, 255));
  EXPECT_EQ(t.accent, IM_COL32(0, 255, 255, 255));
  EXPECT_EQ(t.on_accent, IM_COL32(0, 0, 1, 255));
  for (const char* bad : {"", "#12345", "#000000 #ffffff", "#00000g #1 #2 #3 #4 #5 #6 #7"})
    EXPECT_EQ(forced_theme(bad).text, light_theme().text) << bad;
}

}  // namespace
}  // namespace triptych::ui::theme_test

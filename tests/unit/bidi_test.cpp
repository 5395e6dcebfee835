// Lines in both directions, as UAX #9 orders them. Right-to-left letters are Hebrew and Arabic; the
// expected lines are what Chromium draws.
#include "widgets/bidi.h"

#include <gtest/gtest.h>

#include <string>

namespace triptych::bidi_test {
namespace {

using ui::visual_order;

// Pieces from left to right, each between bars; those that run from the right behind a "<".
std::string seen(std::string_view line, bool rtl, const std::vector<std::size_t>& cuts = {}) {
  std::string out = "|";
  for (const ui::BidiPiece& piece : visual_order(line, rtl, cuts))
    out += (piece.rtl ? "<" : "") + std::string(line.substr(piece.begin, piece.end - piece.begin)) +
           "|";
  return out;
}

TEST(Bidi, OneDirectionIsOnePiece) {
  EXPECT_EQ(seen("two words, and 3.5 more", false), "|two words, and 3.5 more|");
  EXPECT_EQ(seen("שלום עולם!", true), "|<שלום עולם!|");
  EXPECT_EQ(seen("", true), "|");
}

TEST(Bidi, WordsOfTheOtherDirectionStandWithinTheLine) {
  EXPECT_EQ(seen("say שלום now", false), "|say |<שלום| now|");
  EXPECT_EQ(seen("אמר hello עכשיו", true), "|< עכשיו|hello|<אמר |");
  EXPECT_EQ(seen("say שלום עולם now", false), "|say |<שלום עולם| now|")
      << "the space goes with both";
}

TEST(Bidi, ASignAtTheEndGoesWithTheLine) {
  EXPECT_EQ(seen("Hello مرحبا.", false), "|Hello |<مرحبا|.|");
  EXPECT_EQ(seen("مرحبا world.", true), "|<.|world|<مرحبا |");
}

TEST(Bidi, NumbersRunFromTheLeftInBothDirections) {
  EXPECT_EQ(seen("מחיר 12.50 שח", true), "|< שח|12.50|<מחיר |");
  EXPECT_EQ(seen("السعر 1,250 ريال", true), "|< ريال|1,250|<السعر |");
  EXPECT_EQ(seen("נכון ל-50% מהזמן", true), "|< מהזמן|50%|<נכון ל-|");
  EXPECT_EQ(seen("السعر ١٢٫٥", true), "|١٢٫٥|<السعر |");
  EXPECT_EQ(seen("page 12 of 20", false), "|page 12 of 20|");
}

TEST(Bidi, PiecesThatLookDifferentKeepTheirOrder) {
  // "مرحبا كلمة هنا", the second word in bold.
  EXPECT_EQ(seen("مرحبا كلمة هنا", true, {0, 11, 19}), "|< هنا|<كلمة|<مرحبا |");
  EXPECT_EQ(seen("see كلمة هنا", false, {0, 4, 12}), "|see |< هنا|<كلمة|");
  EXPECT_EQ(seen("one two", false, {0, 4}), "|one |two|");
}

TEST(Bidi, BracketsGoWithTheLineOrWithWhatStandsBeforeThem) {
  EXPECT_EQ(seen("مرحبا (test) 5%", true), "|5%|<) |test|<مرحبا (|");
  EXPECT_EQ(seen("a (שלום) b", false), "|a (|<שלום|) b|");
}

TEST(Bidi, MarksStayWithTheirLetters) { EXPECT_EQ(seen("שָׁלוֹם a", true), "|a|<שָׁלוֹם |"); }

TEST(Bidi, SpacesAtTheEndGoWithTheLine) { EXPECT_EQ(seen("שלום abc ", true), "|< |abc|<שלום |"); }

// Every byte is in one piece, whatever the line and the cuts are.
TEST(Bidi, LosesNothing) {
  const std::string line = "a1 ب2,3 (ג) + ٤٫٥ – ê😀 5€ ـ";
  for (const bool rtl : {false, true}) {
    for (std::size_t cut = 0; cut < line.size(); ++cut) {
      if ((static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) continue;
      std::string bytes(line.size(), '0');
      for (const ui::BidiPiece& piece : visual_order(line, rtl, {cut}))
        for (std::size_t i = piece.begin; i < piece.end; ++i) ++bytes[i];
      EXPECT_EQ(bytes, std::string(line.size(), '1')) << cut;
    }
  }
}

}  // namespace
}  // namespace triptych::bidi_test

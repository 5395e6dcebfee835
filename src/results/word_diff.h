// Two free texts compared word by word: transcripts, descriptions. A word is what stands between
// white space; ideographs are words of their own. White space itself is never a difference.
// Figures are those of speech recognition: of a stretch that differs, as many words as both sides
// have are changed, the rest is left out or added; the rate is their sum over the words of the
// reference (WER).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/line_diff.h"

namespace triptych::results {

struct WordPiece {
  LineMark mark = LineMark::same;
  std::string text;  // with the white space behind each word; '\n' only where paragraphs end
  bool gap = false;  // stands for equal words that were left out
  friend bool operator==(const WordPiece&, const WordPiece&) = default;
};

struct WordDiff {
  std::vector<WordPiece> pieces;  // in reading order; of a stretch what was removed comes first
  std::size_t words = 0;          // of the reference
  std::size_t changed = 0, left_out = 0, added = 0;
  std::size_t differing() const { return changed + left_out + added; }
  double rate() const;  // 0 with no words at all; above 1 when more was added than there was
};

// `loose`: capitals and punctuation do not count; a word of punctuation only equals another.
WordDiff diff_words(std::string_view reference, std::string_view other, bool loose = false);

// The differences with up to `around` equal words at each side; a gap piece "… " for the rest.
std::vector<WordPiece> only_differences(const std::vector<WordPiece>& pieces, std::size_t around);

}  // namespace triptych::results

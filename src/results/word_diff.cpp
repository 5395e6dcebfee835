#include "results/word_diff.h"

#include <algorithm>
#include <cctype>

#include "base/sequence_diff.h"
#include "results/values.h"

namespace triptych::results {
namespace {

struct Word {
  std::string_view text;  // without white space
  bool paragraph_end = false, space = false;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::size_t bytes_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Chinese, Japanese, Korean: written without spaces, compared by sign.
bool is_ideograph(std::string_view at) {
  const auto byte = [&](std::size_t i) {
    return i < at.size() ? static_cast<unsigned char>(at[i]) : 0u;
  };
  if (byte(0) == 0xE2) return byte(1) >= 0xBA;
  return (byte(0) >= 0xE3 && byte(0) <= 0xED) || (byte(0) == 0xEF && byte(1) >= 0xBC) ||
         (byte(0) == 0xF0 && byte(1) >= 0xA0);
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && !is_space(text[at])) {
    const bool alone = is_ideograph(text.substr(at));
    if (alone && at > begin) break;
    at = std::min(at + bytes_of(text[at]), text.size());
    if (alone) break;
  }
  return at;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      if (!out.empty()) {
        out.back().space = true;
        out.back().paragraph_end = out.back().paragraph_end || text[at] == '\n';
      }
      ++at;
      continue;
    }
    const std::size_t end = end_of_word(text, at);
    out.push_back({text.substr(at, end - at)});
    at = end;
  }
  return out;
}

// General punctuation and signs, without what is part of a number or a word ("3.5", "don't").
bool is_punctuation(std::string_view sign) {
  if (sign.size() == 1) return std::ispunct(static_cast<unsigned char>(sign[0])) != 0;
  return sign.starts_with("\u00A1") || sign.starts_with("\u00BF") || sign.starts_with("\u00AB") ||
         sign.starts_with("\u00BB") || sign.starts_with("\u060C") || sign.starts_with("\u061F") ||
         sign.starts_with("\xE2\x80") || sign.starts_with("\xE3\x80");
}

std::string loosely(std::string_view word) {
  std::vector<std::string_view> signs;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t length = std::min(bytes_of(word[at]), word.size() - at);
    signs.push_back(word.substr(at, length));
    at += length;
  }
  std::size_t begin = 0, end = signs.size();
  while (begin < end && is_punctuation(signs[begin])) ++begin;
  while (end > begin && is_punctuation(signs[end - 1])) --end;
  std::string kept;
  for (std::size_t i = begin; i < end; ++i) kept += signs[i];
  return folded(kept);
}

struct Numbered {
  std::vector<Word> words;
  std::vector<std::string> loose;
  Sequence sequence;
};

void number(Numbered& text, bool loose, Numbering& numbering) {
  text.loose.reserve(text.words.size());  // the numbering looks into them
  for (const Word& word : text.words) {
    if (loose) text.loose.push_back(loosely(word.text));
    text.sequence.push_back(numbering(loose ? std::string_view(text.loose.back()) : word.text));
  }
}

void add(std::vector<WordPiece>& pieces, LineMark mark, const Word& word) {
  if (pieces.empty() || pieces.back().mark != mark) pieces.push_back({mark, ""});
  pieces.back().text += word.text;
  // What only the reference has opens no paragraph of its own.
  if (word.paragraph_end && mark != LineMark::removed)
    pieces.back().text += '\n';
  else if (word.space)
    pieces.back().text += ' ';
}

bool ends_open(const std::vector<WordPiece>& pieces) {
  return !pieces.empty() && !is_space(pieces.back().text.back());
}

}  // namespace

double WordDiff::rate() const {
  const std::size_t of = std::max<std::size_t>(words, 1);
  return static_cast<double>(differing()) / static_cast<double>(of);
}

WordDiff diff_words(std::string_view reference, std::string_view other, bool loose) {
  Numbered before{words_of(reference), {}, {}}, after{words_of(other), {}, {}};
  Numbering numbering;
  number(before, loose, numbering);
  number(after, loose, numbering);
  WordDiff out;
  out.words = before.words.size();
  std::size_t i = 0, j = 0;
  const auto differing_until = [&](std::size_t before_end, std::size_t after_end) {
    const std::size_t removed = before_end - i, added = after_end - j;
    out.changed += std::min(removed, added);
    out.left_out += removed - std::min(removed, added);
    out.added += added - std::min(removed, added);
    for (; i < before_end; ++i) add(out.pieces, LineMark::removed, before.words[i]);
    // "cat" replaced by "dog": never "catdog", also where a text ended.
    if (removed > 0 && (added > 0 || j < after.words.size()) && ends_open(out.pieces) &&
        before.words[i - 1].space == false)
      out.pieces.back().text += ' ';
    for (; j < after_end; ++j) add(out.pieces, LineMark::added, after.words[j]);
  };
  for (const auto& [in_before, in_after] : common_elements(before.sequence, after.sequence)) {
    differing_until(in_before, in_after);
    add(out.pieces, LineMark::same, after.words[j]);
    ++i, ++j;
  }
  if (before.words.size() > i && ends_open(out.pieces)) out.pieces.back().text += ' ';
  differing_until(before.words.size(), after.words.size());
  return out;
}

std::vector<WordPiece> only_differences(const std::vector<WordPiece>& pieces, std::size_t around) {
  std::vector<WordPiece> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const WordPiece& piece = pieces[i];
    if (piece.mark != LineMark::same) {
      out.push_back(piece);
      continue;
    }
    const std::vector<Word> words = words_of(piece.text);
    const std::size_t head = i == 0 ? 0 : around, tail = i + 1 == pieces.size() ? 0 : around;
    if (words.size() <= head + tail + 1) {
      out.push_back(piece);
      continue;
    }
    const auto stretch = [&](std::size_t from, std::size_t to) {
      for (std::size_t w = from; w < to; ++w) {
        if (w == from && (out.empty() || out.back().mark != LineMark::same || out.back().gap))
          out.push_back({LineMark::same, ""});
        std::string& text = out.back().text;
        text += words[w].text;
        if (words[w].paragraph_end)
          text += '\n';
        else if (words[w].space)
          text += ' ';
      }
    };
    stretch(0, head);
    if (!out.empty() && !is_space(out.back().text.back())) out.back().text += ' ';
    out.push_back({LineMark::same, "… ", true});
    stretch(words.size() - tail, words.size());
  }
  return out;
}

}  // namespace triptych::results

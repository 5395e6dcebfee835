// Internal to results: every object and array that stands in a text, in order, fenced or bare, with
// the first and last thing that begins like JSON and cannot be read. Time is linear in the text:
// each byte is scanned at most twice, and mended within a budget.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "results/json_from_text.h"
#include "results/json_mend.h"

namespace triptych::results {

struct Candidate {
  JsonPlace place = JsonPlace::embedded;
  std::size_t begin = 0, end = 0;
  Json value;
  std::vector<Diagnostic> mended;    // what was mended to read it
  std::vector<Diagnostic> repeated;  // names that stand twice
  // An object with fields, a list of them, or a fenced value: likelier an answer than the "[1]" of
  // a footnote.
  bool likely = false;
};

struct Candidates {
  std::vector<Candidate> found;
  std::optional<NoJson> first, last;  // what could not be read
};

// Looks at text[begin, end); positions are those of `text`.
Candidates json_candidates(std::string_view text, std::size_t begin, std::size_t end);

// The one object or array that text[begin, end) is, perhaps written into a string once more, with
// nothing but white space around it.
std::optional<Candidate> only_value(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace triptych::results

// Answers held against what is true, value by value: how far off each number is, whether each text
// is the same (as results/values.h compares), what is missing, what was made up. Lists are put side
// by side as results::compare_answers does, so order and gaps do not matter. Only what the schema
// asks for is judged.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "results/agreement.h"
#include "results/table.h"

namespace triptych::truth {

inline constexpr double kClose = 0.05;  // relative error of a number that is nearly right

enum class Verdict { exact, off, missing, unclear };  // unclear: right in one of its readings

struct Judged {
  Verdict verdict = Verdict::missing;
  std::string path;                // in the answer; "" = it lacks it
  std::string shown;               // as written
  std::optional<double> relative;  // (value - truth) / |truth|; not for texts or a truth of 0
  std::optional<double> absolute;  // value - truth
};

struct ScoreRow {
  std::string path;  // in the truth
  std::string what;  // as the picture calls it: "Foxes", "2021 · Foxes", "Rye flour · quantity"
  results::ValueKind kind = results::ValueKind::text;
  std::string truth;
  Json value;                                  // the same
  std::vector<std::optional<Judged>> answers;  // nullopt: there is no answer at all
};

struct Summary {
  bool answered = false;
  std::size_t values = 0, exact = 0, missing = 0, unclear = 0;
  std::size_t numbers = 0, close = 0;   // numbers of the truth; those within kClose
  std::size_t made_up = 0;              // elements of lists that the truth has not
  std::optional<double> median, worst;  // of the numbers' relative errors without sign
};

struct Scores {
  std::vector<std::string> labels;  // of the answers
  std::vector<ScoreRow> rows;
  std::vector<Summary> summaries;  // one per answer
};

Scores errors_of(const Json& truth, const std::vector<results::Answer>& answers,
                 const results::Schema* schema = nullptr);

// The true values at the rows of `agreement`, which compares the same answers with each other.
results::MarkedValues marks_of(const Scores& scores, const results::Agreement& agreement);

// "+12.5 %", "0 %", "-0.04 %".
std::string percent_text(double relative);

}  // namespace triptych::truth

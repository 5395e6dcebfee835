// Where several models say the same and where they do not, field by field. A row per leaf of the
// answers; values are compared as their kind (values.h), grouped, and counted: "2 of 3 say 42.10".
// Lists of objects are put side by side by their name ("Café" beside "café"), since models skip and
// reorder lines; lists of texts by their text; other lists by position.
// A person may mark the right value of a row; then every answer has its score. Pure values; at most
// 5000 rows, `cut` says when there would have been more.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/json.h"
#include "results/schema.h"
#include "results/values.h"

namespace triptych::results {

struct Answer {
  std::string label;          // the model or provider, as the person knows it
  std::optional<Json> value;  // absent: it failed, or held no JSON
};

struct AgreementCell {
  bool answered = false;             // false: there is no answer at all; it counts nowhere
  std::string path;                  // of the value in this answer, "" when it lacks it
  std::string shown;                 // as written; "" = null or missing
  std::optional<std::size_t> group;  // index into groups
  std::optional<Diagnostic> note;    // how a doubtful value was read
  std::optional<bool> right;         // once the row is marked; unclear values stay without
};

struct AgreementGroup {
  std::string shown;  // as its first answer writes it; "" = not there
  std::vector<std::size_t> answers;
};

enum class RowState {
  all_agree,  // two answers or more, one value
  majority,   // one value leads
  disagree,   // no value leads
  unclear,    // would agree or not, depending on how a doubtful value is read
  single      // one answer only: nothing to compare
};

struct AgreementRow {
  // "/items/0/total", counted in the rows of this comparison: the key for MarkedValues. Where the
  // value is in an answer says its cell.
  std::string path;
  ValueKind kind = ValueKind::text;
  std::vector<AgreementCell> cells;    // one per answer, in their order
  std::vector<AgreementGroup> groups;  // largest first, then in the order of the answers
  RowState state = RowState::single;
  std::size_t answered = 0;
  bool marked = false;
};

struct Score {
  std::size_t right = 0, wrong = 0, unclear = 0;  // among the marked rows
};

struct Agreement {
  std::vector<AgreementRow> rows;  // in the schema's order, else by name
  std::vector<Score> scores;       // one per answer
  std::size_t all_agree = 0, majority = 0, disagree = 0, unclear = 0;  // rows of each state
  bool cut = false;
};

// What a person says is right: path of a row -> value (null: not there).
using MarkedValues = std::map<std::string, Json>;

// `schema`: kinds and order of the fields; without one (nullptr) they are found in the values.
Agreement compare_answers(const std::vector<Answer>& answers, const Schema* schema = nullptr,
                          const MarkedValues& marked = {});

// "All 3 say 42.10", "2 of 3 say 42.10", "3 answers, 3 values": of one row, and of all.
Diagnostic summary_of(const AgreementRow& row);
Diagnostic summary_of(const Agreement& agreement);

}  // namespace triptych::results

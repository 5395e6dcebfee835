// Grading an exercise, as far as it needs no interpreter: which sources to run, and what the end of
// a test means. Who grades (the page, the tests) starts a fresh interpreter and runs, each as a
// cell:
//
//   the lesson's cells before the exercise, as they were written; errors in them do not matter
//   setup_source(exercise)                             skipped when empty
//   the learner's code as it is; `output` is what it printed. When it ends in an error, that is
//   the feedback, and no test runs.
//   test_source(test, output, source) for each test    -> outcome_of(test, end)
//
// Afterwards that interpreter is thrown away: setups replace functions, tests set `output` and
// `source`.
#pragma once

#include <string>
#include <string_view>

#include "lesson/lesson.h"

namespace triptych {

// The text as one Python string literal, whatever is in it; invalid UTF-8 becomes U+FFFD.
std::string python_literal(std::string_view text);

const std::string& setup_source(const Exercise& exercise);

// The test with `output` and `source` set before it. Of long texts the tests see the beginning
// (kMaxSeen bytes each).
inline constexpr std::size_t kMaxSeen = 256 * 1024;
std::string test_source(const LessonTest& test, std::string_view output, std::string_view source);

// How a cell ended. `type`, `words`, `traceback`: of an error that nobody caught, as the
// interpreter tells it (tpy_host_explain, and what it wrote to stderr).
struct CellEnd {
  bool ok = false;
  std::string type;       // "AssertionError"
  std::string words;      // the error in plain words
  std::string traceback;  // ends with "AssertionError: message"
};

struct TestOutcome {
  bool passed = false;
  // Of a failed test: what its assert says about this answer; without such a sentence, the error in
  // plain words and Python's own last line; the test's name when there is nothing else. "" when it
  // passed.
  std::string feedback;
};
TestOutcome outcome_of(const LessonTest& test, const CellEnd& end);

}  // namespace triptych

// The course as the page knows it: lessons, what a person changed in them, what ran and what it
// said. What was achieved: progress.h.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "features/learn/course_index.h"
#include "features/learn/events.h"
#include "features/learn/progress_file.h"
#include "lesson/grade.h"
#include "lesson/lesson.h"
#include "llm/attachment.h"
#include "llm/http.h"

namespace triptych {

// What a cell said, in order.
struct CellOutput {
  enum class Kind { text, problem, traceback, note, image, table, json };
  Kind kind = Kind::text;
  std::string text;            // table: JSON rows; json: pretty; image: file name
  std::uint32_t image_id = 0;  // of a thumbnail
  std::uint64_t texture = 0;
  int width = 0, height = 0;
};

enum class CellState { idle, waiting, running, ok, failed, stopped };

struct CellResult {
  CellState state = CellState::idle;
  std::vector<CellOutput> output;
  std::size_t output_bytes = 0;
  Millis took{};
  int runs = 0;
  std::optional<HttpRequest> question;  // the last one it put to a vendor
  // Where its error is, as long as that code is not edited: a cell or exercise, perhaps another
  // one.
  std::string failed_cell;
  int failed_line = 0;  // from 1; 0 = none
};

// Of an exercise that was checked, up to the first test that failed.
struct CheckResult {
  bool passed = false;
  std::string name, feedback;
  bool hidden = false;
};
struct ExerciseState {
  std::vector<CheckResult> checks;  // of the last time
  bool checking = false;
  int hints = 0;          // shown so far
  bool solution = false;  // shown
};

// What was made of an X-ray: which mistake is on, what was predicted, what practice answered.
struct XrayAnswer {
  int status = 0;  // 0: the browser hid the answer
  std::string body;
  int prediction = 0;  // the option that was chosen before
  bool right = false;
  int earned = 0;  // points
};
struct XrayState {
  std::string broken;       // id of the mistake; "" = none
  int prediction = -1;      // option; -1 = none yet
  std::uint32_t asked = 0;  // id of the request under way; 0 = none
  std::optional<XrayAnswer> answer;
};
// A bundled file that a lesson shows.
struct LessonFile {
  Bytes data;
  bool failed = false;
  std::uint32_t image_id = 0;  // of its thumbnail
  std::uint64_t texture = 0;
  int width = 0, height = 0;
};

// A piece of Python for the interpreter, and what it is for.
struct PythonJob {
  enum class Kind { cell, prelude, setup, learner, test } kind = Kind::cell;
  std::string key;  // "lesson/cell" or "lesson/exercise"
  std::string name, code;
  std::size_t test = 0;  // which one of the exercise
  CellEnd end{};         // filled while it runs
  std::string output{};  // of the learner's code, for the tests
};

// input() or prompt() of a cell that waits.
struct CellQuestion {
  std::string kind, text, answer;
};

// What a cell wants to do that a person has to allow first.
struct CellAccess {
  enum class Kind {
    loopback,  // reach a program on this computer
    own_key,   // send a key of its own to a provider
  } kind = Kind::loopback;
  std::string origin;
  friend auto operator<=>(const CellAccess&, const CellAccess&) = default;
};
struct CellAccessQuestion {
  CellAccess access;
  std::vector<std::pair<std::uint32_t, HttpRequest>> waiting;  // request ids
};

struct ImportOutcome {
  bool failed = false;
  std::string words;
};

struct LearnState {
  enum class Loading { no, asked, there, failed } loading = Loading::no;
  std::vector<Lesson> lessons;
  bool index_wanted = false;
  std::vector<CourseEntry> index;                  // empty until it is wanted
  std::size_t go_to = 0;                           // a block of the open lesson ...
  std::uint32_t goes = 0;                          // ... each time one shall be brought into view
  std::string problem;                             // of loading, a sentence
  std::string open_lesson;                         // id; "" = the list
  std::map<std::string, CellResult> results;       // "lesson/cell"
  std::map<std::string, ExerciseState> exercises;  // "lesson/exercise"
  std::set<std::string> retried;                   // "lesson/quiz": asked once more
  std::map<std::string, XrayState> xrays;          // "lesson/xray"
  std::map<std::string, LessonFile> files;         // by their path
  std::deque<PythonJob> jobs;                      // the first is under way
  std::optional<CellQuestion> question;
  Progress progress;
  ProgressUse files_for{};              // what files of progress were chosen for
  std::optional<ImportOutcome> import;  // how taking them in ended
  std::vector<ClassRow> class_rows;
  std::string learner_output;  // of the exercise being checked
  bool tab_indents = false;    // in editors; else Tab moves on
  bool real_keys = false;      // cells use the person's keys instead of practice
  std::string pack;            // folder of a teacher's own lessons; "" = the page's
  bool pack_trusted = false;   // it may use the person's keys
  bool pack_asks = false;      // whether it may is being asked
  std::set<CellAccess> allowed;
  std::optional<CellAccessQuestion> access;

  const Lesson* lesson(std::string_view id) const;
  const Lesson* open() const { return lesson(open_lesson); }
  bool running() const { return !jobs.empty(); }
  // The code to show and run: the person's own, else the lesson's.
  const std::string& code_of(const Lesson& lesson, const std::string& cell) const;
  // The line of a cell or exercise that an error points to; 0 = none.
  int failed_line(const Lesson& lesson, const std::string& cell) const;
  // The lesson's text, while a different one of the person is of an older version; else nullptr.
  const std::string* newer_text(const Lesson& lesson, const std::string& cell) const;
};

// What passing the exercise now is worth: a hint costs a tenth, the solution half.
int points_of(const Exercise& exercise, const ExerciseState& shown);
// How many points are no longer to be had in this pass after one hint more, or the solution. 0 when
// more was earned before.
int price_of_hint(const Exercise& exercise, const ExerciseState& shown, int earned);
int price_of_solution(const Exercise& exercise, const ExerciseState& shown, int earned);
// Where to go on: the lesson that was opened last, or the first, if it is not finished. No lesson
// when all are.
struct NextLesson {
  const Lesson* lesson = nullptr;
  bool begun = false;  // anything was, of any lesson
};
NextLesson next_lesson(const LearnState& course);
// The person's own paper: the last of the list, and no lesson of the course.
inline constexpr char kScratchpad[] = "scratchpad";
// Pages of Learn that are no lessons; no lesson has such an id.
inline constexpr char kClassPage[] = "class-table";
inline constexpr char kSolutionsPage[] = "your-solutions";

// Parts of a key "lesson/cell".
std::string cell_key(const Lesson& lesson, std::string_view cell);
const CodeCell* find_cell(const Lesson& lesson, std::string_view id);
const Exercise* find_exercise(const Lesson& lesson, std::string_view id);
const Quiz* find_quiz(const Lesson& lesson, std::string_view id);
const Xray* find_xray(const Lesson& lesson, std::string_view id);

}  // namespace triptych

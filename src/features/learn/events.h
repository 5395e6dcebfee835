// What happens in the course: a person reads, edits and runs; the platform tells what cells say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include "base/bytes.h"
#include "base/clock.h"
#include "base/named.h"
#include "llm/http.h"

namespace triptych {

// The course.
struct LessonOpened {
  std::string id;  // "" = the list
};
// For who wants to find something in them.
struct CourseIndexWanted {};
// A lesson, scrolled to one of its blocks.
struct LessonBlockOpened {
  std::string id;
  std::size_t block = 0;
};
struct CellEdited {
  std::string cell, code;
};
struct TabKeySwitched {};  // between indenting and moving on
struct CellRunPressed {
  std::string cell;
};
struct RunAllPressed {};
struct CellStopPressed {};
struct PythonRestartPressed {};
struct CellResetPressed {
  std::string cell;
};
struct QuizAnswered {
  std::string quiz;
  int option;
};
struct QuizRetried {
  std::string quiz;
};  // the answer is put aside, not forgotten
struct ExerciseChecked {
  std::string exercise;
};
struct HintPressed {
  std::string exercise;
};
struct SolutionPressed {
  std::string exercise;
};
struct ExerciseRestarted {
  std::string exercise;
};  // with the starter, without hints: for all its points
struct PythonInputTyped {
  std::string text;
};
struct PythonInputAnswered {
  bool cancelled = false;
};
struct CodeOpened {
  std::string code;
};  // as a cell of the scratchpad
struct ProgressExported {};
struct ProgressReset {};
// Files of progress are chosen, and read without being changed: into this page, or into the table
// of a class.
enum class ProgressUse { merge, table };
struct ProgressFilesWanted {
  ProgressUse use{};
};
struct ProgressFilesArrived {
  std::string json;  // [{"name", "text"}]
};
struct SolutionsSaved {};
enum class LessonFormat { script, notebook };
struct LessonSaved {
  std::string id;  // "" = all of them, as a script
  LessonFormat format{};
};
struct ClassSaved {};  // as CSV
struct ClassCleared {};
// X-rays of a lesson.
struct XrayBroken {
  std::string xray, broken;  // id of a mistake; "" = none
};
struct XrayPredicted {
  std::string xray;
  int option = 0;
};
struct XraySent {
  std::string xray;
};  // to practice
struct XrayAnswered {
  std::uint32_t id = 0;
  int status = 0;  // 0: a page may not read it
  std::string body;
};
struct LessonFileWanted {
  std::string path;
};  // once more
struct LessonFileArrived {
  std::string path;
  Bytes data;  // null = could not be fetched
};
// Pictures that cells made.
struct PictureUsed {
  std::uint32_t image_id = 0;
  std::string name;
};  // as an attachment in Ask
struct PictureSaved {
  std::uint32_t image_id = 0;
  std::string name;
};
struct EditKept {
  std::string cell;
};  // although the lesson changed
// The course, from the platform.
struct LessonsArrived {
  std::string json;  // [{"name", "text"}]; "" = could not be fetched
};
struct ProgressLoaded {
  std::string json;
};
enum class OutputKind { text, traceback, note, picture, table, json };
template <>
struct NamesOf<OutputKind> {
  static constexpr std::string_view all[] = {"stdout",    "stderr", "note",
                                             "image/png", "table",  "json"};
};
enum class PythonOutcome { ok, error, syntax_error, stopped, crashed };
template <>
struct NamesOf<PythonOutcome> {
  static constexpr std::string_view all[] = {"ok", "error", "syntax-error", "stopped", "crashed"};
};
struct PythonSaid {
  OutputKind kind{};
  std::string text;
  std::uint32_t image_id = 0;
};
struct PythonFailed {
  std::string type, words;
  std::string cell{};  // whose code raised it, as far as that is known
  int line = 0;        // of it; 0 = not known
};                     // an error nobody caught, before its traceback
struct PythonAsked {
  std::string kind, text, preset;
};  // input(), prompt() ...; kind "" = no longer
struct PythonEnded {
  PythonOutcome outcome{};
  Millis took{};
  bool kept = true;  // variables survived
};
struct PythonForgot {};  // its variables were too large to be kept

// What cells want from outside the page, and what a person allows them.
struct CellRequested {
  std::uint32_t id;
  HttpRequest request;
};
struct CellRequestDropped {
  std::uint32_t id;
};
struct CellAccessAnswered {
  bool allowed = false;
};
struct RealKeysChosen {
  bool on;
};
struct RealKeysAnswered {  // may the lessons of a stranger use them?
  bool allowed = false;
};

}  // namespace triptych

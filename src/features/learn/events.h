// What happens in the course: a person reads, edits and runs; the platform tells what cells say.
#pragma once

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
struct CellEdited {
  std::string cell, code;
};
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
struct ExerciseChecked {
  std::string exercise;
};
struct HintPressed {
  std::string exercise;
};
struct SolutionPressed {
  std::string exercise;
};
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
};  // an error nobody caught, before its traceback
struct PythonAsked {
  std::string kind, text, preset;
};  // input(), prompt() ...; kind "" = no longer
struct PythonEnded {
  PythonOutcome outcome{};
  Millis took{};
  bool kept = true;  // variables survived
};

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

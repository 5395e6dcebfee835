// What a person achieved in the course and wrote in it, kept between visits as JSON under a
// version. What was written by a newer page or by hand is taken as far as it makes sense, never
// more.
//
// Two things are told apart: a lesson is *worked through* when every quiz and prediction in it was
// answered, rightly or not, and every exercise passed or its solution looked at; cells need not be
// run. XP are an extra: of each task the best result counts, so trying again can only add.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "lesson/lesson.h"

namespace triptych {

struct Progress {
  std::map<std::string, int> xp;             // "lesson/id" -> points
  std::map<std::string, int> quiz;           // "lesson/id" -> chosen option
  std::map<std::string, std::string> edits;  // "lesson/cell" -> code
  // The id under which a large edit lies, see kept_texts.h.
  std::map<std::string, std::string> kept_edits;
  // Of the lesson when it was edited first, until the person chose between both texts.
  std::map<std::string, int> edit_versions;
  std::set<std::string> days;  // ISO dates on which something was earned
  // Ids of lessons that were opened, and of the last of them; "" = none.
  std::set<std::string> opened;
  std::string last_lesson;
  std::set<std::string> solutions;  // "lesson/exercise" whose solution was shown
  // The best of a key counts; a day on which it grew counts for the streak.
  void earn(const std::string& key, int points, const std::string& today);
  int total() const;
  // Days in a row, up to `today` or the day before it.
  int streak(std::string_view today) const;
};
std::size_t begun_lessons(const Progress& progress);  // with points, answers, solutions or edits
std::string progress_json(const Progress& progress);
Progress load_progress(std::string_view json);

// `task`: one of tasks_of(lesson).
bool is_worked_through(const Lesson& lesson, const std::string& task, const Progress& progress);
// All its tasks are; where there is nothing to solve, it was opened.
bool is_finished(const Lesson& lesson, const Progress& progress);

}  // namespace triptych

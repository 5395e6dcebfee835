// What a learner wrote into the exercises of the course: to look back at, to copy and to keep.
#pragma once

#include <string>
#include <vector>

#include "features/learn/learn_state.h"

namespace triptych {

struct Solution {
  const Lesson* lesson = nullptr;
  const Exercise* exercise = nullptr;
  std::string code;  // "" = the starter was not touched
  int points = 0;    // 0 = its tests did not pass yet
};
std::vector<Solution> solutions_of(const LearnState& course);
// Those that have code, as one file: each under a comment that names it.
std::string solutions_script(const std::vector<Solution>& solutions);

// Lessons of the course, and how many of them are worked through.
struct CourseCount {
  int done = 0, all = 0;
  bool finished() const { return all > 0 && done == all; }
};
CourseCount count_lessons(const LearnState& course);

}  // namespace triptych

#include "features/learn/solutions.h"

namespace triptych {

std::vector<Solution> solutions_of(const LearnState& course) {
  std::vector<Solution> out;
  const Progress& progress = course.progress;
  for (const Lesson& lesson : course.lessons) {
    for (const LessonBlock& block : lesson.blocks) {
      const auto* exercise = std::get_if<Exercise>(&block);
      if (exercise == nullptr) continue;
      const std::string key = cell_key(lesson, exercise->id);
      Solution one{&lesson, exercise, "", 0};
      const auto edit = progress.edits.find(key);
      if (edit != progress.edits.end() && edit->second != exercise->starter)
        one.code = edit->second;
      const auto earned = progress.xp.find(key);
      if (earned != progress.xp.end()) one.points = earned->second;
      out.push_back(std::move(one));
    }
  }
  return out;
}

std::string solutions_script(const std::vector<Solution>& solutions) {
  std::string out = "# Triptych: my solutions\n";
  for (const Solution& one : solutions) {
    if (one.code.empty()) continue;
    out += "\n\n# %% " + one.lesson->title + ": " + exercise_name(*one.exercise) + "\n" + one.code;
    if (!one.code.ends_with('\n')) out += '\n';
  }
  return out;
}

CourseCount count_lessons(const LearnState& course) {
  CourseCount out;
  for (const Lesson& lesson : course.lessons) {
    if (lesson.id == kScratchpad) continue;
    ++out.all;
    out.done += is_finished(lesson, course.progress) ? 1 : 0;
  }
  return out;
}

}  // namespace triptych

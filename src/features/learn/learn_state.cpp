#include "features/learn/learn_state.h"

#include <algorithm>

namespace triptych {
namespace {

template <class Block>
const Block* find_block(const Lesson& lesson, std::string_view id) {
  for (const LessonBlock& block : lesson.blocks) {
    const Block* found = std::get_if<Block>(&block);
    if (found != nullptr && found->id == id) return found;
  }
  return nullptr;
}

// What the lesson has.
const std::string& original_of(const Lesson& lesson, const std::string& cell) {
  static const std::string none;
  if (const CodeCell* found = find_cell(lesson, cell)) return found->code;
  if (const Exercise* found = find_exercise(lesson, cell)) return found->starter;
  return none;
}

}  // namespace

const Lesson* LearnState::lesson(std::string_view id) const {
  const auto found = std::ranges::find(lessons, id, &Lesson::id);
  return found == lessons.end() ? nullptr : &*found;
}

const std::string& LearnState::code_of(const Lesson& lesson, const std::string& cell) const {
  const auto edit = progress.edits.find(cell_key(lesson, cell));
  return edit != progress.edits.end() ? edit->second : original_of(lesson, cell);
}

int LearnState::failed_line(const Lesson& lesson, const std::string& cell) const {
  const std::string mine = cell_key(lesson, "");
  for (auto result = results.lower_bound(mine);
       result != results.end() && result->first.starts_with(mine); ++result) {
    if (result->second.failed_line > 0 && result->second.failed_cell == cell)
      return result->second.failed_line;
  }
  return 0;
}

const std::string* LearnState::newer_text(const Lesson& lesson, const std::string& cell) const {
  const std::string key = cell_key(lesson, cell);
  const auto version = progress.edit_versions.find(key);
  const auto edit = progress.edits.find(key);
  if (version == progress.edit_versions.end() || edit == progress.edits.end()) return nullptr;
  const std::string& original = original_of(lesson, cell);
  const bool choose = version->second < lesson.version && edit->second != original;
  return choose ? &original : nullptr;
}

int points_of(const Exercise& exercise, const ExerciseState& shown) {
  const int full = exercise.xp;
  return shown.solution ? full / 2 : full - std::min(shown.hints * full / 10, full / 2);
}

int price_of_hint(const Exercise& exercise, const ExerciseState& shown, int earned) {
  ExerciseState after = shown;
  ++after.hints;
  return std::max(points_of(exercise, shown), earned) -
         std::max(points_of(exercise, after), earned);
}

int price_of_solution(const Exercise& exercise, const ExerciseState& shown, int earned) {
  ExerciseState after = shown;
  after.solution = true;
  return std::max(points_of(exercise, shown), earned) -
         std::max(points_of(exercise, after), earned);
}

NextLesson next_lesson(const LearnState& course) {
  const Progress& progress = course.progress;
  NextLesson out;
  const auto touched = [&](const auto& map, const Lesson& lesson) {
    const auto first = map.lower_bound(lesson.id + "/");
    return first != map.end() && first->first.starts_with(lesson.id + "/");
  };
  for (const Lesson& lesson : course.lessons) {
    if (lesson.id == kScratchpad) continue;
    out.begun = out.begun || progress.opened.contains(lesson.id) || touched(progress.xp, lesson) ||
                touched(progress.quiz, lesson) || touched(progress.edits, lesson);
    if (is_finished(lesson, progress)) continue;
    if (out.lesson == nullptr || lesson.id == progress.last_lesson) out.lesson = &lesson;
  }
  return out;
}

std::string cell_key(const Lesson& lesson, std::string_view cell) {
  return lesson.id + "/" + std::string(cell);
}

const CodeCell* find_cell(const Lesson& lesson, std::string_view id) {
  return find_block<CodeCell>(lesson, id);
}
const Exercise* find_exercise(const Lesson& lesson, std::string_view id) {
  return find_block<Exercise>(lesson, id);
}
const Quiz* find_quiz(const Lesson& lesson, std::string_view id) {
  return find_block<Quiz>(lesson, id);
}
const Xray* find_xray(const Lesson& lesson, std::string_view id) {
  return find_block<Xray>(lesson, id);
}

}  // namespace triptych

#include "lesson/lesson.h"

#include <algorithm>
#include <string_view>

namespace triptych {
namespace {

// Seconds. English prose is read silently at about 240 words a minute (Brysbaert 2019), one that is
// full of terms more slowly. Code is read line by line; what a cell prints is looked at, too.
constexpr double kWord = 0.4, kCodeLine = 2, kCell = 15;
constexpr double kQuiz = 20, kExercise = 240, kMistake = 45;  // beside reading them

double words_in(std::string_view text) {
  double words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

double lines_in(std::string_view code) {
  return code.empty() ? 0 : 1 + static_cast<double>(std::ranges::count(code, '\n'));
}

struct Seconds {
  double operator()(const Prose& prose) const { return words_in(prose.markdown) * kWord; }
  double operator()(const CapabilityTable&) const { return 0; }
  double operator()(const CodeCell& cell) const { return kCell + lines_in(cell.code) * kCodeLine; }
  double operator()(const Quiz& quiz) const {
    double words = words_in(quiz.question);
    for (const QuizOption& option : quiz.options) words += words_in(option.text);
    return kQuiz + words * kWord;
  }
  double operator()(const Exercise& exercise) const {
    return kExercise + words_in(exercise.task) * kWord + lines_in(exercise.starter) * kCodeLine;
  }
  double operator()(const Xray& xray) const {
    return static_cast<double>(xray.breaks.size()) * kMistake;
  }
};

}  // namespace

bool is_meant_to_fail(const CodeCell& cell) { return cell.fails || cell.id.ends_with("_fails"); }

const std::string& exercise_name(const Exercise& exercise) {
  return exercise.title.empty() ? exercise.id : exercise.title;
}

int xp_of(const Lesson& lesson) {
  int sum = 0;
  for (const LessonBlock& block : lesson.blocks) {
    if (const auto* quiz = std::get_if<Quiz>(&block)) sum += quiz->xp;
    if (const auto* exercise = std::get_if<Exercise>(&block)) sum += exercise->xp;
    if (const auto* xray = std::get_if<Xray>(&block))
      sum += xray->xp * static_cast<int>(xray->breaks.size());
  }
  return sum;
}

std::vector<std::string> tasks_of(const Lesson& lesson) {
  std::vector<std::string> out;
  for (const LessonBlock& block : lesson.blocks) {
    if (const auto* quiz = std::get_if<Quiz>(&block)) out.push_back(quiz->id);
    if (const auto* exercise = std::get_if<Exercise>(&block)) out.push_back(exercise->id);
    if (const auto* xray = std::get_if<Xray>(&block))
      for (const XrayBreak& mistake : xray->breaks) out.push_back(xray->id + "." + mistake.id);
  }
  return out;
}

int xp_of_task(const Lesson& lesson, std::string_view task) {
  for (const LessonBlock& block : lesson.blocks) {
    const auto* quiz = std::get_if<Quiz>(&block);
    if (quiz != nullptr && quiz->id == task) return quiz->xp;
    const auto* exercise = std::get_if<Exercise>(&block);
    if (exercise != nullptr && exercise->id == task) return exercise->xp;
    const auto* xray = std::get_if<Xray>(&block);
    if (xray == nullptr || !task.starts_with(xray->id + ".")) continue;
    if (find_break(*xray, task.substr(xray->id.size() + 1)) != nullptr) return xray->xp;
  }
  return 0;
}

int minutes_of(const Lesson& lesson) {
  double seconds = 0;
  for (const LessonBlock& block : lesson.blocks) seconds += std::visit(Seconds{}, block);
  return std::max(1, static_cast<int>(seconds / 60 + 0.5));
}

}  // namespace triptych

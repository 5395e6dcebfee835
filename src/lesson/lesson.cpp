#include "lesson/lesson.h"

namespace triptych {

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

}  // namespace triptych

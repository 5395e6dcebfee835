// Any text is a lesson or a failure that names one of its lines; a lesson that loads keeps the
// loader's promises.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lesson/grade.h"

namespace {

using triptych::Exercise;
using triptych::Quiz;

void demand(bool holds) {
  if (!holds) std::abort();
}

void judge(const triptych::Lesson& lesson) {
  demand(!lesson.id.empty() && !lesson.title.empty() && !lesson.summary.empty());
  demand(lesson.version > 0 && !lesson.blocks.empty() && triptych::xp_of(lesson) >= 0);
  for (const triptych::LessonBlock& block : lesson.blocks) {
    if (const auto* quiz = std::get_if<Quiz>(&block)) {
      demand(std::ranges::count(quiz->options, true, &triptych::QuizOption::right) == 1);
    }
    if (const auto* exercise = std::get_if<Exercise>(&block)) {
      demand(!exercise->starter.empty() && !exercise->solution.empty() && exercise->xp > 0);
      demand(std::ranges::count(exercise->tests, false, &triptych::LessonTest::hidden) > 0);
      for (const triptych::LessonTest& test : exercise->tests) {
        // Two lines before the test, whatever the learner wrote.
        const std::string source = triptych::test_source(test, lesson.title, exercise->starter);
        const auto code = source.rfind(test.code);
        demand(std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(code),
                          '\n') == 2);
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto lesson = triptych::load_lesson("x.md", text);
  if (lesson.ok()) {
    judge(lesson.value());
    return 0;
  }
  const long lines = std::count(text.begin(), text.end(), '\n') + 1;
  demand(lesson.error().starts_with("x.md:"));
  const long line = std::strtol(lesson.error().c_str() + 5, nullptr, 10);
  demand(line >= 1 && line <= lines);
  return 0;
}

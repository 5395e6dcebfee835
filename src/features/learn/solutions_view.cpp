// The page at the end of the course: what the learner wrote into its exercises.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/lesson_view_internal.h"
#include "features/learn/solutions.h"

namespace triptych::ui {
namespace {

// A fence that no line of the code can close.
std::string fenced(const std::string& code) {
  std::size_t longest = 2, run = 0;
  for (const char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fence + "python\n" + code + (code.ends_with('\n') ? "" : "\n") + fence;
}

std::string state_of(const Solution& one) {
  if (one.points > 0)
    return tr("solutions.passed", {std::to_string(one.points), std::to_string(one.exercise->xp)});
  return tr(one.code.empty() ? "solutions.none" : "solutions.open");
}

float draw_solution(Frame& f, const Solution& one, float x, float y, float width) {
  const std::string key = cell_key(*one.lesson, one.exercise->id);
  const std::string name = exercise_name(*one.exercise);
  const Ui::Area area = f.ui.begin(ItemRole::group, "solution." + key, name, {x, y, width, 0});
  Stack stack(0, 0, width);
  stack.add(f.ui.heading("name", 0, stack.y(), width, 3, name), kGapHair);
  stack.add(f.ui.caption("state", 0, stack.y(), width, state_of(one)), kGapSmall);
  if (one.code.empty()) {
    ButtonSpec go{"go", tr("solutions.go", {name}), ButtonLook::secondary, Icon::learn};
    go.text = tr("solutions.go.short");
    const auto& blocks = one.lesson->blocks;
    const auto at = std::ranges::find_if(blocks, [&](const LessonBlock& block) {
      return std::get_if<Exercise>(&block) == one.exercise;
    });
    if (f.ui.button(go, stack.place(f.ui.button_width(go), kControl)))
      f.out.push_back(
          LessonBlockOpened{one.lesson->id, static_cast<std::size_t>(at - blocks.begin())});
  } else {
    stack.add(draw_text(f, key + ".solved", name, 0, stack.y(), width, fenced(one.code), 3));
  }
  f.ui.end(area, stack.used());
  return stack.used();
}

float draw_buttons(Frame& f, const std::vector<Solution>& solutions, float x, float y,
                   float width) {
  const bool any =
      std::ranges::any_of(solutions, [](const Solution& one) { return !one.code.empty(); });
  if (!any) return 0;
  Flow flow{x, y, width};
  ButtonSpec copy{"copy", tr("solutions.copy"), ButtonLook::secondary, Icon::copy};
  if (f.ui.button(copy, flow.next(f.ui.button_width(copy), kControl)))
    f.out.push_back(CopyPressed{solutions_script(solutions), "code"});
  ButtonSpec save{"save", tr("solutions.save"), ButtonLook::secondary, Icon::download};
  if (f.ui.button(save, flow.next(f.ui.button_width(save), kControl)))
    f.out.push_back(SolutionsSaved{});
  return flow.used();
}

}  // namespace

float draw_solutions(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const CourseCount count = count_lessons(f.learn);
  Stack stack(x, y, width);
  stack.add(draw_back(f, x, stack.y()), kGap);
  const char* title = count.finished() ? "solutions.finished" : "solutions.title";
  stack.add(ui.heading("title", x, stack.y(), width, 1, tr(title)), kGapSmall);
  TextStyle lead;
  lead.colour = ui.theme.muted;
  const std::string done =
      tr("course.done", {std::to_string(count.done), std::to_string(count.all)});
  const std::string words =
      count.finished() ? tr("solutions.finished.lead") : done + ". " + tr("solutions.lead");
  stack.add(ui.paragraph("lead", x, stack.y(), std::min(width, kMeasure), words, lead), kGapMedium);
  const std::vector<Solution> solutions = solutions_of(f.learn);
  stack.add_some(draw_buttons(f, solutions, x, stack.y(), width), kGapWide);
  const Lesson* lesson = nullptr;
  for (const Solution& one : solutions) {
    if (one.lesson != lesson) {
      stack.skip(kGapLarge);
      stack.add(ui.heading("of." + one.lesson->id, x, stack.y(), width, 2, one.lesson->title),
                kGapMedium);
    }
    lesson = one.lesson;
    stack.add(draw_solution(f, one, x, stack.y(), width), kGapWide);
  }
  return stack.used();
}

}  // namespace triptych::ui

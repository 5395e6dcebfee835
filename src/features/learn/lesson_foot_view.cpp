// What comes after a lesson: the next one, and the lesson as a file.
#include "base/strings.h"
#include "features/learn/lesson_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kBigNext = 48;  // leads on

float draw_downloads(Frame& f, const Lesson& lesson, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(ui.heading("download", x, stack.y(), width, 2, tr("course.download")), kGapHair);
  stack.add(ui.caption("download_note", x, stack.y(), std::min(width, kMeasure),
                       tr("course.download.note")),
            kGap);
  Flow flow{x, stack.y(), width};
  ButtonSpec script{"as_py", tr("course.download.py"), ButtonLook::secondary, Icon::download};
  if (ui.button(script, flow.next(ui.button_width(script), kControl)))
    f.out.push_back(LessonSaved{lesson.id, LessonFormat::script});
  ButtonSpec book{"as_ipynb", tr("course.download.ipynb"), ButtonLook::secondary, Icon::download};
  if (ui.button(book, flow.next(ui.button_width(book), kControl)))
    f.out.push_back(LessonSaved{lesson.id, LessonFormat::notebook});
  stack.add(flow.used());
  return stack.used();
}

}  // namespace

float draw_lesson_foot(Frame& f, const Lesson& lesson, float x, float y, float width) {
  Stack stack(x, y, width);
  if (lesson.id != kScratchpad)
    stack.add(draw_downloads(f, lesson, x, stack.y(), width), kGapSection);
  const auto& all = f.learn.lessons;
  const auto here = static_cast<std::size_t>(&lesson - all.data());
  if (here + 1 < all.size()) {
    ButtonSpec next{"next", tr("course.next", {all[here + 1].title}), ButtonLook::primary};
    const float wide = std::min(width, f.ui.button_width(next));
    if (f.ui.button(next, stack.place(wide, kBigNext)))
      f.out.push_back(LessonOpened{all[here + 1].id});
  }
  return stack.used();
}

float draw_needs(Frame& f, const Lesson& lesson, float x, float y, float width) {
  std::string links;
  for (const std::string& id : lesson.needs) {
    const Lesson* needed = f.learn.lesson(id);
    if (needed == nullptr) continue;
    links += (links.empty() ? "" : " · ") + ("[" + needed->title + "](#learn/" + id + ")");
  }
  if (links.empty()) return 0;
  return draw_text(f, lesson.id + "/needs", "", x, y, width, tr("course.needs", {links}), 1);
}

}  // namespace triptych::ui

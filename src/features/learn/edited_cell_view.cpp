// A cell that was edited under an older version of its lesson: the person's text, still an editor,
// and the lesson's new one, with what differs marked in both, until one of them is chosen.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kBeside = 680;  // narrower: one below the other

struct Marks {
  std::vector<LineMark> mine, theirs;  // one per line
  int only_mine = 0, only_theirs = 0;
};
Marks marks_of(const std::string& mine, const std::string& theirs) {
  Marks out;
  for (const DiffLine& line : diff_lines(mine, theirs)) {
    if (line.before >= 0) out.mine.push_back(line.mark);
    if (line.after >= 0) out.theirs.push_back(line.mark);
    out.only_mine += line.mark == LineMark::removed;
    out.only_theirs += line.mark == LineMark::added;
  }
  return out;
}

float draw_label(Frame& f, std::string_view key, float x, float y, float width,
                 const std::string& words) {
  TextStyle style;
  style.face = Face::medium;
  style.px = kSmall;
  return f.ui.paragraph(key, x, y, width, words, style) + kGapTight;
}

float draw_choices(Frame& f, const std::string& cell, float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  ButtonSpec keep{"keep", tr("course.update.keep"), ButtonLook::secondary, Icon::check};
  if (ui.button(keep, flow.next(ui.button_width(keep), kControl))) f.out.push_back(EditKept{cell});
  ButtonSpec take{"take", tr("course.update.take"), ButtonLook::secondary, Icon::refresh};
  if (ui.button(take, flow.next(ui.button_width(take), kControl)))
    f.out.push_back(CellResetPressed{cell});
  return flow.used();
}

float draw_both(Frame& f, const Lesson& lesson, const std::string& cell, const std::string& newer,
                float x, float y, float width) {
  const std::string& mine = f.learn.code_of(lesson, cell);
  const Marks marks = marks_of(mine, newer);
  MarkedPane& pane = f.learn_ui.newer[cell_key(lesson, cell)];
  MarkedText text{newer, {}, marks.theirs};
  text.python = text.gutter = true;
  pane.set(std::move(text));
  const bool beside = width >= kBeside;
  const float half = beside ? (width - kGapLarge) / 2 : width;
  Stack left(x, y, half);
  left.add(draw_label(f, "mine", x, left.y(), half, tr("course.update.mine")));
  left.add(draw_code(f, lesson, cell, x, left.y(), half, &marks.mine));
  Stack right = beside ? left.beside(kGapLarge) : left.below(kGapWide);
  right.add(draw_label(f, "theirs", right.x(), right.y(), half, tr("course.update.new")));
  const Ui::Area area = f.ui.begin(ItemRole::group, "newer", tr("course.update.new_of", {cell}),
                                   {right.x(), right.y(), half, 0});
  const float high = draw_code_box(f.ui, pane, "code", 0, 0, half);
  f.ui.end(area, high);
  right.add(high);
  Stack stack(x, y, width);
  stack.add(std::max(left.y(), right.y()) - y, kGap);
  stack.add(f.ui.caption("counts", x, stack.y(), width,
                         tr("course.update.counts",
                            {std::to_string(marks.only_mine), std::to_string(marks.only_theirs)})));
  return stack.used();
}

}  // namespace

float draw_editor(Frame& f, const Lesson& lesson, const std::string& cell, float x, float y,
                  float width) {
  const std::string* newer = f.learn.newer_text(lesson, cell);
  if (newer == nullptr) return draw_code(f, lesson, cell, x, y, width);
  return panel(
      f.ui, "update", tr("course.update.region", {cell}), x, y, width,
      [&](float px, float py, float inner) {
        Stack stack(px, py, inner);
        stack.add(f.ui.heading("title", px, stack.y(), inner, 4, tr("course.update.title")),
                  kGapHair);
        stack.add(f.ui.caption("lead", px, stack.y(), inner, tr("course.update.lead")), kGapWide);
        stack.add(draw_both(f, lesson, cell, *newer, px, stack.y(), inner), kGapWide);
        stack.add(draw_choices(f, cell, px, stack.y(), inner));
        return stack.used();
      },
      ItemRole::region);
}

}  // namespace triptych::ui

// Learn: a lesson; or the list of lessons (lesson_list_view.cpp) and the reference.
#include <algorithm>

#include "base/assets.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/capability_table.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kWidest = 1200;             // of things that lie side by side
constexpr float kReading = kMeasure + 100;  // of a column of prose, cells and cards
constexpr float kProse = kMeasure + 40;     // of prose in it
constexpr float kSide = 28;                 // room beside the column, in a window that has it
constexpr float kTop = 24, kAfterPart = 28, kAfterBlock = 22;
constexpr float kBigButton = 48;  // leads on

Column column_of(float room, float most = kReading) {
  return middle_of(room, most, room < kNarrowPage ? kGapBroad : kSide);
}

}  // namespace

float draw_back(Frame& f, float x, float y) {
  ButtonSpec back{"back", tr("course.back"), ButtonLook::ghost, Icon::learn};
  // Its words begin where the others do.
  if (f.ui.button(back, {x - kGap, y, f.ui.button_width(back), kControl}))
    f.out.push_back(LessonOpened{""});
  return kControl;
}

std::string reference_text() {
  constexpr std::string_view kPlace = "@@CAPABILITIES@@";
  std::string out(assets::guide_md());
  if (const std::size_t at = out.find(kPlace); at != std::string::npos)
    out.replace(at, kPlace.size(), capability_table());
  return out;
}

namespace {

float draw_reference(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add(f.ui.heading("reference", x, stack.y(), width, 2, tr("course.guide")), kGap);
  MarkdownView& guide = f.learn_ui.guide;
  if (f.learn_ui.guide_language != f.shared.language || guide.empty()) {
    f.learn_ui.guide_language = f.shared.language;
    guide.set_parent_heading(2);
    guide.set(reference_text());
  }
  const Rect at = stack.take(guide.lay_out(f.ui.text, width), kAfterPart);
  const std::string code =
      guide.draw(f.ui, ItemRole::group, "guide", tr("course.guide"), at.x, at.y);
  if (!code.empty()) f.out.push_back(CopyPressed{code, "code"});
  ButtonSpec go{"go_ask", tr("learn.try"), ButtonLook::primary, Icon::ask};
  if (f.ui.button(go, stack.place(f.ui.button_width(go), kBigButton)))
    f.out.push_back(PlaceOpened{Place::ask});
  return stack.used();
}

// Whether the cells of lessons that are not the page's own may use the person's keys.
float draw_pack_question(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.skip(kGapWide);
  stack.add(callout(ui, "pack_keys", x, stack.y(), width, Tone::warning, tr("pack.keys.title"),
                    tr("pack.keys.words", {f.learn.pack}), ItemRole::alert),
            kGap);
  ButtonSpec refuse{"pack_refuse", tr("pack.keys.refuse"), ButtonLook::primary};
  ButtonSpec allow{"pack_allow", tr("pack.keys.allow"), ButtonLook::secondary};
  Flow flow{x, stack.y(), width};
  if (ui.button(allow, flow.next(ui.button_width(allow), kControl)))
    f.out.push_back(RealKeysAnswered{true});
  if (ui.button(refuse, flow.next(ui.button_width(refuse), kControl)))
    f.out.push_back(RealKeysAnswered{false});
  stack.add(flow.used());
  return stack.used();
}

// --- one lesson --------------------------------------------------------------------------------

float draw_run_buttons(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  ButtonSpec all{"run_all", tr("course.run_all"), ButtonLook::secondary, Icon::play};
  if (f.learn.running()) all.state = kDisabled;
  if (ui.button(all, flow.next(ui.button_width(all), kControl))) f.out.push_back(RunAllPressed{});
  ButtonSpec restart{"restart", tr("course.restart"), ButtonLook::ghost, Icon::refresh};
  if (ui.button(restart, flow.next(ui.button_width(restart), kControl)))
    f.out.push_back(PythonRestartPressed{});
  return flow.used();
}

// Whose keys the cells use.
float draw_keys_choice(Frame& f, float x, float y, float width) {
  constexpr float kMiddle = 10;  // of the letters above the choices
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  ui.paint_line(x, stack.take(kLabel).y + kMiddle, width, label, tr("course.keys"));
  stack.add(radio_chips<bool>(
      ui, x, stack.y(), width, {{false, "course.keys.practice"}, {true, "course.keys.own"}},
      f.learn.real_keys, "course.keys", [&](bool own) { f.out.push_back(RealKeysChosen{own}); }));
  if (f.learn.pack_asks) stack.add(draw_pack_question(f, x, stack.y(), width));
  if (f.learn.real_keys) {
    stack.skip(kGapSmall);
    stack.add(ui.caption("keys_note", x, stack.y(), width, tr("course.keys.note")));
  }
  return stack.used();
}

float draw_lesson_head(Frame& f, const Lesson& lesson, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(draw_back(f, x, stack.y()), kGap);
  stack.add(ui.heading("title", x, stack.y(), width, 1, lesson.title), kGapTight);
  stack.add(ui.caption("summary", x, stack.y(), width, lesson.summary), kGapMedium);
  stack.add_some(draw_needs(f, lesson, x, stack.y(), width), kGapMedium);
  stack.add_some(draw_pack(f, x, stack.y(), width), kGapBroad);
  stack.add(draw_run_buttons(f, x, stack.y(), width), kGapMedium);
  stack.add(draw_keys_choice(f, x, stack.y(), width), kGapWide);
  return stack.used();
}

float draw_block(Frame& f, const Lesson& lesson, std::size_t index, Column broad, float x, float y,
                 float width) {
  const LessonBlock& block = lesson.blocks[index];
  const std::string key = lesson.id + "/" + std::to_string(index);
  if (const auto* prose = std::get_if<Prose>(&block))
    return draw_text(f, key, "", x, y, std::min(width, kProse), prose->markdown, 1);
  if (std::holds_alternative<CapabilityTable>(block))
    return draw_text(f, key, "", x, y, width, capability_table(), 1);
  if (const auto* cell = std::get_if<CodeCell>(&block))
    return draw_cell(f, lesson, *cell, x, y, width);
  if (const auto* quiz = std::get_if<Quiz>(&block)) return draw_quiz(f, lesson, *quiz, x, y, width);
  if (const auto* xray = std::get_if<Xray>(&block)) {
    const float left = std::max(x - broad.x, 0.0f);  // it may leave the column of prose
    return draw_xray(f, lesson, *xray, x - left, y, left > 0 ? broad.width : width);
  }
  return draw_exercise(f, lesson, std::get<Exercise>(block), x, y, width);
}

// Shift+Enter: the focus goes to the editor after that of `focus_after`.
void move_focus(Frame& f, const Lesson& lesson, ItemId container) {
  const std::string after = std::exchange(f.learn_ui.focus_after, "");
  bool passed = after.empty();
  if (passed) return;
  passed = false;
  for (const LessonBlock& block : lesson.blocks) {
    const auto* cell = std::get_if<CodeCell>(&block);
    if (cell == nullptr) continue;
    if (passed) {
      const ItemId area = child_id(container, "cell." + cell->id);
      return f.ui.items.request_focus(child_id(child_id(area, "editor"), "code"));
    }
    passed = cell->id == after;
  }
}

// Where "Go anywhere" leads: the block into view, and the keyboard to the editor of an exercise.
void go_to_block(Frame& f, const Lesson& lesson, std::size_t index, ItemId container, float y) {
  f.ui.items.request_scroll(container, std::max(0.0f, y - kTop));
  const auto* exercise = std::get_if<Exercise>(&lesson.blocks[index]);
  if (exercise == nullptr) return;
  const ItemId area = child_id(container, "exercise." + exercise->id);
  f.ui.items.request_focus(child_id(child_id(area, "editor"), "code"));
}

float draw_lesson(Frame& f, const Lesson& lesson, ItemId container, Column broad, float x, float y,
                  float width) {
  Stack stack(x, y, width);
  stack.add(draw_lesson_head(f, lesson, x, stack.y(), width), kGap);
  for (std::size_t i = 0; i < lesson.blocks.size(); ++i) {
    if (f.learn_ui.gone != f.learn.goes && i == f.learn.go_to) {
      f.learn_ui.gone = f.learn.goes;
      go_to_block(f, lesson, i, container, stack.y());
    }
    stack.add(draw_block(f, lesson, i, broad, x, stack.y(), width), kAfterBlock);
  }
  move_focus(f, lesson, container);
  stack.add(draw_lesson_foot(f, lesson, x, stack.y(), width));
  return stack.used();
}

}  // namespace

float draw_text(Frame& f, const std::string& key, const std::string& name, float x, float y,
                float width, const std::string& markdown, int parent_heading) {
  MarkdownView& view = f.learn_ui.texts[key];
  view.set_parent_heading(parent_heading);
  view.set(markdown);
  const float height = view.lay_out(f.ui.text, width);
  const std::string code = view.draw(f.ui, ItemRole::group, "text." + key, name, x, y);
  if (!code.empty()) f.out.push_back(CopyPressed{code, "code"});
  return height;
}

void draw_learn(Frame& f, Rect area) {
  Ui& ui = f.ui;
  const Lesson* lesson = f.learn.open();
  if (f.learn_ui.shown_lesson != f.learn.open_lesson) {
    f.learn_ui.shown_lesson = f.learn.open_lesson;
    f.learn_ui.texts.clear();
    f.learn_ui.panes.clear();
    f.learn_ui.xrays.clear();
    f.learn_ui.newer.clear();
  }
  const bool own_page = f.learn.open_lesson == kClassPage || f.learn.open_lesson == kSolutionsPage;
  const bool list = lesson == nullptr && !own_page;
  const std::string key = list ? "learn" : "lesson." + f.learn.open_lesson;
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, key, "", {0, area.y, area.w, area.h}, kScrolls);
  const auto [x, width] = list ? page_column(area.w) : column_of(area.w);
  Stack stack(x, 0, width);
  stack.skip(kTop);
  if (lesson != nullptr) {
    const Column broad = column_of(area.w, kWidest);
    stack.add(draw_lesson(f, *lesson, scroll.id, broad, x, stack.y(), width), kAfterPart);
  } else if (f.learn.open_lesson == kClassPage) {
    stack.add(draw_class(f, x, stack.y(), width), kAfterPart);
  } else if (f.learn.open_lesson == kSolutionsPage) {
    stack.add(draw_solutions(f, x, stack.y(), width), kAfterPart);
  } else {
    stack.add(draw_lessons(f, x, stack.y(), width), kAfterPart);
    stack.add(draw_reference(f, x, stack.y(), std::min(width, kReading)), kAfterPart);
  }
  ui.end_scroll(scroll, stack.used());
}

}  // namespace triptych::ui

// Quizzes and exercises of a lesson.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kOneLine = 24;  // height of a line of small words
constexpr float kCheckInset = 10, kCheckMiddle = 12, kCheckIcon = 18;  // of the mark of a test
constexpr float kCheckIndent = 30;                                     // of its words
constexpr float kChoicePad = 10;     // above and below the words of an answer
constexpr float kChoiceIndent = 44;  // of its words
constexpr float kChoiceSides = 52;   // room beside its words, together
constexpr float kCircle = 18, kCircleInset = 14;

// Title of a card and what it is worth; returns the height.
float draw_card_head(Frame& f, const char* title, int xp, const std::string& earned, float x,
                     float y, float width) {
  Ui& ui = f.ui;
  const auto points = f.learn.progress.xp.find(earned);
  const bool done = points != f.learn.progress.xp.end();
  const std::string words = done ? tr("exercise.earned", {std::to_string(points->second)})
                                 : tr("exercise.xp", {std::to_string(xp)});
  TextStyle small;
  small.px = kTiny;
  small.line = kOneLine;
  small.colour = done ? ui.theme.success : ui.theme.muted;
  const float wide = ui.measure(small, words) + 2;
  const Rect at = Row({x, y, width, kOneLine}).end(wide);
  const float high = ui.heading("heading", x, y, width - wide - kGapWide, 3, tr(title));
  ui.paragraph("xp", at.x, y, wide, words, small);
  return high + kGapSmall;
}

float draw_checks(Frame& f, const ExerciseState& shown, float x, float y, float width) {
  if (shown.checks.empty()) return 0;
  Ui& ui = f.ui;
  const Ui::Area list = ui.begin(ItemRole::list, "tests", tr("exercise.tests"), {x, y, width, 0});
  Stack stack(kCheckIndent, 0, width - kCheckIndent);
  stack.skip(kGapTight);
  for (std::size_t i = 0; i < shown.checks.size(); ++i) {
    const CheckResult& check = shown.checks[i];
    const std::string name = check.hidden && check.passed ? tr("exercise.hidden") : check.name;
    std::string words = tr(check.passed ? "exercise.pass" : "exercise.fail", {name});
    if (!check.feedback.empty()) words += "\n" + check.feedback;
    ui.icon(check.passed ? Icon::check : Icon::close, kCheckInset, stack.y() + kCheckMiddle,
            kCheckIcon, check.passed ? ui.theme.success : ui.theme.danger);
    TextStyle style;
    style.line = kOneLine;
    stack.add(ui.paragraph("t" + std::to_string(i), stack.x(), stack.y(), stack.width(), words,
                           style, ItemRole::list_item),
              kGapSmall);
  }
  ui.end(list, stack.used());
  return stack.used();
}

float draw_help_given(Frame& f, const Lesson& lesson, const Exercise& exercise,
                      const ExerciseState& shown, float x, float y, float width) {
  Stack stack(x, y, width);
  const std::string key = cell_key(lesson, exercise.id);
  for (int i = 0; i < shown.hints; ++i) {
    const std::string part = "hint" + std::to_string(i);
    stack.skip(kGap);
    stack.add(callout(f.ui, part, x, stack.y(), width, Tone::info, "",
                      exercise.hints[static_cast<std::size_t>(i)]));
  }
  if (!shown.solution) return stack.used();
  const std::string title = tr("exercise.solution.title");
  stack.skip(kGapWide);
  stack.add(f.ui.heading("solution", x, stack.y(), width, 4, title), kGap);
  const std::string markdown =
      "```python\n" + exercise.solution + "\n```\n\n" + exercise.explanation;
  stack.add(draw_text(f, key + ".solution", title, x, stack.y(), width, markdown, 4));
  return stack.used();
}

float draw_exercise_buttons(Frame& f, const Exercise& exercise, const ExerciseState& shown, float x,
                            float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  ButtonSpec check{"check", tr(shown.checking ? "exercise.checking" : "exercise.check"),
                   ButtonLook::primary, Icon::check};
  if (f.learn.running()) check.state = kDisabled;
  if (ui.button(check, flow.next(ui.button_width(check), kControl)))
    f.out.push_back(ExerciseChecked{exercise.id});
  const int left = static_cast<int>(exercise.hints.size()) - shown.hints;
  if (left > 0) {
    ButtonSpec hint{"hint", tr("exercise.hint", {std::to_string(left)}), ButtonLook::ghost,
                    Icon::info};
    if (ui.button(hint, flow.next(ui.button_width(hint), kControl)))
      f.out.push_back(HintPressed{exercise.id});
  }
  if (!shown.solution) {
    ButtonSpec solution{"show_solution", tr("exercise.solution"), ButtonLook::ghost, Icon::key};
    if (ui.button(solution, flow.next(ui.button_width(solution), kControl)))
      f.out.push_back(SolutionPressed{exercise.id});
  }
  // Last, so that nothing moves under a finger when it comes and goes.
  if (shown.checking) {
    ButtonSpec stop{"stop", tr("course.cell.stop"), ButtonLook::danger, Icon::stop};
    if (ui.button(stop, flow.next(ui.button_width(stop), kControl)))
      f.out.push_back(CellStopPressed{});
  }
  return flow.used();
}

float draw_quiz_options(Frame& f, const Quiz& quiz, int chosen, float x, float y, float width) {
  const Ui::Area group =
      f.ui.begin(ItemRole::group, "options", tr("quiz.options"), {x, y, width, 0});
  Stack stack(0, 0, width);
  for (std::size_t i = 0; i < quiz.options.size(); ++i) {
    const int index = static_cast<int>(i);
    bool pressed = false;
    stack.add(draw_choice(f, "o" + std::to_string(i), quiz.options[i].text,
                          index == chosen ? kChecked | kSelected : 0u, stack.y(), width, pressed),
              kGap);
    if (pressed) f.out.push_back(QuizAnswered{quiz.id, index});
  }
  f.ui.end(group, stack.used());
  return stack.used();
}

}  // namespace

float draw_choice(Frame& f, const std::string& key, const std::string& words, std::uint32_t state,
                  float y, float width, bool& pressed) {
  Ui& ui = f.ui;
  const bool chosen = (state & kChecked) != 0, still = (state & kDisabled) != 0;
  const std::vector<Span> spans{{words, "", Face::regular}};
  const TextBlock block = lay_out(ui.text, spans, kText, kOneLine, width - kChoiceSides);
  const float height = std::max(block.height() + 2 * kChoicePad, kControl);
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::radio;
  item.name = words;
  item.rect = {0, y, width, height};
  item.state = state;
  const ItemId id = ui.items.add(std::move(item));
  const Rect rect{0, y, width, height};
  ui.layer(1);
  if (chosen || (!still && ui.hovered(rect)))
    ui.fill(rect, chosen ? ui.theme.accent_soft : ui.theme.hover, kRadius);
  ui.stroke(rect, ui.theme.field_border, kRadius);
  ui.layer(2);
  const Rect circle{kCircleInset, y + (height - kCircle) / 2, kCircle, kCircle};
  ui.stroke(circle, chosen ? ui.theme.accent : ui.theme.field_border, kCircle / 2,
            chosen ? 6.0f : 1.5f);
  TextStyle style;
  if (still && !chosen) style.colour = ui.theme.muted;
  ui.paint_block(kChoiceIndent, y + (height - block.height()) / 2, width - kChoiceSides, block,
                 spans, style);
  pressed = ui.items.activated(id) && !still;
  return height;
}

float draw_quiz(Frame& f, const Lesson& lesson, const Quiz& quiz, float x, float y, float width) {
  const std::string key = cell_key(lesson, quiz.id);
  const auto answered = f.learn.progress.quiz.find(key);
  const int chosen = answered == f.learn.progress.quiz.end() ? -1 : answered->second;
  return panel(
      f.ui, "quiz." + quiz.id, tr("quiz.title"), x, y, width, [&](float px, float py, float inner) {
        Stack stack(px, py, inner);
        stack.add(draw_card_head(f, "quiz.title", quiz.xp, key, px, stack.y(), inner));
        stack.add(draw_text(f, key, "", px, stack.y(), inner, quiz.question, 3), kGapMedium);
        stack.add(draw_quiz_options(f, quiz, chosen, px, stack.y(), inner));
        if (chosen >= 0 && chosen < static_cast<int>(quiz.options.size())) {
          const QuizOption& option = quiz.options[static_cast<std::size_t>(chosen)];
          stack.add(callout(f.ui, "feedback", px, stack.y(), inner,
                            option.right ? Tone::info : Tone::warning,
                            tr(option.right ? "quiz.right" : "quiz.wrong"), option.feedback));
        }
        return stack.used();
      });
}

float draw_exercise(Frame& f, const Lesson& lesson, const Exercise& exercise, float x, float y,
                    float width) {
  const std::string key = cell_key(lesson, exercise.id);
  const auto found = f.learn.exercises.find(key);
  static const ExerciseState fresh;
  const ExerciseState& shown = found == f.learn.exercises.end() ? fresh : found->second;
  return panel(
      f.ui, "exercise." + exercise.id, tr("exercise.title"), x, y, width,
      [&](float px, float py, float inner) {
        Stack stack(px, py, inner);
        stack.add(draw_card_head(f, "exercise.title", exercise.xp, key, px, stack.y(), inner));
        stack.add(draw_text(f, key, "", px, stack.y(), inner, exercise.task, 3), kGapWide);
        stack.add(draw_editor(f, lesson, exercise.id, px, stack.y(), inner), kGap);
        stack.add(draw_exercise_buttons(f, exercise, shown, px, stack.y(), inner));
        stack.add(draw_output(f, key, exercise.id, px, stack.y(), inner));
        // Lower by a little, but not longer: there is a gap after the last test.
        stack.add(draw_checks(f, shown, px, stack.y() + kGapTight, inner));
        stack.add(draw_help_given(f, lesson, exercise, shown, px, stack.y(), inner));
        return stack.used();
      });
}

}  // namespace triptych::ui

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
constexpr float kDot = 10, kDotLine = 1.5f;  // of a test that was not run yet
constexpr float kChoicePad = 10;             // above and below the words of an answer
constexpr float kChoiceIndent = 44;          // of its words
constexpr float kChoiceSides = 52;           // room beside its words, together
constexpr float kCircle = 18, kCircleInset = 14;

// Title of a card and what it is worth; returns the height.
float draw_card_head(Frame& f, const std::string& title, int xp, const std::string& key, float x,
                     float y, float width) {
  Ui& ui = f.ui;
  const auto points = f.learn.progress.xp.find(key);
  const int earned = points == f.learn.progress.xp.end() ? 0 : points->second;
  std::string words = tr("exercise.xp", {std::to_string(xp)});
  if (earned >= xp) words = tr("exercise.earned", {std::to_string(earned)});
  if (earned > 0 && earned < xp)
    words = tr("exercise.earned_of", {std::to_string(earned), std::to_string(xp)});
  TextStyle small;
  small.px = kTiny;
  small.line = kOneLine;
  small.colour = earned > 0 ? ui.theme.success : ui.theme.muted;
  const float wide = ui.measure(small, words) + 2;
  const Rect at = Row({x, y, width, kOneLine}).end(wide);
  const float high = ui.heading("heading", x, y, width - wide - kGapWide, 3, title);
  ui.paragraph("xp", at.x, y, wide, words, small);
  return high + kGapSmall;
}

float draw_check(Frame& f, const CheckResult& check, std::size_t index, float x, float y,
                 float width) {
  Ui& ui = f.ui;
  const std::string name = check.hidden && check.passed ? tr("exercise.hidden") : check.name;
  std::string words = tr(check.passed ? "exercise.pass" : "exercise.fail", {name});
  if (!check.feedback.empty()) words += "\n" + check.feedback;
  ui.icon(check.passed ? Icon::check : Icon::close, kCheckInset, y + kCheckMiddle, kCheckIcon,
          check.passed ? ui.theme.success : ui.theme.danger);
  TextStyle style;
  style.line = kOneLine;
  return ui.paragraph("t" + std::to_string(index), x, y, width, words, style, ItemRole::list_item);
}

// The first test that failed, and what waits behind it.
float draw_checks(Frame& f, const Exercise& exercise, const ExerciseState& shown, float x, float y,
                  float width) {
  if (shown.checks.empty()) return 0;
  Ui& ui = f.ui;
  const Ui::Area list = ui.begin(ItemRole::list, "tests", tr("exercise.tests"), {x, y, width, 0});
  Stack stack(kCheckIndent, 0, width - kCheckIndent);
  stack.skip(kGapTight);
  std::size_t at = 0;
  for (; at < shown.checks.size(); ++at)
    stack.add(draw_check(f, shown.checks[at], at, stack.x(), stack.y(), stack.width()), kGapSmall);
  TextStyle later;
  later.line = kOneLine;
  later.colour = ui.theme.muted;
  for (; !shown.checking && at < exercise.tests.size(); ++at) {
    const LessonTest& test = exercise.tests[at];
    const std::string words =
        tr("exercise.later", {test.hidden ? tr("exercise.hidden") : test.name});
    ui.stroke({kCheckInset - kDot / 2, stack.y() + kCheckMiddle - kDot / 2, kDot, kDot},
              ui.theme.muted, kDot / 2, kDotLine);
    stack.add(ui.paragraph("t" + std::to_string(at), stack.x(), stack.y(), stack.width(), words,
                           later, ItemRole::list_item),
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
    const std::string& hint = exercise.hints[static_cast<std::size_t>(i)];
    stack.add(callout_around(f.ui, part, x, stack.y(), width, Tone::info, "", ItemRole::group,
                             [&](float left, float top, float wide) {
                               return draw_text(f, key + "." + part, "", left, top, wide, hint, 4);
                             }));
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

// A hint and the solution say before what they cost.
void draw_help_buttons(Frame& f, const Exercise& exercise, const ExerciseState& shown, int earned,
                       Flow& flow) {
  Ui& ui = f.ui;
  const auto priced = [](const std::string& words, int price) {
    return price > 0 ? words + " " + tr("exercise.price", {std::to_string(price)}) : words;
  };
  const int hints = static_cast<int>(exercise.hints.size());
  if (shown.hints < hints) {
    const std::string words =
        tr("exercise.hint", {std::to_string(shown.hints + 1), std::to_string(hints)});
    ButtonSpec hint{"hint", priced(words, price_of_hint(exercise, shown, earned)),
                    ButtonLook::ghost, Icon::info};
    if (ui.button(hint, flow.next(ui.button_width(hint), kControl)))
      f.out.push_back(HintPressed{exercise.id});
  }
  if (!shown.solution) {
    const int price = price_of_solution(exercise, shown, earned);
    ButtonSpec solution{"show_solution", priced(tr("exercise.solution"), price), ButtonLook::ghost,
                        Icon::key};
    if (ui.button(solution, flow.next(ui.button_width(solution), kControl)))
      f.out.push_back(SolutionPressed{exercise.id});
  }
}

float draw_exercise_buttons(Frame& f, const Lesson& lesson, const Exercise& exercise,
                            const ExerciseState& shown, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::string key = cell_key(lesson, exercise.id);
  const auto points = f.learn.progress.xp.find(key);
  const int earned = points == f.learn.progress.xp.end() ? 0 : points->second;
  Flow flow{x, y, width};
  ButtonSpec check{"check", tr(shown.checking ? "exercise.checking" : "exercise.check"),
                   ButtonLook::primary, Icon::check};
  if (f.learn.running()) check.state = kDisabled;
  if (ui.button(check, flow.next(ui.button_width(check), kControl)))
    f.out.push_back(ExerciseChecked{exercise.id});
  ButtonSpec run{"run", tr("exercise.run", {exercise.id}), ButtonLook::secondary, Icon::play};
  run.text = tr("run");
  run.description = tr("exercise.run.note");
  if (f.learn.running()) run.state = kDisabled;
  if (ui.button(run, flow.next(ui.button_width(run), kControl)))
    f.out.push_back(CellRunPressed{exercise.id});
  draw_help_buttons(f, exercise, shown, earned, flow);
  const bool begun = shown.hints > 0 || shown.solution || f.learn.progress.edits.contains(key);
  if (begun && !shown.checking) {
    ButtonSpec afresh{"afresh", tr("exercise.restart"), ButtonLook::ghost, Icon::refresh};
    afresh.description = tr("exercise.restart.note");
    if (f.learn.running()) afresh.state = kDisabled;
    if (ui.button(afresh, flow.next(ui.button_width(afresh), kControl)))
      f.out.push_back(ExerciseRestarted{exercise.id});
  }
  // Last, so that nothing moves under a finger when it comes and goes.
  const auto result = f.learn.results.find(key);
  const bool runs = result != f.learn.results.end() && result->second.state == CellState::running;
  if (shown.checking || runs) {
    ButtonSpec stop{"stop", tr("course.cell.stop"), ButtonLook::danger, Icon::stop};
    if (ui.button(stop, flow.next(ui.button_width(stop), kControl)))
      f.out.push_back(CellStopPressed{});
  }
  return flow.used();
}

// What the chosen option says, and another try after a wrong one.
float draw_quiz_answer(Frame& f, const Quiz& quiz, const QuizOption& option, float x, float y,
                       float width) {
  Stack stack(x, y, width);
  TextStyle style;
  style.px = kSmall;
  style.line = kCalloutLine;
  stack.add(callout_around(
      f.ui, "feedback", x, stack.y(), width, option.right ? Tone::info : Tone::warning,
      tr(option.right ? "quiz.right" : "quiz.wrong"), ItemRole::group,
      [&](float left, float top, float wide) {
        return rich_paragraph(f.ui, "words", left, top, wide, inline_spans(option.feedback), style);
      }));
  if (option.right) return stack.used();
  stack.skip(kGap);
  ButtonSpec again{"again", tr("quiz.again"), ButtonLook::secondary, Icon::refresh};
  if (f.ui.button(again, stack.place(f.ui.button_width(again), kControl)))
    f.out.push_back(QuizRetried{quiz.id});
  return stack.used();
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
  const std::vector<Span> spans = inline_spans(words);
  const TextBlock block = lay_out(ui.text, spans, kText, kOneLine, width - kChoiceSides);
  const float height = std::max(block.height() + 2 * kChoicePad, kControl);
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::radio;
  for (const Span& span : spans) item.name += span.text;
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
  const bool open = answered == f.learn.progress.quiz.end() || f.learn.retried.contains(key);
  const int chosen = open ? -1 : answered->second;
  return panel(
      f.ui, "quiz." + quiz.id, tr("quiz.title"), x, y, width, [&](float px, float py, float inner) {
        Stack stack(px, py, inner);
        stack.add(draw_card_head(f, tr("quiz.title"), quiz.xp, key, px, stack.y(), inner));
        stack.add(draw_text(f, key, "", px, stack.y(), inner, quiz.question, 3), kGapMedium);
        stack.add(draw_quiz_options(f, quiz, chosen, px, stack.y(), inner));
        if (chosen >= 0 && chosen < static_cast<int>(quiz.options.size())) {
          const QuizOption& option = quiz.options[static_cast<std::size_t>(chosen)];
          stack.add(draw_quiz_answer(f, quiz, option, px, stack.y(), inner));
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
  const std::string name =
      exercise.title.empty() ? tr("exercise.title") : tr("exercise.titled", {exercise.title});
  return panel(f.ui, "exercise." + exercise.id, name, x, y, width,
               [&](float px, float py, float inner) {
                 Stack stack(px, py, inner);
                 stack.add(draw_card_head(f, name, exercise.xp, key, px, stack.y(), inner));
                 stack.add(draw_text(f, key, "", px, stack.y(), inner, exercise.task, 3), kGapWide);
                 stack.add(draw_code_name(f, exercise.id, px, stack.y(), inner));
                 stack.add(draw_editor(f, lesson, exercise.id, px, stack.y(), inner), kGap);
                 stack.add(draw_exercise_buttons(f, lesson, exercise, shown, px, stack.y(), inner));
                 stack.add(draw_output(f, key, exercise.id, px, stack.y(), inner));
                 // Lower by a little, but not longer: there is a gap after the last test.
                 stack.add(draw_checks(f, exercise, shown, px, stack.y() + kGapTight, inner));
                 stack.add(draw_help_given(f, lesson, exercise, shown, px, stack.y(), inner));
                 return stack.used();
               });
}

}  // namespace triptych::ui

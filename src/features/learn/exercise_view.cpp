// Quizzes and exercises of a lesson.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"

namespace triptych::ui {
namespace {

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
  small.line = 24;
  small.colour = done ? ui.theme.success : ui.theme.muted;
  const float wide = ui.measure(small, words) + 2;
  const float used = ui.heading("heading", x, y, width - wide - 12, 3, tr(title)) + 6;
  ui.paragraph("xp", x + width - wide, y, wide, words, small);
  return used;
}

float draw_checks(Frame& f, const ExerciseState& shown, float x, float y, float width) {
  if (shown.checks.empty()) return 0;
  Ui& ui = f.ui;
  const Ui::Area list = ui.begin(ItemRole::list, "tests", tr("exercise.tests"), {x, y, width, 0});
  float used = 4;
  for (std::size_t i = 0; i < shown.checks.size(); ++i) {
    const CheckResult& check = shown.checks[i];
    const std::string name = check.hidden && check.passed ? tr("exercise.hidden") : check.name;
    std::string words = tr(check.passed ? "exercise.pass" : "exercise.fail", {name});
    if (!check.feedback.empty()) words += "\n" + check.feedback;
    ui.icon(check.passed ? Icon::check : Icon::close, 10, used + 12, 18,
            check.passed ? ui.theme.success : ui.theme.danger);
    TextStyle style;
    style.line = 24;
    used += ui.paragraph("t" + std::to_string(i), 30, used, width - 30, words, style,
                         ItemRole::list_item) +
            6;
  }
  ui.end(list, used);
  return used;
}

float draw_help_given(Frame& f, const Lesson& lesson, const Exercise& exercise,
                      const ExerciseState& shown, float x, float y, float width) {
  const float top = y;
  const std::string key = cell_key(lesson, exercise.id);
  for (int i = 0; i < shown.hints; ++i) {
    const std::string part = "hint" + std::to_string(i);
    y += 8 + callout(f, part, x, y + 8, width, Tone::info, "",
                     exercise.hints[static_cast<std::size_t>(i)]);
  }
  if (!shown.solution) return y - top;
  y += 12 + f.ui.heading("solution", x, y + 12, width, 4, tr("exercise.solution.title"));
  const std::string markdown =
      "```python\n" + exercise.solution + "\n```\n\n" + exercise.explanation;
  y += 8 +
       draw_text(f, key + ".solution", tr("exercise.solution.title"), x, y + 8, width, markdown, 4);
  return y - top;
}

void draw_exercise_buttons(Frame& f, const Exercise& exercise, const ExerciseState& shown, float x,
                           float& y, float width) {
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
  y = flow.bottom();
}

}  // namespace

float draw_choice(Frame& f, const std::string& key, const std::string& words, std::uint32_t state,
                  float y, float width, bool& pressed) {
  Ui& ui = f.ui;
  const bool chosen = (state & kChecked) != 0, still = (state & kDisabled) != 0;
  const std::vector<Span> spans{{words, "", Face::regular}};
  const TextBlock block = lay_out(ui.text, spans, kText, 24, width - 52);
  const float height = std::max(block.height() + 20, kControl);
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
  ui.stroke({14, y + height / 2 - 9, 18, 18}, chosen ? ui.theme.accent : ui.theme.field_border, 9,
            chosen ? 6.0f : 1.5f);
  TextStyle style;
  if (still && !chosen) style.colour = ui.theme.muted;
  ui.paint_block(44, y + (height - block.height()) / 2, width - 52, block, spans, style);
  pressed = ui.items.activated(id) && !still;
  return height;
}

float draw_quiz(Frame& f, const Lesson& lesson, const Quiz& quiz, float x, float y, float width) {
  const std::string key = cell_key(lesson, quiz.id);
  const auto answered = f.learn.progress.quiz.find(key);
  const int chosen = answered == f.learn.progress.quiz.end() ? -1 : answered->second;
  return panel(
      f, "quiz." + quiz.id, tr("quiz.title"), x, y, width, [&](float px, float py, float inner) {
        const float top = py;
        py += draw_card_head(f, "quiz.title", quiz.xp, key, px, py, inner);
        py += draw_text(f, key, "", px, py, inner, quiz.question, 3) + 10;
        const Ui::Area group =
            f.ui.begin(ItemRole::group, "options", tr("quiz.options"), {px, py, inner, 0});
        float used = 0;
        for (std::size_t i = 0; i < quiz.options.size(); ++i) {
          const int index = static_cast<int>(i);
          bool pressed = false;
          used +=
              8 + draw_choice(f, "o" + std::to_string(i), quiz.options[i].text,
                              index == chosen ? kChecked | kSelected : 0u, used, inner, pressed);
          if (pressed) f.out.push_back(QuizAnswered{quiz.id, index});
        }
        f.ui.end(group, used);
        py += used;
        if (chosen >= 0 && chosen < static_cast<int>(quiz.options.size())) {
          const QuizOption& option = quiz.options[static_cast<std::size_t>(chosen)];
          py += callout(f, "feedback", px, py, inner, option.right ? Tone::info : Tone::warning,
                        tr(option.right ? "quiz.right" : "quiz.wrong"), option.feedback);
        }
        return py - top;
      });
}

float draw_exercise(Frame& f, const Lesson& lesson, const Exercise& exercise, float x, float y,
                    float width) {
  const std::string key = cell_key(lesson, exercise.id);
  const auto found = f.learn.exercises.find(key);
  static const ExerciseState fresh;
  const ExerciseState& shown = found == f.learn.exercises.end() ? fresh : found->second;
  return panel(f, "exercise." + exercise.id, tr("exercise.title"), x, y, width,
               [&](float px, float py, float inner) {
                 const float top = py;
                 py += draw_card_head(f, "exercise.title", exercise.xp, key, px, py, inner);
                 py += draw_text(f, key, "", px, py, inner, exercise.task, 3) + 12;
                 py += draw_editor(f, lesson, exercise.id, px, py, inner) + 8;
                 draw_exercise_buttons(f, exercise, shown, px, py, inner);
                 py += draw_output(f, key, exercise.id, px, py, inner);
                 py += draw_checks(f, shown, px, py + 4, inner);
                 py += draw_help_given(f, lesson, exercise, shown, px, py, inner);
                 return py - top;
               });
}

}  // namespace triptych::ui

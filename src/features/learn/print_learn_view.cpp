// Learn on paper: the lesson as far as it is shown on the screen, with the person's own code and
// what it said; nothing that is still to be found out.
#include <algorithm>

#include "base/strings.h"
#include "features/learn/capability_table.h"
#include "features/learn/lesson_view_internal.h"
#include "features/print_view.h"

namespace triptych::ui {
namespace {

struct LessonPrinter {
  PrintPage& page;
  const LearnState& course;
  const Lesson& lesson;

  // Rows as JSON.
  void table(const std::string& text) {
    const auto json = parse_json(text);
    if (!json || !json->is_array()) return page.code(text);
    std::vector<std::vector<std::string>> rows;
    for (const Json& line : *json) {
      std::vector<std::string>& row = rows.emplace_back();
      for (const Json& cell : line)
        row.push_back(cell.is_string() ? cell.get<std::string>() : dump_json(cell));
    }
    page.table(rows);
  }
  void output(const std::string& key) {
    const auto found = course.results.find(key);
    if (found == course.results.end()) return;
    for (const CellOutput& piece : found->second.output) {
      using Kind = CellOutput::Kind;
      if (piece.kind == Kind::table)
        table(piece.text);
      else if (piece.kind == Kind::problem || piece.kind == Kind::note || piece.kind == Kind::image)
        page.paragraph(piece.text, piece.kind == Kind::problem ? "note" : "quiet");
      else
        page.code(piece.text, "output");
    }
  }

  void operator()(const Prose& prose) { page.markdown(prose.markdown, 1); }
  void operator()(const CapabilityTable&) { page.markdown(capability_table(), 1); }
  void operator()(const CodeCell& cell) {
    page.code(course.code_of(lesson, cell.id));
    output(cell_key(lesson, cell.id));
  }
  void operator()(const Quiz& quiz) {
    page.heading(3, tr("quiz.title"));
    page.markdown(quiz.question, 3);
    const auto answered = course.progress.quiz.find(cell_key(lesson, quiz.id));
    const int chosen = answered == course.progress.quiz.end() ? -1 : answered->second;
    for (std::size_t i = 0; i < quiz.options.size(); ++i)
      page.item(static_cast<int>(i) == chosen ? "☑" : "☐", quiz.options[i].text);
    if (chosen < 0 || chosen >= static_cast<int>(quiz.options.size())) return;
    const QuizOption& option = quiz.options[static_cast<std::size_t>(chosen)];
    page.paragraph(tr(option.right ? "quiz.right" : "quiz.wrong") + " " + option.feedback, "note");
  }
  void operator()(const Exercise& exercise) {
    const std::string key = cell_key(lesson, exercise.id);
    page.heading(3, tr("exercise.title"));
    page.markdown(exercise.task, 3);
    page.code(course.code_of(lesson, exercise.id));
    output(key);
    const auto found = course.exercises.find(key);
    if (found == course.exercises.end()) return;
    for (const CheckResult& check : found->second.checks) {
      const std::string name = check.hidden && check.passed ? tr("exercise.hidden") : check.name;
      const std::string words = tr(check.passed ? "exercise.pass" : "exercise.fail", {name});
      page.item(check.passed ? "✓" : "✗",
                check.feedback.empty() ? words : words + "\n" + check.feedback);
    }
    for (int i = 0; i < found->second.hints; ++i)
      page.paragraph(exercise.hints[static_cast<std::size_t>(i)], "note");
    if (!found->second.solution) return;
    page.heading(4, tr("exercise.solution.title"));
    page.code(exercise.solution);
    page.markdown(exercise.explanation, 4);
  }
  void operator()(const Xray& xray) {
    page.heading(3, tr("xray.title"));
    page.paragraph(tr("xray.question", {xray.question}));
  }
};

}  // namespace

void print_learn(const PrintFrame& f) {
  PrintPage& page = f.page;
  const LearnState& course = f.learn;
  if (const Lesson* lesson = course.open()) {
    page.heading(1, lesson->title);
    page.paragraph(lesson->summary, "quiet");
    for (const LessonBlock& block : lesson->blocks)
      std::visit(LessonPrinter{page, course, *lesson}, block);
    return;
  }
  page.heading(1, tr("course.title"));
  page.paragraph(tr("course.lead"), "quiet");
  for (const Lesson& lesson : course.lessons) page.item("•", lesson.title + "\n" + lesson.summary);
  page.heading(2, tr("course.guide"));
  page.markdown(reference_text(), 2);
}

}  // namespace triptych::ui

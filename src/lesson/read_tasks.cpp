// Quizzes and exercises: their lines -> options, parts, tests.
#include "lesson/read_tasks.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "base/ascii.h"

namespace triptych {
namespace {

LessonFault read_choice(const Line& line, Quiz& quiz) {
  const std::string_view rest = trimmed(line.text.substr(5));
  const std::size_t colons = rest.find(" :: ");
  if (colons == rest.npos)
    return {line.number, "an option needs \" :: \" and the words that answer it"};
  QuizOption option{std::string(trimmed(rest.substr(0, colons))),
                    std::string(trimmed(rest.substr(colons + 4))), line.text[3] == 'x'};
  if (option.text.empty() || option.feedback.empty())
    return {line.number, "an option needs words before and after \"::\""};
  for (const QuizOption& other : quiz.options) {
    if (other.text == option.text) return {line.number, "this option stands here twice"};
  }
  quiz.options.push_back(std::move(option));
  return {};
}

LessonFault read_test(const Line& heading, std::string name, LessonTest test, Exercise& exercise) {
  if (name.empty()) return {heading.number, "a test says what it checks: === test: ..."};
  for (const LessonTest& other : exercise.tests) {
    if (other.name == name) return {heading.number, "two tests are called \"" + name + "\""};
  }
  test.name = std::move(name);
  exercise.tests.push_back(std::move(test));
  return {};
}

LessonFault read_part(const Line& heading, const std::string& text, Exercise& exercise) {
  const std::string part(trimmed(heading.text.substr(4)));
  if (text.empty()) return {heading.number, "the part \"" + part + "\" is empty"};
  for (const bool hidden : {false, true}) {
    const std::string_view start = hidden ? "hidden test:" : "test:";
    if (!part.starts_with(start)) continue;
    std::string name(trimmed(std::string_view(part).substr(start.size())));
    return read_test(heading, std::move(name), {"", text, hidden}, exercise);
  }
  if (part == "hint") {
    exercise.hints.push_back(text);
    return {};
  }
  const std::map<std::string, std::string*> once = {{"starter", &exercise.starter},
                                                    {"setup", &exercise.setup},
                                                    {"solution", &exercise.solution},
                                                    {"explanation", &exercise.explanation}};
  const auto found = once.find(part);
  if (found == once.end()) return {heading.number, "unknown part \"" + part + "\""};
  if (!found->second->empty())
    return {heading.number, "the part \"" + part + "\" stands here twice"};
  *found->second = text;
  return {};
}

}  // namespace

LessonFault read_quiz(int opening, const Lines& lines, Quiz& quiz) {
  Lines question;
  bool in_code = false;
  for (const Line& line : lines) {
    if (ticks(line.text) >= 3) in_code = !in_code;
    const bool option =
        !in_code && (line.text.starts_with("- [ ] ") || line.text.starts_with("- [x] "));
    if (option) {
      if (LessonFault fault = read_choice(line, quiz); fault.line != 0) return fault;
    } else if (quiz.options.empty()) {
      question.push_back(line);
    } else if (line.text.starts_with("  ") && !blank(line)) {  // the feedback goes on
      quiz.options.back().feedback += " " + std::string(trimmed(line.text));
    } else if (!blank(line)) {
      return {line.number, "behind the options stand only options: \"- [ ] text :: answer\""};
    }
  }
  quiz.question = joined(question);
  if (quiz.question.empty()) return {opening, "the quiz has no question"};
  const auto right = std::ranges::count_if(quiz.options, &QuizOption::right);
  if (quiz.options.size() < 2) return {opening, "a quiz needs two options"};
  if (right != 1)
    return {opening, "exactly one option is [x], here " + std::to_string(right) + " are"};
  return {};
}

LessonFault read_exercise(int opening, const Lines& lines, Exercise& exercise) {
  std::optional<Line> heading;
  Lines part;
  const auto end_part = [&]() -> LessonFault {
    const std::string text = joined(std::exchange(part, {}));
    if (heading) return read_part(*heading, text, exercise);
    exercise.task = text;
    return {};
  };
  for (const Line& line : lines) {
    if (!line.text.starts_with("=== ")) {
      part.push_back(line);
      continue;
    }
    if (LessonFault fault = end_part(); fault.line != 0) return fault;
    heading = line;
  }
  if (LessonFault fault = end_part(); fault.line != 0) return fault;
  const auto lacks = [&](const char* what) -> LessonFault {
    return {opening, std::string("the exercise lacks ") + what};
  };
  if (exercise.task.empty()) return lacks("a task before its first part");
  if (exercise.starter.empty()) return lacks("=== starter");
  if (exercise.solution.empty()) return lacks("=== solution");
  const bool visible = std::ranges::any_of(exercise.tests, std::logical_not{}, &LessonTest::hidden);
  if (!visible) return lacks("a test that is not hidden: === test: ...");
  return {};
}

}  // namespace triptych

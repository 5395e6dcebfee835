// Lines -> front matter, prose, fences. The first fault ends the reading; its line is the one that
// an author has to look at.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "lesson/lesson.h"
#include "lesson/lesson_lines.h"
#include "lesson/read_xray.h"

namespace triptych {
namespace {

// Languages of fences that are only shown.
constexpr std::string_view kShown[] = {"",     "bash", "console", "csv",        "html",
                                       "http", "js",   "json",    "javascript", "markdown",
                                       "py",   "sh",   "text",    "python"};

struct Fence {
  std::string kind;
  std::map<std::string, std::string> attributes;
  Line opening;
  std::vector<Line> inner;
};

class LessonReader {
 public:
  LessonReader(std::string_view name, std::string_view text) : name_(name), text_(text) {}

  Result<Lesson> read() {
    if (!read_all())
      return Result<Lesson>::failure(name_ + ":" + std::to_string(fault_line_) + ": " + fault_);
    lesson_.minutes = minutes_of(lesson_);
    return std::move(lesson_);
  }

 private:
  bool fail(int line, std::string words) {
    fault_line_ = line;
    fault_ = std::move(words);
    return false;
  }
  bool read_all();
  bool front_matter();
  bool take_field(const Line& line, std::set<std::string>& seen);
  bool flush_prose();
  bool read_fence();
  bool read_info(std::string_view info, Fence& fence);
  bool take_fence(const Fence& fence);
  bool take_cell(const Fence& fence);
  bool take_quiz(const Fence& fence);
  bool take_option(const Line& line, Quiz& quiz);
  bool take_exercise(const Fence& fence);
  bool take_xray(const Fence& fence);
  bool take_part(const Line& heading, const std::string& text, Exercise& exercise);
  bool take_test(const Line& heading, std::string name, LessonTest test, Exercise& exercise);
  bool unique_id(const Fence& fence, const std::string& id);
  bool points(const Fence& fence, int& xp);

  std::string name_;
  std::string_view text_;
  Lines lines_;
  std::size_t at_ = 0;
  Lines prose_;
  std::set<std::string> ids_;
  Lesson lesson_;
  std::string fault_;
  int fault_line_ = 1;
};

bool LessonReader::read_all() {
  lines_ = split_lines(text_);
  for (const Line& line : lines_) {
    if (!utf8_valid(line.text)) return fail(line.number, "this line is not UTF-8");
  }
  if (!front_matter()) return false;
  while (at_ < lines_.size()) {
    const Line& line = lines_[at_];
    if (line.text.starts_with("~~~")) {
      return fail(line.number, "fences are made of backticks here, not of ~~~");
    }
    if (ticks(line.text) >= 3) {
      if (!read_fence()) return false;
    } else {
      prose_.push_back(line);
      ++at_;
    }
  }
  if (!flush_prose()) return false;
  if (lesson_.blocks.empty()) return fail(1, "the lesson is empty");
  return true;
}

bool LessonReader::take_field(const Line& line, std::set<std::string>& seen) {
  const std::size_t colon = line.text.find(':');
  if (colon == line.text.npos) return fail(line.number, "expected \"name: value\"");
  const std::string field(trimmed(line.text.substr(0, colon)));
  const std::string value(trimmed(line.text.substr(colon + 1)));
  if (value.empty()) return fail(line.number, "\"" + field + "\" has no value");
  if (!seen.insert(field).second) return fail(line.number, "\"" + field + "\" stands here twice");
  if (field == "id") {
    lesson_.id = value;
    return is_id(value) || fail(line.number, "an id is made of letters, digits and _: " + value);
  }
  if (field == "version") {
    lesson_.version = number_of(value);
    return lesson_.version > 0 || fail(line.number, "version is a number from 1: " + value);
  }
  const std::map<std::string, std::string*> texts = {
      {"title", &lesson_.title}, {"summary", &lesson_.summary}, {"part", &lesson_.part}};
  const auto text = texts.find(field);
  if (text == texts.end())
    return fail(line.number, "unknown field \"" + field + "\": id, title, summary, part, version");
  *text->second = value;
  return true;
}

bool LessonReader::front_matter() {
  if (lines_.empty() || lines_[0].text != "---") return fail(1, "the first line must be ---");
  std::set<std::string> seen;
  for (at_ = 1; at_ < lines_.size() && lines_[at_].text != "---"; ++at_) {
    if (!take_field(lines_[at_], seen)) return false;
  }
  if (at_ == lines_.size()) return fail(1, "the --- that ends the head is missing");
  for (const char* field : {"id", "title", "summary", "version"}) {
    if (!seen.contains(field)) {
      return fail(lines_[at_].number, std::string("the head lacks \"") + field + "\"");
    }
  }
  ++at_;
  return true;
}

// A table of what providers take stands on a line of its own, between blank ones.
bool LessonReader::flush_prose() {
  Lines part;
  const auto end_part = [&] {
    std::string markdown = joined(part);
    if (!markdown.empty()) lesson_.blocks.push_back(Prose{std::move(markdown)});
    part.clear();
  };
  for (std::size_t i = 0; i < prose_.size(); ++i) {
    if (prose_[i].text.find("@@") == std::string_view::npos) {
      part.push_back(prose_[i]);
      continue;
    }
    const bool alone = (i == 0 || blank(prose_[i - 1])) &&
                       (i + 1 == prose_.size() || blank(prose_[i + 1])) &&
                       trimmed(prose_[i].text) == "@@CAPABILITIES@@";
    if (!alone) return fail(prose_[i].number, "only @@CAPABILITIES@@, as a paragraph of its own");
    end_part();
    lesson_.blocks.push_back(CapabilityTable{});
  }
  end_part();
  prose_.clear();
  return true;
}

bool LessonReader::read_info(std::string_view info, Fence& fence) {
  while (!(info = trimmed(info)).empty()) {
    const std::size_t end = std::min(info.find(' '), info.size());
    const std::string_view word = info.substr(0, end);
    info.remove_prefix(end);
    const std::size_t equals = word.find('=');
    if (equals == word.npos && fence.kind.empty() && fence.attributes.empty()) {
      fence.kind = word;
      continue;
    }
    if (equals == word.npos || equals == 0) {
      return fail(fence.opening.number, "expected name=value, not \"" + std::string(word) + "\"");
    }
    const std::string attribute(word.substr(0, equals));
    if (!fence.attributes.emplace(attribute, word.substr(equals + 1)).second) {
      return fail(fence.opening.number, attribute + "= stands here twice");
    }
  }
  return true;
}

bool LessonReader::read_fence() {
  Fence fence;
  fence.opening = lines_[at_];
  const std::size_t width = ticks(fence.opening.text);
  if (!read_info(fence.opening.text.substr(width), fence)) return false;
  for (++at_; at_ < lines_.size(); ++at_) {
    const std::string_view text = lines_[at_].text;
    if (ticks(text) >= width && trimmed(text.substr(ticks(text))).empty()) break;
    fence.inner.push_back(lines_[at_]);
  }
  if (at_ == lines_.size()) {
    return fail(fence.opening.number,
                "this fence is not closed: a line of " + std::to_string(width) + " backticks");
  }
  ++at_;
  return take_fence(fence);
}

bool LessonReader::take_fence(const Fence& fence) {
  std::set<std::string> allowed;
  if (fence.kind == "quiz" || fence.kind == "exercise") allowed = {"id", "xp"};
  if (fence.kind == "xray") allowed = {"id", "xp", "sample", "max_tokens"};
  const bool cell = fence.kind == "python" && !fence.attributes.empty();
  if (cell) allowed = {"cell"};
  for (const auto& [attribute, value] : fence.attributes) {
    if (allowed.contains(attribute)) continue;
    return fail(fence.opening.number, "a fence \"" + fence.kind + "\" takes no " + attribute + "=");
  }
  if (!allowed.empty()) {
    if (!flush_prose()) return false;
    if (cell) return take_cell(fence);
    if (fence.kind == "xray") return take_xray(fence);
    return fence.kind == "quiz" ? take_quiz(fence) : take_exercise(fence);
  }
  if (std::find(std::begin(kShown), std::end(kShown), fence.kind) == std::end(kShown)) {
    return fail(fence.opening.number, "unknown kind of fence \"" + fence.kind + "\"");
  }
  prose_.push_back(fence.opening);
  prose_.insert(prose_.end(), fence.inner.begin(), fence.inner.end());
  prose_.push_back(lines_[at_ - 1]);
  return true;
}

bool LessonReader::unique_id(const Fence& fence, const std::string& id) {
  if (id.empty()) return fail(fence.opening.number, "this " + fence.kind + " lacks an id=");
  if (!is_id(id)) {
    return fail(fence.opening.number, "an id is made of letters, digits and _: " + id);
  }
  return ids_.insert(id).second ||
         fail(fence.opening.number, "the id \"" + id + "\" is used twice in this lesson");
}

bool LessonReader::points(const Fence& fence, int& xp) {
  const auto found = fence.attributes.find("xp");
  xp = found == fence.attributes.end() ? 0 : number_of(found->second);
  return xp > 0 || fail(fence.opening.number, "xp= is missing, or no number from 1");
}

bool LessonReader::take_cell(const Fence& fence) {
  CodeCell cell{fence.attributes.at("cell"), joined(fence.inner)};
  if (!unique_id(fence, cell.id)) return false;
  if (cell.code.empty()) return fail(fence.opening.number, "the cell is empty");
  lesson_.blocks.push_back(std::move(cell));
  return true;
}

bool LessonReader::take_option(const Line& line, Quiz& quiz) {
  const std::string_view rest = trimmed(line.text.substr(5));
  const std::size_t colons = rest.find(" :: ");
  if (colons == rest.npos) {
    return fail(line.number, "an option needs \" :: \" and the words that answer it");
  }
  QuizOption option{std::string(trimmed(rest.substr(0, colons))),
                    std::string(trimmed(rest.substr(colons + 4))), line.text[3] == 'x'};
  if (option.text.empty() || option.feedback.empty()) {
    return fail(line.number, "an option needs words before and after \"::\"");
  }
  for (const QuizOption& other : quiz.options) {
    if (other.text == option.text) return fail(line.number, "this option stands here twice");
  }
  quiz.options.push_back(std::move(option));
  return true;
}

bool LessonReader::take_quiz(const Fence& fence) {
  Quiz quiz;
  quiz.id = fence.attributes.contains("id") ? fence.attributes.at("id") : "";
  if (!unique_id(fence, quiz.id) || !points(fence, quiz.xp)) return false;
  Lines question;
  bool in_code = false;
  for (const Line& line : fence.inner) {
    if (ticks(line.text) >= 3) in_code = !in_code;
    const bool option =
        !in_code && (line.text.starts_with("- [ ] ") || line.text.starts_with("- [x] "));
    if (option) {
      if (!take_option(line, quiz)) return false;
    } else if (quiz.options.empty()) {
      question.push_back(line);
    } else if (line.text.starts_with("  ") && !blank(line)) {  // the feedback goes on
      quiz.options.back().feedback += " " + std::string(trimmed(line.text));
    } else if (!blank(line)) {
      return fail(line.number, "behind the options stand only options: \"- [ ] text :: answer\"");
    }
  }
  quiz.question = joined(question);
  if (quiz.question.empty()) return fail(fence.opening.number, "the quiz has no question");
  const auto right = std::count_if(quiz.options.begin(), quiz.options.end(),
                                   [](const QuizOption& option) { return option.right; });
  if (quiz.options.size() < 2) return fail(fence.opening.number, "a quiz needs two options");
  if (right != 1) {
    return fail(fence.opening.number,
                "exactly one option is [x], here " + std::to_string(right) + " are");
  }
  lesson_.blocks.push_back(std::move(quiz));
  return true;
}

bool LessonReader::take_xray(const Fence& fence) {
  Xray xray;
  const auto attribute = [&](const char* name) {
    const auto found = fence.attributes.find(name);
    return found == fence.attributes.end() ? std::string() : found->second;
  };
  xray.id = attribute("id");
  xray.sample = attribute("sample");
  xray.max_tokens = number_of(attribute("max_tokens"));
  if (!unique_id(fence, xray.id) || !points(fence, xray.xp)) return false;
  if (xray.sample.empty()) return fail(fence.opening.number, "sample= is missing: a bundled file");
  if (xray.max_tokens == 0)
    return fail(fence.opening.number, "max_tokens= is missing, or no number from 1");
  const LessonFault fault = read_xray(fence.opening.number, fence.inner, xray);
  if (fault.line != 0) return fail(fault.line, fault.words);
  lesson_.blocks.push_back(std::move(xray));
  return true;
}

bool LessonReader::take_test(const Line& heading, std::string name, LessonTest test,
                             Exercise& exercise) {
  if (name.empty()) return fail(heading.number, "a test says what it checks: === test: ...");
  for (const LessonTest& other : exercise.tests) {
    if (other.name == name) return fail(heading.number, "two tests are called \"" + name + "\"");
  }
  test.name = std::move(name);
  exercise.tests.push_back(std::move(test));
  return true;
}

bool LessonReader::take_part(const Line& heading, const std::string& text, Exercise& exercise) {
  const std::string part(trimmed(heading.text.substr(4)));
  if (text.empty()) return fail(heading.number, "the part \"" + part + "\" is empty");
  for (const bool hidden : {false, true}) {
    const std::string_view start = hidden ? "hidden test:" : "test:";
    if (!part.starts_with(start)) continue;
    std::string name(trimmed(std::string_view(part).substr(start.size())));
    return take_test(heading, std::move(name), {"", text, hidden}, exercise);
  }
  if (part == "hint") {
    exercise.hints.push_back(text);
    return true;
  }
  const std::map<std::string, std::string*> once = {{"starter", &exercise.starter},
                                                    {"setup", &exercise.setup},
                                                    {"solution", &exercise.solution},
                                                    {"explanation", &exercise.explanation}};
  const auto found = once.find(part);
  if (found == once.end()) return fail(heading.number, "unknown part \"" + part + "\"");
  if (!found->second->empty()) {
    return fail(heading.number, "the part \"" + part + "\" stands here twice");
  }
  *found->second = text;
  return true;
}

bool LessonReader::take_exercise(const Fence& fence) {
  Exercise exercise;
  exercise.id = fence.attributes.contains("id") ? fence.attributes.at("id") : "";
  if (!unique_id(fence, exercise.id) || !points(fence, exercise.xp)) return false;
  std::optional<Line> heading;
  Lines part;
  const auto end_part = [&] {
    const std::string text = joined(std::exchange(part, {}));
    if (heading) return take_part(*heading, text, exercise);
    exercise.task = text;
    return true;
  };
  for (const Line& line : fence.inner) {
    if (!line.text.starts_with("=== ")) {
      part.push_back(line);
      continue;
    }
    if (!end_part()) return false;
    heading = line;
  }
  if (!end_part()) return false;
  const auto lacks = [&](const char* what) {
    return fail(fence.opening.number, std::string("the exercise lacks ") + what);
  };
  if (exercise.task.empty()) return lacks("a task before its first part");
  if (exercise.starter.empty()) return lacks("=== starter");
  if (exercise.solution.empty()) return lacks("=== solution");
  const bool visible = std::any_of(exercise.tests.begin(), exercise.tests.end(),
                                   [](const LessonTest& test) { return !test.hidden; });
  if (!visible) return lacks("a test that is not hidden: === test: ...");
  lesson_.blocks.push_back(std::move(exercise));
  return true;
}

}  // namespace

Result<Lesson> load_lesson(std::string_view name, std::string_view text) {
  return LessonReader(name, text).read();
}

}  // namespace triptych

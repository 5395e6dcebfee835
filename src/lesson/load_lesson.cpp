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
#include "lesson/read_tasks.h"
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
  std::set<std::string> flags;  // words without a value
  Line opening;
  std::vector<Line> inner;

  std::string value(const char* attribute) const {  // "" = is not there
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? "" : found->second;
  }
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
  bool take_needs(const Line& line, std::string_view ids);
  bool flush_prose();
  bool read_fence();
  bool read_info(std::string_view info, Fence& fence);
  bool take_flag(std::string_view word, Fence& fence);
  bool take_fence(const Fence& fence);
  bool take_cell(const Fence& fence);
  bool take_quiz(const Fence& fence);
  bool take_exercise(const Fence& fence);
  bool take_xray(const Fence& fence);
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
  if (field == "needs") return take_needs(line, value);
  const std::map<std::string, std::string*> texts = {
      {"title", &lesson_.title}, {"summary", &lesson_.summary}, {"part", &lesson_.part}};
  const auto text = texts.find(field);
  if (text == texts.end())
    return fail(line.number,
                "unknown field \"" + field + "\": id, title, summary, part, needs, version");
  *text->second = value;
  return true;
}

// Which of them there are is for the one who has them all.
bool LessonReader::take_needs(const Line& line, std::string_view ids) {
  while (!ids.empty()) {
    const std::size_t comma = std::min(ids.find(','), ids.size());
    std::string id(trimmed(ids.substr(0, comma)));
    if (!is_id(id))
      return fail(line.number, "needs: ids of lessons with commas between, not " + id);
    if (std::ranges::count(lesson_.needs, id) > 0)
      return fail(line.number, "\"" + id + "\" is needed twice");
    lesson_.needs.push_back(std::move(id));
    ids.remove_prefix(std::min(comma + 1, ids.size()));
  }
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

// `kind name=value name="words with spaces" flag`
bool LessonReader::read_info(std::string_view info, Fence& fence) {
  while (!(info = trimmed(info)).empty()) {
    const std::size_t equals = info.find_first_of("= ");
    const bool quoted = equals != info.npos && info.substr(equals).starts_with("=\"");
    const std::size_t close = quoted ? info.find('"', equals + 2) : info.npos;
    if (quoted && close == info.npos)
      return fail(fence.opening.number, "the \" that ends a value is missing");
    const std::size_t end = quoted ? close + 1 : std::min(info.find(' '), info.size());
    const std::string_view word = info.substr(0, end);
    info.remove_prefix(end);
    if (equals == info.npos || equals >= word.size()) {
      if (!take_flag(word, fence)) return false;
      continue;
    }
    const std::string attribute(word.substr(0, equals));
    const std::string_view value = word.substr(equals + 1);
    if (attribute.empty())
      return fail(fence.opening.number, "expected name=value, not \"" + std::string(word) + "\"");
    if (!fence.attributes.emplace(attribute, quoted ? value.substr(1, value.size() - 2) : value)
             .second) {
      return fail(fence.opening.number, attribute + "= stands here twice");
    }
  }
  return true;
}

// The first word is the kind; a cell may be marked with others.
bool LessonReader::take_flag(std::string_view word, Fence& fence) {
  if (fence.kind.empty() && fence.attributes.empty()) {
    fence.kind = word;
    return true;
  }
  if (word == "fails" && fence.kind == "python" && fence.flags.emplace(word).second) return true;
  return fail(fence.opening.number, "expected name=value, not \"" + std::string(word) + "\"");
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
  if (fence.kind == "quiz") allowed = {"id", "xp"};
  if (fence.kind == "exercise") allowed = {"id", "xp", "title"};
  if (fence.kind == "xray") allowed = {"id", "xp", "sample", "max_tokens"};
  const bool cell = fence.kind == "python" && !fence.attributes.empty();
  if (cell) allowed = {"cell"};
  if (!cell && !fence.flags.empty())
    return fail(fence.opening.number, "only a cell can be marked \"fails\"");
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
  CodeCell cell{fence.attributes.at("cell"), joined(fence.inner), fence.flags.contains("fails")};
  if (!unique_id(fence, cell.id)) return false;
  if (cell.code.empty()) return fail(fence.opening.number, "the cell is empty");
  lesson_.blocks.push_back(std::move(cell));
  return true;
}

bool LessonReader::take_xray(const Fence& fence) {
  Xray xray;
  xray.id = fence.value("id");
  xray.sample = fence.value("sample");
  xray.max_tokens = number_of(fence.value("max_tokens"));
  if (!unique_id(fence, xray.id) || !points(fence, xray.xp)) return false;
  if (xray.sample.empty()) return fail(fence.opening.number, "sample= is missing: a bundled file");
  if (xray.max_tokens == 0)
    return fail(fence.opening.number, "max_tokens= is missing, or no number from 1");
  const LessonFault fault = read_xray(fence.opening.number, fence.inner, xray);
  if (fault.line != 0) return fail(fault.line, fault.words);
  lesson_.blocks.push_back(std::move(xray));
  return true;
}

bool LessonReader::take_quiz(const Fence& fence) {
  Quiz quiz;
  quiz.id = fence.value("id");
  if (!unique_id(fence, quiz.id) || !points(fence, quiz.xp)) return false;
  if (const LessonFault fault = read_quiz(fence.opening.number, fence.inner, quiz); fault.line != 0)
    return fail(fault.line, fault.words);
  lesson_.blocks.push_back(std::move(quiz));
  return true;
}

bool LessonReader::take_exercise(const Fence& fence) {
  Exercise exercise;
  exercise.id = fence.value("id");
  exercise.title = fence.value("title");
  if (!unique_id(fence, exercise.id) || !points(fence, exercise.xp)) return false;
  const LessonFault fault = read_exercise(fence.opening.number, fence.inner, exercise);
  if (fault.line != 0) return fail(fault.line, fault.words);
  lesson_.blocks.push_back(std::move(exercise));
  return true;
}

}  // namespace

Result<Lesson> load_lesson(std::string_view name, std::string_view text) {
  return LessonReader(name, text).read();
}

}  // namespace triptych

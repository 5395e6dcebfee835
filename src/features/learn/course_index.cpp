#include "features/learn/course_index.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "lesson/markdown.h"

namespace triptych {
namespace {

constexpr std::size_t kShortestTerm = 3, kMaxTerm = 40;  // bytes
constexpr std::ptrdiff_t kMaxSpaces = 3;                 // between its words

// Words that are stressed, not explained, when an emphasised text begins with one of them.
constexpr std::string_view kStressed[] = {
    "a",    "all",  "an",   "and",    "as",        "bare",    "before", "costs", "empty", "first",
    "good", "how",  "in",   "inside", "including", "look",    "new",    "no",    "not",   "once",
    "one",  "part", "read", "same",   "the",       "whether", "who",    "whole", "wrong",
};

bool is_stressed(std::string_view text) {
  const std::string first = lowered(text.substr(0, text.find(' ')));
  return std::ranges::find(kStressed, first) != std::end(kStressed);
}

bool is_term(const MdSpan& span) {
  if (span.code || !(span.bold || span.italic)) return false;
  const std::string_view text = trimmed(span.text);
  if (text.size() < kShortestTerm || text.size() > kMaxTerm || !is_letter(text.front()))
    return false;
  if (std::ranges::count(text, ' ') > kMaxSpaces) return false;
  return !is_stressed(text) && text.find_first_of(".:;!?\n") == text.npos;
}

class Glossary {
 public:
  explicit Glossary(std::vector<CourseEntry>& out) : out_(out) {}

  void read(const Lesson& lesson, std::size_t block, const std::string& markdown) {
    for (const MdBlock& part : parse_markdown(markdown)) {
      if (part.kind == MdKind::heading || part.kind == MdKind::code) continue;
      take(lesson, block, part.spans);
      for (const MdListItem& item : part.items) take(lesson, block, item.spans);
    }
  }

 private:
  void take(const Lesson& lesson, std::size_t block, const MdSpans& spans) {
    for (const MdSpan& span : spans) {
      if (!is_term(span)) continue;
      std::string term(trimmed(span.text));
      if (seen_.insert(lowered(term)).second)
        out_.push_back({CourseEntry::Kind::term, std::move(term), lesson.id, block});
    }
  }

  std::vector<CourseEntry>& out_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<CourseEntry> course_index(const std::vector<Lesson>& lessons,
                                      std::string_view own_paper) {
  std::vector<CourseEntry> out;
  Glossary glossary(out);
  int number = 1;
  for (const Lesson& lesson : lessons) {
    const std::string lead = lesson.id == own_paper ? "" : std::to_string(number++) + ". ";
    out.push_back({CourseEntry::Kind::lesson, lead + lesson.title, lesson.id, 0});
    for (std::size_t i = 0; i < lesson.blocks.size(); ++i) {
      if (const auto* prose = std::get_if<Prose>(&lesson.blocks[i]))
        glossary.read(lesson, i, prose->markdown);
      const auto* exercise = std::get_if<Exercise>(&lesson.blocks[i]);
      if (exercise == nullptr) continue;
      out.push_back({CourseEntry::Kind::exercise, exercise_name(*exercise), lesson.id, i});
    }
  }
  return out;
}

}  // namespace triptych

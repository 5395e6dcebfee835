// What "Go anywhere" finds in the course: its lessons, its exercises, and its glossary, which is
// the terms that lessons emphasise where they explain them. Made once, when it is asked for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/lesson.h"

namespace triptych {

struct CourseEntry {
  enum class Kind { lesson, exercise, term } kind = Kind::lesson;
  std::string label;      // "3. OpenAI: ask about a picture", "Encode a file", "data URL"
  std::string lesson;     // id
  std::size_t block = 0;  // of the lesson, to be brought into view
};
// In the order of the course. A term counts where it stands first; sentences, numbers and code that
// are emphasised are no terms. `own_paper`: the id of a lesson that is none.
std::vector<CourseEntry> course_index(const std::vector<Lesson>& lessons,
                                      std::string_view own_paper);

}  // namespace triptych

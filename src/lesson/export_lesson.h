// A lesson as a file that runs on one's own computer: a Python script in the "percent" format that
// editors show as cells, or a Jupyter notebook (nbformat 4.5). With the learner's code where there
// is some; tests and solutions stay here. Keys come from environment variables, never out of the
// page. What only the page has (practice, display) is replaced, and said.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"

namespace triptych {

struct LessonExport {
  // The code of a cell or exercise of that lesson, as the learner left it.
  std::function<std::string(const Lesson&, const std::string& cell)> code_of;
  std::string capabilities;                // the live table, as Markdown
  std::vector<std::string> key_variables;  // all that are known; those that are used are named
  std::vector<std::string> samples;        // names of bundled files, likewise
  std::string course_module;  // text of the module `course`, put into those that import it
};

std::string lesson_script(const Lesson& lesson, const LessonExport& with);
std::string lesson_notebook(const Lesson& lesson, const LessonExport& with);
// All of them one after the other, in one interpreter.
std::string course_script(const std::vector<const Lesson*>& lessons, const LessonExport& with);

}  // namespace triptych

// The inside of an ```xray fence (lesson.h tells the format). Private to the loader of lessons.
#pragma once

#include <string>

#include "lesson/lesson.h"
#include "lesson/lesson_lines.h"

namespace triptych {

struct LessonFault {
  int line = 0;  // 0: none
  std::string words;
};
// Fills question, wires and breaks; `opening` is the line of the fence.
LessonFault read_xray(int opening, const Lines& lines, Xray& xray);

}  // namespace triptych

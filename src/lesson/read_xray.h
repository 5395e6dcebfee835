// The inside of an ```xray fence (lesson.h tells the format). Private to the loader of lessons.
#pragma once

#include "lesson/lesson.h"
#include "lesson/lesson_lines.h"

namespace triptych {

// Fills question, wires and breaks; `opening` is the line of the fence.
LessonFault read_xray(int opening, const Lines& lines, Xray& xray);

}  // namespace triptych

// The insides of ````quiz and ````exercise fences (lesson.h tells the format). Private to the
// loader of lessons. `opening` is the line of the fence; id, title and points are read by the
// caller.
#pragma once

#include "lesson/lesson.h"
#include "lesson/lesson_lines.h"

namespace triptych {

LessonFault read_quiz(int opening, const Lines& lines, Quiz& quiz);
LessonFault read_exercise(int opening, const Lines& lines, Exercise& exercise);

}  // namespace triptych

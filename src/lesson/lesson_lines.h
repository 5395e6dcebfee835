// The lines of a lesson's file and the small questions its reader (load_lesson.cpp) asks about
// them. Views into the text that was split; nothing is copied.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace triptych {

struct Line {
  std::string_view text;  // without its end, LF or CRLF
  int number = 0;         // from 1
};
using Lines = std::vector<Line>;
struct LessonFault {
  int line = 0;  // 0: none
  std::string words;
};
Lines split_lines(std::string_view text);

bool blank(const Line& line);
// The lines as one text, without the blank ones at both ends.
std::string joined(Lines lines);

// Letters, digits and _, at least one.
bool is_id(std::string_view id);
// A whole number from 1 to 9999; 0 when it is none.
int number_of(std::string_view text);
// How many backticks the line begins with.
std::size_t ticks(std::string_view line);

}  // namespace triptych

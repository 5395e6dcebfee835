// Files of progress, as "Export progress" writes them, on their way back: into this page, or into a
// teacher's table of many. Whatever a file holds, reading it changes nothing; a file that is cut
// off, of a newer page or not of this kind is refused in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/learn/progress.h"

namespace triptych {

// Everything, also code that the page itself keeps elsewhere.
std::string exported_progress(const Progress& progress);

inline constexpr std::size_t kMaxProgressFile = 16u << 20;  // bytes
// Strict, where load_progress() is lenient: each field that is there is of its type. Ids of what
// the other browser keeps elsewhere are left out.
Result<Progress> read_progress_file(std::string_view text);

// What a merge brought.
struct Merged {
  int points = 0;      // more than before
  int cells = 0;       // code where there was none of one's own
  int kept_cells = 0;  // one's own code that differs from the file's, and stays
};
// The better of both: the most points of each task, every answer, code, opened lesson and day.
// Nothing that is in `mine` goes. No task gets more points than its lesson gives.
Merged merge_progress(Progress& mine, const Progress& theirs, const std::vector<Lesson>& lessons);

// What a teacher sees of one file.
struct ClassRow {
  std::string name, problem;  // problem: "" = it could be read
  int lessons = 0, points = 0;
  std::string last_day;  // ISO, "" = nothing was earned
};
struct NamedText {
  std::string name, text;
};
// By name. `lessons`: of the course; points of tasks that it does not have are not counted.
std::vector<ClassRow> class_rows(const std::vector<NamedText>& files,
                                 const std::vector<Lesson>& lessons);
std::string class_csv(const std::vector<ClassRow>& rows, const std::vector<Lesson>& lessons);

}  // namespace triptych

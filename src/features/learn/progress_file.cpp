#include "features/learn/progress_file.h"

#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "results/table.h"

namespace triptych {
namespace {

constexpr int kVersion = 1;
constexpr std::size_t kMaxEntries = 20'000;  // of one field
constexpr std::size_t kMaxCode = 1u << 20;   // bytes of one cell
constexpr std::size_t kMaxKey = 200;         // bytes
constexpr int kMaxNumber = 1000;

// What is wrong with a field, "" = nothing. A field that is not there is not wrong.
using Check = bool (*)(const Json&);
bool is_count(const Json& value) {
  return value.is_number_integer() && value >= 0 && value <= kMaxNumber;
}
bool is_code(const Json& value) {
  return value.is_string() && value.get_ref<const std::string&>().size() <= kMaxCode;
}
bool is_name(const Json& value) {
  return value.is_string() && value.get_ref<const std::string&>().size() <= kMaxKey;
}

bool map_holds(const Json& file, const char* field, Check check) {
  if (!file.contains(field)) return true;
  const Json& map = at(file, field);
  if (!map.is_object() || map.size() > kMaxEntries) return false;
  for (const auto& [key, value] : map.items())
    if (key.size() > kMaxKey || key.find('/') == key.npos || !check(value)) return false;
  return true;
}
bool list_holds(const Json& file, const char* field) {
  if (!file.contains(field)) return true;
  const Json& list = at(file, field);
  return list.is_array() && list.size() <= kMaxEntries && std::ranges::all_of(list, is_name);
}

std::string wrong_field(const Json& file) {
  for (const char* field : {"xp", "quiz", "edit_versions"})
    if (!map_holds(file, field, is_count)) return field;
  if (!map_holds(file, "edits", is_code)) return "edits";
  for (const char* field : {"days", "opened", "solutions"})
    if (!list_holds(file, field)) return field;
  if (file.contains("last_lesson") && !is_name(at(file, "last_lesson"))) return "last_lesson";
  return "";
}

const Lesson* lesson_of(const std::vector<Lesson>& lessons, std::string_view key) {
  const std::string_view id = key.substr(0, key.find('/'));
  const auto found = std::ranges::find(lessons, id, &Lesson::id);
  return found == lessons.end() ? nullptr : &*found;
}

// Not more than the lesson gives; what is of no lesson here may be of another course.
int honest_points(const std::vector<Lesson>& lessons, const std::string& key, int points) {
  const Lesson* lesson = lesson_of(lessons, key);
  if (lesson == nullptr) return points;
  return std::min(points, xp_of_task(*lesson, key.substr(lesson->id.size() + 1)));
}

template <class Map>
void add_absent(Map& mine, const Map& theirs) {
  mine.insert(theirs.begin(), theirs.end());
}

std::string without_ending(const std::string& name) {
  return name.ends_with(".json") ? name.substr(0, name.size() - 5) : name;
}

}  // namespace

std::string exported_progress(const Progress& progress) {
  Progress whole = progress;
  whole.kept_edits.clear();  // another browser has nothing under these ids
  return progress_json(whole);
}

Result<Progress> read_progress_file(std::string_view text) {
  using Read = Result<Progress>;
  if (text.size() > kMaxProgressFile) return Read::failure(tr("course.import.large"));
  const auto json = parse_json(text);
  if (!json) return Read::failure(tr("course.import.no_json"));
  const auto version = int_at(*json, "version");
  if (!json->is_object() || !version || !json->contains("xp") || !json->contains("edits"))
    return Read::failure(tr("course.import.other"));
  if (*version > kVersion) return Read::failure(tr("course.import.newer"));
  if (const std::string field = wrong_field(*json); !field.empty())
    return Read::failure(tr("course.import.field", {field}));
  Progress progress = load_progress(text);
  progress.kept_edits.clear();
  return progress;
}

Merged merge_progress(Progress& mine, const Progress& theirs, const std::vector<Lesson>& lessons) {
  Merged out;
  const int before = mine.total();
  for (const auto& [key, points] : theirs.xp) {
    const int honest = honest_points(lessons, key, points);
    if (honest <= 0) continue;
    int& best = mine.xp[key];
    best = std::max(best, honest);
  }
  out.points = mine.total() - before;
  for (const auto& [key, code] : theirs.edits) {
    // One's own may still be on its way from where large texts are kept.
    if (!mine.edits.contains(key) && mine.kept_edits.contains(key)) {
      ++out.kept_cells;
      continue;
    }
    const auto [own, absent] = mine.edits.try_emplace(key, code);
    if (absent) {
      ++out.cells;
      const auto version = theirs.edit_versions.find(key);
      if (version != theirs.edit_versions.end()) mine.edit_versions[key] = version->second;
    } else if (own->second != code) {
      ++out.kept_cells;
    }
  }
  add_absent(mine.quiz, theirs.quiz);
  add_absent(mine.days, theirs.days);
  add_absent(mine.opened, theirs.opened);
  add_absent(mine.solutions, theirs.solutions);
  if (mine.last_lesson.empty()) mine.last_lesson = theirs.last_lesson;
  return out;
}

std::vector<ClassRow> class_rows(const std::vector<NamedText>& files,
                                 const std::vector<Lesson>& lessons) {
  std::vector<ClassRow> out;
  for (const NamedText& file : files) {
    ClassRow row;
    row.name = without_ending(file.name);
    const auto read = read_progress_file(file.text);
    if (!read) {
      row.problem = read.error();
      out.push_back(std::move(row));
      continue;
    }
    const Progress& progress = read.value();
    for (const Lesson& lesson : lessons)
      row.lessons += !tasks_of(lesson).empty() && is_finished(lesson, progress) ? 1 : 0;
    for (const auto& [key, points] : progress.xp)
      if (lesson_of(lessons, key) != nullptr) row.points += honest_points(lessons, key, points);
    if (!progress.days.empty()) row.last_day = *progress.days.rbegin();
    out.push_back(std::move(row));
  }
  std::ranges::stable_sort(out, {}, &ClassRow::name);
  return out;
}

std::string class_csv(const std::vector<ClassRow>& rows, const std::vector<Lesson>& lessons) {
  results::Table table;
  int all = 0, most = 0;
  for (const Lesson& lesson : lessons) {
    all += tasks_of(lesson).empty() ? 0 : 1;
    most += xp_of(lesson);
  }
  table.columns = {"file", "lessons_done", "lessons", "xp", "xp_possible", "last_day", "problem"};
  for (const ClassRow& row : rows) {
    const bool read = row.problem.empty();
    table.rows.push_back({row.name, read ? Json(row.lessons) : Json(), all,
                          read ? Json(row.points) : Json(), most, row.last_day, row.problem});
  }
  return results::to_csv(table);
}

}  // namespace triptych

#include "features/learn/learn_state.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/json.h"
#include "features/kept_texts.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxOpened = 1000;  // lessons

template <class Block>
const Block* find_block(const Lesson& lesson, std::string_view id) {
  for (const LessonBlock& block : lesson.blocks) {
    const Block* found = std::get_if<Block>(&block);
    if (found != nullptr && found->id == id) return found;
  }
  return nullptr;
}

// The day before or after an ISO date; "" when it is none.
std::string day_after(std::string_view iso, int days) {
  int y = 0, m = 0, d = 0;
  const std::string text(iso);
  if (text.size() != 10 || std::sscanf(text.c_str(), "%d-%d-%d", &y, &m, &d) != 3) return "";
  using namespace std::chrono;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                            day{static_cast<unsigned>(d)}};
  if (!date.ok()) return "";
  const year_month_day other{sys_days{date} + std::chrono::days{days}};
  char out[48];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(other.year()),
                static_cast<unsigned>(other.month()), static_cast<unsigned>(other.day()));
  return out;
}

// What the lesson has.
const std::string& original_of(const Lesson& lesson, const std::string& cell) {
  static const std::string none;
  if (const CodeCell* found = find_cell(lesson, cell)) return found->code;
  if (const Exercise* found = find_exercise(lesson, cell)) return found->starter;
  return none;
}

}  // namespace

void Progress::earn(const std::string& key, int points, const std::string& today) {
  if (xp.contains(key)) return;
  xp[key] = points;
  if (!today.empty()) days.insert(today);
}

int Progress::total() const {
  int sum = 0;
  for (const auto& [id, points] : xp) sum += points;
  return sum;
}

int Progress::streak(std::string_view today) const {
  std::string day(today);
  if (!days.contains(day)) day = day_after(today, -1);
  int count = 0;
  while (!day.empty() && days.contains(day)) {
    ++count;
    day = day_after(day, -1);
  }
  return count;
}

std::size_t begun_lessons(const Progress& progress) {
  std::set<std::string> lessons;
  const auto add = [&](const auto& map) {
    for (const auto& [key, value] : map) lessons.insert(key.substr(0, key.find('/')));
  };
  add(progress.xp);
  add(progress.quiz);
  add(progress.edits);
  return lessons.size();
}

std::string progress_json(const Progress& progress) {
  OrderedJson json;
  json["version"] = 1;
  json["xp"] = progress.xp;
  json["quiz"] = progress.quiz;
  json["edits"] = OrderedJson::object();
  for (const auto& [key, code] : progress.edits) {
    const bool elsewhere = code.size() > kMaxInline && progress.kept_edits.contains(key);
    if (!elsewhere) json["edits"][key] = code;
  }
  if (!progress.kept_edits.empty()) json["kept_edits"] = progress.kept_edits;
  json["edit_versions"] = progress.edit_versions;
  json["days"] = progress.days;
  json["opened"] = progress.opened;
  if (!progress.last_lesson.empty()) json["last_lesson"] = progress.last_lesson;
  return dump_json(json);
}

Progress load_progress(std::string_view text) {
  Progress out;
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return out;
  const auto numbers = [&](const char* key, std::map<std::string, int>& into) {
    const Json& map = at(*json, key);
    if (!map.is_object()) return;
    for (const auto& [id, value] : map.items()) {
      if (value.is_number_integer()) into[id] = std::clamp(value.get<int>(), 0, 1000);
    }
  };
  numbers("xp", out.xp);
  numbers("quiz", out.quiz);
  numbers("edit_versions", out.edit_versions);
  const auto texts = [&](const char* key, std::map<std::string, std::string>& into) {
    const Json& map = at(*json, key);
    if (!map.is_object()) return;
    for (const auto& [id, value] : map.items())
      if (value.is_string()) into[id] = value.get<std::string>();
  };
  texts("edits", out.edits);
  texts("kept_edits", out.kept_edits);
  const Json& days = at(*json, "days");
  if (days.is_array()) {
    for (const Json& day : days) {
      if (day.is_string() && !day_after(day.get<std::string>(), 0).empty())
        out.days.insert(day.get<std::string>());
    }
  }
  for (const Json& id : at(*json, "opened"))
    if (id.is_string() && out.opened.size() < kMaxOpened) out.opened.insert(id.get<std::string>());
  out.last_lesson = string_at(*json, "last_lesson");
  return out;
}

const Lesson* LearnState::lesson(std::string_view id) const {
  const auto found = std::ranges::find(lessons, id, &Lesson::id);
  return found == lessons.end() ? nullptr : &*found;
}

const std::string& LearnState::code_of(const Lesson& lesson, const std::string& cell) const {
  const auto edit = progress.edits.find(cell_key(lesson, cell));
  return edit != progress.edits.end() ? edit->second : original_of(lesson, cell);
}

const std::string* LearnState::newer_text(const Lesson& lesson, const std::string& cell) const {
  const std::string key = cell_key(lesson, cell);
  const auto version = progress.edit_versions.find(key);
  const auto edit = progress.edits.find(key);
  if (version == progress.edit_versions.end() || edit == progress.edits.end()) return nullptr;
  const std::string& original = original_of(lesson, cell);
  const bool choose = version->second < lesson.version && edit->second != original;
  return choose ? &original : nullptr;
}

bool is_finished(const Lesson& lesson, const Progress& progress) {
  const std::vector<std::string> tasks = tasks_of(lesson);
  if (tasks.empty()) return progress.opened.contains(lesson.id);
  return std::ranges::all_of(
      tasks, [&](const std::string& task) { return progress.xp.contains(cell_key(lesson, task)); });
}

NextLesson next_lesson(const LearnState& course) {
  const Progress& progress = course.progress;
  NextLesson out;
  const auto touched = [&](const auto& map, const Lesson& lesson) {
    const auto first = map.lower_bound(lesson.id + "/");
    return first != map.end() && first->first.starts_with(lesson.id + "/");
  };
  for (const Lesson& lesson : course.lessons) {
    if (lesson.id == kScratchpad) continue;
    out.begun = out.begun || progress.opened.contains(lesson.id) || touched(progress.xp, lesson) ||
                touched(progress.quiz, lesson) || touched(progress.edits, lesson);
    if (is_finished(lesson, progress)) continue;
    if (out.lesson == nullptr || lesson.id == progress.last_lesson) out.lesson = &lesson;
  }
  return out;
}

std::string cell_key(const Lesson& lesson, std::string_view cell) {
  return lesson.id + "/" + std::string(cell);
}

const CodeCell* find_cell(const Lesson& lesson, std::string_view id) {
  return find_block<CodeCell>(lesson, id);
}
const Exercise* find_exercise(const Lesson& lesson, std::string_view id) {
  return find_block<Exercise>(lesson, id);
}
const Quiz* find_quiz(const Lesson& lesson, std::string_view id) {
  return find_block<Quiz>(lesson, id);
}
const Xray* find_xray(const Lesson& lesson, std::string_view id) {
  return find_block<Xray>(lesson, id);
}

}  // namespace triptych

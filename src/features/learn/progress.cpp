#include "features/learn/progress.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/json.h"
#include "features/kept_texts.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxNames = 1000;  // lessons, days, exercises: each list

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

}  // namespace

void Progress::earn(const std::string& key, int points, const std::string& today) {
  const auto [earned, first] = xp.try_emplace(key, points);
  if (!first && earned->second >= points) return;
  earned->second = points;
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
  for (const std::string& key : progress.solutions) lessons.insert(key.substr(0, key.find('/')));
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
  json["solutions"] = progress.solutions;
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
  const auto names = [&](const char* key, std::set<std::string>& into) {
    const Json& list = at(*json, key);
    if (!list.is_array()) return;
    for (const Json& id : list)
      if (id.is_string() && into.size() < kMaxNames) into.insert(id.get<std::string>());
  };
  names("days", out.days);
  std::erase_if(out.days, [](const std::string& day) { return day_after(day, 0).empty(); });
  names("opened", out.opened);
  names("solutions", out.solutions);
  out.last_lesson = string_at(*json, "last_lesson");
  return out;
}

bool is_worked_through(const Lesson& lesson, const std::string& task, const Progress& progress) {
  const std::string key = lesson.id + "/" + task;
  return progress.quiz.contains(key) || progress.xp.contains(key) ||
         progress.solutions.contains(key);
}

bool is_finished(const Lesson& lesson, const Progress& progress) {
  const std::vector<std::string> tasks = tasks_of(lesson);
  if (tasks.empty()) return progress.opened.contains(lesson.id);
  return std::ranges::all_of(
      tasks, [&](const std::string& task) { return is_worked_through(lesson, task, progress); });
}

}  // namespace triptych

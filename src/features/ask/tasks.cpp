#include "features/ask/tasks.h"

#include <algorithm>
#include <map>

#include "base/json.h"
#include "base/strings.h"
#include "results/schema.h"

namespace triptych {
namespace {

template <class T>
const T* find_id(const std::vector<T>& list, std::string_view id) {
  const auto found = std::ranges::find(list, id, &T::id);
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::string TaskPreset::label() const { return tr("task." + id); }
std::string TaskPreset::prompt() const { return tr("task." + id + ".prompt"); }
// Written when it is first wanted, for all of them would hold up the first frame; and once, for the
// composer asks in every frame.
std::string TaskPreset::json_schema() const {
  if (schema_id.empty()) return "";
  static std::map<std::string, std::string> written;  // by the id of the schema
  std::string& schema = written[schema_id];
  if (schema.empty()) schema = results::to_json_schema(results::preset_schema(schema_id));
  return schema;
}

const TaskPreset* Tasks::preset(std::string_view id) const { return find_id(presets, id); }
const Sample* Tasks::sample(std::string_view id) const { return find_id(samples, id); }

Result<Tasks> load_tasks(std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return Result<Tasks>::failure("tasks.json is not JSON");
  Tasks tasks;
  for (const Json& row : at(*json, "presets")) {
    TaskPreset preset{string_at(row, "id"), string_at(row, "schema")};
    if (!preset.schema_id.empty() &&
        std::ranges::count(results::preset_ids(), preset.schema_id) == 0)
      return Result<Tasks>::failure("preset with unknown schema");
    if (preset.id.empty()) return Result<Tasks>::failure("preset without id");
    tasks.presets.push_back(std::move(preset));
  }
  for (const Json& row : at(*json, "samples")) {
    Sample sample{string_at(row, "id"), string_at(row, "preset"), {}};
    for (const Json& file : at(row, "files")) {
      if (file.is_string()) sample.files.push_back(file.get<std::string>());
    }
    if (sample.id.empty() || sample.files.empty())
      return Result<Tasks>::failure("sample without id or files");
    if (!tasks.preset(sample.preset_id))
      return Result<Tasks>::failure("sample with unknown preset");
    tasks.samples.push_back(std::move(sample));
  }
  return tasks;
}

}  // namespace triptych

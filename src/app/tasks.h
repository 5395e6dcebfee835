// Task presets and bundled samples are data (assets/tasks.json): what they are called, what they
// ask, which files they bring.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace triptych {

struct TaskPreset {
  std::string id, label, prompt;
  std::string schema_name, json_schema;  // both empty: free text
};
struct Sample {
  std::string id, label, hint, preset_id;
  std::vector<std::string> files;  // paths below assets/
};
struct Tasks {
  std::vector<TaskPreset> presets;
  std::vector<Sample> samples;
  const TaskPreset* preset(std::string_view id) const;
  const Sample* sample(std::string_view id) const;
};
Result<Tasks> load_tasks(std::string_view json);

}  // namespace triptych

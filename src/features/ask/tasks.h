// Task presets and bundled samples are data (assets/tasks.json): the names of their schemas, which
// are those that a person can begin with (results/schema.h), and their files. What they
// are called and what they ask are in the string catalogue: "task.<id>", "task.<id>.prompt",
// "task.<id>.schema", "sample.<id>", "sample.<id>.hint".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace triptych {

struct TaskPreset {
  std::string id, schema_id;  // "": free text
  std::string label() const;
  std::string json_schema() const;  // "": free text
  std::string prompt() const;       // in the language of the interface
};
struct Sample {
  std::string id, preset_id;
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

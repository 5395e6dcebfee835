// The models that practice knows: assets/models.json, less those that had retired when their row
// was checked. Dated forms of an id ("gpt-4o-2024-08-06") count as the id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llm/models.h"

namespace triptych::practice {

std::vector<const ModelInfo*> live_models(std::string_view provider_id);

// nullptr: this vendor answers 404.
const ModelInfo* live_model(std::string_view provider_id, std::string_view model);

// Generation of a model id, for rules that came with one: "gpt-5.6-sol" -> 5.6,
// "claude-opus-4-7" -> 4.7, "gemini-3.8-flash" -> 3.8; 0 when there is no number. Aliases that
// follow the newest ("gemini-flash-latest") are 99.
double generation_of(std::string_view model);

}  // namespace triptych::practice

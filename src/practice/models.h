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

}  // namespace triptych::practice

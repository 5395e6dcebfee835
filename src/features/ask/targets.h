// Whom a question goes to: the models that stand for the asking, and those that are proposed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/ask/ask_update.h"

namespace triptych {

// A model that this page answers for: a simulated one, one in practice, and one whose provider
// wants a key that is not there. A missing key never blocks.
bool answered_here(const Shared& shared, const Target& target);
// The same target with `practice` as it holds right now.
Target as_asked(const Shared& shared, Target target);

// A target for each simulated model.
std::vector<Target> demo_targets(Shared& shared);
// The next one a person would compare with: never one that is there. Nothing but a copy of the last
// one when all are there.
Target next_target(AskScope state);
// A recommended model that takes this call; of providers with a key where there is one.
const ModelInfo* model_that_takes(AskReader state, Call call);
// Until the person chooses models: the recommended ones of all providers whose keys are known, else
// the simulated ones.
void follow_keys(AskScope state);

// "GPT-6.2 Sol", with (2) at the second of the same name; one for each target.
std::vector<std::string> names_of(const ModelCatalog& catalog, const std::vector<Target>& targets);
// Whose shape and hue a model has: its provider's; a simulated one has one of its own.
std::size_t mark_of(const ModelCatalog& catalog, std::string_view provider_id,
                    std::string_view model);

}  // namespace triptych

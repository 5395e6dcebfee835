#include "features/ask/targets.h"

#include <algorithm>
#include <map>

#include "providers/provider.h"

namespace triptych {
namespace {

bool has_key(const Shared& shared, std::string_view provider_id) {
  const auto key = shared.keys.find(std::string(provider_id));
  return key != shared.keys.end() && !key->second.empty();
}

bool is_there(const std::vector<Target>& targets, std::string_view provider_id,
              std::string_view model) {
  return std::ranges::any_of(targets, [&](const Target& target) {
    return target.provider_id == provider_id && (model.empty() || target.model == model);
  });
}

Target fresh(Shared& shared, std::string provider_id, std::string model) {
  return {shared.next_id++, std::move(provider_id), std::move(model)};
}

// Recommended ones first, those with a key before the others, simulated ones among themselves.
const ModelInfo* proposal(AskReader state, bool simulated) {
  const ModelInfo* best = nullptr;
  int best_rank = 0;
  for (const ModelInfo& model : state.shared.catalog.models) {
    if (is_simulated(model.provider_id) != simulated) continue;
    if (is_there(state.ask.targets, model.provider_id, model.id)) continue;
    const bool other_vendor = !is_there(state.ask.targets, model.provider_id, "");
    const int rank = 1 + (has_key(state.shared, model.provider_id) ? 4 : 0) +
                     (other_vendor ? 8 : 0) + (model.recommended ? 2 : 0);
    if (rank <= best_rank) continue;
    best = &model;
    best_rank = rank;
  }
  return best;
}

}  // namespace

bool answered_here(const Shared& shared, const Target& target) {
  const Provider* provider = find_provider(target.provider_id);
  if (in_page(target)) return true;
  if (provider == nullptr) return false;
  return provider->info().key_required && !has_key(shared, target.provider_id);
}

Target as_asked(const Shared& shared, Target target) {
  target.practice = answered_here(shared, target);
  return target;
}

std::vector<Target> demo_targets(Shared& shared) {
  std::vector<Target> out;
  for (const ModelInfo& model : shared.catalog.models)
    if (is_simulated(model.provider_id)) out.push_back(fresh(shared, model.provider_id, model.id));
  return out;
}

Target next_target(AskScope state) {
  const bool demo = std::ranges::all_of(state.ask.targets, is_simulated, &Target::provider_id);
  const ModelInfo* model = proposal(state, demo);
  if (model == nullptr) model = proposal(state, !demo);
  if (model != nullptr) return fresh(state.shared, model->provider_id, model->id);
  Target same = state.ask.target();
  same.id = state.shared.next_id++;
  same.faults.clear();
  same.faults_problem.clear();
  return same;
}

const ModelInfo* model_that_takes(AskReader state, Call call) {
  const ModelInfo* found = nullptr;
  for (const ModelInfo& model : state.shared.catalog.models) {
    const Provider* provider = find_provider(model.provider_id);
    if (!model.recommended || provider == nullptr || provider->info().simulated) continue;
    const bool key = has_key(state.shared, model.provider_id);
    if (found != nullptr && !key) continue;
    call.provider_id = model.provider_id;
    call.model = model.id;
    if (!provider->preflight(call).empty()) continue;
    if (key) return &model;
    found = &model;
  }
  return found;
}

void follow_keys(AskScope state) {
  if (state.ask.own_targets) return;
  std::vector<Target> targets;
  for (const Provider* provider : providers()) {
    const std::string id(provider->info().id);
    if (!has_key(state.shared, id) || state.ask.models[id].empty()) continue;
    if (targets.size() < kMaxTargets)
      targets.push_back(fresh(state.shared, id, state.ask.models[id]));
  }
  if (targets.empty()) targets = demo_targets(state.shared);
  if (targets.empty()) {
    const std::string id(providers().front()->info().id);
    targets.push_back(fresh(state.shared, id, state.ask.models[id]));
  }
  state.ask.targets = std::move(targets);
  state.ask.chosen = 0;
}

std::vector<std::string> names_of(const ModelCatalog& catalog, const std::vector<Target>& targets) {
  std::vector<std::string> out;
  std::map<std::string, int> seen;
  for (const Target& target : targets) {
    const ModelInfo* model = catalog.find(target.provider_id, target.model);
    std::string name = model != nullptr && !model->label.empty() ? model->label : target.model;
    if (name.empty()) {
      const Provider* provider = find_provider(target.provider_id);
      name = provider == nullptr ? target.provider_id : label_of(provider->info());
    }
    const int number = ++seen[name];
    out.push_back(number == 1 ? name : name + " (" + std::to_string(number) + ")");
  }
  return out;
}

std::size_t mark_of(const ModelCatalog& catalog, std::string_view provider_id,
                    std::string_view model) {
  std::size_t index = 0;
  if (is_simulated(provider_id)) {
    for (const ModelInfo& info : catalog.models) {
      if (info.provider_id != provider_id) continue;
      if (info.id == model) return index;
      ++index;
    }
    return 0;
  }
  for (const Provider* provider : providers()) {
    if (provider->info().id == provider_id) return index;
    ++index;
  }
  return index;
}

}  // namespace triptych

#include "practice/models.h"

namespace triptych::practice {
namespace {

const ModelCatalog& catalog() {
  static const ModelCatalog loaded = [] {
    auto models = load_models(assets::models_json());
    return models.ok() ? std::move(models.value()) : ModelCatalog{};
  }();
  return loaded;
}

bool lives(const ModelInfo& model) {
  return model.retires.empty() || model.retires >= model.checked;  // ISO dates sort as text
}

}  // namespace

std::vector<const ModelInfo*> live_models(std::string_view provider_id) {
  std::vector<const ModelInfo*> out;
  for (const ModelInfo& model : catalog().models) {
    if (model.provider_id == provider_id && lives(model)) out.push_back(&model);
  }
  return out;
}

const ModelInfo* live_model(std::string_view provider_id, std::string_view model) {
  const ModelInfo* found = catalog().find(provider_id, model);
  if (found == nullptr) found = catalog().find(provider_id, undated(model));
  return found != nullptr && lives(*found) ? found : nullptr;
}

}  // namespace triptych::practice

#include "practice/models.h"

#include <algorithm>

namespace triptych::practice {
namespace {

const ModelCatalog& catalog() {
  static const ModelCatalog loaded = [] {
    auto models = load_models(assets::models_json());
    return models.ok() ? std::move(models.value()) : ModelCatalog{};
  }();
  return loaded;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Without "-20250929" or "-2026-04-23" at the end.
std::string_view undated(std::string_view model) {
  const auto ends_like = [&](std::string_view form) {
    if (model.size() <= form.size()) return false;
    const std::string_view end = model.substr(model.size() - form.size());
    return std::equal(end.begin(), end.end(), form.begin(),
                      [](char c, char f) { return f == '0' ? is_digit(c) : c == f; });
  };
  for (const std::string_view form :
       {std::string_view("-00000000"), std::string_view("-0000-00-00")})
    if (ends_like(form)) return model.substr(0, model.size() - form.size());
  return model;
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

double generation_of(std::string_view model) {
  if (model.ends_with("-latest")) return 99;
  model = undated(model);
  for (std::size_t i = 0; i < model.size(); ++i) {
    if (!is_digit(model[i]) || (i > 0 && model[i - 1] != '-')) continue;
    double value = model[i] - '0';
    // "4-7" and "5.6" alike; "4o" and "4-argon" end at the first digit.
    const bool more = i + 2 < model.size() && (model[i + 1] == '.' || model[i + 1] == '-') &&
                      is_digit(model[i + 2]);
    if (more) value += (model[i + 2] - '0') / 10.0;
    return value;
  }
  return 0;
}

}  // namespace triptych::practice

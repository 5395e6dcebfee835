// Expands catalog.inc: every provider is a function `<id>_provider(origin)` in its own file.
#include "providers/provider.h"

#include <vector>

#include "base/strings.h"

namespace triptych {

#define TRIPTYCH_PROVIDER(id, origin) const Provider& id##_provider(std::string_view base_url);
#include "providers/catalog.inc"
#undef TRIPTYCH_PROVIDER

std::span<const Provider* const> providers() {
  static const Provider* const all[] = {
#define TRIPTYCH_PROVIDER(id, origin) &id##_provider(origin),
#include "providers/catalog.inc"
#undef TRIPTYCH_PROVIDER
  };
  return all;
}

std::span<const Provider* const> real_providers() {
  static const std::vector<const Provider*> real = [] {
    std::vector<const Provider*> out;
    for (const Provider* provider : providers())
      if (!provider->info().simulated) out.push_back(provider);
    return out;
  }();
  return real;
}

bool is_simulated(std::string_view id) {
  const Provider* provider = find_provider(id);
  return provider != nullptr && provider->info().simulated;
}

const Provider* find_provider(std::string_view id) {
  for (const Provider* provider : providers()) {
    if (provider->info().id == id) return provider;
  }
  return nullptr;
}

std::string label_of(const ProviderInfo& info) {
  const std::string key = "provider." + std::string(info.id);
  return has_string(key) ? tr(key) : std::string(info.label);
}

}  // namespace triptych

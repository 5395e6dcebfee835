// Keys in the session's storage, after the person chose "This tab".
#include "base/json.h"
#include "features/settings/settings_update.h"
#include "providers/provider.h"

namespace triptych {

std::string keys_json(const Shared& shared) {
  OrderedJson json = OrderedJson::object();
  for (const auto& [id, key] : shared.keys) {
    if (!key.empty()) json[id] = key.reveal();
  }
  return dump_json(json);
}

void load_keys(Shared& shared, std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return;
  for (const auto& [id, value] : json->items()) {
    if (find_provider(id) != nullptr && value.is_string() && shared.keys[id].empty()) {
      shared.keys[id] = Secret(value.get<std::string>());
    }
  }
}

}  // namespace triptych

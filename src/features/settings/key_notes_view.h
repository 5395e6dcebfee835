// What is said below the fields for keys and base URLs: in Ask and in Keys the same.
#pragma once

#include <string>

#include "app/state.h"
#include "providers/provider.h"

namespace triptych::ui {

struct FieldNote {
  std::string words;
  bool problem = false;  // the field is invalid
};
FieldNote key_note(const AppState& state, const ProviderInfo& info);
FieldNote base_url_note(const AppState& state, const ProviderInfo& info);

}  // namespace triptych::ui

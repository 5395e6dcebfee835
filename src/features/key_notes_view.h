// What is said below the fields for keys and base URLs: in Ask and in Keys the same.
#pragma once

#include <string>

#include "features/shared.h"
#include "providers/provider.h"

namespace triptych::ui {

struct FieldNote {
  std::string words;
  bool problem = false;  // the field is invalid
};
FieldNote key_note(const Shared& shared, const ProviderInfo& info);
FieldNote base_url_note(const Shared& shared, const ProviderInfo& info);

}  // namespace triptych::ui

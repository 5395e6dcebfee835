// What survives a reload, as JSON with a version: choices and unsent text. Never a key: those have
// their own way (features/settings/kept_keys.cpp).
#pragma once

#include <string>
#include <string_view>

#include "app/state.h"

namespace triptych {

std::string settings_json(const AppState& state);
// Unknown or damaged text changes nothing; a newer version keeps what it recognises.
void load_settings(AppState& state, std::string_view json);

}  // namespace triptych

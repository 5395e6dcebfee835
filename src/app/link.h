// A question that came in an address: shown first, taken only when the person says so.
#pragma once

#include <vector>

#include "app/state.h"

namespace triptych {

struct LinkHandles : KindList<FragmentChanged, LinkTaken, LinkDeclined, EverythingErased> {};

void update_link(AppState& state, const Event& event, std::vector<Effect>& effects);

}  // namespace triptych

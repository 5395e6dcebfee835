// The only writer of AppState: hands each event to the features, in an order that is written here.
// No ImGui, no network, no clock: time is handed in.
#pragma once

#include <vector>

#include "app/state.h"
#include "features/effect.h"

namespace triptych {

// The state of a page that was just opened: catalogues loaded, defaults chosen.
AppState initial_state();

// What one event does at once.
std::vector<Effect> take(AppState& state, const Event& event, Millis now);
// What follows from the question as a whole: estimates, fits, the files to keep. Costs as much as
// there are files, so it is done once for all the events of a turn; nothing when nothing changed.
std::vector<Effect> derive(AppState& state);
// Both.
std::vector<Effect> update(AppState& state, const Event& event, Millis now);

}  // namespace triptych

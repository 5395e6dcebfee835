// Whose is what the platform brings?
#pragma once

#include "app/state.h"

namespace triptych {

// The event, with the owner of its picture or job and the purpose of its file written in.
Event with_owner(AppState& state, const Event& event);

}  // namespace triptych

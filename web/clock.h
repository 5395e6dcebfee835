// The browser's monotonic clock.
#pragma once

#include <emscripten/html5.h>

#include "base/clock.h"

namespace triptych::web {

struct BrowserClock final : Clock {
  Millis now() const override { return Millis(static_cast<long long>(emscripten_get_now())); }
};

}  // namespace triptych::web

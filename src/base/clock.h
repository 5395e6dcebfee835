// Time is injected: the browser's monotonic clock in the page, ManualClock in tests.
// Only differences of now() mean anything.
#pragma once

#include <chrono>

namespace triptych {

using Millis = std::chrono::milliseconds;

struct Clock {
  virtual ~Clock() = default;
  virtual Millis now() const = 0;
};

}  // namespace triptych

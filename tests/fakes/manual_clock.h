// Time that moves when a test says so.
#pragma once

#include "base/clock.h"

namespace triptych {

class ManualClock : public Clock {
 public:
  Millis now() const override { return now_; }
  void advance(Millis by) { now_ += by; }

 private:
  Millis now_{1'000'000};  // not 0: code that takes 0 for "never" would pass by accident
};

}  // namespace triptych

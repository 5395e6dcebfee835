// What the browser does for us; web/ implements it, tests fake it.
#pragma once

#include "features/effect.h"
#include "features/events.h"

namespace triptych {

struct Platform {
  virtual ~Platform() = default;
  virtual void perform(const PlatformEffect& effect) = 0;
  virtual bool poll(Event& out) = 0;
};

}  // namespace triptych

// The parts of the program in the order in which they are made. One per page; exports.cpp reaches
// it.
#pragma once

#include "app/app.h"
#include "app/page.h"
#include "browser_platform.h"
#include "canvas_text.h"
#include "clock.h"
#include "fetch_transport.h"
#include "frame_loop.h"
#include "window.h"

namespace triptych::web {

struct Program {
  explicit Program(std::uint64_t seed);
  BrowserClock clock;
  Window window;
  CanvasText text;
  BrowserPlatform platform;
  FetchTransport transport;
  FrameLoop loop;
  ui::Page page;
  App app;
};

// Null until main() has made it.
Program* program();

}  // namespace triptych::web

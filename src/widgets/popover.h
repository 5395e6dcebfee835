// A modal dialog beside the button that opened it; at the bottom of a narrow window. Drawn inside
// an overlay. What does not fit is scrolled. Escape is the page's to handle.
#pragma once

#include <string>

#include "widgets/ui.h"

namespace triptych::ui {

struct PopoverSpec {
  std::string_view key;
  std::string title;
  Rect anchor;        // on the screen: the button that opened it
  float width = 400;  // less in a narrow window
};

struct Popover {
  Ui::Area area, body;
  float x = 0, width = 0;  // where its content lies, in `body`
  bool closed = false;     // by its cross, or by a click beside it
};

// `height` of the content as it was measured in the last frame.
Popover begin_popover(Ui& ui, const PopoverSpec& spec, float height);
void end_popover(Ui& ui, const Popover& open, float height);

// body(x, y, width) draws and returns its height. False when the person closed it. `height` is kept
// by the caller from frame to frame.
template <class Body>
bool popover(Ui& ui, const PopoverSpec& spec, float& height, Body body) {
  const Popover open = begin_popover(ui, spec, height);
  const float used = body(open.x, 0.0f, open.width);
  end_popover(ui, open, used);
  if (used != height) {
    height = used;
    ui.unsettled = true;
  }
  return !open.closed;
}

}  // namespace triptych::ui

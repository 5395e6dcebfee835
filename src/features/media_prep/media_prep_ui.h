// What is typed and dragged in the dialog of a file, until a button takes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace triptych::ui {

struct MediaPrepUi {
  std::uint32_t shown = 0;  // id of the Preparation: another one starts afresh
  std::string left, top, width, height, side;
  std::optional<std::string> from, to;  // while they are typed
  float zoom = 1;
  bool dragging = false;
  float drag_x = 0, drag_y = 0;
};

}  // namespace triptych::ui

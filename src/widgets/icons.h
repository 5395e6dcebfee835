// Line icons drawn as vectors: sharp at every pixel density, no icon font to ship.
#pragma once

#include <cstdint>

#include "imgui.h"

namespace triptych::ui {

enum class Icon : std::uint8_t {
  none,
  play,
  stop,
  pause,
  attach,
  copy,
  check,
  close,
  key,
  ask,
  learn,
  chevron_down,
  chevron_right,
  chevron_left,
  image,
  document,
  audio,
  video,
  warning,
  info,
  download,
  external,
  refresh,
  link,
  file,
  theme,
  trash,
  logo,
  help,
  camera,
  microphone,
  search,
  language,
  plus,
  expand,
  history,
  batch,
  more,
  code,
  options,
  edit,
};

// Draws inside the square of side `size` whose centre is `centre`.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour);

}  // namespace triptych::ui

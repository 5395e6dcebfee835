// The typefaces of the page. The stylesheet and the canvas rasteriser name the same fonts for each.
#pragma once

#include <cstdint>

namespace triptych::ui {

enum class Face : std::uint8_t { regular, medium, bold, italic, mono, mono_bold };

}  // namespace triptych::ui

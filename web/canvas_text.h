// Text measured and painted by the browser itself, on a canvas that nobody sees
// (web/js/platform/text_raster.js): the same fonts, shaping and colour emoji as in the DOM mirror
// above the drawing.
#pragma once

#include <cstdint>
#include <vector>

#include "widgets/text_engine.h"

namespace triptych::web {

class CanvasText final : public ui::TextRasterizer {
 public:
  float measure(ui::Face face, float px, std::string_view run) override;
  std::vector<std::uint32_t> word_breaks(std::string_view run) override;
  ui::RunBitmap paint(ui::Face face, float px, float density, std::string_view run) override;

 private:
  std::vector<std::uint8_t> pixels_;  // of the last painted run
};

}  // namespace triptych::web

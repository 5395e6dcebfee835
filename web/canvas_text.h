// Text measured and painted by the browser itself, on a canvas that nobody sees
// (web/js/platform/text_raster.js): the same fonts, shaping and colour emoji as in the DOM mirror
// above the drawing. From that canvas the graphics card copies it; no script reads it back.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "widgets/text_engine.h"

namespace triptych::web {

class CanvasText final : public ui::TextRasterizer {
 public:
  float measure(ui::Face face, float px, float density, std::string_view run) override;
  std::vector<std::uint32_t> word_breaks(std::string_view run) override;
  std::vector<std::uint32_t> emoji_edges(std::string_view run) override;
  ui::RunBox box(ui::Face face, float px, float density, std::string_view run) override;

  // Into the textures that ImGui has on the graphics card.
  void paint(std::span<const ui::NewRun> runs);
  // The graphics were lost, and came back empty.
  void context_restored();
};

}  // namespace triptych::web

// Text as the browser shapes it: a run (usually a word) is measured and painted by the platform's
// own text system, once, into ImGui's dynamic atlas, and drawn as one quad. So every script,
// kerning and colour emoji look exactly as in the DOM mirror above. Rarely used runs are recycled:
// the atlas stays bounded however much text passes by.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "widgets/face.h"

namespace triptych::ui {

struct RunBitmap {  // device pixels, RGBA, straight alpha; white where the run takes the text
                    // colour
  int width = 0, height = 0;
  int left = 0, top = 0;                 // of the bitmap relative to pen position on the baseline
  bool coloured = false;                 // emoji: drawn as it is
  const std::uint8_t* pixels = nullptr;  // owned by the rasteriser, valid until its next call
};

// What the platform must provide. Sizes in CSS pixels; `density` = device pixels per CSS pixel.
struct TextRasterizer {
  virtual ~TextRasterizer() = default;
  virtual float measure(Face face, float px, std::string_view run) = 0;
  // Where a line may end inside text written without spaces (Thai, Lao, Khmer, Burmese): byte
  // offsets, ascending, without 0 and the end.
  virtual std::vector<std::uint32_t> word_breaks(std::string_view run) = 0;
  virtual RunBitmap paint(Face face, float px, float density, std::string_view run) = 0;
};

class TextEngine {
 public:
  explicit TextEngine(TextRasterizer& rasterizer);
  ~TextEngine();
  // Once a frame, before drawing: density changes drop the cache; unused runs are recycled.
  void begin_frame(float density);
  const std::vector<std::uint32_t>& word_breaks(std::string_view run);
  float width(Face face, float px, std::string_view run);
  // `baseline` in CSS pixels (screen space). Draws one run, returns its advance.
  float draw(ImDrawList& list, ImVec2 baseline, Face face, float px, ImU32 colour,
             std::string_view run);
  std::size_t cached_runs() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// ImGui insists on a font; this one has no glyphs, because nothing is drawn through it.
void install_null_font(ImFontAtlas& atlas);

}  // namespace triptych::ui

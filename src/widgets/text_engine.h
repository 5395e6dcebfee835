// Text as the browser shapes it: a run (usually a word) is measured by the platform's own text
// system, painted by it once, straight into the texture of ImGui's dynamic atlas, and drawn as one
// quad. So every script, kerning and colour emoji look exactly as in the DOM mirror above. Nothing
// painted is read back: browsers that guard against fingerprints answer with noise. Rarely used
// runs are recycled: the atlas stays bounded however much text passes by.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "widgets/face.h"

namespace triptych::ui {

struct RunBox {  // of the ink, in device pixels; nothing to see when empty
  int width = 0, height = 0;
  int left = 0, top = 0;  // relative to the pen on the baseline
};

// A run that waits to be painted: white, or in the colours of its own (emoji).
struct NewRun {
  Face face = Face::regular;
  float px = 0;     // device pixels
  float phase = 0;  // of a device pixel, to the right
  std::string text;
  RunBox box;
  int texture = 0;   // ImTextureData::UniqueID
  int x = 0, y = 0;  // where `box` lies in it
};

// What the platform must provide. Sizes in CSS pixels; `density` = device pixels per CSS pixel.
struct TextRasterizer {
  virtual ~TextRasterizer() = default;
  // As wide as it is painted at this density.
  virtual float measure(Face face, float px, float density, std::string_view run) = 0;
  // Where a line may end inside text written without spaces (Thai, Lao, Khmer, Burmese): byte
  // offsets, ascending, without 0 and the end.
  virtual std::vector<std::uint32_t> word_breaks(std::string_view run) = 0;
  // Where emoji, which keep their own colours, begin and end: byte offsets by turns.
  virtual std::vector<std::uint32_t> emoji_edges(std::string_view run) = 0;
  virtual RunBox box(Face face, float px, float density, std::string_view run) = 0;
};

class TextEngine {
 public:
  explicit TextEngine(TextRasterizer& rasterizer);
  ~TextEngine();
  // Once a frame, before drawing: density changes drop the cache; unused runs are recycled.
  void begin_frame(float density);
  const std::vector<std::uint32_t>& word_breaks(std::string_view run);
  float width(Face face, float px, std::string_view run);
  bool has_emoji(std::string_view run);
  // `baseline` in CSS pixels (screen space), its left end. Draws one run, returns its advance.
  // `rtl`: the pieces of a run that holds emoji go from right to left.
  float draw(ImDrawList& list, ImVec2 baseline, Face face, float px, ImU32 colour,
             std::string_view run, bool rtl = false);
  // What must be painted before the next drawing is shown, in this order; each is told once.
  std::vector<NewRun> take_new_runs();
  // The graphics were lost, and with them what was painted.
  void forget_painted();
  std::size_t cached_runs() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// ImGui insists on a font; this one has no glyphs, because nothing is drawn through it.
void install_null_font(ImFontAtlas& atlas);

}  // namespace triptych::ui

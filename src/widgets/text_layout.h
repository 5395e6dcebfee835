// Lines of text: words into lines of a given width, as CSS `white-space: pre-wrap; overflow-wrap:
// anywhere` does it, so that the drawn lines and the DOM lines above them are the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "widgets/item_registry.h"
#include "widgets/text_engine.h"

namespace triptych::ui {

struct PlacedRun {
  std::uint32_t begin = 0, end = 0;  // bytes of the span's text
  std::uint32_t span = 0;
  float x = 0, width = 0;
};
struct TextLine {
  std::uint32_t first_run = 0, run_count = 0;
  float width = 0;
  bool mixed = false;  // holds right-to-left text: its runs do not stand side by side
};
struct TextBlock {
  std::vector<PlacedRun> runs;
  std::vector<TextLine> lines;
  float width = 0;  // the widest line
  float line_height = 0;
  bool rtl = false;      // the paragraph's own direction, by its first strong character
  bool neutral = false;  // it has none: it runs as its surroundings do
  float height() const { return static_cast<float>(lines.size()) * line_height; }
};

// width <= 0: no wrapping, lines break at '\n' only. Mono faces are set slightly smaller, as in the
// CSS.
TextBlock lay_out(TextEngine& engine, const std::vector<Span>& spans, float px, float line_height,
                  float width);

// The size at which `face` is set beside body text of `px` (mono looks larger at equal size).
float face_px(Face face, float px);

bool is_rtl_text(std::string_view text);           // holds any right-to-left character
bool starts_right_to_left(std::string_view text);  // its first letter is one
bool has_direction(std::string_view text);         // it holds a letter at all

// First byte after the next run (word, run of spaces, or single ideograph) starting at `from`.
std::size_t next_run(std::string_view text, std::size_t from);

}  // namespace triptych::ui

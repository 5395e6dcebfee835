#include "canvas_text.h"

#include <array>

#include "bridge.h"

namespace triptych::web {

float CanvasText::measure(ui::Face face, float px, std::string_view run) {
  return static_cast<float>(
      bridge_text_measure(static_cast<int>(face), static_cast<double>(px), run.data(), run.size()));
}

std::vector<std::uint32_t> CanvasText::word_breaks(std::string_view run) {
  std::vector<std::uint32_t> out(run.size());
  const int count = bridge_text_word_breaks(run.data(), run.size(), out.data());
  out.resize(static_cast<std::size_t>(count));
  return out;
}

ui::RunBitmap CanvasText::paint(ui::Face face, float px, float density, std::string_view run) {
  std::array<std::int32_t, 5> facts{};
  const int bytes =
      bridge_text_paint(static_cast<int>(face), static_cast<double>(px),
                        static_cast<double>(density), run.data(), run.size(), facts.data());
  if (bytes <= 0) return {};
  pixels_.resize(static_cast<std::size_t>(bytes));
  bridge_text_copy(pixels_.data());
  ui::RunBitmap bitmap;
  bitmap.width = facts[0];
  bitmap.height = facts[1];
  bitmap.left = facts[2];
  bitmap.top = facts[3];
  bitmap.coloured = facts[4] != 0;
  bitmap.pixels = pixels_.data();
  return bitmap;
}

}  // namespace triptych::web

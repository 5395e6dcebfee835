#include "canvas_text.h"

#include <array>
#include <unordered_map>

#include "bridge.h"
#include "imgui.h"

namespace triptych::web {
namespace {

// The GL names of ImGui's textures by their UniqueID.
std::unordered_map<int, std::uint32_t> gl_names() {
  std::unordered_map<int, std::uint32_t> names;
  for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->TexID != ImTextureID_Invalid)
      names[texture->UniqueID] = static_cast<std::uint32_t>(texture->TexID);
  }
  return names;
}

std::vector<std::uint32_t> offsets(std::string_view run,
                                   int (*ask)(const char*, std::size_t, std::uint32_t*)) {
  std::vector<std::uint32_t> out(run.size());
  out.resize(static_cast<std::size_t>(ask(run.data(), run.size(), out.data())));
  return out;
}

}  // namespace

float CanvasText::measure(ui::Face face, float px, float density, std::string_view run) {
  return static_cast<float>(bridge_text_measure(static_cast<int>(face), static_cast<double>(px),
                                                static_cast<double>(density), run.data(),
                                                run.size()));
}

std::vector<std::uint32_t> CanvasText::word_breaks(std::string_view run) {
  return offsets(run, bridge_text_word_breaks);
}

std::vector<std::uint32_t> CanvasText::emoji_edges(std::string_view run) {
  return offsets(run, bridge_text_emoji_edges);
}

ui::RunBox CanvasText::box(ui::Face face, float px, float density, std::string_view run) {
  std::array<std::int32_t, 4> facts{};
  bridge_text_box(static_cast<int>(face), static_cast<double>(px * density), run.data(), run.size(),
                  facts.data());
  return {facts[0], facts[1], facts[2], facts[3]};
}

void CanvasText::paint(std::span<const ui::NewRun> runs) {
  if (runs.empty()) return;
  const auto names = gl_names();
  for (const ui::NewRun& run : runs) {
    const auto texture = names.find(run.texture);
    if (texture == names.end()) continue;  // it grew: what is still shown waits for the new one
    const std::array<std::int32_t, 6> facts{run.box.width, run.box.height, run.box.left,
                                            run.box.top,   run.x,          run.y};
    bridge_text_paint(texture->second, static_cast<int>(run.face), static_cast<double>(run.px),
                      static_cast<double>(run.phase), run.text.data(), run.text.size(),
                      facts.data());
  }
  bridge_text_painted();
}

void CanvasText::context_restored() { bridge_text_forget(); }

}  // namespace triptych::web

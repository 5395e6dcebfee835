// The canvas: SDL2 window and WebGL2 context, sized to exact device pixels, and ImGui's renderer on
// it. SDL's own input is switched off: people act on the DOM mirror (widgets/item_registry.h), and
// ImGui is told the pointer only for the looks of things. Survives the loss of the GL context.
#pragma once

#include <cstdint>
#include <functional>

struct SDL_Window;
struct ImDrawData;

namespace triptych::web {

class Window {
 public:
  Window();
  // Device pixels of the canvas and how many of them make a CSS pixel. Takes effect when drawn
  // next.
  void resize(int width, int height, float density);
  float density() const { return density_; }
  bool has_size() const { return width_ > 0 && height_ > 0; }

  void begin_frame(float seconds);  // before ImGui::NewFrame()
  // Draws unless everything looks as it did; true when something was drawn. `background`: ImU32, to
  // fill the canvas with it costs a graphics card less than a rectangle. `paint_textures` is called
  // when the textures are there and nothing is drawn yet.
  bool draw(const ImDrawData& data, std::uint32_t background, bool textures_changed,
            const std::function<void()>& paint_textures);
  void redraw() { last_look_ = 0; }

  void context_lost() { lost_ = true; }
  void context_restored();
  bool usable() const { return !lost_ && has_size(); }

 private:
  SDL_Window* window_ = nullptr;
  int width_ = 0, height_ = 0;                // wanted
  int canvas_width_ = 0, canvas_height_ = 0;  // the canvas has them
  float density_ = 1;
  bool lost_ = false;
  std::uint64_t last_look_ = 0;
};

}  // namespace triptych::web

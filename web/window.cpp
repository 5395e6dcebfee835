#include "window.h"

#include <GLES3/gl3.h>
#include <SDL.h>
#include <emscripten/html5.h>

#include <cstring>

#include "backends/imgui_impl_opengl3.h"
#include "bridge.h"
#include "imgui.h"

namespace triptych::web {
namespace {

constexpr const char* kCanvas = "#canvas";

int drop_event(void*, SDL_Event*) { return 0; }

// Good enough to tell two frames apart; a few dozen microseconds for a full page.
class Hash {
 public:
  void bytes(const void* data, std::size_t size) {
    const auto* at = static_cast<const unsigned char*>(data);
    for (; size >= 4; size -= 4, at += 4) {
      std::uint32_t word = 0;
      std::memcpy(&word, at, 4);
      number(word);
    }
    for (; size > 0; --size, ++at) number(*at);
  }
  void number(std::uint64_t n) { value_ = (value_ ^ n) * 0x9E3779B97F4A7C15ull + (value_ >> 29); }
  std::uint64_t value() const { return value_ | 1; }  // never 0, which means "draw anyway"

 private:
  std::uint64_t value_ = 1469598103934665603ull;
};

std::uint64_t look_of(const ImDrawData& data, std::uint32_t background) {
  Hash hash;
  hash.number(background);
  hash.bytes(&data.DisplaySize, sizeof data.DisplaySize);
  hash.bytes(&data.FramebufferScale, sizeof data.FramebufferScale);
  for (const ImDrawList* list : data.CmdLists) {
    hash.bytes(list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    hash.bytes(list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      hash.bytes(&command.ClipRect, sizeof command.ClipRect);
      hash.number(command.TexRef._TexID);
      hash.number(reinterpret_cast<std::uintptr_t>(command.TexRef._TexData));
      hash.number(command.ElemCount);
    }
  }
  return hash.value();
}

// What changes in the atlas later are places for text, which is painted on the graphics card: of
// the pixels that ImGui keeps in memory only those it began with are worth the way there.
void update_textures(const ImDrawData& data) {
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_WantUpdates)
      texture->SetStatus(ImTextureStatus_OK);
    else if (texture->Status != ImTextureStatus_OK)
      ImGui_ImplOpenGL3_UpdateTexture(texture);
  }
}

}  // namespace

Window::Window() {
  SDL_SetEventFilter(drop_event, nullptr);
  if (SDL_Init(SDL_INIT_VIDEO) != 0) bridge_give_up(SDL_GetError());
  // The page has made the canvas as large as it will be: to resize one costs the first frame a wait
  // for the graphics process.
  emscripten_get_canvas_element_size(kCanvas, &canvas_width_, &canvas_height_);
  window_ = SDL_CreateWindow("Triptych", 0, 0, canvas_width_, canvas_height_, SDL_WINDOW_OPENGL);
  if (window_ == nullptr || SDL_GL_CreateContext(window_) == nullptr) {
    bridge_give_up(SDL_GetError());
  }
  ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Window::resize(int width, int height, float density) {
  width_ = width;
  height_ = height;
  density_ = density;
}

void Window::begin_frame(float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  // A hundredth of a pixel more: the backend cuts the product of both off to whole pixels.
  io.DisplaySize = {(static_cast<float>(width_) + 0.01f) / density_,
                    (static_cast<float>(height_) + 0.01f) / density_};
  io.DisplayFramebufferScale = {density_, density_};
  io.DeltaTime = seconds;
  if (!lost_) ImGui_ImplOpenGL3_NewFrame();
}

bool Window::draw(const ImDrawData& data, std::uint32_t background, bool textures_changed,
                  const std::function<void()>& paint_textures) {
  if (!usable() || data.DisplaySize.x <= 0) return false;
  const bool resized = canvas_width_ != width_ || canvas_height_ != height_;
  const std::uint64_t look = look_of(data, background);
  if (look == last_look_ && !textures_changed && !resized) return false;
  last_look_ = look;
  if (resized) {  // empties the canvas, so only now that it is filled again at once
    emscripten_set_canvas_element_size(kCanvas, width_, height_);
    canvas_width_ = width_;
    canvas_height_ = height_;
  }
  glViewport(0, 0, width_, height_);
  glDisable(GL_SCISSOR_TEST);
  const ImVec4 behind = ImGui::ColorConvertU32ToFloat4(background);
  glClearColor(behind.x, behind.y, behind.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  update_textures(data);
  paint_textures();
  ImGui_ImplOpenGL3_RenderDrawData(const_cast<ImDrawData*>(&data));
  SDL_GL_SwapWindow(window_);
  return true;
}

void Window::context_restored() {
  lost_ = false;
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  redraw();
}

}  // namespace triptych::web

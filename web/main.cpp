// The table of contents of the page: makes the parts, connects them, and returns; from then on the
// browser's events run the program (exports.cpp).
#include <memory>
#include <random>

#include "base/strings.h"
#include "bridge.h"
#include "imgui.h"
#include "program.h"

namespace triptych::ui {
void install_null_font(ImFontAtlas& atlas);  // text_engine.cpp
}

namespace triptych::web {
namespace {

std::unique_ptr<Program> the_program;

void make_imgui() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // nothing is stored behind the person's back
  io.LogFilename = nullptr;
  // A press, a move and a release between two frames are a drag all the same: each has its turn.
  io.ConfigInputTrickleEventQueue = true;
  ui::install_null_font(*io.Fonts);
}

}  // namespace

Program::Program(std::uint64_t seed)
    : platform([this] { loop.wake(); }),
      transport([this] { loop.wake(); }, platform.files()),
      loop(window, text, platform, clock),
      page(text),
      app(transport, platform, clock, seed) {}

Program* program() { return the_program.get(); }

}  // namespace triptych::web

int main() {
  using namespace triptych::web;
  bridge_start();
  triptych::await_words();
  make_imgui();
  std::random_device entropy;
  the_program = std::make_unique<Program>((std::uint64_t{entropy()} << 32) | entropy());
  bridge_ready();  // size, settings, address, theme: the first news
  the_program->loop.start(the_program->app, the_program->page);
  return 0;
}

// Everything JavaScript may call; it only passes on. Text comes as pointer and length (UTF-8) and
// stays the caller's. Names start with triptych_; web/js/platform/program.js wraps them.
#include <emscripten.h>

#include <algorithm>
#include <cfloat>
#include <string>

#include "app/event.h"
#include "app/print.h"
#include "base/strings.h"
#include "imgui.h"
#include "program.h"
#include "tell.h"

namespace {

using namespace triptych;
using web::program;

}  // namespace

extern "C" {

// --- time -------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_frame() { program()->loop.on_frame(); }
EMSCRIPTEN_KEEPALIVE void triptych_turn() { program()->loop.on_turn(); }
EMSCRIPTEN_KEEPALIVE void triptych_hidden(int hidden) { program()->loop.set_hidden(hidden != 0); }

// --- the canvas -------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_resize(int width, int height, float density) {
  program()->window.resize(width, height, density);
  program()->loop.draw_now();
}

EMSCRIPTEN_KEEPALIVE void triptych_context(int restored) {
  if (restored == 0) return program()->window.context_lost();
  program()->platform.context_restored();
  program()->loop.context_restored();
}

// --- input ------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_action(int kind, std::uint32_t item, const char* text,
                                          std::size_t length) {
  program()->loop.act({static_cast<ui::Action::Kind>(kind), item, std::string(text, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_scroll(std::uint32_t item, float top, float left) {
  program()->loop.scrolled(item, top, left);
}

// The pointer, for the looks of things only. button: -1 moved, 0 pressed, 1 released, 2 left.
EMSCRIPTEN_KEEPALIVE void triptych_pointer(int what, float x, float y) {
  ImGuiIO& io = ImGui::GetIO();
  if (what == 2) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    io.AddMouseButtonEvent(0, false);
  } else {
    io.AddMousePosEvent(x, y);
    if (what >= 0) io.AddMouseButtonEvent(0, what == 0);
  }
  program()->loop.wake();
}

// --- messages --------------------------------------------------------------------------------
// One of those that messages.inc lists; `token`: of the bytes that come with it, 0 = none. Returns
// 0 when it is none of them.
EMSCRIPTEN_KEEPALIVE int triptych_told(std::uint32_t token, const char* kind,
                                       std::size_t kind_length, const char* fields,
                                       std::size_t length) {
  return program()->platform.take({kind, kind_length}, {fields, length}, token) ? 1 : 0;
}

// Room for bytes; JavaScript fills it piece by piece. Null: no memory.
EMSCRIPTEN_KEEPALIVE std::byte* triptych_file_begin(std::uint32_t token, std::size_t size) {
  return program()->platform.file_begin(token, size);
}

EMSCRIPTEN_KEEPALIVE void triptych_file_drop(std::uint32_t token) {
  program()->platform.file_drop(token);
}

// A step of a file that leaves (FetchTransport::write_step). `out`: room for 1 MiB.
EMSCRIPTEN_KEEPALIVE std::size_t triptych_body_step(std::uint32_t request, std::uint32_t part,
                                                    std::size_t at, char* out) {
  return program()->transport.write_step(request, part, at, out);
}

// --- leaving ---------------------------------------------------------------------------------
// The page is closed or reloaded: the last moment to store something.
EMSCRIPTEN_KEEPALIVE void triptych_left() {
  program()->platform.push(PageLeft{});
  program()->loop.draw_now();
}
// It may be left: what arrived is written down while there is time. Returns whether leaving would
// lose the rest of an answer that is paid for.
EMSCRIPTEN_KEEPALIVE int triptych_unfinished() {
  if (!program()->app.state().ask.running()) return paid_running(program()->app.state()) ? 1 : 0;
  program()->platform.push(KeepingDue{});
  program()->loop.draw_now();
  return paid_running(program()->app.state()) ? 1 : 0;
}

// --- paper ------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_print() {
  web::tell(web::ShowPrint{ui::print_json(program()->app.state())});
}

// --- tests (web/js/platform/test_probe.js) ---------------------------------------------------
EMSCRIPTEN_KEEPALIVE int triptych_busy() { return program()->loop.busy() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE int triptych_asking() { return program()->app.busy() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE int triptych_frames_drawn() { return program()->loop.frames_drawn(); }
// Pixels of the largest texture that text is painted into.
EMSCRIPTEN_KEEPALIVE int triptych_atlas() {
  int most = 0;
  for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures)
    most = std::max(most, texture->Width * texture->Height);
  return most;
}
EMSCRIPTEN_KEEPALIVE double triptych_mirror_ms() { return program()->loop.mirror_ms(); }
EMSCRIPTEN_KEEPALIVE int triptych_mirror_items() { return program()->loop.mirror_items(); }
// Keys of words that were wanted before they were there, a line each.
EMSCRIPTEN_KEEPALIVE const char* triptych_missed_words() {
  static std::string all;
  all.clear();
  for (const std::string& key : missed_words()) all += key + '\n';
  return all.c_str();
}
EMSCRIPTEN_KEEPALIVE int triptych_turns() { return program()->loop.turns(); }

}  // extern "C"

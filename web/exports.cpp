// Everything JavaScript may call; it only passes on. Text comes as pointer and length (UTF-8) and
// stays the caller's. Names start with triptych_; web/js/platform/program.js wraps them.
#include <emscripten.h>

#include <algorithm>
#include <cfloat>
#include <string>
#include <vector>

#include "app/print.h"
#include "bridge.h"
#include "imgui.h"
#include "program.h"

namespace {

using namespace triptych;
using web::program;

std::string text_of(const char* data, std::size_t length) { return {data, length}; }

std::vector<std::string> lines_of(const char* data, std::size_t length) {
  std::vector<std::string> out;
  const std::string all = text_of(data, length);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    out.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

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
  program()->window.context_restored();
  program()->platform.context_restored();
  program()->loop.wake();
}

// --- input ------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_action(int kind, std::uint32_t item, const char* text,
                                          std::size_t length) {
  program()->loop.act({static_cast<ui::Action::Kind>(kind), item, text_of(text, length)});
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

// --- news -------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_settings(const char* json, std::size_t length) {
  program()->platform.push(SettingsLoaded{text_of(json, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_keys(const char* json, std::size_t length) {
  program()->platform.push(KeysLoaded{text_of(json, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_fragment(const char* text, std::size_t length) {
  program()->platform.push(FragmentChanged{text_of(text, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_copied(int ok, const char* what, std::size_t length) {
  program()->platform.push(Copied{text_of(what, length), ok != 0});
}

// flags: 1 dark, 2 more contrast, 4 reduced motion, 8 touch, 16 can be installed.
EMSCRIPTEN_KEEPALIVE void triptych_display(int flags, const char* forced_colours,
                                           std::size_t length) {
  Display display;
  display.dark = (flags & 1) != 0;
  display.more_contrast = (flags & 2) != 0;
  display.reduced_motion = (flags & 4) != 0;
  display.touch = (flags & 8) != 0;
  display.can_install = (flags & 16) != 0;
  display.forced_colours = text_of(forced_colours, length);
  program()->platform.push(DisplayChanged{std::move(display)});
}

// "code\tname" lines.
EMSCRIPTEN_KEEPALIVE void triptych_languages(const char* lines, std::size_t length) {
  LanguagesKnown known;
  const std::string all = text_of(lines, length);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    const std::size_t tab = std::min(all.find('\t', at), end);
    if (tab < end)
      known.languages.push_back({all.substr(at, tab - at), all.substr(tab + 1, end - tab - 1)});
    at = end + 1;
  }
  program()->platform.push(std::move(known));
}

// json empty: the catalogue could not be fetched.
EMSCRIPTEN_KEEPALIVE void triptych_strings(const char* code, std::size_t code_length,
                                           const char* json, std::size_t json_length) {
  program()->platform.push(StringsArrived{text_of(code, code_length), text_of(json, json_length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_keys_forgotten() {
  program()->platform.push(KeysForgottenElsewhere{});
}

EMSCRIPTEN_KEEPALIVE void triptych_update_found() { program()->platform.push(UpdateFound{}); }

EMSCRIPTEN_KEEPALIVE void triptych_day(const char* iso, std::size_t length) {
  program()->platform.push(DayKnown{text_of(iso, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_online(int online) {
  program()->platform.push(OnlineChanged{online != 0});
}

// --- Learn ------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_lessons(const char* json, std::size_t length) {
  program()->platform.push(LessonsArrived{text_of(json, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_progress(const char* json, std::size_t length) {
  program()->platform.push(ProgressLoaded{text_of(json, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_python_said(std::uint32_t image, const char* kind,
                                               std::size_t kind_length, const char* text,
                                               std::size_t length) {
  program()->platform.push(PythonSaid{text_of(kind, kind_length), text_of(text, length), image});
}

EMSCRIPTEN_KEEPALIVE void triptych_python_failed(const char* type, std::size_t type_length,
                                                 const char* words, std::size_t length) {
  program()->platform.push(PythonFailed{text_of(type, type_length), text_of(words, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_python_asked(const char* kind, std::size_t kind_length,
                                                const char* text, std::size_t length,
                                                const char* preset, std::size_t preset_length) {
  program()->platform.push(PythonAsked{text_of(kind, kind_length), text_of(text, length),
                                       text_of(preset, preset_length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_python_ended(double milliseconds, int kept, const char* outcome,
                                                std::size_t length) {
  program()->platform.push(PythonEnded{text_of(outcome, length),
                                       Millis{static_cast<long long>(milliseconds)}, kept != 0});
}

// headers: "name\tvalue" lines.
EMSCRIPTEN_KEEPALIVE void triptych_cell_request(std::uint32_t id, double timeout_ms,
                                                const std::byte* body, std::size_t body_size,
                                                const char* method, std::size_t method_length,
                                                const char* url, std::size_t url_length,
                                                const char* headers, std::size_t headers_length) {
  CellRequested asked{id, {}};
  asked.request.method = text_of(method, method_length);
  asked.request.url = text_of(url, url_length);
  asked.request.body = text_of(reinterpret_cast<const char*>(body), body_size);
  asked.request.timeout = Millis{static_cast<long long>(timeout_ms)};
  const std::string all = text_of(headers, headers_length);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    const std::size_t tab = std::min(all.find('\t', at), end);
    if (tab < end)
      asked.request.headers.push_back(
          {all.substr(at, tab - at), all.substr(tab + 1, end - tab - 1)});
    at = end + 1;
  }
  program()->platform.push(std::move(asked));
}

EMSCRIPTEN_KEEPALIVE void triptych_cell_dropped(std::uint32_t id) {
  program()->platform.push(CellRequestDropped{id});
}

// --- files ------------------------------------------------------------------------------------
// Room for a file; JavaScript fills it piece by piece. Null: no memory.
EMSCRIPTEN_KEEPALIVE std::byte* triptych_file_begin(std::uint32_t token, std::size_t size) {
  return program()->platform.file_begin(token, size);
}

EMSCRIPTEN_KEEPALIVE void triptych_file_done(std::uint32_t token, const char* name,
                                             std::size_t length, const char* id,
                                             std::size_t id_length) {
  program()->platform.file_done(token, text_of(name, length), text_of(id, id_length));
}

EMSCRIPTEN_KEEPALIVE void triptych_lesson_file_done(std::uint32_t token, const char* path,
                                                    std::size_t length) {
  program()->platform.lesson_file_done(token, text_of(path, length));
}

EMSCRIPTEN_KEEPALIVE void triptych_file_drop(std::uint32_t token) {
  program()->platform.file_drop(token);
}

// --- Batch ------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_batch_restored(const char* lines, std::size_t length) {
  program()->platform.push(BatchRestored{text_of(lines, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_batch_file_added(std::uint32_t file, double size,
                                                    const char* head, std::size_t head_size,
                                                    const char* name, std::size_t length) {
  const auto bytes = static_cast<std::size_t>(size);
  BatchFileAdded added{file, text_of(name, length), bytes, bytes_of({head, head_size})};
  program()->platform.push(std::move(added));
}

// Its bytes are where triptych_file_begin() said.
EMSCRIPTEN_KEEPALIVE void triptych_batch_file_read(std::uint32_t request, int whole) {
  program()->platform.batch_file_read(request, whole != 0);
}

EMSCRIPTEN_KEEPALIVE void triptych_batch_results(const char* bytes, std::size_t length, int last) {
  program()->platform.push(BatchResultsArrived{text_of(bytes, length), last != 0});
}

EMSCRIPTEN_KEEPALIVE void triptych_batch_elsewhere(int elsewhere) {
  program()->platform.push(BatchElsewhere{elsewhere != 0});
}

EMSCRIPTEN_KEEPALIVE void triptych_batch_refused(const char* key, std::size_t key_length,
                                                 const char* args, std::size_t length) {
  program()->platform.push(BatchRefused{text_of(key, key_length), lines_of(args, length)});
}

// `args` are separated by line feeds.
EMSCRIPTEN_KEEPALIVE void triptych_file_refused(const char* name, std::size_t name_length,
                                                const char* why, std::size_t why_length,
                                                const char* args, std::size_t args_length,
                                                const char* id, std::size_t id_length) {
  program()->platform.push(FileRefused{text_of(name, name_length), text_of(why, why_length),
                                       lines_of(args, args_length), text_of(id, id_length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_media_news(std::uint32_t job, std::uint32_t token,
                                              const char* what, std::size_t what_length,
                                              const char* facts, std::size_t length) {
  program()->platform.media_news(job, token, text_of(what, what_length), text_of(facts, length));
}

EMSCRIPTEN_KEEPALIVE void triptych_thumbnail(std::uint32_t id, int width, int height,
                                             const std::uint8_t* rgba) {
  if (rgba == nullptr || width <= 0 || height <= 0) return program()->platform.thumbnail_failed(id);
  const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
  program()->platform.thumbnail_ready(id, width, height, {rgba, size});
}

// --- what is kept on this device --------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_session(double epoch_ms, int utc_offset, const char* id,
                                           std::size_t id_length, const char* version,
                                           std::size_t version_length, const char* origin,
                                           std::size_t origin_length, const char* pack,
                                           std::size_t pack_length) {
  program()->platform.push(SessionKnown{text_of(id, id_length), static_cast<std::int64_t>(epoch_ms),
                                        utc_offset, text_of(version, version_length),
                                        text_of(origin, origin_length),
                                        text_of(pack, pack_length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_keep_problem(const char* what, std::size_t length) {
  program()->platform.push(KeepProblem{text_of(what, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_text_kept(const char* id, std::size_t id_length,
                                             const char* problem, std::size_t length) {
  program()->platform.push(TextKept{text_of(id, id_length), text_of(problem, length)});
}

// area: StorageArea.
EMSCRIPTEN_KEEPALIVE void triptych_storage_problem(int area, const char* what, std::size_t length) {
  program()->platform.push(
      StorageProblem{static_cast<StorageArea>(std::clamp(area, 0, 2)), text_of(what, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_history(const char* json, std::size_t length) {
  program()->platform.push(HistoryListed{text_of(json, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_run_kept(const char* id, std::size_t length) {
  program()->platform.push(RunKept{text_of(id, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_run_loaded(const char* id, std::size_t id_length,
                                              const char* json, std::size_t length) {
  program()->platform.push(RunLoaded{text_of(id, id_length), text_of(json, length)});
}

EMSCRIPTEN_KEEPALIVE void triptych_storage(double used, double quota) {
  program()->platform.push(StorageKnown{used, quota});
}

// The page is closed or reloaded: the last moment to store something.
EMSCRIPTEN_KEEPALIVE void triptych_left() {
  program()->platform.push(PageLeft{});
  program()->loop.draw_now();
}
// It may be left: what arrived is written down while there is time. Returns whether leaving would
// lose the rest of an answer that is paid for.
EMSCRIPTEN_KEEPALIVE int triptych_unfinished() {
  if (!program()->app.state().running()) return paid_running(program()->app.state()) ? 1 : 0;
  program()->platform.push(KeepingDue{});
  program()->loop.draw_now();
  return paid_running(program()->app.state()) ? 1 : 0;
}

// --- paper ------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void triptych_print() {
  const std::string json = ui::print_json(program()->app.state());
  bridge_print_show(json.data(), json.size());
}

// --- tests (web/js/platform/test_probe.js)
// -------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE int triptych_busy() { return program()->loop.busy() ? 1 : 0; }
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
EMSCRIPTEN_KEEPALIVE int triptych_turns() { return program()->loop.turns(); }

}  // extern "C"

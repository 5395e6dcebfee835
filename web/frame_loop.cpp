#include "frame_loop.h"

#include <emscripten.h>

#include <algorithm>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "tell.h"

namespace triptych::web {
namespace {

// While an answer comes faster than it is read, or is laid out, this many milliseconds lie between
// two frames: where there is no GPU, each makes the page wait as long as several turns take.
constexpr Millis kSeldom{200};
constexpr int kMaxTurns = 4;  // of one settle; whoever still has intents waits for the next frame

bool pointer_waits() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

bool textures_waiting() {
  return std::ranges::any_of(ImGui::GetPlatformIO().Textures, [](const ImTextureData* texture) {
    return texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed;
  });
}

}  // namespace

FrameLoop::FrameLoop(Window& window, CanvasText& text, BrowserPlatform& platform,
                     const Clock& clock)
    : window_(window), text_(text), platform_(platform), clock_(clock) {}

void FrameLoop::start(App& app, ui::Page& page) {
  app_ = &app;
  page_ = &page;
  wake();
}

void FrameLoop::wake() {
  dirty_ = true;
  if (app_ == nullptr) return;
  if (hidden_) {
    bridge_loop_post();
  } else {
    bridge_loop_request_frame();
  }
}

void FrameLoop::act(ui::Action action) {
  // A field shows what was typed already; only a different wish of the program must reach it.
  if (action.kind == ui::Action::Kind::text) mirror_.set_shown_value(action.item, action.text);
  if (action.kind == ui::Action::Kind::focus) page_->registry().set_focused(action.item);
  if (action.kind == ui::Action::Kind::blur && page_->registry().focused() == action.item) {
    page_->registry().set_focused(0);
  }
  waiting_.push_back(std::move(action));
  acted_ = true;
  wake();
  if (!in_turn_) settle();
}

void FrameLoop::scrolled(ui::ItemId id, float top, float left) {
  page_->registry().set_scroll(id, top, left);
  acted_ = true;
  wake();
}

void FrameLoop::on_frame() {
  if (app_ == nullptr || in_turn_) return;
  if (frame_can_wait()) {
    bridge_loop_post();
    return bridge_loop_request_frame();
  }
  if (dirty_) settle();
  draw();
  plan();
}

void FrameLoop::on_turn() {
  if (app_ == nullptr || in_turn_) return;
  if (hidden_) {
    settle();
  } else if (app_->behind()) {
    read();
    wake();
  } else if (page_->unfinished()) {
    settle();
    wake();
  } else {
    return wake();
  }
  plan();
}

void FrameLoop::draw_now() {
  if (app_ == nullptr || in_turn_) return;
  settle();
  draw();
  plan();
}

void FrameLoop::context_restored() {
  window_.context_restored();
  text_.context_restored();
  page_->forget_painted();
  wake();
}

void FrameLoop::set_hidden(bool hidden) {
  hidden_ = hidden;
  if (hidden && app_ != nullptr && !in_turn_) app_->store_typed();
  wake();
}

bool FrameLoop::busy() const {
  return app_ == nullptr || dirty_ || undrawn_ || app_->busy() || page_->wants_frame() ||
         page_->unfinished();
}

void FrameLoop::settle() {
  in_turn_ = true;
  dirty_ = false;
  undrawn_ = true;
  // What the pointer did before an action is over when the action is taken: a press on a button
  // must not count as one outside of what the button opens.
  for (int i = 0; i < kMaxTurns && !waiting_.empty() && pointer_waits(); ++i) turn();
  for (int i = 0; i < kMaxTurns; ++i) {
    // A widget that takes an action may change what the view remembers, which shows a turn later.
    const bool acting = !waiting_.empty();
    for (ui::Action& action : std::exchange(waiting_, {})) {
      page_->registry().push_action(std::move(action));
    }
    turn();
    const bool settled = !acting && !has_more() && !page_->unsettled();
    update_mirror(settled ? ui::MirrorDiff::Values::write : ui::MirrorDiff::Values::hold);
    if (settled) break;
  }
  in_turn_ = false;
  // What arrived meanwhile (focus that moved with the mirror, say) has its turn next frame.
  if (has_more()) wake();
}

bool FrameLoop::frame_can_wait() {
  if (acted_ || pointer_waits() || clock_.now() - last_drawn_ >= kSeldom) return false;
  if (page_->unfinished()) return true;
  read();
  return app_->behind();
}

void FrameLoop::read() {
  in_turn_ = true;
  app_->read();
  in_turn_ = false;
}

// Intents of the view, answers of the platform or input that no turn has seen yet.
bool FrameLoop::has_more() const {
  return had_intents_ || platform_.has_news() || !waiting_.empty() || pointer_waits();
}

void FrameLoop::turn() {
  const Millis now = clock_.now();
  const auto passed = static_cast<float>((now - last_frame_).count()) / 1000.0f;
  last_frame_ = now;
  // Turns within one instant are normal here, but ImGui's time must move.
  window_.begin_frame(std::clamp(passed, 0.0001f, 0.25f));
  ImGui::NewFrame();
  had_intents_ = false;
  app_->turn([this](const AppState& state, std::vector<Event>& intents) {
    page_->frame(state, intents, window_.density());
    had_intents_ = !intents.empty();
  });
  ImGui::Render();
  ++turns_;
}

void FrameLoop::update_mirror(ui::MirrorDiff::Values values) {
  const double start = emscripten_get_now();
  ui::ItemRegistry& registry = page_->registry();
  const auto scrolls = registry.take_scroll_requests();
  const std::string ops =
      mirror_.update(registry.items(), values, scrolls, registry.take_focus_request());
  std::string css = page_->css_variables();
  if (css != css_) {
    css_ = std::move(css);
    tell(SetVariables{css_});
  }
  if (!ops.empty()) bridge_mirror_apply(ops.data(), ops.size());
  mirror_items_ = static_cast<int>(registry.items().size());
  mirror_ms_ += emscripten_get_now() - start;
}

void FrameLoop::draw() {
  undrawn_ = acted_ = false;
  const ImDrawData* data = ImGui::GetDrawData();
  if (data == nullptr) return;
  const auto paint_text = [this] { text_.paint(page_->take_new_runs()); };
  if (!window_.draw(*data, page_->background(), textures_waiting(), paint_text)) return;
  ++frames_drawn_;
  last_drawn_ = clock_.now();
}

// What comes next although nobody wakes us?
void FrameLoop::plan() {
  const bool animating = page_->wants_frame() && !hidden_;
  if (animating || (window_.usable() && !hidden_ && textures_waiting())) wake();
  if (app_->behind() || page_->unfinished()) bridge_loop_post();
  double delay = -1;
  if (const auto due = app_->next_wake()) {
    delay = static_cast<double>(std::max<long long>(0, (*due - clock_.now()).count()));
  }
  if (delay < 0 && timer_ < 0) return;
  timer_ = delay;
  bridge_loop_set_timer(delay);
}

}  // namespace triptych::web

// When the program runs and when the page is drawn. Nothing happens unless something woke it:
// input, network, a timer the program asked for. Then:
//   settle: App turns, each with the view inside an ImGui frame and the changes of the DOM mirror,
//   until
//           no intent is left. Inside an input event this runs at once and without drawing, so that
//           file pickers and the clipboard stay within the person's gesture.
//   draw:   in the browser's next frame, and only if the picture changed.
//   read:   what arrives faster than frames are drawn is taken in between them, in turns of a few
//           milliseconds, so that input never waits for long. What is long to lay out likewise.
// A hidden tab gets no frames: news is then worked off in posted turns, without drawing.
#pragma once

#include <vector>

#include "app/app.h"
#include "app/page.h"
#include "browser_platform.h"
#include "canvas_text.h"
#include "widgets/item_registry.h"
#include "widgets/mirror_diff.h"
#include "window.h"

namespace triptych::web {

class FrameLoop {
 public:
  FrameLoop(Window& window, CanvasText& text, BrowserPlatform& platform, const Clock& clock);
  void start(App& app, ui::Page& page);  // both must outlive the loop

  void wake();                  // something changed; cheap, call it as often as you like
  void act(ui::Action action);  // input on an item: settles before it returns
  void scrolled(ui::ItemId id, float top, float left);
  void on_frame();  // the browser's frame
  void on_turn();   // a posted turn or a timer
  void draw_now();  // the canvas was resized: no blank frame in between
  void set_hidden(bool hidden);
  void context_restored();  // the graphics came back, empty
  bool busy() const;        // a frame is due or a run is active
  int frames_drawn() const { return frames_drawn_; }
  int turns() const { return turns_; }
  double mirror_ms() const { return mirror_ms_; }  // spent on the mirror so far
  int mirror_items() const { return mirror_items_; }

 private:
  void settle();
  void turn();
  bool has_more() const;
  bool frame_can_wait();  // reads what has come
  void read();
  void update_mirror(ui::MirrorDiff::Values values);
  void draw();
  void plan();

  Window& window_;
  CanvasText& text_;
  BrowserPlatform& platform_;
  const Clock& clock_;
  App* app_ = nullptr;
  ui::Page* page_ = nullptr;
  ui::MirrorDiff mirror_;
  std::vector<ui::Action> waiting_;  // arrived while a turn was running
  std::string css_;
  bool dirty_ = true, undrawn_ = true, in_turn_ = false, hidden_ = false, had_intents_ = false;
  bool acted_ = false;  // a person, since the last frame that was drawn
  Millis last_frame_{}, last_drawn_{};
  double timer_ = -1;
  int frames_drawn_ = 0, turns_ = 0, mirror_items_ = 0;
  double mirror_ms_ = 0;
};

}  // namespace triptych::web

// The whole page as a view: navigation, the open place, overlays. One call per turn, between
// ImGui::NewFrame() and ImGui::Render().
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/state.h"
#include "widgets/item_registry.h"
#include "widgets/text_engine.h"

namespace triptych::ui {

class Page {
 public:
  explicit Page(TextRasterizer& rasterizer);
  ~Page();
  // `density`: device pixels per CSS pixel. Display size is ImGui's, in CSS pixels.
  void frame(const AppState& state, std::vector<Event>& out, float density);
  ItemRegistry& registry();
  bool unsettled() const;    // a size was not known: to be laid out again before it is shown
  bool unfinished() const;   // there is more to lay out: another turn is wanted
  bool wants_frame() const;  // something moves, or is unsettled: draw again
  // As those of TextEngine.
  std::vector<NewRun> take_new_runs();
  void forget_painted();
  ImU32 background() const;           // what lies behind everything; not in ImGui's drawing
  std::string css_variables() const;  // of the theme just drawn, for the DOM above

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace triptych::ui

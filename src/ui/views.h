// The places of the page. Each draws into a rectangle, reads the state and reports intents; none
// starts anything.
#pragma once

#include <vector>

#include "app/state.h"
#include "ui/ui.h"
#include "ui/ui_state.h"

namespace triptych::ui {

struct Frame {
  Ui& ui;
  const AppState& state;
  UiState& local;
  std::vector<Event>& out;
};

void draw_ask(Frame& f, Rect area, bool one_column);
void draw_keys(Frame& f, Rect area);
void draw_learn(Frame& f, Rect area);

// Parts of Ask, each returning the height it used at (x, y).
float draw_target(Frame& f, float x, float y, float width);
float draw_files(Frame& f, float x, float y, float width);
float draw_question(Frame& f, float x, float y, float width);
float draw_options(Frame& f, float x, float y, float width);
float draw_run_bar(Frame& f, float x, float y, float width);
float draw_answer(Frame& f, float x, float y, float width);
float draw_welcome(Frame& f, float x, float y, float width);
float draw_wire(Frame& f, float x, float y, float width);

// A panel: a named region with a surface behind it. Content is drawn by `body` at width - 2 * kPad.
template <class Body>
float panel(Frame& f, std::string_view key, const std::string& name, float x, float y, float width,
            Body body, ItemRole role = ItemRole::group) {
  const Ui::Area area = f.ui.begin(role, key, name, {x, y, width, 0});
  const float height = body(kPad, kPad, width - 2 * kPad) + 2 * kPad;
  f.ui.layer(0);
  f.ui.fill({0, 0, width, height}, f.ui.theme.surface, kRadius + 2);
  f.ui.stroke({0, 0, width, height}, f.ui.theme.border, kRadius + 2);
  f.ui.layer(2);
  f.ui.end(area, height);
  return height;
}

// A coloured box with an icon and words: errors (role alert), warnings, hints.
enum class Tone { info, warning, danger };
float callout(Frame& f, std::string_view key, float x, float y, float width, Tone tone,
              const std::string& title, const std::string& words, ItemRole role = ItemRole::group);

ImU32 hue_of(const Theme& theme, std::string_view provider_id);

}  // namespace triptych::ui

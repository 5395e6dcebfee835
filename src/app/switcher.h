// What the quick switcher offers: every place, provider, model, task, sample, lesson, exercise,
// term, theme and language, and the actions of the page, as words to search and events to send.
// Pure: no drawing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"

namespace triptych::ui {

struct Choice {
  std::string key;           // stays the same between frames
  std::string group, label;  // "Model", "gpt-5"
  std::vector<Event> events;
  bool opens_help = false;
};

// Choices that hold every word of `text`, in any case and order.
std::vector<Choice> choices_for(const AppState& state, std::string_view text);

}  // namespace triptych::ui

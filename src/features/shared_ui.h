// What the interface knows beside the state and every place uses: what lies over the page, how much
// of long texts is shown, heights of the last frame. Lost on reload by design.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "features/shared.h"

namespace triptych::ui {

enum class Dialog { none, help, switcher, confirm };

// What is asked before something is taken away: one named button sends the events.
struct Confirm {
  std::string title, words, yes;
  std::vector<Event> events;
};

struct SharedUi {
  Dialog dialog = Dialog::none;
  Confirm confirm;
  bool confirm_fresh = false;  // just opened
  bool covered = false;        // a dialog that the state opens lies over the page
  // Of long lists and texts: how much is shown, where more was asked for.
  std::map<std::string, std::size_t, std::less<>> portions;
  // Heights measured in the last frame, for things drawn behind what they hold.
  std::map<std::string, float, std::less<>> heights;
};

}  // namespace triptych::ui

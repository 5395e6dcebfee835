// What the device and its owner's settings say about showing things, and the languages there are.
#pragma once

#include <string>
#include <string_view>

namespace triptych {

// What the device and its owner's settings say about showing things.
struct Display {
  bool dark = true;
  bool more_contrast = false, reduced_motion = false;
  bool touch = false;        // the main pointer is a finger
  bool can_install = false;  // the browser offers to install this page
  bool apple = false;        // the keyboard has Command where others have Ctrl
  // Colours the person forces on every page (CSS system colours): canvas, text, link, button,
  // button text, highlight, highlight text, grey text as "#rrggbb" joined by spaces; "" = none.
  std::string forced_colours;
  friend bool operator==(const Display&, const Display&) = default;
};
// How the keys of a shortcut are called on this device's keyboard; given as in "Ctrl+Enter".
inline std::string keys_of(const Display& display, std::string keys) {
  constexpr std::string_view kOther = "Ctrl+";
  if (display.apple && keys.starts_with(kOther)) keys.replace(0, kOther.size(), "Cmd+");
  return keys;
}
struct Language {
  std::string code, name;  // BCP 47; the language's own name for itself
};

}  // namespace triptych

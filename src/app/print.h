// What goes on paper when a person prints: the whole text of what the place shows, from the state
// and not from the screen, which holds only a portion of it. A list of blocks as JSON, which
// web/js/platform/print.js makes elements of:
//
//   ["h", level, spans]  ["p", spans, kind]  ["facts", [[label, value], ...]]  ["pre", text, kind]
//   ["list", [[depth, marker, spans or text of code], ...]]  ["table", [[spans, ...], ...]]
//   ["quote", spans]  ["rule"]  ["part"]: what follows is another answer
//
// A span is [text, face, href], as in the mirror. No key is in it, wherever one may stand.
#pragma once

#include <string>

#include "app/state.h"

namespace triptych::ui {

std::string print_json(const AppState& state);

}  // namespace triptych::ui

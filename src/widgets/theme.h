// Colours and sizes of the page, in one place. Contrast of every text colour on every surface it is
// used on is at least WCAG AA in both themes (tests/unit/theme_test.cpp computes it).
#pragma once

#include <string>
#include <string_view>

#include "imgui.h"

namespace triptych::ui {

struct Theme {
  bool dark = true;
  ImU32 background = 0;    // the window
  ImU32 surface = 0;       // panels
  ImU32 raised = 0;        // fields, chips, cards on a panel
  ImU32 hover = 0;         // a raised thing under the pointer
  ImU32 border = 0;        // decoration between areas
  ImU32 field_border = 0;  // edges a person must see (3:1)
  ImU32 text = 0, muted = 0;
  ImU32 accent = 0;       // links, focus, selected
  ImU32 accent_fill = 0;  // primary button
  ImU32 on_accent = 0;    // text on accent_fill
  ImU32 accent_soft = 0;  // selected background
  ImU32 danger = 0, danger_soft = 0, warning = 0, warning_soft = 0, success = 0;
  ImU32 code_background = 0;
  ImU32 scrim = 0;
  ImU32 shadow = 0;
  ImU32 hues[5] =
      {};  // of providers in the order of the catalogue, legible to colour-blind readers
  ImU32 facts[7] = {};  // of the wire X-ray, in the order of Fact; never without their tags
  ImU32 syntax_key = 0, syntax_string = 0, syntax_number = 0;
};

Theme dark_theme();
Theme light_theme();
Theme contrast_theme(bool dark);  // text at 7:1 and more, every edge visible
// Out of the colours a person forces on every page (app/event.h, Display::forced_colours); the
// light theme where they are not readable.
Theme forced_theme(std::string_view colours);

// For the DOM above the canvas: field text, selection, scrollbars and focus rings.
std::string css_variables_of(const Theme& theme);

// How much of a colour lies behind marked code (of 255).
inline constexpr unsigned kMarkAlpha = 34;  // a line that was added or removed
inline constexpr unsigned kFactAlpha = 26;  // a fact
inline ImU32 faint(ImU32 colour, unsigned alpha) {
  return (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

// Sizes, CSS pixels, on an 8 px grid.
inline constexpr float kGap = 8;
inline constexpr float kPad = 16;
inline constexpr float kText = 16;
inline constexpr float kSmall = 14;
inline constexpr float kTiny = 13;
inline constexpr float kMono = 14;
inline constexpr float kControl = 44;       // height of a control: a thumb's width
inline constexpr float kSmallControl = 36;  // secondary controls with a pointer
inline constexpr float kRadius = 10;
inline constexpr float kLine = 1.6f;    // line height of prose, times the size
inline constexpr float kMeasure = 720;  // widest line of prose

}  // namespace triptych::ui

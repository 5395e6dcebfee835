// A pane of code: coloured, wrapped, laid out once per text and width, drawn only where visible.
#pragma once

#include <string>

#include "ui/code_colours.h"
#include "ui/ui.h"

namespace triptych::ui {

inline constexpr float kCodeLineHeight = 20;
inline constexpr float kCodeSize = 14.5f;  // before the mono correction

class CodePane {
 public:
  void set(std::string text, bool python = false);
  const std::string& text() const { return text_; }
  // Registers a `code` item called by its text and returns the height.
  // Colours only, unwrapped: beneath an editor that holds the text. Returns the height.
  float paint(Ui& ui, float x, float y);
  float natural_width(Ui& ui);
  float draw(Ui& ui, std::string_view key, float x, float y, float width);

 private:
  std::string text_;
  ColouredCode code_;
  TextBlock block_;
  float width_ = 0;
};

}  // namespace triptych::ui

// A pane of code: coloured, wrapped, laid out once per text and width, drawn only where visible.
#pragma once

#include <string>

#include "ui/code_colours.h"
#include "ui/ui.h"

namespace triptych::ui {

class CodePane {
 public:
  void set(std::string text);
  const std::string& text() const { return text_; }
  // Registers a `code` item called by its text and returns the height.
  float draw(Ui& ui, std::string_view key, float x, float y, float width);

 private:
  std::string text_;
  ColouredCode code_;
  TextBlock block_;
  float width_ = 0;
};

}  // namespace triptych::ui

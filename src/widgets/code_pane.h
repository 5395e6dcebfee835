// A pane of code: coloured, wrapped, laid out once per text and width, drawn only where visible.
#pragma once

#include <string>

#include "widgets/code_colours.h"
#include "widgets/ui.h"

namespace triptych::ui {

inline constexpr float kCodeLineHeight = 20;
inline constexpr float kCodeSize = 14.5f;  // before the mono correction

class CodePane {
 public:
  void set(std::string text, bool python = false);
  const std::string& text() const { return text_; }
  // Colours only, unwrapped: beneath an editor that holds the text. Returns the height.
  float paint(Ui& ui, float x, float y);
  float natural_width(Ui& ui);
  // Registers a `code` item called by its text and returns the height. A long text is shown in
  // portions: a button below it shows more; text() is always the whole.
  float draw(Ui& ui, std::string_view key, float x, float y, float width);

 private:
  void colour(std::size_t bytes);                                 // of the text's beginning
  static constexpr std::size_t kFirst = 40'000, kMore = 100'000;  // bytes

  std::string text_;
  bool python_ = false;
  std::size_t shown_ = kFirst, coloured_ = 0;
  ColouredCode code_;
  TextBlock block_;
  float width_ = 0;
};

}  // namespace triptych::ui

// Running text in which words are marked as added or removed. What was removed is struck through,
// what was added underlined, so that nothing depends on colour; in the mirror they are <del> and
// <ins>. Laid out once per text and width; a frame costs what is visible.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_diff.h"
#include "widgets/ui.h"

namespace triptych::ui {

struct MarkedWords {
  LineMark mark = LineMark::same;
  std::string text;  // '\n' ends a paragraph
};

class WordPane {
 public:
  void set(const std::vector<MarkedWords>& words);
  bool empty() const { return paragraphs_.empty(); }
  // Draws and registers a group called `name` with one text for each paragraph; returns its height.
  float draw(Ui& ui, std::string_view key, const std::string& name, float x, float y, float width);

 private:
  struct Paragraph {
    std::vector<Span> spans;
    TextBlock text;
    float y = 0;
  };
  void lay(Ui& ui, float width);
  void paint_marks(Ui& ui, const Paragraph& paragraph) const;

  std::vector<Paragraph> paragraphs_;
  float width_ = 0, height_ = 0;
  std::uint64_t registered_ = 0;  // frame in which the mirror got the present form; 0 = never
};

}  // namespace triptych::ui

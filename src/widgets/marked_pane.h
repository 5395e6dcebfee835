// Code in which lines and pieces are marked: lines that were added or removed, facts of the wire
// X-ray. Coloured, wrapped, laid out once per text and width. Marks are told by the text itself too
// (tags, "+" and "-"), so that nothing depends on colour.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/line_diff.h"
#include "run/xray.h"
#include "widgets/code_colours.h"
#include "widgets/ui.h"

namespace triptych::ui {

struct MarkedText {
  std::string text;
  std::vector<FactSpan> facts;
  std::vector<LineMark> marks;  // one per line; may be shorter: the rest is `same`
  bool python = false;
  bool gutter = false;  // "+" and "-" are painted beside the text, which lacks them
};
// Both texts as one, each line behind "+ ", "- " or two blanks. `around`: unchanged lines to keep
// at each side of a change; < 0 = all.
MarkedText marked_changes(const XrayText& before, const XrayText& after, int around);

class MarkedPane {
 public:
  void set(MarkedText content);
  const std::string& text() const { return content_.text; }
  float height(Ui& ui, float width);
  // Registers a `code` item called by its text; returns the height. `chosen`: drawn inverted.
  float draw(Ui& ui, std::string_view key, float x, float y, float width,
             std::optional<Fact> chosen = {});

 private:
  void split(const ColouredCode& code);
  void lay(Ui& ui, float width);
  void paint_marks(Ui& ui, float width);
  void paint_facts(Ui& ui, std::optional<Fact> chosen);

  MarkedText content_;
  std::vector<Span> spans_;
  std::vector<CodeClass> classes_;
  std::vector<int> fact_of_;        // per span; -1 = none
  std::vector<std::size_t> lines_;  // per drawn line: the line of the text
  TextBlock block_;
  float width_ = 0;
};

// The pane on a background of its own; returns the height.
float draw_code_box(Ui& ui, MarkedPane& pane, std::string_view key, float x, float y, float width,
                    std::optional<Fact> chosen = {});

}  // namespace triptych::ui

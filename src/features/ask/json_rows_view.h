// An answer that is JSON as rows of key and value; objects and lists fold. Rows are made and laid
// out when the answer, a fold, the portion or the width changes; a frame costs what is shown, not
// what the answer holds.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "results/json_rows.h"
#include "widgets/code_colours.h"
#include "widgets/ui.h"

namespace triptych::ui {

class JsonRowsView {
 public:
  static constexpr std::size_t kMaxText = 4'000'000;  // bytes; beyond them there are no rows

  // The whole answer; it stays empty when that is no JSON, nests too deep or is too long.
  void set(std::string_view text);
  bool empty() const { return json_ == nullptr; }
  // Registers a log called `name` with a button for each row that folds and a text for each other
  // one, then the button that shows more, named `rest` in Ui::portions. Returns the height.
  float draw(Ui& ui, std::string_view key, std::string_view rest, const std::string& name, float x,
             float y, float width);

 private:
  struct Laid {
    std::vector<Span> spans;
    std::vector<CodeClass> classes;
    TextBlock block;
    float y = 0, height = 0;
  };
  float indent_of(const results::JsonRow& row) const;
  void lay_out(Ui& ui, std::size_t most, float width);
  bool draw_fold(Ui& ui, const results::JsonRow& row, const Laid& laid) const;
  void draw_leaf(Ui& ui, const results::JsonRow& row, const Laid& laid) const;

  std::shared_ptr<const OrderedJson> json_;
  results::FoldedPaths folded_;
  results::JsonRows rows_;
  std::vector<Laid> laid_;  // of each row
  std::size_t most_ = 0;    // rows that were wanted; 0: to be made anew
  float width_ = 0, height_ = 0, fold_height_ = 0;
  bool right_to_left_ = false;  // the first words in it say so
};

}  // namespace triptych::ui

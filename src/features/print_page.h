// Blocks for paper as they are put one under the other; app/print.h says what they look like.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "lesson/markdown.h"

namespace triptych::ui {

class PrintPage {
 public:
  void heading(int level, const std::string& words);
  void paragraph(const std::string& words, std::string_view kind = "");
  void code(const std::string& text, std::string_view kind = "");
  void table(const std::vector<std::vector<std::string>>& rows);   // the first: headings
  void fact(const std::string& label, const std::string& value);   // facts in a row stand together
  void item(const std::string& marker, const std::string& words);  // so do items
  void part();
  // Its first level of headings comes below `level`.
  void markdown(std::string_view text, int level);
  OrderedJson take() { return std::move(blocks_); }

 private:
  void add(const MdBlock& block, int level);
  OrderedJson& last_of(const char* kind);  // the list of a block of that kind
  OrderedJson blocks_ = OrderedJson::array();
};

}  // namespace triptych::ui

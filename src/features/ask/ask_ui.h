// What the interface knows of Ask beside its state: open panels, laid-out answers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "run/export_code.h"
#include "run/runner.h"
#include "widgets/code_pane.h"
#include "widgets/markdown_view.h"
#include "widgets/word_pane.h"

namespace triptych::ui {

// Answers compared word by word; made again when one of them changes.
struct DifferenceView {
  bool open = false, only = false, loose = false;
  std::uint32_t reference = 0;  // id of the column the others are compared with
  std::string made_for;
  struct Compared {
    std::string label, summary;
    WordPane words;
  };
  std::vector<Compared> compared;
};

enum class WireTab { request, response, code };

// What is laid out and unfolded of one column: one entry per turn.
struct TurnView {
  RunId run{};
  MarkdownView answer, thoughts;
  bool thoughts_open = false;
};
struct ColumnView {
  std::vector<TurnView> turns;
};

struct AskUi {
  // Model list.
  bool model_open = false;
  int model_index = -1;
  bool model_filtering = false;  // typed since it opened
  // Panels.
  bool options_open = false, url_open = false, wire_open = true;
  std::string image_url;
  // Answers.
  std::map<std::uint32_t, ColumnView> columns;
  std::uint32_t wide_column = 0;  // shown alone; 0 = all beside each other
  bool question_hidden = false;   // the answers take the whole window
  DifferenceView differences;
  std::uint32_t shown_columns = 0;  // id of the first column, to notice a new question
  // Wire.
  std::uint32_t wire_column = 0;  // 0 = the first
  WireTab wire_tab = WireTab::request;
  CodeLanguage language = CodeLanguage::curl;
  std::string wire_stamp;  // what the pane was made of
  int wire_shown = -1;     // tab and language the pane was made for
  CodePane wire;
  std::string wire_caption;
};

}  // namespace triptych::ui

// What the interface knows of Ask beside its state: what is open, laid-out answers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "features/ask/json_rows_view.h"
#include "run/export_code.h"
#include "run/runner.h"
#include "widgets/code_pane.h"
#include "widgets/item_registry.h"
#include "widgets/markdown_view.h"
#include "widgets/word_pane.h"

namespace triptych::ui {

// Answers compared word by word; made again when one of them changes.
struct DifferenceView {
  bool only = false, loose = false;
  std::uint32_t reference = 0;  // id of the conversation the others are compared with
  std::string made_for;
  struct Compared {
    std::string label, summary;
    WordPane words;
  };
  std::vector<Compared> compared;
};

enum class WireTab { request, response, curl, python, javascript };

// How an answer that is JSON is shown: indented, as rows that fold, as the model wrote it.
enum class JsonForm { code, rows, raw };

// What is laid out and unfolded of one conversation: one entry per turn.
struct TurnView {
  RunId run{};
  MarkdownView answer, thoughts;
  bool thoughts_open = false, details_open = false;
  JsonForm form = JsonForm::code;
  JsonRowsView rows;      // holds the answer once it is whole and JSON
  std::size_t shown = 0;  // what of the answer was given to the view; see draw_text()
};
struct ConversationView {
  std::vector<TurnView> turns;
};

// Errors that a simulated model meets: whether their script is shown.
struct FaultsView {
  std::uint32_t target = 0;
  bool open = false;
  bool own = false;  // the person writes one, even if it is one of the menu's so far
};

// What lies over Ask, one at a time, beside the button that opened it.
enum class AskSheet { none, model, options, attach, task, schema, file, save };

// The views of the answers to one question.
enum class Bench { answers, compare, accuracy, wire };

struct AskUi {
  AskSheet sheet = AskSheet::none;
  Rect anchor;                   // on the screen
  std::uint32_t sheet_file = 0;  // id of the attachment
  // Model list.
  bool model_open = false;
  int model_index = -1;
  bool model_filtering = false;  // typed since it opened
  FaultsView faults;
  std::string image_url;
  // Answers.
  Bench bench = Bench::answers;
  bool bench_chosen = false;  // by the person; else it follows what there is to see
  std::map<std::uint32_t, ConversationView> conversations;
  std::uint32_t wide_conversation = 0;  // shown alone; 0 = all beside each other
  DifferenceView differences;
  std::uint32_t shown_conversations = 0;  // id of the first one, to notice a new question
  bool focus_wanted = true;               // the prompt takes the focus when it is drawn next
  // Wire.
  std::uint32_t wire_conversation = 0;  // 0 = the first
  WireTab wire_tab = WireTab::request;
  std::string wire_stamp;  // what the pane was made of
  int wire_shown = -1;     // tab the pane was made for
  CodePane wire;
  std::string wire_caption;
};

}  // namespace triptych::ui

// What only the interface knows: open panels, caches of laid-out text. Lost on reload by design;
// nothing a person typed lives here for longer than it takes to confirm it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/event.h"
#include "run/export_code.h"
#include "widgets/code_pane.h"
#include "widgets/markdown_view.h"
#include "widgets/marked_pane.h"
#include "widgets/word_pane.h"

namespace triptych::ui {

struct XrayPanes {
  std::uint64_t revision = ~std::uint64_t{0};
  std::optional<Fact> chosen;
  struct Wire {
    MarkedPane request, answer_at;
    std::vector<FactPlace> places;
  };
  std::vector<Wire> wires;  // in the order of the lesson
  MarkedPane changes, reply;
};

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

enum class Dialog { none, help, switcher, confirm };

// What is asked before something is taken away: one named button sends the events.
struct Confirm {
  std::string title, words, yes;
  std::vector<Event> events;
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

// What is typed and dragged in the dialog of a file, until a button takes it.
struct PreparationFields {
  std::uint32_t shown = 0;  // id of the Preparation: another one starts afresh
  std::string left, top, width, height, side;
  std::optional<std::string> from, to;  // while they are typed
  float zoom = 1;
  bool dragging = false;
  float drag_x = 0, drag_y = 0;
};

struct UiState {
  PreparationFields preparation;
  std::string test_seed;  // as typed in the dialog of a test picture
  std::uint32_t test_seed_shown = 0;
  // Model list.
  bool model_open = false;
  int model_index = -1;
  bool model_filtering = false;  // typed since it opened
  // What lies over everything else.
  Dialog dialog = Dialog::none;
  Confirm confirm;
  bool confirm_fresh = false;        // just opened
  const void* link_shown = nullptr;  // the preview that has had the focus
  std::string switcher_text;
  int switcher_index = 0, switcher_shown = -1;
  bool switcher_fresh = false;  // just opened
  std::string guide_language;
  std::string trouble_dismissed;  // what storage trouble was read and put away
  // Panels.
  bool options_open = false, url_open = false, wire_open = true;
  std::string image_url;
  // Answers.
  std::map<std::uint32_t, ColumnView> columns;
  std::uint32_t wide_column = 0;  // shown alone; 0 = all beside each other
  bool question_hidden = false;   // the answers take the whole window
  DifferenceView differences;
  std::uint32_t shown_columns = 0;  // id of the first column, to notice a new question
  MarkdownView guide;
  // Lessons: laid-out prose and code, by "lesson/part".
  std::string shown_lesson, focus_after;
  std::map<std::string, MarkdownView, std::less<>> texts;
  std::map<std::string, CodePane, std::less<>> panes;
  std::map<std::string, MarkedPane, std::less<>> newer;  // what the lesson has instead of an edit
  // X-rays of the open lesson, by "lesson/xray"; what is derived is made once per revision.
  std::map<std::string, XrayPanes, std::less<>> xrays;
  bool schema_open = false, schema_text_open = false;
  std::map<ItemId, std::string> choices;  // of a field, while it is typed
  bool only_differences = false;          // of structured answers
  // History.
  std::size_t history_shown = 50;  // rows
  std::size_t batch_cell = 0;      // unfolded, counted from 1; 0 = none
  // Wire.
  std::uint32_t wire_column = 0;  // 0 = the first
  WireTab wire_tab = WireTab::request;
  CodeLanguage language = CodeLanguage::curl;
  std::string wire_stamp;  // what the pane was made of
  int wire_shown = -1;     // tab and language the pane was made for
  CodePane wire;
  std::string wire_caption;
  // Of long lists and texts: how much is shown, where more was asked for.
  std::map<std::string, std::size_t, std::less<>> portions;
  // Heights measured in the last frame, for things drawn behind what they hold.
  std::map<std::string, float, std::less<>> heights;
};

}  // namespace triptych::ui

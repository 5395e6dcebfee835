// The places of the page. Each draws into a rectangle, reads the state and reports intents; none
// starts anything.
#pragma once

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "features/ask/ask_state.h"
#include "features/shared_ui.h"
#include "widgets/ui.h"

namespace triptych {

struct SettingsState;
struct ResultsState;
struct MediaPrepState;
struct GroundTruthState;
struct LearnState;
struct HistoryState;
struct BatchState;
struct RunSummary;

namespace ui {

struct AskUi;
struct ResultsUi;
struct MediaPrepUi;
struct GroundTruthUi;
struct LearnUi;
struct HistoryUi;
struct BatchUi;

// What a view is given: the toolkit, the state of each feature (to read), what the interface itself
// remembers of it, and where to state what the person wants. A view includes the headers of its own
// feature and of Ask; of others it knows no more than their names.
struct Frame {
  Ui& ui;
  const Shared& shared;
  const AskState& ask;
  const SettingsState& settings;
  const ResultsState& results;
  const MediaPrepState& media_prep;
  const GroundTruthState& ground_truth;
  const LearnState& learn;
  const HistoryState& history;
  const BatchState& batch;
  SharedUi& local;
  AskUi& ask_ui;
  ResultsUi& results_ui;
  MediaPrepUi& media_prep_ui;
  GroundTruthUi& ground_truth_ui;
  LearnUi& learn_ui;
  HistoryUi& history_ui;
  BatchUi& batch_ui;
  std::vector<Event>& out;
  bool one_column = false;  // a narrow window: everything stacked
};

inline constexpr float kLabel = 24;  // height of the words above a field

// For fields that hold an address.
inline constexpr char kAddressHints[] = "inputmode=url;spellcheck=false;autocapitalize=none";

#define TRIPTYCH_PLACE(id, icon) void draw_##id(Frame& f, Rect area);
#include "app/places.inc"
#undef TRIPTYCH_PLACE
// Opens the question before something is taken away.
void ask_first(Frame& f, Confirm confirm);
// "3 calls · about 4,200 tokens in · about $0.012"
std::string outlook_words(const AskState& ask);
// A file being made ready to be sent; shown as long as the state says so.
void draw_preparation(Frame& f);
// A picture with known numbers being made; likewise.
void draw_test_picture(Frame& f);

// Below a field: its text would not survive a reload. Returns the height, 0 when it would.
std::string unkept_words(const Frame& f, const std::string& field, std::string_view text);
float draw_unkept(Frame& f, const std::string& field, std::string_view text, float x, float y,
                  float width);

// Parts of Ask, each returning the height it used at (x, y).
float draw_targets(Frame& f, float x, float y, float width);
float draw_chosen_target(Frame& f, float x, float y, float width);
float draw_files(Frame& f, float x, float y, float width);
float draw_fit_table(Frame& f, float x, float y, float width);
float draw_file_actions(Frame& f, const Slot& slot, float x, float y, float width);
float draw_video_cut(Frame& f, const Slot& slot, float x, float y, float width);
std::string private_facts_of(const Attachment& file);  // " · ..." about its metadata, or ""
float draw_question(Frame& f, float x, float y, float width);
float draw_schema(Frame& f, float x, float y, float width);
float draw_options(Frame& f, float x, float y, float width);
float draw_run_bar(Frame& f, float x, float y, float width);
float draw_columns(Frame& f, float x, float y, float width);
// upload_view.cpp: files that go ahead into a vendor's store, and those that lie there
std::string upload_status(const Uploading& upload);
float draw_upload(Frame& f, const Trial& trial, float x, float y, float width);
float draw_kept_files(Frame& f, float x, float y, float width);
float draw_turn(Frame& f, const Column& column, std::size_t turn, float x, float y, float width);
float draw_column_heading(Frame& f, const Column& column, float x, float y, float width);
// Date, models, files, cost and how it ended, of a run in the list.
std::string run_facts(const RunSummary& run, bool goes_on);
// Answers of a run that was kept, only to be read.
float draw_past_columns(Frame& f, const std::vector<Column>& columns, float x, float y,
                        float width);
// Free answers word by word; nothing while fewer than two are there.
float draw_differences(Frame& f, const std::vector<Column>& columns, float x, float y, float width);
float draw_welcome(Frame& f, float x, float y, float width);
float draw_results(Frame& f, float x, float y, float width);
// "/items/0/total" as people read it: "items 1 · total".
std::string name_of_path(std::string_view path);
// Answers held against the truth of their picture; of the run opened in History when `past`.
float draw_against(Frame& f, bool past, float x, float y, float width);
bool judged_by_truth(const Frame& f);   // right values come from a picture with known numbers
bool has_json_answers(const Frame& f);  // then they are compared value by value
float draw_wire(Frame& f, float x, float y, float width);

// A panel: a named region with a surface behind it. Content is drawn by `body` at width - 2 * kPad.
template <class Body>
float panel(Frame& f, std::string_view key, const std::string& name, float x, float y, float width,
            Body body, ItemRole role = ItemRole::group) {
  const Ui::Area area = f.ui.begin(role, key, name, {x, y, width, 0});
  const float height = body(kPad, kPad, width - 2 * kPad) + 2 * kPad;
  f.ui.layer(0);
  f.ui.fill({0, 0, width, height}, f.ui.theme.surface, kRadius + 2);
  f.ui.stroke({0, 0, width, height}, f.ui.theme.border, kRadius + 2);
  f.ui.layer(2);
  f.ui.end(area, height);
  return height;
}

// Places things beside each other and below when the line is full.
struct Flow {
  float left, y, width;
  float pen = 0, row = 0;  // used width and height of the line
  Rect next(float w, float h, float gap = 8) {
    if (pen > 0 && pen + w > width) y += row + gap, pen = row = 0;
    const Rect at{left + pen, y, std::min(w, width), h};
    pen += w + gap;
    row = std::max(row, h);
    return at;
  }
  float bottom() const { return y + row; }
};

// A coloured box with an icon and words: errors (role alert), warnings, hints.
enum class Tone { info, warning, danger };
float callout(Frame& f, std::string_view key, float x, float y, float width, Tone tone,
              const std::string& title, const std::string& words, ItemRole role = ItemRole::group);

// Long lists and texts are shown in portions. How many of `all` are shown under this key: `first`
// until a person asks for more.
std::size_t portion_of(const Frame& f, std::string_view key, std::size_t all, std::size_t first);
// The button that shows as many more; nothing when all are shown. Returns its height and gap.
float draw_rest(Frame& f, std::string_view key, float x, float y, float width, std::size_t shown,
                std::size_t all);
// A text of any length, as far as it is shown.
float long_paragraph(Frame& f, std::string_view key, float x, float y, float width,
                     std::string_view words, const TextStyle& style);

// Cards of Keys & settings.
float draw_appearance(Frame& f, float x, float y, float width);
float draw_install(Frame& f, float x, float y, float width);

// One of a few, as chips that wrap. Returns the height.
template <class Choice, class Make>
float radio_chips(Frame& f, float x, float y, float width,
                  std::initializer_list<std::pair<Choice, const char*>> choices, Choice chosen,
                  const char* label, Make make, std::optional<Choice> barred = std::nullopt) {
  Ui& ui = f.ui;
  const Ui::Area group = ui.begin(ItemRole::group, label, tr(label), {x, y, width, 0});
  float pen = 0, row = 0;
  for (const auto& [choice, key] : choices) {
    ButtonSpec chip{key, tr(key), ButtonLook::chip};
    chip.role = ItemRole::radio;
    if (choice == chosen) chip.state = kSelected | kChecked;
    if (choice == barred) chip.state |= kDisabled;
    const float wide = ui.button_width(chip);
    if (pen > 0 && pen + wide > width) pen = 0, row += kControl + 8;
    if (ui.button(chip, {pen, row, wide, kControl})) f.out.push_back(make(choice));
    pen += wide + 8;
  }
  ui.end(group, row + kControl);
  return row + kControl;
}

// The column whose traffic the Wire panel shows; nullptr before the first question.
const Column* wire_column(const Frame& f);

ImU32 hue_of(const Theme& theme, std::string_view provider_id);

}  // namespace ui
}  // namespace triptych

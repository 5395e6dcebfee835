// The places of the page. Each draws into a rectangle, reads the state and reports intents; none
// starts anything.
#pragma once

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "features/ask/ask_state.h"
#include "features/owners.h"
#include "features/shared_ui.h"
#include "widgets/layout.h"
#include "widgets/parts.h"
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
struct StructuredAnswers;
struct ScoredAnswers;

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
  // What the workbench shows: the answers of Ask, or others that are only read.
  const std::vector<Conversation>& conversations;
  const StructuredAnswers& structured;
  const ScoredAnswers& scored;
  AnswersOf whose;
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

// A height of the last frame; drawn once more when it turns out to be another.
float known_height(const SharedUi& local, std::string_view key, float guess);
void note_height(Ui& ui, SharedUi& local, const char* key, float height);

#define TRIPTYCH_PLACE(id, icon) void draw_##id(Frame& f, Rect area);
#include "app/places.inc"
#undef TRIPTYCH_PLACE
// Opens the question before something is taken away.
void ask_first(Frame& f, Confirm confirm);
// "3 calls · about 4,200 tokens in · about $0.012"
std::string estimate_words(const AskState& ask, const Shared& shared);
// A file being made ready to be sent; shown as long as the state says so.
void draw_preparation(Frame& f);
// A picture with known numbers being made; likewise.
void draw_test_picture(Frame& f);

// The whole picture, in the middle of the box; before there is one, a sign of the file's kind.
void draw_picture(Ui& ui, const Picture& picture, MediaKind kind, Rect box);
// A field that grows with its text, from `least` lines to `most`.
float field_height(Ui& ui, std::string_view text, float width, float least, float most);

// Below a field: its text would not survive a reload. Returns the height, 0 when it would.
std::string unkept_words(const Frame& f, const std::string& field, std::string_view text);
float draw_unkept(Frame& f, const std::string& field, std::string_view text, float x, float y,
                  float width);

// Panels that another place embeds, each returning the height it used at (x, y).
float draw_fit_table(Frame& f, float x, float y, float width);
float draw_fit_all(Frame& f, float x, float y, float width);  // one button for all that do not fit
// Whether the chosen providers take a file: a dot for each, and the same in words.
float fit_dots_width(const Frame& f, std::uint32_t file);
void draw_fit_dots(Frame& f, std::uint32_t file, float x, float y_centre);
std::string fit_words(const Frame& f, std::uint32_t file);
float draw_file_actions(Frame& f, const DraftAttachment& attached, float x, float y, float width);
std::string private_facts_of(const Attachment& file);  // " · ..." about its metadata, or ""
float draw_schema(Frame& f, float x, float y, float width);
float draw_options(Frame& f, float x, float y, float width);
// Type, pixels, seconds, bytes.
std::string facts_of_file(const Attachment& file);
// When it was, in words; files, models, cost and how it ended, of a run in the list.
std::string run_facts(const RunSummary& run, const std::string& when, bool goes_on);
// The workbench with answers that are only read: of a run in History, of a row in Batch. `local`
// is what the interface knows of it.
struct PastAnswers {
  const std::vector<Conversation>& conversations;
  const StructuredAnswers& structured;
  const ScoredAnswers& scored;
  AnswersOf whose;
};
PastAnswers past_answers(const Frame& f, AnswersOf whose,
                         const std::vector<Conversation>& conversations);
float draw_past_bench(Frame& f, const PastAnswers& past, AskUi& local, float x, float y,
                      float width);
float draw_results(Frame& f, float x, float y, float width);
// "/items/0/total" as people read it: "items 1 · total".
std::string name_of_path(std::string_view path);
// Answers held against the truth of their picture.
float draw_scores(Frame& f, float x, float y, float width);
bool judged_by_truth(const Frame& f);  // right values come from a picture with known numbers
bool has_json_answers(const Frame& f);
std::size_t differing_values(const Frame& f);  // rows of the comparison
std::string accuracy_words(const Frame& f);    // "15/16" of the first answer; "" = not judged
ImU32 hue_of(const Theme& theme, std::string_view provider_id);
// The shape and hue of a model, in the middle of (x, y); its hue alone.
void draw_mark(Frame& f, std::string_view provider_id, std::string_view model, float x, float y);
ImU32 hue_of(const Frame& f, std::string_view provider_id, std::string_view model);

}  // namespace ui
}  // namespace triptych

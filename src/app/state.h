// Everything the page knows, as one value. Only update() writes it; views read it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/event.h"
#include "app/kept_texts.h"
#include "app/undo.h"
#include "features/ask/conversation.h"
#include "features/ask/tasks.h"
#include "features/ask/video_cut.h"
#include "features/batch/batch_state.h"
#include "features/ground_truth/answer_scoring.h"
#include "features/history/history.h"
#include "features/history/permalink.h"
#include "features/learn/course.h"
#include "features/media_prep/compatibility.h"
#include "features/media_prep/preparation.h"
#include "features/results/structured_answers.h"
#include "llm/models.h"
#include "run/runner.h"

namespace triptych {

// A file waiting to be sent.
struct Slot {
  std::uint32_t id = 0;
  Attachment attachment;
  std::uint64_t texture = 0;  // thumbnail; 0 = none (yet)
  int texture_width = 0, texture_height = 0;
  bool undecodable = false;              // the browser could not show it
  TypedCut cut{};                        // of a film
  std::shared_ptr<const Origin> origin;  // what it was before it was made ready; null = itself
};

inline constexpr int kSmallestScale = 80, kLargestScale = 200;  // percent

// What the question as it stands would cost one target, and why that target would refuse it.
struct Outlook {
  std::uint32_t target = 0;
  Estimate tokens;
  std::optional<double> usd;    // nullopt: price unknown
  std::vector<Error> problems;  // pre-flight
};

// What the browser's storage does not do: "" = all is well, full or missing.
struct StorageTrouble {
  std::string settings, tab, batch;
};

// A question that came in an address: nothing of it holds before the person takes it.
struct LinkPreview {
  SharedQuestion question;
  std::shared_ptr<const AppState> would_be;  // the page, had it been taken
};

struct AppState {
  Place place = Place::ask;
  ThemeChoice theme = ThemeChoice::system;
  Display display;
  int text_scale = 100;  // percent
  std::vector<Language> languages{{"en", "English"}};
  std::string language = "en";   // of the words on screen
  std::string wanted_language;   // chosen by the person; "" = the browser's
  std::string language_problem;  // the one that could not be fetched
  bool right_to_left = false;
  bool update_waiting = false;
  bool online = true;
  std::string page_origin;  // "https://host": where the page itself comes from
  std::string today;        // ISO date, told by the platform; "" = not known

  ModelCatalog catalog;
  PriceTable prices;
  Tasks tasks;

  // Whom to ask: never empty; `chosen` is the one being edited.
  std::vector<Target> targets{Target{}};
  std::size_t chosen = 0;
  int repeats = 1;                               // times each target is asked
  std::map<std::string, std::string> models;     // provider -> model id last typed for it
  std::map<std::string, std::string> base_urls;  // provider -> "" or the user's own
  std::map<std::string, Secret> keys;
  std::map<std::string, std::string> key_remarks;  // provider -> what of the key had to go, or ""
  KeyStorage key_storage = KeyStorage::memory;
  std::map<std::string, std::size_t> live_models;  // how many a provider told; in the catalog
  std::string models_loading, models_problem;      // provider id; sentence

  // The question.
  std::string prompt, system, max_tokens, temperature;
  bool key_in_text = false;     // a key, or what looks like one, stands in prompt or system text
  std::string replaced_prompt;  // the person's own text, when a preset took its place
  // And more of it, when the question of another run or of a link took its place.
  std::optional<ReplacedOptions> replaced_options;
  std::optional<std::vector<Attachment>> replaced_files;
  std::string filled_prompt;  // by a link or by another run; not the person's words
  std::optional<LinkPreview> linked;
  std::optional<Undo> undo;
  std::string preset_id, json_schema;     // json_schema: of the answer, "" = free text
  std::optional<results::Schema> schema;  // the same as fields, where it can be told as such
  std::vector<Remark> schema_remarks;     // what is wrong with it, or could not be kept
  Detail detail = Detail::automatic;
  bool stream = true;
  std::vector<Slot> attachments;
  std::vector<DraftFile> draft_files;    // of the draft, still on their way from storage
  std::vector<std::string> draft_order;  // ids or addresses, as the files of the draft stood
  int loading_files = 0;
  std::vector<Notice> notices;
  FitTable fits;                         // of the attachments
  std::optional<Preparation> preparing;  // its dialog is open
  truth::TestPicture test_picture;       // as last wished in its dialog
  bool test_picture_known = false;       // its seed was chosen once
  std::optional<TestPictureDialog> test_dialog;

  KeptTexts texts;  // of the draft and of cells, as far as they are large
  StorageTrouble trouble;

  Course course;
  History history;
  BatchWork batch;

  std::vector<KeptFile> kept_files;  // in the vendors' stores
  std::vector<Column> columns;       // of the latest question
  std::string follow_up;             // being typed
  std::uint32_t follow_up_to = 0;    // column; 0 = all of them
  Findings findings;                 // of structured answers
  results::Truth truth;              // values a person marked as right, by path
  Against against;                   // of a picture with known numbers: then `truth` is its own
  std::string problem_key;           // why Run did not start: "" or a string-catalogue key
  std::vector<std::string> problem_args;
  std::vector<Outlook> outlook;   // of the question as it stands, one per target
  bool question_changed = false;  // since outlook, fits and the kept draft were made: see derive()
  double spent = 0;               // USD since the page was opened, as far as prices are known
  std::string cap;                // USD that may be spent in all, as typed; "" = no limit

  std::string copied;  // what was copied last, for the button to say so
  Millis copied_at{};
  std::uint32_t next_id = 1;
  std::uint64_t revision = 0;  // grows with every event: views cache what they derive
  Millis now{};                // of this turn

  const Target& target() const { return targets[chosen]; }
  Target& target() { return targets[chosen]; }
  const std::string& provider_id() const { return target().provider_id; }
  const std::string& model() const { return target().model; }
  const Secret& key() const;  // of the target being edited
  bool running() const;       // any column
  const Column* column(std::uint32_t id) const;
  bool dark() const {
    const bool as_system = theme == ThemeChoice::system || theme == ThemeChoice::contrast;
    return as_system ? display.dark : theme == ThemeChoice::dark;
  }
};

// The call that the question stands for right now (media shared, nothing encoded).
Call call_of(const AppState& state, const Target& target);
// The same question put to another target, without copying it.
void aim(Call& call, const AppState& state, const Target& target);
// The person's key, or what stands in for one while practising.
Secret key_to_send(const AppState& state, const Target& target);
// "Gemini · gemini-3.8-flash".
std::string label_of(const Target& target);
// "1 image, 812 KB"; "text only" without attachments.
std::string summary_of(const AppState& state);
// When KeepingDue is due.
std::optional<Millis> keeping_due(const AppState& state);
// An answer that is paid for is on its way: leaving the page would lose the rest of it.
bool paid_running(const AppState& state);

}  // namespace triptych

// The question, whom it goes to, and the answers. The hub that other features may see.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "features/ask/conversation.h"
#include "features/ask/events.h"
#include "features/ask/tasks.h"
#include "features/ask/video_cut.h"
#include "features/shared.h"
#include "llm/attachment.h"
#include "results/schema.h"
#include "run/uploads.h"

namespace triptych {

// What a changed file was before; the pages of a PDF share it. Undo goes one step back.
struct Origin {
  Attachment file;
  std::shared_ptr<const Origin> before;  // of that file; null = as it was attached
};

// Files of the question that are shown before somebody asks for the rest.
inline constexpr std::size_t kFilesShown = 50;

// A file waiting to be sent.
struct DraftAttachment {
  std::uint32_t id = 0;
  Attachment attachment;
  std::uint64_t texture = 0;  // thumbnail; 0 = none (yet)
  int texture_width = 0, texture_height = 0;
  bool thumbnail_asked = false;
  bool undecodable = false;              // the browser could not show it; known with the thumbnail
  TypedCut cut{};                        // of a film
  std::shared_ptr<const Origin> origin;  // what it was before it was made ready; null = itself
};

// A file of the unsent question, as the settings name it: kept under an id, or an image by URL.
struct DraftFile {
  std::string id, name, url;
};

// What else the person had written, beside the prompt.
struct ReplacedOptions {
  std::string system, json_schema;
};

// What the question as it stands would cost one target, and why that target would refuse it.
struct CallEstimate {
  std::uint32_t target = 0;
  Estimate tokens;
  std::optional<double> usd;    // nullopt: price unknown
  std::vector<Error> problems;  // pre-flight
  // A model that takes the question as it stands, where this one does not; "" = none known.
  std::string other_provider, other_model;
};

struct AskState {
  Tasks tasks;

  // Whom to ask: never empty; `chosen` is the one being edited.
  std::vector<Target> targets{Target{}};
  std::size_t chosen = 0;
  bool own_targets = false;       // chosen by the person; else they follow the keys: follow_keys()
  std::vector<Target> set_aside;  // the person's own, while a demo has theirs
  int repeats = 1;                // times each target is asked
  std::map<std::string, std::string> models;  // provider -> model id last typed for it

  // The question.
  std::string prompt, system, max_tokens, temperature;
  bool key_in_text = false;     // a key, or what looks like one, stands in prompt or system text
  std::string replaced_prompt;  // the person's own text, when a preset took its place
  // And more of it, when the question of another run or of a link took its place.
  std::optional<ReplacedOptions> replaced_options;
  std::optional<std::vector<Attachment>> replaced_files;
  std::string filled_prompt;              // by a link or by another run; not the person's words
  std::string preset_id, json_schema;     // json_schema: of the answer, "" = free text
  std::optional<results::Schema> schema;  // the same as fields, where it can be told as such
  std::vector<Diagnostic> schema_diagnostics;  // what is wrong with it, or could not be kept
  Detail detail = Detail::automatic;
  bool stream = true;
  std::vector<DraftAttachment> attachments;
  std::vector<DraftFile> draft_files;      // of the draft, still on their way from storage
  std::vector<std::string> draft_order;    // ids or addresses, as the files of the draft stood
  std::vector<std::string> just_attached;  // names of files that nobody was told of yet
  int loading_files = 0;
  std::vector<Notice> notices;

  // Told no more: dismissed, or the advice was followed.
  std::array<bool, std::size(NamesOf<Hint>::all)> hints_over{};

  std::vector<UploadedFile> uploaded_files;  // in the vendors' stores
  std::vector<Conversation> conversations;   // of the latest question
  bool asked = false;                        // the question as it stands is the one these answer
  bool run_when_ready = false;               // as soon as its files are there
  std::string follow_up;                     // being typed
  std::uint32_t follow_up_to = 0;            // column; 0 = all of them
  std::string problem_key;                   // why Run did not start: "" or a string-catalogue key
  std::vector<std::string> problem_args;
  std::vector<CallEstimate> estimates;  // of the question as it stands, one per target
  bool question_changed = false;  // since what depends on it was made: see derive() in app/update.h
  std::string cap;                // USD that may be spent in all, as typed; "" = no limit

  const Target& target() const { return targets[chosen]; }
  Target& target() { return targets[chosen]; }
  const std::string& provider_id() const { return target().provider_id; }
  const std::string& model() const { return target().model; }
  bool is_over(Hint hint) const { return hints_over[static_cast<std::size_t>(hint)]; }
  bool running() const;  // any column
  // The question is being written, not a follow-up. Where nothing was answered there is nothing to
  // follow: the question stays to be asked again.
  bool composing() const;
  const Conversation* conversation(std::uint32_t id) const;
};

}  // namespace triptych

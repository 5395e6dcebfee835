// What Ask sees of the page and may change, and what other features ask of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/ask/ask_state.h"
#include "features/ask/events.h"
#include "features/history/events.h"
#include "features/keeping_events.h"
#include "features/learn/events.h"
#include "features/settings/events.h"
#include "features/shared.h"

namespace triptych {

// Views of the page as wide as what is done needs; whoever sees more hands on what is asked for.
struct AskScope {
  AskState& ask;
  Shared& shared;
  template <class Wider>
  AskScope(Wider& wider) : ask(wider.ask), shared(wider.shared) {}
};
struct AskReader {
  const AskState& ask;
  const Shared& shared;
  template <class Wider>
  AskReader(const Wider& wider) : ask(wider.ask), shared(wider.shared) {}
};

// The events it handles.
struct QuestionHandles
    : KindList<ProviderChosen, ModelTyped, ThinkingChosen, PracticeToggled, FaultsTyped,
               TargetAdded, TargetChosen, TargetRemoved, RepeatsChosen, CapTyped, PromptTyped,
               SystemTyped, MaxTokensTyped, TemperatureTyped, DetailChosen, StreamToggled,
               PresetChosen, SampleChosen, DemoStarted, ModelChosen, QuestionEdited, AttachPressed,
               ImageUrlAdded, VideoCutTyped, FileArrived, FileRefused, TextAttached, ThumbnailReady,
               ThumbnailsWanted, AttachmentRemoved, ClearPressed, EverythingErased, NoticeDismissed,
               PromptRestored, QuestionOpened, PictureUsed> {};
struct RunHandles
    : KindList<RunPressed, StopPressed, ConversationStopPressed, ConversationRetryPressed,
               ConversationRemoved, EverythingErased, ClearPressed, DemoStarted, KeyTyped,
               KeysLoaded, KeysForgotten, KeysForgottenElsewhere, SuccessorChosen, FollowUpTyped,
               FollowUpAimed, FollowUpPressed, AttachmentLeftOut, UploadedFilesKnown,
               UploadedFileDeleted, RunEvent> {};
struct KeyNoticeHandles
    : KindList<PromptTyped, SystemTyped, KeyTyped, KeysLoaded, SettingsLoaded, PresetChosen,
               FragmentChanged, AskedAgain, QuestionOpened, ClearPressed, KeyInTextRemoved> {};
struct HintHandles : KindList<HintEnded, TargetAdded, KeyTyped, KeysLoaded, SettingsLoaded> {};
struct AskHandles : QuestionHandles, RunHandles, KeyNoticeHandles, HintHandles {};

void update_question(AskScope, const Event&, std::vector<Effect>&);
void update_run(AskScope, const Event&, Millis, std::vector<Effect>&);
void update_turn(AskScope, const RunEvent&, Millis, std::vector<Effect>&);
void update_hints(AskScope, const Event&);       // after keys and targets are known
void update_key_notice(AskScope, const Event&);  // after all others

// The call that the question stands for right now (media shared, nothing encoded).
Call call_of(AskReader state, const Target& target);
// The same question put to another target, without copying it.
void aim(Call& call, const Shared& shared, const Target& target);
// The person's key, or what stands in for one while practising.
Secret key_to_send(const Shared& shared, const Target& target);
const Secret& key_of(AskReader state);  // of the target being edited
// "Gemini · gemini-3.8-flash".
std::string label_of(const Target& target);
// "1 image, 812 KB"; "text only" without attachments.
std::string summary_of(const AskState& ask);

void set_schema(AskState&, std::string json_schema);
// A notice above the files; `attachment_id`: of the file that it is about. update_notices.cpp
void tell(AskScope, std::string key, std::vector<std::string> args,
          std::uint32_t attachment_id = 0);
void drop_orphaned_notices(AskState&);  // their files are gone
// A file that was taken away is back under another id, and what was told of it.
void restore_notices(AskScope, const AskState& before, std::uint32_t old_id,
                     std::uint32_t attachment_id);
// Puts a file behind the others: its thumbnail, and later words for screen readers. Returns its id.
// (The picture of one behind the first kFilesShown waits until it is seen.)
std::uint32_t attach(AskScope, Attachment, std::vector<Effect>&);
// Tells what was attached in this turn: a thousand files are not read one by one.
void announce_attached(AskScope, std::vector<Effect>&);
bool lacks_thumbnail(const DraftAttachment&);  // it is a picture, and nobody has asked for its own
std::string hollow_key(MediaKind);  // why a file without pixels, pages or samples is refused
void refresh_estimates(AskScope);
std::optional<double> price_of(const Shared&, const Call&, const Estimate&);
double cost_of(const Shared&, const Turn&);  // USD, as far as it is known; update_turn.cpp

// Base URL of a practice target that has none; never asked: it only needs a form.
inline constexpr char kPracticeServer[] = "http://127.0.0.1:11434/v1";

}  // namespace triptych

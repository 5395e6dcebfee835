#include "app/update.h"

#include <iterator>
#include <memory>
#include <utility>

#include "app/link.h"
#include "app/route.h"
#include "app/settings.h"
#include "app/texts.h"
#include "app/undo_internal.h"
#include "features/batch/batch_update.h"
#include "features/ground_truth/ground_truth_update.h"
#include "features/history/history_update.h"
#include "features/learn/learn_update.h"
#include "features/media_prep/media_prep_update.h"
#include "features/results/results_update.h"
#include "features/settings/settings_update.h"

namespace triptych {
namespace {

// What the page itself does with an event, whatever the features do.
struct PageHandles : KindList<SettingsLoaded, UndoPressed, PageLeft, KeepingDue, TextKept,
                              StorageProblem, EverythingErased> {};
// An event that nobody handles does not compile.
static_assert(covers<EventKinds, PageHandles, LinkHandles, detail::UndoHandles, AskHandles,
                     SchemaHandles, ResultsHandles, MediaPrepHandles, GroundTruthHandles,
                     LearnHandles, HistoryHandles, BatchHandles, SettingsHandles>());

// A thumbnail says nothing new about its file, unless it shows that the file is broken.
bool may_change_question(const Event& event) {
  if (event.is<ThumbnailsWanted>()) return false;
  const auto* thumbnail = event.get_if<ThumbnailReady>();
  return thumbnail == nullptr ? !event.is<RunEvent>() : thumbnail->failed;
}

void forget_dropped(Owners& owners, const std::vector<Effect>& effects) {
  for (const Effect& effect : effects) {
    if (const auto* picture = effect.get_if<DropThumbnail>())
      owners.pictures.erase(picture->attachment_id);
    if (const auto* job = effect.get_if<DropMediaWork>()) owners.jobs.erase(job->job);
  }
}

// The order matters where one feature reads what another has just written:
// - the undo that waits ends before anything else is stored;
// - settings are read before the draft's files are asked for (History);
// - the place is changed (Settings) before Learn and History look at an address;
// - the run goes on (Ask) before its answers are compared (Results), written down (History) and
//   held against a known truth (Ground truth), which corrects the comparison;
// - keys are looked for in a text, and large texts are kept, when all have written theirs.
// tests/unit/update_order_test.cpp holds each of these.
void update_features(AppState& state, const Event& event, Millis now,
                     std::vector<Effect>& effects) {
  update_question(state, event, effects);
  update_schema(state, event);
  update_media(state, event, effects);
  update_settings(state, event, now, effects);
  update_run(state, event, now, effects);
  update_results(state, event, effects);
  update_learn(state, event, effects);
  update_link(state, event, effects);
  update_history(state, event, now, effects);
  update_batch(state, event, now, effects);
  update_truth(state, event, effects);
  update_hints(state, event);
  update_key_notice(state, event);
}

}  // namespace

std::vector<Effect> derive(AppState& state) {
  std::vector<Effect> effects;
  if (!std::exchange(state.ask.question_changed, false)) return effects;
  refresh_estimates(state);
  state.media_prep.fits = fit_table(state);
  announce_attached(state, effects);
  sync_draft(state, effects);
  // Names before the files: what is named and not there is told, what is there unnamed would lie
  // there forever.
  if (std::exchange(state.shared.unsaved, false))
    effects.insert(effects.begin(), SaveSettings{settings_json(state)});
  return effects;
}

std::vector<Effect> update(AppState& state, const Event& event, Millis now) {
  std::vector<Effect> effects = take(state, event, now);
  std::ranges::move(derive(state), std::back_inserter(effects));
  return effects;
}

std::vector<Effect> take(AppState& state, const Event& given, Millis now) {
  std::vector<Effect> effects;
  ++state.shared.revision;
  state.ask.question_changed = state.ask.question_changed || may_change_question(given);
  const Event event = with_owner(state, given);
  if (detail::take_text(state, event)) return effects;
  std::shared_ptr<const AppState> before = detail::remember(state, event);
  detail::update_undo(state, event, now, effects);
  if (const auto* loaded = event.get_if<SettingsLoaded>()) load_settings(state, loaded->json);
  update_features(state, event, now, effects);
  detail::update_texts(state, event, effects);
  drop_orphaned_notices(state.ask);
  const bool unsaved = std::exchange(state.shared.unsaved, false);
  if (unsaved && !event.is<EverythingErased>())
    effects.push_back(SaveSettings{settings_json(state)});
  detail::offer_undo(state, event, std::move(before), now, effects);
  forget_dropped(state.shared.owners, effects);
  return effects;
}

}  // namespace triptych

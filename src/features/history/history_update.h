// What History sees of the page and may change.
#pragma once

#include <string>
#include <vector>

#include "features/ask/ask_update.h"
#include "features/history/events.h"
#include "features/history/history_state.h"
#include "features/history/permalink.h"
#include "features/keeping_events.h"

namespace triptych {

struct HistoryScope {
  HistoryState& history;
  AskState& ask;
  Shared& shared;
  template <class Wider>
  HistoryScope(Wider& wider) : history(wider.history), ask(wider.ask), shared(wider.shared) {}
};
struct HistoryReader {
  const HistoryState& history;
  const AskState& ask;
  const Shared& shared;
  template <class Wider>
  HistoryReader(const Wider& wider)
      : history(wider.history), ask(wider.ask), shared(wider.shared) {}
};

// The events it handles.
struct HistoryHandles
    : KindList<SessionKnown, FileArrived, FileRefused, SettingsLoaded, PlaceOpened, FragmentChanged,
               HistoryToggled, HistorySearched, HistoryListed, RunKept, KeepProblem, StorageKnown,
               RunOpened, RunLoaded, RunsDeleted, AskedAgain, CardSaved, LinkCopied,
               EverythingErased, RunPicturesWanted, ThumbnailReady> {};

void update_history(HistoryScope, const Event&, Millis, std::vector<Effect>&);
// Keeps the files of the question as they are now, however they came or went.
void sync_draft(HistoryScope, std::vector<Effect>&);
// Of the run in Ask, as it is now, into the history of this device.
void keep_run(HistoryScope, Millis now, std::vector<Effect>&);
// Takes the place of the question; the person's own words can be brought back (PromptRestored).
void fill_question(AskScope, SharedQuestion question);

}  // namespace triptych

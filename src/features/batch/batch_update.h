// What Batch sees of the page and may change.
#pragma once

#include <vector>

#include "features/ask/ask_update.h"
#include "features/batch/batch_state.h"
#include "features/batch/events.h"
#include "features/history/events.h"
#include "features/keeping_events.h"

namespace triptych {

struct BatchScope {
  BatchState& batch;
  const AskState& ask;
  Shared& shared;
  template <class Wider>
  BatchScope(Wider& wider) : batch(wider.batch), ask(wider.ask), shared(wider.shared) {}
};
struct BatchReader {
  const BatchState& batch;
  const AskState& ask;
  const Shared& shared;
  template <class Wider>
  BatchReader(const Wider& wider) : batch(wider.batch), ask(wider.ask), shared(wider.shared) {}
};

// The events it handles.
struct BatchHandles
    : KindList<BatchPromptTyped, BatchPromptAdded, BatchPromptRemoved, BatchModelAdded,
               BatchModelRemoved, BatchSchemaChosen, BatchFileRemoved, BatchFilesSeen,
               BatchRowOpened, BatchRowClosed, ThumbnailReady, BatchCapTyped, BatchPaceChosen,
               PlaceOpened, FragmentChanged, BatchFileAdded, BatchRefused, NoticeDismissed,
               BatchRunPressed, BatchPausePressed, BatchStopPressed, BatchRetryPressed,
               BatchUnknownsDecided, BatchCellSkipped, BatchClearPressed, EverythingErased,
               BatchRestored, BatchFileRead, RunEvent, BatchLockedByOtherTab, BatchDue, BatchSaved,
               BatchFilesMade, BatchResultsWanted, BatchResultsArrived> {};

void update_batch(BatchScope, const Event&, Millis, std::vector<Effect>&);

}  // namespace triptych

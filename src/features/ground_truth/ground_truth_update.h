// What pictures with known numbers see of the page and may change: their truth judges structured
// answers, also those of a run in History.
#pragma once

#include <vector>

#include "features/ask/ask_update.h"
#include "features/batch/batch_state.h"
#include "features/ground_truth/events.h"
#include "features/ground_truth/ground_truth_state.h"
#include "features/history/history_state.h"
#include "features/media_prep/events.h"
#include "features/results/results_state.h"

namespace triptych {

struct GroundTruthScope {
  GroundTruthState& ground_truth;
  ResultsState& results;
  AskState& ask;
  const HistoryState& history;
  const BatchState& batch;
  Shared& shared;
  template <class Wider>
  GroundTruthScope(Wider& wider)
      : ground_truth(wider.ground_truth),
        results(wider.results),
        ask(wider.ask),
        history(wider.history),
        batch(wider.batch),
        shared(wider.shared) {}
};

// The events it handles.
struct GroundTruthHandles
    : KindList<TestPictureOpened, TestPictureWished, TestPictureShuffled, MediaNews, ThumbnailReady,
               TestPictureClosed, TestPictureUsed, DemoStarted, TestPictureSaved, ScoresSaved> {};

// After the structured answers were looked at again.
void update_truth(GroundTruthScope, const Event&, std::vector<Effect>&);

}  // namespace triptych

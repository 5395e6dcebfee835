// What only the interface knows: open panels, caches of laid-out text. Lost on reload by design;
// nothing a person typed lives here for longer than it takes to confirm it.
#pragma once

#include <string>

#include "features/ask/ask_ui.h"
#include "features/batch/batch_ui.h"
#include "features/ground_truth/ground_truth_ui.h"
#include "features/history/history_ui.h"
#include "features/learn/learn_ui.h"
#include "features/media_prep/media_prep_ui.h"
#include "features/results/results_ui.h"
#include "features/shared_ui.h"

namespace triptych::ui {

// What lies over the page whatever the place.
struct PageUi {
  const void* link_shown = nullptr;  // the preview that has had the focus
  std::string switcher_text;
  int switcher_index = 0, switcher_shown = -1;
  bool switcher_fresh = false;    // just opened
  std::string trouble_dismissed;  // what storage trouble was read and put away
};

struct UiState {
  SharedUi shared;
  AskUi ask;
  ResultsUi results;
  MediaPrepUi media_prep;
  LearnUi learn;
  GroundTruthUi ground_truth;
  HistoryUi history;
  BatchUi batch;
  PageUi page;
};

}  // namespace triptych::ui

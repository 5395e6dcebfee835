// Everything the page knows, as one value: one member a feature. Only update() writes it; views
// read it.
#pragma once

#include <memory>
#include <optional>

#include "app/event.h"
#include "app/undo.h"
#include "features/ask/ask_state.h"
#include "features/batch/batch_state.h"
#include "features/ground_truth/ground_truth_state.h"
#include "features/history/history_state.h"
#include "features/history/permalink.h"
#include "features/learn/learn_state.h"
#include "features/media_prep/media_prep_state.h"
#include "features/results/results_state.h"
#include "features/settings/settings_state.h"
#include "features/shared.h"

namespace triptych {

// A question that came in an address: nothing of it holds before the person takes it.
struct LinkPreview {
  SharedQuestion question;
  std::shared_ptr<const AppState> would_be;  // the page, had it been taken
};

struct AppState {
  Shared shared;
  AskState ask;
  ResultsState results;
  MediaPrepState media_prep;
  GroundTruthState ground_truth;
  LearnState learn;
  HistoryState history;
  BatchState batch;
  SettingsState settings;

  std::optional<LinkPreview> linked;
  std::optional<Undo> undo;
};

// When KeepingDue is due.
std::optional<Millis> keeping_due(const AppState& state);
// An answer that is paid for is on its way: leaving the page would lose the rest of it.
bool paid_running(const AppState& state);

}  // namespace triptych

// Pictures whose numbers are known, and the answers held against them.
#pragma once

#include <cstdint>
#include <optional>

#include "features/ground_truth/answer_scoring.h"
#include "truth/test_picture.h"

namespace triptych {

struct GroundTruthState {
  Against against;  // of a picture with known numbers: then ResultsState::truth is its own
  Against past;     // of the run opened in History
  // Of ResultsState::made and HistoryState::opened_changes: what the two above were made of.
  std::uint64_t seen_findings = 0, seen_opened = 0;
  truth::TestPicture test_picture;  // as last wished in its dialog
  bool test_picture_known = false;  // its seed was chosen once
  std::optional<TestPictureDialog> test_dialog;
};

}  // namespace triptych

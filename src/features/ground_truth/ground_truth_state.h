// Pictures whose numbers are known, and the answers held against them.
#pragma once

#include <cstdint>
#include <optional>

#include "features/ground_truth/answer_scoring.h"
#include "truth/test_picture.h"

namespace triptych {

// Answers that are only read, side by side and against the truth of their picture.
struct JudgedAnswers {
  StructuredAnswers structured;
  ScoredAnswers scored;
};

struct GroundTruthState {
  ScoredAnswers scored;  // of a picture with known numbers: then ResultsState::truth is its own
  JudgedAnswers past;    // of the run opened in History
  JudgedAnswers row;     // of the row opened in Batch
  // Of ResultsState::made, HistoryState::opened_changes and BatchState::opened_changes: what the
  // three above were made of.
  std::uint64_t seen_structured = 0, seen_opened = 0, seen_row = 0;
  truth::TestPicture test_picture;  // as last wished in its dialog
  bool test_picture_known = false;  // its seed was chosen once
  std::optional<TestPictureDialog> test_dialog;
};

}  // namespace triptych

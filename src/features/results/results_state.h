// Structured answers side by side, and the values a person marked as right.
#pragma once

#include <cstdint>
#include <vector>

#include "features/results/structured_answers.h"
#include "results/agreement.h"

namespace triptych {

struct ResultsState {
  StructuredAnswers structured;
  std::uint64_t made = 0;                           // how often they were made
  std::vector<std::uint32_t> marked_conversations;  // of the question whose values are marked
  results::MarkedValues marked;                     // values a person marked as right, by path
};

}  // namespace triptych

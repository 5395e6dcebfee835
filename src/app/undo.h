// What was taken away last, and how it comes back: for ten seconds everything a person made can be
// undone, by one button wherever it happened. What the page holds itself goes at once and comes
// back out of `before`; what lies in storage only (runs, the batch) is doomed, and goes when the
// time is up, when the page is left, or when the next thing is taken away.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"

namespace triptych {

struct AppState;

inline constexpr Millis kUndoTime{10'000};

// What of the page comes back, as bits.
enum UndoScope : unsigned {
  kUndoQuestion = 1,
  kUndoAnswers = 2,
  kUndoRuns = 4,
  kUndoBatch = 8,
  kUndoBatchPrompts = 16,
  kUndoProgress = 32,
  kUndoKeys = 64,
  kUndoAll = 127,
  kUndoBatchChoice = 128,  // its models and files
};
enum class Doomed { nothing, runs, batch, everything };

struct Undo {
  std::uint32_t id = 0;
  std::string key;  // of the sentence that says what happened
  std::vector<std::string> args;
  unsigned scopes = 0;
  Doomed doomed = Doomed::nothing;
  std::vector<std::string> runs;  // ids of the doomed
  Millis until{};
  std::shared_ptr<const AppState> before;
};

}  // namespace triptych

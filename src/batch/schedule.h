// Which cells of a job to start, and when. Each provider has a pace of its own: at most `at_once`
// calls under way, half as many after the provider says "too fast", one more again after as many
// answers as there are calls at once. A cell is never chosen unless it waits, so that nothing is
// asked twice. Pure: time is handed in, nothing is started here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "batch/job.h"

namespace triptych::batch {

struct ProviderPace {
  int at_once = 0;      // what the provider bears, as far as known; 0 = not tried yet
  int answers = 0;      // since the last change of pace
  int refusals = 0;     // in a row
  Millis not_before{};  // clock time; nothing starts earlier
  Millis mean_took{};   // of recent answers; 0 = none yet
};
struct Pace {
  std::map<std::string, ProviderPace, std::less<>> providers;  // by id
};

// The cells to start now, in order; empty while paused, not frozen, or with all providers busy.
// With a cap, a cell is only chosen while what is spent, under way and expected of it stays below.
// `practice` targets cost nothing.
std::vector<std::size_t> next_cells(const Job& job, const Pace& pace, Millis now);

// Cells wait, nothing is under way, and the cap is what stops them.
bool held_by_cap(const Job& job);

// Earliest time at which next_cells() may have more to start only because time went by; nullopt:
// never, as things stand.
std::optional<Millis> next_start(const Job& job, const Pace& pace, Millis now);

// News of a provider. `hint`: how long the provider asks to wait.
void on_answer(Pace& pace, const Job& job, const std::string& provider, Millis took);
void on_too_fast(Pace& pace, const Job& job, const std::string& provider,
                 std::optional<Millis> hint, Millis now);

// Time until the rest is done at the present pace; nullopt while nothing is known or nothing runs.
std::optional<Millis> time_left(const Job& job, const Pace& pace);

// What a failed cell that was never answered deserves: another try by itself (the provider was busy
// or out of reach), an end of the whole job (key, credit, model: the next would fail too), or to
// stay failed until a person says so.
enum class AfterFailure { again, stop_all, leave };
AfterFailure after_failure(const Error& error, int attempts);

}  // namespace triptych::batch

#include "batch/schedule.h"

#include <algorithm>

namespace triptych::batch {
namespace {

constexpr int kMaxTries = 3;
constexpr Millis kFirstWait{2'000}, kMaxWait{60'000};
constexpr int kOldWeight = 7;  // of 8, in the mean of durations

int limit_of(const Job& job, const Pace& pace, std::string_view provider) {
  const auto own = pace.providers.find(provider);
  const int most = std::clamp(job.at_once, 1, kMaxAtOnce);
  if (own == pace.providers.end() || own->second.at_once == 0) return most;
  return std::clamp(own->second.at_once, 1, most);
}

Millis earliest_of(const Pace& pace, std::string_view provider) {
  const auto own = pace.providers.find(provider);
  return own == pace.providers.end() ? Millis{} : own->second.not_before;
}

// Providers with cells in a state -> how many.
using Lanes = std::map<std::string_view, std::size_t>;
Lanes lanes_of(const Job& job, std::size_t TargetTally::*state) {
  Lanes out;
  for (std::size_t i = 0; i < job.tally.targets.size(); ++i)
    out[job.targets[i].provider_id] += job.tally.targets[i].*state;
  return out;
}

// The next cell that waits, in order of their numbers, of targets whose provider has room.
class Waiting {
 public:
  explicit Waiting(const Job& job) : job_(job) {
    for (const TargetTally& tally : job.tally.targets) at_.push_back(tally.first_waiting);
  }
  // Number of cells: there is none.
  std::size_t take(Lanes& room) {
    const std::size_t none = job_.cells.size();
    std::size_t best = none, target = 0;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (at_[i] >= best || room[job_.targets[i].provider_id] == 0) continue;
      best = at_[i];
      target = i;
    }
    if (best == none) return none;
    do at_[target] += at_.size();
    while (at_[target] < none && job_.cells[at_[target]].state != CellState::waiting);
    return best;
  }

 private:
  const Job& job_;
  std::vector<std::size_t> at_;  // one for each target
};

std::vector<std::size_t> choose(const Job& job, const Pace& pace, Millis now,
                                std::optional<double> cap) {
  std::vector<std::size_t> chosen;
  if (job.paused || !job.frozen) return chosen;
  double committed = job.tally.counts.spent + job.tally.running_usd;
  const Lanes running = lanes_of(job, &TargetTally::running);
  Lanes room;
  for (const auto& [provider, calls] : running) {
    const auto limit = static_cast<std::size_t>(limit_of(job, pace, provider));
    room[provider] = earliest_of(pace, provider) > now || calls >= limit ? 0 : limit - calls;
  }
  Waiting waiting(job);
  for (std::size_t cell = waiting.take(room); cell < job.cells.size(); cell = waiting.take(room)) {
    const JobTarget& target = job.targets[address_of(job, cell).target];
    const double usd = price_of(job, cell);
    // What has no price is not started either once the money is spent.
    if (cap && !target.practice && (committed + usd > *cap || committed >= *cap)) continue;
    committed += usd;
    --room[target.provider_id];
    chosen.push_back(cell);
  }
  return chosen;
}

}  // namespace

std::vector<std::size_t> next_cells(const Job& job, const Pace& pace, Millis now) {
  return choose(job, pace, now, job.cap);
}

bool held_by_cap(const Job& job) {
  if (!job.cap || !job.frozen || job.paused) return false;
  if (job.tally.counts[CellState::running] > 0) return false;
  return choose(job, {}, {}, job.cap).empty() && !choose(job, {}, {}, std::nullopt).empty();
}

std::optional<Millis> next_start(const Job& job, const Pace& pace, Millis now) {
  std::optional<Millis> earliest;
  if (job.paused || !job.frozen) return earliest;
  for (const auto& [provider, cells] : lanes_of(job, &TargetTally::waiting)) {
    const Millis at = earliest_of(pace, provider);
    if (cells > 0 && at > now && (!earliest || at < *earliest)) earliest = at;
  }
  return earliest;
}

void on_answer(Pace& pace, const Job& job, const std::string& provider, Millis took) {
  ProviderPace& own = pace.providers[provider];
  own.refusals = 0;
  own.mean_took =
      own.mean_took == Millis{} ? took : (own.mean_took * kOldWeight + took) / (kOldWeight + 1);
  const int limit = limit_of(job, pace, provider);
  if (++own.answers < limit || own.at_once == 0) return;
  own.answers = 0;
  own.at_once = std::min(limit + 1, std::clamp(job.at_once, 1, kMaxAtOnce));
}

void on_too_fast(Pace& pace, const Job& job, const std::string& provider,
                 std::optional<Millis> hint, Millis now) {
  ProviderPace& own = pace.providers[provider];
  // Calls that were under way together are refused together: that is one sign, not several.
  if (now >= own.not_before) {
    own.at_once = std::max(limit_of(job, pace, provider) / 2, 1);
    own.refusals = std::min(own.refusals + 1, 16);
  }
  own.answers = 0;
  const Millis usual = std::min(kFirstWait * (1 << std::clamp(own.refusals - 1, 0, 5)), kMaxWait);
  const Millis wait = hint && *hint > Millis{} ? std::min(*hint, kMaxWait) : usual;
  own.not_before = std::max(own.not_before, now + wait);
}

std::optional<Millis> time_left(const Job& job, const Pace& pace) {
  if (job.paused || !job.frozen) return std::nullopt;
  Lanes left = lanes_of(job, &TargetTally::waiting);
  for (const auto& [provider, cells] : lanes_of(job, &TargetTally::running))
    left[provider] += cells;
  std::optional<Millis> longest;
  for (const auto& [provider, cells] : left) {
    if (cells == 0) continue;
    const auto own = pace.providers.find(provider);
    if (own == pace.providers.end() || own->second.mean_took == Millis{}) return std::nullopt;
    const Millis time =
        own->second.mean_took * static_cast<int>(cells) / limit_of(job, pace, provider);
    longest = std::max(longest.value_or(Millis{}), time);
  }
  return longest;
}

AfterFailure after_failure(const Error& error, int attempts) {
  switch (error.kind) {
    case ErrorKind::auth:
    case ErrorKind::permission:
    case ErrorKind::quota:
    case ErrorKind::no_model:
      return AfterFailure::stop_all;
    case ErrorKind::rate_limit:
    case ErrorKind::overloaded:
      return attempts < kMaxTries ? AfterFailure::again : AfterFailure::leave;
    default:
      return AfterFailure::leave;
  }
}

}  // namespace triptych::batch

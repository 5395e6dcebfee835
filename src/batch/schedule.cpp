#include "batch/schedule.h"

#include <algorithm>

namespace triptych::batch {
namespace {

constexpr int kMostTries = 3;
constexpr Millis kFirstWait{2'000}, kLongestWait{60'000};
constexpr int kOldWeight = 7;  // of 8, in the mean of durations

int limit_of(const Job& job, const Pace& pace, const std::string& provider) {
  const auto lane = pace.lanes.find(provider);
  const int most = std::clamp(job.at_once, 1, kMostAtOnce);
  if (lane == pace.lanes.end() || lane->second.at_once == 0) return most;
  return std::clamp(lane->second.at_once, 1, most);
}

Millis earliest_of(const Pace& pace, const std::string& provider) {
  const auto lane = pace.lanes.find(provider);
  return lane == pace.lanes.end() ? Millis{} : lane->second.not_before;
}

double spent_of(const Job& job) {
  double spent = 0;
  for (const Cell& cell : job.cells) spent += cell.usd.value_or(0);
  return spent;
}

const JobTarget& target_of(const Job& job, std::size_t cell) {
  return job.targets[place_of(job, cell).target];
}

double price_of(const Job& job, std::size_t cell) {
  return target_of(job, cell).practice ? 0 : job.cells[cell].expected.value_or(0);
}

struct Running {
  std::map<std::string, int, std::less<>> by_provider;
  double expected = 0;  // USD of the cells under way
};

Running running_of(const Job& job) {
  Running out;
  for (std::size_t i = 0; i < job.cells.size(); ++i) {
    if (job.cells[i].state != CellState::running) continue;
    ++out.by_provider[target_of(job, i).provider_id];
    out.expected += price_of(job, i);
  }
  return out;
}

std::vector<std::size_t> choose(const Job& job, const Pace& pace, Millis now,
                                std::optional<double> cap) {
  std::vector<std::size_t> chosen;
  if (job.paused || !job.frozen) return chosen;
  Running running = running_of(job);
  double committed = spent_of(job) + running.expected;
  std::map<std::string, int> room;
  int rooms = 0;
  for (const JobTarget& target : job.targets) {
    const std::string& id = target.provider_id;
    if (room.contains(id)) continue;
    const int free = limit_of(job, pace, id) - running.by_provider[id];
    room[id] = earliest_of(pace, id) > now ? 0 : std::max(free, 0);
    rooms += room[id];
  }
  for (std::size_t i = 0; i < job.cells.size() && rooms > 0; ++i) {
    if (job.cells[i].state != CellState::waiting) continue;
    int& free = room[target_of(job, i).provider_id];
    if (free == 0) continue;
    const double usd = price_of(job, i);
    const bool costs = !target_of(job, i).practice;
    // What has no price is not started either once the money is spent.
    if (cap && costs && (committed + usd > *cap || committed >= *cap)) continue;
    committed += usd;
    --free, --rooms;
    chosen.push_back(i);
  }
  return chosen;
}

}  // namespace

std::vector<std::size_t> next_cells(const Job& job, const Pace& pace, Millis now) {
  return choose(job, pace, now, job.cap);
}

bool held_by_cap(const Job& job) {
  if (!job.cap || !job.frozen || job.paused) return false;
  const auto running = [](const Cell& cell) { return cell.state == CellState::running; };
  if (std::ranges::any_of(job.cells, running)) return false;
  return choose(job, {}, {}, job.cap).empty() && !choose(job, {}, {}, std::nullopt).empty();
}

std::optional<Millis> next_start(const Job& job, const Pace& pace, Millis now) {
  std::optional<Millis> earliest;
  if (job.paused || !job.frozen) return earliest;
  for (std::size_t i = 0; i < job.cells.size(); ++i) {
    if (job.cells[i].state != CellState::waiting) continue;
    const Millis at = earliest_of(pace, target_of(job, i).provider_id);
    if (at > now && (!earliest || at < *earliest)) earliest = at;
  }
  return earliest;
}

void on_answer(Pace& pace, const Job& job, const std::string& provider, Millis took) {
  Lane& lane = pace.lanes[provider];
  lane.refusals = 0;
  lane.mean_took =
      lane.mean_took == Millis{} ? took : (lane.mean_took * kOldWeight + took) / (kOldWeight + 1);
  const int limit = limit_of(job, pace, provider);
  if (++lane.answers < limit || lane.at_once == 0) return;
  lane.answers = 0;
  lane.at_once = std::min(limit + 1, std::clamp(job.at_once, 1, kMostAtOnce));
}

void on_too_fast(Pace& pace, const Job& job, const std::string& provider,
                 std::optional<Millis> hint, Millis now) {
  Lane& lane = pace.lanes[provider];
  // Calls that were under way together are refused together: that is one sign, not several.
  if (now >= lane.not_before) {
    lane.at_once = std::max(limit_of(job, pace, provider) / 2, 1);
    lane.refusals = std::min(lane.refusals + 1, 16);
  }
  lane.answers = 0;
  const Millis usual = std::min(kFirstWait * (1 << std::min(lane.refusals - 1, 5)), kLongestWait);
  const Millis wait = hint && *hint > Millis{} ? std::min(*hint, kLongestWait) : usual;
  lane.not_before = std::max(lane.not_before, now + wait);
}

std::optional<Millis> time_left(const Job& job, const Pace& pace) {
  if (job.paused || !job.frozen) return std::nullopt;
  std::map<std::string, int> left;
  for (std::size_t i = 0; i < job.cells.size(); ++i) {
    const CellState state = job.cells[i].state;
    if (state == CellState::waiting || state == CellState::running)
      ++left[target_of(job, i).provider_id];
  }
  std::optional<Millis> longest;
  for (const auto& [provider, cells] : left) {
    const auto lane = pace.lanes.find(provider);
    if (lane == pace.lanes.end() || lane->second.mean_took == Millis{}) return std::nullopt;
    const Millis time = lane->second.mean_took * cells / limit_of(job, pace, provider);
    longest = std::max(longest.value_or(Millis{}), time);
  }
  return longest;
}

Verdict verdict_on(const Error& error, int attempts) {
  switch (error.kind) {
    case ErrorKind::auth:
    case ErrorKind::permission:
    case ErrorKind::quota:
    case ErrorKind::no_model:
      return Verdict::stop_all;
    case ErrorKind::rate_limit:
    case ErrorKind::overloaded:
      return attempts < kMostTries ? Verdict::again : Verdict::leave;
    default:
      return Verdict::leave;
  }
}

}  // namespace triptych::batch

// Whom to start when: the providers' paces, back-off, the cap, the time that is left.
#include <gtest/gtest.h>

#include "batch/schedule.h"
#include "fakes/batch_fixture.h"
#include "fakes/manual_clock.h"

namespace triptych::batch::batch_schedule_test {
namespace {

class BatchSchedule : public testing::Test {
 protected:
  void make(std::uint32_t items, std::size_t targets) {
    job = small_job(items, 1, targets);
    apply(job, PausedSet{false});
  }
  std::vector<std::size_t> start() {
    const std::vector<std::size_t> chosen = next_cells(job, pace, clock.now());
    for (const std::size_t cell : chosen) EXPECT_TRUE(apply(job, Began{cell}, clock.now()));
    return chosen;
  }
  void finish(std::size_t cell, CellState state = CellState::done) {
    EXPECT_TRUE(apply(job, ended(cell, state)));
  }
  ManualClock clock;
  Job job;
  Pace pace;
};

TEST_F(BatchSchedule, ThreeAtOnceToEachProvider) {
  make(10, 2);
  EXPECT_EQ(start(), (std::vector<std::size_t>{0, 1, 2, 3, 4, 5}));
  EXPECT_TRUE(start().empty());
  finish(1);
  EXPECT_EQ(start(), std::vector<std::size_t>{7}) << "only beta has room";
}

TEST_F(BatchSchedule, TwoTargetsOfOneProviderShareItsLane) {
  make(5, 4);  // alpha beta gamma alpha
  int alphas = 0;
  for (const std::size_t cell : start()) alphas += cell % 4 == 0 || cell % 4 == 3 ? 1 : 0;
  EXPECT_EQ(alphas, 3);
}

TEST_F(BatchSchedule, NothingStartsWhilePaused) {
  make(3, 1);
  apply(job, PausedSet{true});
  EXPECT_TRUE(start().empty());
  EXPECT_FALSE(next_start(job, pace, clock.now()));
}

TEST_F(BatchSchedule, ThePaceIsKeptWithinOneAndEight) {
  make(20, 1);
  apply(job, PaceSet{99, std::nullopt});
  EXPECT_EQ(start().size(), 8u);
  apply(job, PaceSet{-4, std::nullopt});
  EXPECT_EQ(job.at_once, 1);
}

TEST_F(BatchSchedule, TooFastHalvesThePaceWaitsAndGrowsAgain) {
  make(60, 1);
  apply(job, PaceSet{8, std::nullopt});
  const std::vector<std::size_t> first = start();
  ASSERT_EQ(first.size(), 8u);
  for (const std::size_t cell : first) {
    on_too_fast(pace, job, "alpha", Millis{5'000}, clock.now());
    finish(cell, CellState::failed);
  }
  EXPECT_TRUE(start().empty());
  EXPECT_EQ(next_start(job, pace, clock.now()), clock.now() + Millis{5'000});
  clock.advance(Millis{5'000});
  std::vector<std::size_t> running = start();
  EXPECT_EQ(running.size(), 4u) << "eight refusals at once are one sign";
  std::size_t most = running.size();
  for (int i = 0; i < 30; ++i) {
    finish(running.front());
    on_answer(pace, job, "alpha", Millis{100});
    running.erase(running.begin());
    for (const std::size_t cell : start()) running.push_back(cell);
    most = std::max(most, running.size());
    if (i < 4) {
      EXPECT_EQ(most, i < 3 ? 4u : 5u) << "after " << i + 1 << " answers";
    }
  }
  EXPECT_EQ(most, 8u);
}

TEST_F(BatchSchedule, RefusalsInARowWaitLongerAndEndAtAMinute) {
  make(9, 1);
  Millis last{};
  for (int i = 0; i < 12; ++i) {
    on_too_fast(pace, job, "alpha", std::nullopt, clock.now());
    const Millis wait = pace.providers["alpha"].not_before - clock.now();
    EXPECT_GE(wait, last);
    EXPECT_LE(wait, Millis{60'000});
    last = wait;
    clock.advance(wait);
  }
  EXPECT_EQ(last, Millis{60'000});
  EXPECT_EQ(start().size(), 1u);
}

TEST_F(BatchSchedule, AHostileHintIsBounded) {
  make(1, 1);
  on_too_fast(pace, job, "alpha", Millis{999'999'999}, clock.now());
  EXPECT_EQ(pace.providers["alpha"].not_before, clock.now() + Millis{60'000});
}

TEST_F(BatchSchedule, OtherLanesGoOn) {
  make(10, 2);
  on_too_fast(pace, job, "alpha", std::nullopt, clock.now());
  EXPECT_EQ(start(), (std::vector<std::size_t>{1, 3, 5}));
}

TEST_F(BatchSchedule, TheCapCountsWhatIsSpentUnderWayAndExpected) {
  make(10, 1);
  for (std::size_t i = 0; i < job.cells.size(); ++i) expect(job, i, 0.10);
  apply(job, PaceSet{3, 0.25});
  EXPECT_EQ(start(), (std::vector<std::size_t>{0, 1}));
  EXPECT_FALSE(held_by_cap(job)) << "calls are still under way";
  Ended cheap = ended(0, CellState::done);
  cheap.usd = 0.02;
  ASSERT_TRUE(apply(job, cheap));
  EXPECT_EQ(start(), std::vector<std::size_t>{2});
  for (const std::size_t cell : {1u, 2u}) {
    Ended end = ended(cell, CellState::done);
    end.usd = 0.11;
    ASSERT_TRUE(apply(job, end));
  }
  EXPECT_TRUE(start().empty());
  EXPECT_TRUE(held_by_cap(job));
  apply(job, PaceSet{3, 1.0});
  EXPECT_FALSE(held_by_cap(job));
  EXPECT_EQ(start().size(), 3u);
}

TEST_F(BatchSchedule, PracticeCostsNothing) {
  make(3, 1);
  job.targets[0].practice = true;
  for (std::size_t i = 0; i < job.cells.size(); ++i) expect(job, i, 5);
  apply(job, PaceSet{3, 0.0});
  EXPECT_EQ(start().size(), 3u);
}

TEST_F(BatchSchedule, TheTimeLeftFollowsTheSlowestLane) {
  make(12, 2);
  EXPECT_FALSE(time_left(job, pace)) << "nothing is known yet";
  on_answer(pace, job, "alpha", Millis{1'000});
  EXPECT_FALSE(time_left(job, pace));
  on_answer(pace, job, "beta", Millis{3'000});
  EXPECT_EQ(time_left(job, pace), Millis{12'000});  // 12 x 3 s, three at once
  apply(job, PausedSet{true});
  EXPECT_FALSE(time_left(job, pace));
}

TEST(BatchFailure, AWrongKeyEndsTheJobABusyProviderDoesNot) {
  Error error;
  error.kind = ErrorKind::auth;
  EXPECT_EQ(after_failure(error, 1), AfterFailure::stop_all);
  error.kind = ErrorKind::rate_limit;
  EXPECT_EQ(after_failure(error, 1), AfterFailure::again);
  EXPECT_EQ(after_failure(error, 3), AfterFailure::leave);
  error.kind = ErrorKind::truncated;
  EXPECT_EQ(after_failure(error, 1), AfterFailure::leave) << "half an answer may be paid";
}

// Faults by a fixed recipe: whatever happens, every cell is settled, none runs twice at once, and
// no provider is over its limit.
TEST_F(BatchSchedule, AThousandCellsWithFaultsAllSettle) {
  make(500, 2);
  std::uint32_t dice = 12345;
  std::map<std::size_t, int> asked;
  std::vector<std::size_t> running;
  for (int turn = 0; turn < 100'000; ++turn) {
    for (const std::size_t cell : start()) running.push_back(cell), ++asked[cell];
    EXPECT_LE(running.size(), 6u);
    if (running.empty()) {
      const auto wake = next_start(job, pace, clock.now());
      if (!wake) break;
      clock.advance(*wake - clock.now());
      continue;
    }
    dice = dice * 1'664'525u + 1'013'904'223u;
    const std::size_t at = (dice >> 8) % running.size();
    const std::size_t cell = running[at];
    running.erase(running.begin() + static_cast<std::ptrdiff_t>(at));
    clock.advance(Millis{(dice >> 16) % 300});
    const std::string provider = job.targets[address_of(job, cell).target].provider_id;
    const bool refused = dice % 11 == 0;
    finish(cell, refused ? CellState::failed : CellState::done);
    if (!refused) {
      on_answer(pace, job, provider, Millis{100});
      continue;
    }
    on_too_fast(pace, job, provider, std::nullopt, clock.now());
    Error error;
    error.kind = ErrorKind::rate_limit;
    const AfterFailure next = after_failure(error, job.cells[cell].attempts);
    EXPECT_TRUE(next != AfterFailure::again || apply(job, Requeued{cell}));
  }
  const Counts& counts = count(job);
  EXPECT_TRUE(counts.finished());
  EXPECT_EQ(counts.all, 1'000u);
  EXPECT_GT(counts[CellState::done], 990u);
  for (const auto& [cell, times] : asked) EXPECT_EQ(times, job.cells[cell].attempts);
}

}  // namespace
}  // namespace triptych::batch::batch_schedule_test

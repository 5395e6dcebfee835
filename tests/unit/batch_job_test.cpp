// What may happen to a cell, and that a journal read after a crash at any point neither loses an
// answer nor makes anything run twice.
#include <gtest/gtest.h>

#include <set>

#include <algorithm>
#include <random>

#include "batch/journal.h"
#include "batch/schedule.h"
#include "fakes/batch_fixture.h"

namespace triptych::batch::batch_job_test {
namespace {

TEST(BatchJob, CellsAreNumberedFileByFile) {
  Job job = small_job(3, 2, 2);
  ASSERT_EQ(job.cells.size(), 12u);
  const CellAddress place = address_of(job, 7);
  EXPECT_EQ(place.item, 1u);
  EXPECT_EQ(place.prompt, 1u);
  EXPECT_EQ(place.target, 1u);
  EXPECT_TRUE(apply(job, ItemAdded{item(99)}));
  EXPECT_EQ(job.cells.size(), 16u);
  EXPECT_EQ(address_of(job, 12).item, 3u);
}

TEST(BatchJob, TheSameFileIsAddedOnce) {
  Job job = small_job(2, 1, 1);
  EXPECT_FALSE(apply(job, ItemAdded{job.items[1]}));
  EXPECT_EQ(job.cells.size(), 2u);
}

TEST(BatchJob, AFileIsTakenAwayOnlyBeforeItBegins) {
  Job job;
  for (std::uint32_t i = 1; i <= 3; ++i) ASSERT_TRUE(apply(job, ItemAdded{item(i)}));
  const std::size_t all = job.bytes, size = job.items[1].size;
  const Change removed = ItemRemoved{job.items[1].file};
  ASSERT_TRUE(apply(job, removed));
  EXPECT_EQ(job.items.size(), 2u);
  EXPECT_EQ(job.bytes, all - size);
  EXPECT_FALSE(apply(job, removed)) << "it is gone";
  const auto read = read_line(line_of(removed));
  ASSERT_TRUE(read);
  EXPECT_EQ(line_of(*read), line_of(removed));
  Job begun = small_job(2, 1, 1);
  EXPECT_FALSE(apply(begun, ItemRemoved{begun.items[0].file}));
  EXPECT_EQ(begun.cells.size(), 2u);
}

TEST(BatchJob, OnlyChangesThatFitAreMade) {
  Job job = small_job(1, 1, 1);
  EXPECT_FALSE(apply(job, Requeued{0}));
  EXPECT_FALSE(apply(job, Began{1}));
  ASSERT_TRUE(apply(job, Began{0}));
  EXPECT_FALSE(apply(job, Began{0})) << "a running cell began again";
  EXPECT_FALSE(apply(job, Skipped{0}));
  EXPECT_FALSE(apply(job, ended(0, CellState::waiting)));
  ASSERT_TRUE(apply(job, ended(0, CellState::failed)));
  ASSERT_TRUE(apply(job, Requeued{0}));
  ASSERT_TRUE(apply(job, Began{0}));
  EXPECT_EQ(job.cells[0].attempts, 2);
  ASSERT_TRUE(apply(job, ended(0, CellState::done, "yes")));
  for (const Change& late : {Change{Began{0}}, Change{Requeued{0}}, Change{Skipped{0}},
                             Change{ended(0, CellState::failed)}}) {
    EXPECT_FALSE(apply(job, late)) << "an answered cell changed: " << line_of(late);
  }
  EXPECT_EQ(job.cells[0].text, "yes");
  EXPECT_FALSE(apply(job, Frozen{"other", {"p"}, {{"alpha", "m", "", false, 0}}, {}}));
}

TEST(BatchJob, WhatAFailedAttemptCostStaysPaid) {
  Job job = small_job(1, 1, 1);
  Ended failed = ended(0, CellState::failed), done = ended(0, CellState::done);
  failed.usd = 0.25, done.usd = 0.5;
  for (const Change& change :
       {Change{Began{0}}, Change{failed}, Change{Requeued{0}}, Change{Began{0}}, Change{done}})
    ASSERT_TRUE(apply(job, change));
  EXPECT_DOUBLE_EQ(count(job).spent, 0.75);
}

// What apply() keeps adding up, found the long way.
void expect_true_tally(const Job& job) {
  Tally found;
  found.targets.assign(job.targets.size(), {0, 0, job.cells.size()});
  for (std::size_t i = 0; i < job.cells.size(); ++i) {
    const Cell& cell = job.cells[i];
    TargetTally& tally = found.targets[address_of(job, i).target];
    ++found.counts.of[static_cast<std::size_t>(cell.state)];
    found.counts.spent += cell.usd.value_or(0);
    found.counts.unpriced += cell.state == CellState::done && !cell.usd ? 1 : 0;
    if (cell.state == CellState::running) {
      ++tally.running;
      found.running_usd += price_of(job, i);
    }
    if (cell.state != CellState::waiting) continue;
    if (++tally.waiting == 1) tally.first_waiting = i;
    found.waiting_usd += price_of(job, i);
    found.waiting_unpriced += cell.expected ? 0 : 1;
  }
  for (std::size_t i = 0; i < kCellStates; ++i)
    ASSERT_EQ(job.tally.counts.of[i], found.counts.of[i]) << i;
  ASSERT_EQ(job.tally.counts.all, job.cells.size());
  ASSERT_NEAR(job.tally.counts.spent, found.counts.spent, 1e-9);
  ASSERT_EQ(job.tally.counts.unpriced, found.counts.unpriced);
  ASSERT_NEAR(job.tally.waiting_usd, found.waiting_usd, 1e-9);
  ASSERT_NEAR(job.tally.running_usd, found.running_usd, 1e-9);
  ASSERT_EQ(job.tally.waiting_unpriced, found.waiting_unpriced);
  for (std::size_t i = 0; i < job.targets.size(); ++i) {
    const TargetTally& kept = job.tally.targets[i];
    ASSERT_EQ(kept.waiting, found.targets[i].waiting);
    ASSERT_EQ(kept.running, found.targets[i].running);
    ASSERT_EQ(std::min(kept.first_waiting, job.cells.size()), found.targets[i].first_waiting);
  }
}

TEST(BatchJob, TheTallyIsAlwaysThatOfTheCells) {
  Job job = small_job(4, 2, 3);
  std::mt19937 random(7);
  for (int step = 0; step < 4'000; ++step) {
    const std::size_t cell = random() % (job.cells.size() + 1);
    Ended end = ended(cell, random() % 3 == 0   ? CellState::failed
                            : random() % 4 == 0 ? CellState::written
                                                : CellState::done);
    if (random() % 2 == 0) end.usd = 0.01 * static_cast<double>(random() % 9);
    switch (random() % 7) {
      case 0:
        expect(job, cell, random() % 3 == 0 ? std::nullopt : std::optional(0.125));
        break;
      case 1:
        apply(job, end);
        break;
      case 2:
        apply(job, Requeued{cell});
        break;
      case 3:
        if (random() % 8 == 0) apply(job, Skipped{cell});
        break;
      case 4:
        if (random() % 50 == 0 && job.items.size() < 40)
          apply(job, ItemAdded{item(static_cast<std::uint32_t>(job.items.size() + 1))});
        break;
      default:
        apply(job, Began{cell});
    }
    expect_true_tally(job);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(job.items.size(), 4u);
  reopen(job);
  expect_true_tally(job);
}

TEST(BatchJob, RefusesMoreThanItHolds) {
  Job job;
  for (std::uint32_t i = 0; i < kMaxItems; ++i) ASSERT_TRUE(apply(job, ItemAdded{item(i + 1)}));
  EXPECT_FALSE(apply(job, ItemAdded{item(kMaxItems + 1)}));
  const std::vector<std::string> prompts(4, "p");
  EXPECT_FALSE(apply(job, Frozen{"j", prompts, std::vector<JobTarget>(3), {}}));
  EXPECT_TRUE(apply(job, Frozen{"j", {"p", "q"}, std::vector<JobTarget>(5), {}}));
  EXPECT_EQ(job.cells.size(), kMaxCells);
}

TEST(BatchJournal, EveryChangeIsReadBackAsItWas) {
  Item full = item(7);
  full.name = "a \"b\" \xF0\x9F\x98\x80.png";
  full.media = {MediaKind::image, "image/png", 640, 480};
  Frozen frozen{"ab1", {"p\nq", ""}, {{"alpha", "m", "http://x", true, 0}}, {}};
  frozen.options = {"sys", "{\"type\":\"object\"}", 99, 0.5, Detail::high};
  Ended end = ended(3, CellState::failed, "half\nan answer");
  end.input = 4, end.output = 5, end.usd = 0.001, end.took = Millis{1234};
  end.error = "No.", end.request_id = "req_1";
  for (const Change& change :
       {Change{ItemAdded{full}}, Change{frozen}, Change{Began{8}}, Change{end}, Change{Requeued{2}},
        Change{Skipped{1}}, Change{PausedSet{false}}, Change{PaceSet{5, 1.5}}}) {
    const std::string line = line_of(change);
    EXPECT_EQ(line.find('\n'), line.npos);
    const auto back = read_line(line);
    ASSERT_TRUE(back) << line;
    EXPECT_EQ(back->index(), change.index());
    EXPECT_EQ(line_of(*back), line);
  }
}

TEST(BatchJournal, DamagedLinesAreCountedAndPassedOver) {
  const std::string good = line_of(ItemAdded{item(1)});
  for (const char* bad :
       {"{", "null", "[]", "{\"is\":\"item\"}", "{\"is\":\"began\",\"cell\":-1}",
        "{\"is\":\"began\",\"cell\":1e300}", "{\"is\":\"began\",\"cell\":\"0\"}",
        "{\"is\":\"item\",\"file\":99999999999,\"size\":1}", "{\"is\":\"job\",\"targets\":7}",
        "{\"is\":\"ended\",\"cell\":0,\"state\":\"won\"}", "\xff\xfe"}) {
    const Replay read = replay(std::string(bad) + "\n" + good + "\n");
    EXPECT_EQ(read.applied, 1u) << bad;
    EXPECT_EQ(read.passed_over, 1u) << bad;
    EXPECT_EQ(read.job.items.size(), 1u);
  }
}

// A page that runs a whole job against a provider that counts, and dies after `life` steps. A step
// is a line written or a request sent: the line comes first, so that a crash between them leaves a
// cell that began and was never sent, not one that was sent and is unknown to the journal.
struct Page {
  std::string journal;
  std::multiset<std::size_t> sent;
  std::set<std::size_t> answered;  // the journal says so
  int life = 0;

  bool step() { return life-- > 0; }
  bool write(Job& job, const Change& change, Millis now) {
    if (!step()) return false;
    EXPECT_TRUE(apply(job, change, now));
    journal += line_of(change) + "\n";
    return true;
  }
  // Until it dies (false) or has nothing to start.
  bool run(Job& job) {
    Pace pace;
    Millis now{1'000};
    for (;;) {
      const std::vector<std::size_t> chosen = next_cells(job, pace, now);
      if (chosen.empty()) return true;
      for (const std::size_t cell : chosen) {
        if (!write(job, Began{cell}, now) || !step()) return false;
        EXPECT_FALSE(answered.contains(cell)) << "asked again although it was answered";
        sent.insert(cell);
      }
      for (const std::size_t cell : chosen) {
        if (!write(job, ended(cell, CellState::done, "answer"), now)) return false;
        answered.insert(cell);
      }
      now += Millis{10};
    }
  }
};

TEST(BatchJournal, ACrashAtAnyPointLosesNothingAndResendsNothingByItself) {
  for (int life = 0;; ++life) {
    Page page;
    page.life = life;
    Job job = small_job(4, 1, 2, &page.journal);
    const bool survived = page.write(job, PausedSet{false}, {}) && page.run(job);

    Replay read = replay(page.journal);
    EXPECT_EQ(read.passed_over, 0u);
    for (const Change& change : reopen(read.job)) page.journal += line_of(change) + "\n";
    const Counts found = count(read.job);
    EXPECT_EQ(found[CellState::done], page.answered.size());
    EXPECT_EQ(found[CellState::running], 0u);
    for (std::size_t i = 0; i < read.job.cells.size(); ++i) {
      if (page.sent.contains(i)) {
        EXPECT_NE(read.job.cells[i].state, CellState::waiting) << "would be sent again";
      }
    }
    // Resumed: all that waited is asked; nothing that was under way is.
    page.life = 1'000;
    const std::multiset<std::size_t> before = page.sent;
    ASSERT_TRUE(page.write(read.job, PausedSet{false}, {}));
    ASSERT_TRUE(page.run(read.job));
    for (const std::size_t cell : page.sent) EXPECT_EQ(page.sent.count(cell), 1u) << cell;
    // Offered, and taken: each such cell once more, then everything has its answer.
    const Counts offered = count(read.job);
    EXPECT_EQ(offered[CellState::done] + offered[CellState::unknown], 8u);
    for (std::size_t i = 0; i < 8; ++i) {
      if (read.job.cells[i].state != CellState::unknown) continue;
      ASSERT_TRUE(page.write(read.job, Requeued{i}, {}));
    }
    ASSERT_TRUE(page.run(read.job));
    EXPECT_EQ(count(read.job)[CellState::done], 8u);
    const Replay again = replay(page.journal);
    EXPECT_EQ(again.passed_over, 0u);
    EXPECT_EQ(count(again.job)[CellState::done], 8u);
    if (survived) break;
  }
}

// The last line of a journal may be half-written.
TEST(BatchJournal, AJournalCutAtAnyByteIsAJournalOfBefore) {
  std::string journal;
  Job job = small_job(2, 1, 1, &journal);
  for (const Change& change : {Change{PausedSet{false}}, Change{Began{0}},
                               Change{ended(0, CellState::done, "answer \xC3\xA9")}})
    journal += line_of(change) + "\n";
  for (std::size_t length = 0; length <= journal.size(); ++length) {
    const Replay read = replay(std::string_view(journal).substr(0, length));
    EXPECT_LE(read.passed_over, 1u);
    const bool whole = length + 1 >= journal.size();
    EXPECT_EQ(count(read.job)[CellState::done], whole ? 1u : 0u) << length;
  }
}

}  // namespace
}  // namespace triptych::batch::batch_job_test

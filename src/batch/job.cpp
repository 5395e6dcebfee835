#include "batch/job.h"

#include <algorithm>

#include "base/utf8.h"

namespace triptych::batch {
namespace {

bool has_no_answer(const Cell& cell) {
  return cell.state != CellState::done && cell.state != CellState::skipped;
}

// Takes a cell out of the tally, or (with sign 1) puts it in.
void tally(Job& job, std::size_t index, int sign) {
  const Cell& cell = job.cells[index];
  Tally& all = job.tally;
  const std::size_t target = address_of(job, index).target;
  const auto add = [&](std::size_t& n) { n = sign > 0 ? n + 1 : n - 1; };
  add(all.counts.of[static_cast<std::size_t>(cell.state)]);
  all.counts.spent += sign * cell.usd.value_or(0);
  if (cell.state == CellState::done && !cell.usd) add(all.counts.unpriced);
  if (cell.state == CellState::running) {
    add(all.targets[target].running);
    all.running_usd += sign * price_of(job, index);
  }
  if (cell.state != CellState::waiting) return;
  add(all.targets[target].waiting);
  all.waiting_usd += sign * price_of(job, index);
  if (!cell.expected && !job.targets[target].practice) add(all.waiting_unpriced);
}

// A cell changed: sums of nothing are nothing, whatever rounding left; the first one that waits.
void settle_tally(Job& job, std::size_t index) {
  Tally& all = job.tally;
  TargetTally& target = all.targets[address_of(job, index).target];
  if (all.counts[CellState::waiting] == 0) all.waiting_usd = 0;
  if (all.counts[CellState::running] == 0) all.running_usd = 0;
  if (job.cells[index].state == CellState::waiting)
    target.first_waiting = std::min(target.first_waiting, index);
  while (target.first_waiting < job.cells.size() &&
         job.cells[target.first_waiting].state != CellState::waiting)
    target.first_waiting += job.targets.size();
}

void grow(Job& job, std::size_t cells) {
  const std::size_t before = job.cells.size();
  job.cells.resize(cells);
  job.tally.counts.all = cells;
  for (std::size_t i = before; i < cells; ++i) tally(job, i, 1);
}

struct Applier {
  Job& job;
  Millis now;

  // Changes one cell, and the tally with it.
  template <class Work>
  void with(std::size_t cell, const Work& work) const {
    tally(job, cell, -1);
    work(job.cells[cell]);
    tally(job, cell, 1);
    settle_tally(job, cell);
  }

  Cell* at(std::size_t cell) const { return cell < job.cells.size() ? &job.cells[cell] : nullptr; }

  bool operator()(const ItemAdded& change) const {
    if (job.items.size() >= kMaxItems) return false;
    const std::size_t cells = (job.items.size() + 1) * std::max<std::size_t>(job.per_item(), 1);
    if (job.frozen && cells > kMaxCells) return false;
    // The journal may tell of the same file twice: once is enough.
    if (std::ranges::count(job.items, change.item.file, &Item::file) > 0) return false;
    job.items.push_back(change.item);
    job.bytes += change.item.size;
    if (job.frozen) grow(job, cells);
    return true;
  }
  bool operator()(const ItemRemoved& change) const {
    const auto item = std::ranges::find(job.items, change.file, &Item::file);
    if (job.frozen || item == job.items.end()) return false;
    job.bytes -= item->size;
    job.items.erase(item);
    return true;
  }
  bool operator()(const Frozen& change) const {
    const bool sizes = !change.prompts.empty() && change.prompts.size() <= kMaxPrompts &&
                       !change.targets.empty() && change.targets.size() <= kMaxTargets;
    const std::size_t cells = job.items.size() * change.prompts.size() * change.targets.size();
    if (job.frozen || !sizes || cells > kMaxCells) return false;
    job.id = change.id;
    job.prompts = change.prompts;
    job.targets = change.targets;
    job.options = change.options;
    job.cells.clear();
    job.tally = {};
    for (std::size_t i = 0; i < job.targets.size(); ++i) job.tally.targets.push_back({0, 0, i});
    grow(job, cells);
    job.frozen = true;
    return true;
  }
  bool operator()(const Began& change) const {
    Cell* cell = at(change.cell);
    if (cell == nullptr || cell->state != CellState::waiting) return false;
    with(change.cell, [&](Cell& c) {
      c.state = CellState::running;
      if (c.attempts < UINT16_MAX) ++c.attempts;
      c.began = now;
      c.text.clear();
      c.error.clear();
      c.kind.reset();
    });
    return true;
  }
  bool operator()(const Ended& change) const {
    Cell* cell = at(change.cell);
    const bool ends = change.state == CellState::done || change.state == CellState::failed ||
                      change.state == CellState::unknown || change.state == CellState::written;
    if (cell == nullptr || !ends || !has_no_answer(*cell)) return false;
    const bool running = cell->state == CellState::running;
    if (change.state == CellState::unknown && !running) return false;
    if (change.state == CellState::written && running) return false;
    with(change.cell, [&](Cell& c) {
      c.state = change.state;
      c.input = change.input;
      c.output = change.output;
      // What an attempt cost that failed stays paid.
      if (change.usd) c.usd = c.usd.value_or(0) + *change.usd;
      c.took = change.took;
      c.text = utf8_prefix(change.text, kMaxAnswer);
      c.error = change.error;
      c.kind = change.kind;
      c.request_id = change.request_id;
    });
    return true;
  }
  bool operator()(const Requeued& change) const {
    Cell* cell = at(change.cell);
    const bool may =
        cell != nullptr && (cell->state == CellState::failed || cell->state == CellState::unknown ||
                            cell->state == CellState::written);
    if (may) with(change.cell, [](Cell& c) { c.state = CellState::waiting; });
    return may;
  }
  bool operator()(const Skipped& change) const {
    Cell* cell = at(change.cell);
    const bool may = cell != nullptr && has_no_answer(*cell) && cell->state != CellState::running;
    if (may) with(change.cell, [](Cell& c) { c.state = CellState::skipped; });
    return may;
  }
  bool operator()(const PausedSet& change) const {
    job.paused = change.paused;
    return true;
  }
  bool operator()(const PaceSet& change) const {
    job.at_once = std::clamp(change.at_once, 1, kMaxAtOnce);
    job.cap = change.cap;
    return true;
  }
};

}  // namespace

std::string_view name_of(CellState state) {
  constexpr std::string_view kNames[kCellStates] = {"waiting", "running", "done",   "failed",
                                                    "skipped", "unknown", "written"};
  return kNames[static_cast<std::size_t>(state)];
}

CellAddress address_of(const Job& job, std::size_t cell) {
  const std::size_t per_item = std::max<std::size_t>(job.per_item(), 1);
  const std::size_t targets = std::max<std::size_t>(job.targets.size(), 1);
  return {cell / per_item, cell % per_item / targets, cell % targets};
}

bool apply(Job& job, const Change& change, Millis now) {
  return std::visit(Applier{job, now}, change);
}

std::vector<Change> reopen(Job& job) {
  std::vector<Change> changes;
  if (!job.paused) changes.emplace_back(PausedSet{true});
  for (std::size_t i = 0; i < job.cells.size(); ++i) {
    Ended ended;
    ended.cell = i;
    ended.state = CellState::unknown;
    if (job.cells[i].state == CellState::running) changes.emplace_back(std::move(ended));
  }
  std::erase_if(changes, [&](const Change& change) { return !apply(job, change); });
  return changes;
}

std::size_t Counts::settled() const {
  return (*this)[CellState::done] + (*this)[CellState::failed] + (*this)[CellState::skipped];
}

double price_of(const Job& job, std::size_t cell) {
  return job.targets[address_of(job, cell).target].practice ? 0
                                                            : job.cells[cell].expected.value_or(0);
}

void expect(Job& job, std::size_t cell, std::optional<double> usd) {
  if (cell >= job.cells.size()) return;
  tally(job, cell, -1);
  job.cells[cell].expected = usd;
  tally(job, cell, 1);
}

}  // namespace triptych::batch

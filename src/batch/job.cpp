#include "batch/job.h"

#include <algorithm>

#include "base/utf8.h"

namespace triptych::batch {
namespace {

bool has_no_answer(const Cell& cell) {
  return cell.state != CellState::done && cell.state != CellState::skipped;
}

struct Applier {
  Job& job;
  Millis now;

  Cell* at(std::size_t cell) const { return cell < job.cells.size() ? &job.cells[cell] : nullptr; }

  bool operator()(const ItemAdded& change) const {
    if (job.items.size() >= kMostItems) return false;
    const std::size_t cells = (job.items.size() + 1) * std::max<std::size_t>(job.per_item(), 1);
    if (job.frozen && cells > kMostCells) return false;
    // The journal may tell of the same file twice: once is enough.
    if (std::ranges::count(job.items, change.item.file, &Item::file) > 0) return false;
    job.items.push_back(change.item);
    if (job.frozen) job.cells.resize(cells);
    return true;
  }
  bool operator()(const Frozen& change) const {
    const bool sizes = !change.prompts.empty() && change.prompts.size() <= kMostPrompts &&
                       !change.targets.empty() && change.targets.size() <= kMostTargets;
    const std::size_t cells = job.items.size() * change.prompts.size() * change.targets.size();
    if (job.frozen || !sizes || cells > kMostCells) return false;
    job.id = change.id;
    job.prompts = change.prompts;
    job.targets = change.targets;
    job.options = change.options;
    job.cells.assign(cells, {});
    job.frozen = true;
    return true;
  }
  bool operator()(const Began& change) const {
    Cell* cell = at(change.cell);
    if (cell == nullptr || cell->state != CellState::waiting) return false;
    cell->state = CellState::running;
    if (cell->attempts < UINT16_MAX) ++cell->attempts;
    cell->began = now;
    cell->text.clear();
    cell->error.clear();
    return true;
  }
  bool operator()(const Ended& change) const {
    Cell* cell = at(change.cell);
    const bool ends = change.state == CellState::done || change.state == CellState::failed ||
                      change.state == CellState::unknown;
    if (cell == nullptr || !ends || !has_no_answer(*cell)) return false;
    if (change.state == CellState::unknown && cell->state != CellState::running) return false;
    cell->state = change.state;
    cell->input = change.input;
    cell->output = change.output;
    // What an attempt cost that failed stays paid.
    if (change.usd) cell->usd = cell->usd.value_or(0) + *change.usd;
    cell->took = change.took;
    cell->text = utf8_prefix(change.text, kLongestAnswer);
    cell->error = change.error;
    cell->request_id = change.request_id;
    return true;
  }
  bool operator()(const Requeued& change) const {
    Cell* cell = at(change.cell);
    const bool may =
        cell != nullptr && (cell->state == CellState::failed || cell->state == CellState::unknown);
    if (may) cell->state = CellState::waiting;
    return may;
  }
  bool operator()(const Skipped& change) const {
    Cell* cell = at(change.cell);
    const bool may = cell != nullptr && has_no_answer(*cell) && cell->state != CellState::running;
    if (may) cell->state = CellState::skipped;
    return may;
  }
  bool operator()(const PausedSet& change) const {
    job.paused = change.paused;
    return true;
  }
  bool operator()(const PaceSet& change) const {
    job.at_once = std::clamp(change.at_once, 1, kMostAtOnce);
    job.cap = change.cap;
    return true;
  }
};

}  // namespace

std::string_view name_of(CellState state) {
  constexpr std::string_view kNames[kCellStates] = {"waiting", "running", "done",
                                                    "failed",  "skipped", "unknown"};
  return kNames[static_cast<std::size_t>(state)];
}

Place place_of(const Job& job, std::size_t cell) {
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

Counts count(const Job& job) {
  Counts out;
  out.all = job.cells.size();
  for (const Cell& cell : job.cells) {
    ++out.of[static_cast<std::size_t>(cell.state)];
    out.spent += cell.usd.value_or(0);
    out.spent_more = out.spent_more || (cell.state == CellState::done && !cell.usd);
  }
  return out;
}

}  // namespace triptych::batch

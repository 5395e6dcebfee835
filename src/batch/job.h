// A batch: every file asked with every prompt to every target, as one value.
// A cell is one such question. Cells are numbered file by file, so that files may be added later
// without renumbering; prompts and targets stay as they were once `frozen`.
// Only apply() changes a Job, one Change at a time. Each Change is also a line of the journal
// (journal.h): whoever applies one and appends its line has saved the job. Pure values, no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/media_type.h"
#include "llm/error.h"
#include "llm/prompt.h"

namespace triptych::batch {

inline constexpr std::size_t kMaxItems = 5'000, kMaxPrompts = 10, kMaxTargets = 6;
inline constexpr std::size_t kMaxCells = 50'000;
inline constexpr int kMaxAtOnce = 8, kUsuallyAtOnce = 3;  // calls to one provider
inline constexpr std::size_t kMaxAnswer = 256 * 1024;     // bytes kept of one answer

enum class CellState : std::uint8_t {
  waiting,
  running,  // its request may have left the page
  done,
  failed,
  skipped,  // a person wanted no answer
  unknown,  // the page ended while it was running: perhaps answered, and paid
  written,  // into a provider's batch file: its answer comes from there
};
inline constexpr std::size_t kCellStates = 7;
std::string_view name_of(CellState state);  // "waiting"; words: "batch.state.<name>"

// The bytes stay with the platform, which knows them by `file`.
struct Item {
  std::uint32_t file = 0;
  std::string name;
  std::size_t size = 0;
  MediaInfo media;  // of its first bytes
};
struct JobTarget {
  std::string provider_id, model, base_url;
  bool practice = false;
  std::uint32_t target_id = 0;  // of the fault script, while practising; not kept
  std::string thinking{};       // see Call::thinking
  friend bool operator==(const JobTarget&, const JobTarget&) = default;
};
// What all cells have in common besides files, prompts and targets.
struct Options {
  std::string system, json_schema;
  int max_output_tokens = 0;
  std::optional<double> temperature;
  Detail detail = Detail::automatic;
  friend bool operator==(const Options&, const Options&) = default;
};
struct Cell {
  CellState state = CellState::waiting;
  std::uint16_t attempts = 0;
  std::optional<int> input, output;  // tokens
  std::optional<double> usd;
  std::optional<double> expected;  // USD, before it is asked; not kept
  Millis took{}, began{};          // began: clock time, not kept
  std::string text;                // the answer, as much of it as came
  std::string error;               // a sentence; "" = none
  std::optional<ErrorKind> kind;   // of the error, where the call failed
  std::string request_id;
};

struct Counts {
  std::size_t of[kCellStates] = {};
  std::size_t all = 0;
  double spent = 0;          // USD, as far as known
  std::size_t unpriced = 0;  // answers whose price is unknown
  std::size_t operator[](CellState state) const { return of[static_cast<std::size_t>(state)]; }
  std::size_t settled() const;  // done, failed or skipped
  bool finished() const { return all > 0 && settled() == all; }
};
// What is known of all cells together, kept by apply() and expect() so that nobody has to look
// through thousands of them for each answer.
struct TargetTally {
  std::size_t waiting = 0, running = 0;
  std::size_t first_waiting = 0;  // cell number; beyond the last cell: none waits
};
struct Tally {
  Counts counts;
  std::vector<TargetTally> targets;
  double waiting_usd = 0, running_usd = 0;  // expected of them; practice costs nothing
  std::size_t waiting_unpriced = 0;
};

struct Job {
  std::string id;  // short, [a-z0-9]; part of the ids in provider files
  std::vector<Item> items;
  std::size_t bytes = 0;  // of all items
  std::vector<std::string> prompts;
  std::vector<JobTarget> targets;
  Options options;
  std::vector<Cell> cells;  // items x prompts x targets; none before it is frozen
  bool frozen = false;      // prompts, targets and options are settled
  bool paused = true;       // nothing new is started
  int at_once = kUsuallyAtOnce;
  std::optional<double> cap;  // USD for the whole job
  Tally tally;
  std::size_t per_item() const { return prompts.size() * targets.size(); }
};

struct CellAddress {
  std::size_t item = 0, prompt = 0, target = 0;
};
CellAddress address_of(const Job& job, std::size_t cell);

// --- changes -------------------------------------------------------------------------------------
struct ItemAdded {
  Item item;
};
// Only before the job is frozen: cells are numbered by the items.
struct ItemRemoved {
  std::uint32_t file = 0;
};
// Prompts, targets and options are settled; the cells come into being.
struct Frozen {
  std::string id;
  std::vector<std::string> prompts;
  std::vector<JobTarget> targets;
  Options options;
};
struct Began {
  std::size_t cell = 0;
};
// state: done, failed, unknown (it was stopped half-way) or written.
struct Ended {
  std::size_t cell = 0;
  CellState state = CellState::done;
  std::optional<int> input, output;
  std::optional<double> usd;
  Millis took{};
  std::string text, error, request_id;
  std::optional<ErrorKind> kind{};
};
struct Requeued {
  std::size_t cell = 0;
};
struct Skipped {
  std::size_t cell = 0;
};
struct PausedSet {
  bool paused = true;
};
struct PaceSet {
  int at_once = kUsuallyAtOnce;
  std::optional<double> cap;
};
using Change = std::variant<ItemAdded, ItemRemoved, Frozen, Began, Ended, Requeued, Skipped,
                            PausedSet, PaceSet>;

// False, and nothing changes, when the change does not fit: a cell begins only out of `waiting`,
// ends only while `running` (or by an imported result, while it has no answer), is written only
// while nothing is under way, is queued again only out of failed, unknown or written, is skipped
// only while nothing is under way. A cell that is done stays done.
bool apply(Job& job, const Change& change, Millis now = {});

// The page that ran it is gone: what was running is now unknown, and nothing runs by itself.
// Returns the changes made, which belong into the journal like all others.
std::vector<Change> reopen(Job& job);

// What an answer to a cell will probably cost; nullopt: unknown. Not part of the journal.
void expect(Job& job, std::size_t cell, std::optional<double> usd);
// Of a cell when it is asked: what is expected, nothing while practising.
double price_of(const Job& job, std::size_t cell);

inline const Counts& count(const Job& job) { return job.tally.counts; }

}  // namespace triptych::batch

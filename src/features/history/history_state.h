// What was asked before and what is kept on this device, as far as the page holds it: summaries of
// all runs, at most one run in full, and which bytes are kept under which id. The platform keeps
// the rest (effect.h); nothing here knows how.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "features/history/run_record.h"
#include "features/owners.h"
#include "features/storage_fault.h"

namespace triptych {

// A run that is looked at: from the history, or out of a card (then it has no place in the list).
struct OpenedRun {
  RunRecord record;
  bool from_card = false;
  int files_missing = 0;  // still on their way
};

struct HistoryState {
  bool on = true;  // runs are kept
  // Of this session, told by the platform.
  std::string session, page_version;
  std::int64_t epoch_ms = 0;  // at clock time 0
  int utc_offset_minutes = 0;

  std::vector<std::string> doomed;  // ids of runs that go unless it is undone
  bool all_doomed = false;
  bool listed = false;                      // `runs` holds all there are
  std::vector<RunSummary> arriving;         // of a new list that is not complete
  std::vector<RunSummary> runs;             // newest first
  std::string query;                        // as typed
  std::vector<std::size_t> found;           // of `runs`, those the query finds
  std::map<std::string, Picture> pictures;  // of rows that were seen, by the id of their file
  std::string loading;                      // id of the run on its way
  std::optional<OpenedRun> opened;          // shown instead of the list
  std::uint64_t opened_changes = 0;         // how often it was opened, closed or got a file
  std::string problem;                      // a string-catalogue key: "" = none
  std::vector<std::string> problem_args;
  StorageFault keep_problem{};
  double used = 0, quota = 0;      // bytes; 0 = not told
  bool forgotten = false;          // all was erased: nothing is kept until the next file comes
  std::vector<std::string> draft;  // ids or addresses of the question's files, as last saved

  // The run in Ask.
  std::string run_id;
  std::int64_t run_at = 0;
  std::vector<std::uint32_t> run_conversations;  // its columns, to notice a new question
  bool changed = false;                          // since it was given to be kept
  bool unsaved = false;                          // given, but not (yet) kept
  // While it goes on it is written down as interrupted, see checkpoint.cpp.
  bool discard = false;                 // it was deleted meanwhile: its end is not kept either
  Millis written_at{};                  // last written down
  std::size_t written = 0;              // bytes of answers, then
  std::optional<Millis> checkpoint_at;  // when what arrived since is written down
};

}  // namespace triptych

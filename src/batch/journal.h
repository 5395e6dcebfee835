// A job as an append-only journal: one line of JSON for each Change, so that saving one costs as
// much for the ten-thousandth cell as for the first. Reading is forgiving: a line that is damaged
// or does not fit is passed over and counted, whatever follows is still read. Lines may be cut
// anywhere by a crash; no prefix of a journal makes a cell done that was not. Keys are never
// written.
#pragma once

#include <string>
#include <string_view>

#include "batch/job.h"

namespace triptych::batch {

// Without a line end, and never holding one.
std::string line_of(const Change& change);
std::optional<Change> read_line(std::string_view line);

struct Replay {
  Job job;
  std::size_t applied = 0, passed_over = 0;
};
Replay replay(std::string_view lines);  // separated by "\n"

}  // namespace triptych::batch

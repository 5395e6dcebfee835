// Jobs for tests: files file1.png ... with the providers alpha, beta, gamma.
#pragma once

#include <string>

#include "batch/journal.h"

namespace triptych::batch {

inline Item item(std::uint32_t file) {
  Item out;
  out.file = file;
  out.name = "file" + std::to_string(file) + ".png";
  out.size = 1000 + file;
  out.media.kind = MediaKind::image;
  out.media.media_type = "image/png";
  return out;
}

inline Ended ended(std::size_t cell, CellState state, std::string text = "") {
  Ended out;
  out.cell = cell;
  out.state = state;
  out.text = std::move(text);
  return out;
}

// Frozen and paused; its journal is appended to `journal`.
inline Job small_job(std::uint32_t items, std::size_t prompts, std::size_t targets,
                     std::string* journal = nullptr) {
  constexpr const char* kProviders[] = {"alpha", "beta", "gamma"};
  Job job;
  const auto make = [&](const Change& change) {
    apply(job, change);
    if (journal != nullptr) *journal += line_of(change) + "\n";
  };
  for (std::uint32_t i = 1; i <= items; ++i) make(ItemAdded{item(i)});
  Frozen frozen;
  frozen.id = "j1";
  for (std::size_t i = 0; i < prompts; ++i) frozen.prompts.push_back("p" + std::to_string(i));
  for (std::size_t i = 0; i < targets; ++i)
    frozen.targets.push_back({kProviders[i % 3], "m", "", false, 0});
  make(frozen);
  return job;
}

}  // namespace triptych::batch

// Will every chosen vendor take every file? One row per file, one column per vendor: told before
// anything is sent. Pure; recomputed when the question changes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "llm/prompt.h"
#include "media/fit_plan.h"
#include "providers/provider.h"

namespace triptych {

struct AppState;
struct Slot;

enum class Fits { yes, doubtful, no };

struct FitCell {
  Fits fits = Fits::yes;
  std::string words;  // why not, or why doubtful; a sentence
};
struct FitRow {
  std::uint32_t slot = 0;  // 0 = all files together
  std::vector<FitCell> cells;
  bool fits() const;
};
struct FitTable {
  std::vector<std::string> columns;  // labels of the vendors
  std::vector<FitRow> rows;          // in the order of the attachments
  const FitRow* row(std::uint32_t slot) const;
};

// The vendors of the chosen targets, each once.
std::vector<const Provider*> chosen_providers(const AppState& state);
std::vector<Taker> takers_of(const AppState& state);
FitTable fit_table(const AppState& state);
// A picture that some vendor may refuse or misread, or that tells where it was taken.
bool needs_fit(const AppState& state, const Slot& slot);

}  // namespace triptych

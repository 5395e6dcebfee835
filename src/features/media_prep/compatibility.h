// Will every chosen vendor take every file? One row per file, one column per vendor: told before
// anything is sent. Pure; recomputed when the question changes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/ask/ask_update.h"
#include "llm/prompt.h"
#include "media/fit_plan.h"
#include "providers/provider.h"

namespace triptych {

enum class Fits { yes, doubtful, no };

struct FitCell {
  Fits fits = Fits::yes;
  std::string words;      // why not, or why doubtful; a sentence
  bool mendable = false;  // sound: written anew it would be taken
};
struct FitRow {
  std::uint32_t attachment_id = 0;  // 0 = all files together
  std::vector<FitCell> cells;
  bool fits() const;
};
struct FitTable {
  std::vector<std::string> columns;             // labels of the vendors
  std::vector<FitRow> rows;                     // in the order of the attachments
  std::map<std::uint32_t, std::size_t> places;  // of the rows, by attachment_id
  const FitRow* row(std::uint32_t attachment_id) const;
};

// The vendors of the chosen targets, each once.
std::vector<const Provider*> chosen_providers(AskReader state);
std::vector<FitTarget> fit_targets_of(AskReader state);
FitTable fit_table(AskReader state);
// What files cost one model: an estimate, by its published rules.
struct FileCost {
  std::string model;  // "OpenAI · gpt-6-sol"
  int tokens = 0;     // 0: it does not count such files, or not in tokens
  std::optional<double> usd;
};
// A line for each chosen model, each once.
std::vector<FileCost> costs_of(AskReader state, std::span<const Attachment> files);
// A picture that some vendor may refuse or misread, or that tells where it was taken; sound that is
// refused as it is, but not in another form.
bool needs_fit(const FitTable& fits, const DraftAttachment& attached);

}  // namespace triptych

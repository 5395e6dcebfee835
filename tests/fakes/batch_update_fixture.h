// A batch as the reducer sees it: files are given, calls answered, and the journal read again.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "batch/journal.h"
#include "fakes/update_fixture.h"

namespace triptych {

class BatchUpdateTest : public UpdateTest {
 protected:
  void given_files(std::uint32_t count) {
    when(PlaceOpened{Place::batch});
    when(BatchPromptTyped{0, "What is this?"});
    for (std::uint32_t i = 1; i <= count; ++i)
      when(BatchFileAdded{i, "f" + std::to_string(i) + ".png", picture->size(), picture});
  }
  // Gives the files that were asked for; the runs that began.
  std::vector<StartRun> served(const std::vector<Effect>& effects) {
    std::vector<StartRun> out;
    for (const ReadBatchFile& wish : only<ReadBatchFile>(effects))
      for (StartRun& start : only<StartRun>(when(BatchFileRead{wish.request, picture})))
        out.push_back(std::move(start));
    return out;
  }
  // Three files with the first key, their questions under way.
  std::vector<StartRun> given_running(std::uint32_t files = 3) {
    given_key();
    given_files(files);
    return served(when(BatchRunPressed{}));
  }
  std::vector<batch::CellState> states() const {
    std::vector<batch::CellState> out;
    for (const batch::Cell& cell : state.batch.job.cells) out.push_back(cell.state);
    return out;
  }
  std::string journal() const {
    std::string out;
    for (const AppendBatch& one : only<AppendBatch>(so_far)) out += one.lines;
    return out;
  }
  // A page that is opened anew with what the journal holds.
  std::vector<Effect> given_reopened() {
    const std::string lines = journal();
    state = initial_state();
    state.shared.prices = round_prices();
    return when(BatchRestored{lines});
  }
  std::string result(std::size_t cell, const std::string& words) const {
    return R"({"custom_id":")" + state.batch.job.id + "-" + std::to_string(cell) +
           R"(","response":{"status_code":200,"body":{"choices":[{"message":{"content":")" + words +
           R"("},"finish_reason":"stop"}],)"
           R"("usage":{"prompt_tokens":1000,"completion_tokens":100}}}})"
           "\n";
  }
  // Writes all files for a batch service; their text.
  std::string made_files(std::vector<Effect> effects) {
    std::string text;
    while (true) {
      for (const WriteBatchFile& piece : only<WriteBatchFile>(effects)) text += piece.text;
      const auto wishes = only<ReadBatchFile>(effects);
      if (wishes.empty()) return text;
      effects = when(BatchFileRead{wishes[0].request, picture});
    }
  }

  const Bytes picture = png_of(64, 48);
};

}  // namespace triptych

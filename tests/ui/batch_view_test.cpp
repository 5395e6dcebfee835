// The place Batch as a person uses it, without a browser: the platform's part (files, journal) is
// played by the test.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "fakes/headless_imgui.h"
#include "features/batch/batch_work.h"

namespace triptych::batch_view_test {
namespace {

using ui::ItemRole;

class BatchPlace : public testing::Test {
 protected:
  BatchPlace() {
    page.click(ItemRole::button, "Batch");
    page.type(ItemRole::text_area, "Prompt 1", "What is this?");
  }
  void add(std::uint32_t count) {
    const std::string png = tiny_png(64, 48);
    for (std::uint32_t i = 1; i <= count; ++i)
      page.platform.news.push_back(
          BatchFileAdded{i, "f" + std::to_string(i) + ".png", png.size(), bytes_of(png)});
    page.frame();
  }
  // Gives every file that was asked for, once.
  std::size_t serve() {
    std::size_t given = 0;
    for (std::size_t i = 0; i < page.platform.performed.size(); ++i) {
      const auto* wish = page.platform.performed[i].get_if<ReadBatchFile>();
      if (wish == nullptr || !served.insert(wish->request).second) continue;
      page.platform.news.push_back(BatchFileRead{wish->request, bytes_of(tiny_png(64, 48))});
      ++given;
    }
    page.frame();
    return given;
  }
  std::string journal() const {
    std::string out;
    for (const PlatformEffect& effect : page.platform.performed) {
      if (const auto* lines = effect.get_if<AppendBatch>()) out += lines->lines;
    }
    return out;
  }
  const BatchState& work() const { return page.app.state().batch; }
  bool shows(const std::string& words) { return page.all_text().find(words) != std::string::npos; }

  std::unique_ptr<HeadlessPage> loaded = std::make_unique<HeadlessPage>();
  HeadlessPage& page = *loaded;
  std::set<std::uint32_t> served;
};

TEST_F(BatchPlace, SaysWhatIsMissing) {
  page.click(ItemRole::button, "Run batch");
  EXPECT_TRUE(shows("Add at least one file."));
  add(2);
  page.click(ItemRole::button, "Run batch");
  EXPECT_TRUE(work().problem);
  EXPECT_EQ(work().problem->key, "problem.batch_no_key");
  EXPECT_FALSE(work().job.frozen) << "nothing is settled before it can run";
}

TEST_F(BatchPlace, TellsBeforeWhatItWillBe) {
  add(3);
  page.click(ItemRole::button, "Add a prompt");
  page.type(ItemRole::text_area, "Prompt 2", "And who made it?");
  EXPECT_EQ(work().forecast.calls, 6u);
  EXPECT_TRUE(shows("6 calls, about"));
}

class BatchRuns : public BatchPlace {
 protected:
  BatchRuns() {
    page.platform.news.push_back(
        KeyTyped{page.app.state().ask.provider_id(), Secret("sk-test-0123")});
    page.frame();
  }
};

TEST_F(BatchRuns, JournalComesBeforeTheFileAndHoldsNoBytesAndNoKey) {
  add(5);
  page.click(ItemRole::button, "Run batch");
  bool began = false;
  std::size_t reads = 0;
  for (const PlatformEffect& effect : page.platform.performed) {
    if (const auto* lines = effect.get_if<AppendBatch>())
      began = began || lines->lines.find("began") != std::string::npos;
    if (effect.is<ReadBatchFile>()) {
      ++reads;
      EXPECT_TRUE(began);
    }
  }
  EXPECT_EQ(reads, 3u) << "three at once";
  EXPECT_EQ(journal().find("sk-test"), std::string::npos);
  EXPECT_EQ(serve(), 3u);
  EXPECT_EQ(page.app.busy(), true);
}

TEST_F(BatchRuns, AReloadRestoresItAndOffersWhatWasUnderWay) {
  add(5);
  page.click(ItemRole::button, "Run batch");
  serve();
  const std::string kept = journal();
  loaded.reset();
  HeadlessPage later;
  later.platform.news.push_back(BatchRestored{kept});
  later.platform.news.push_back(FragmentChanged{"batch"});
  later.frame();
  later.frame();
  const BatchState& restored = later.app.state().batch;
  EXPECT_EQ(restored.counts[batch::CellState::unknown], 3u);
  EXPECT_EQ(restored.counts[batch::CellState::waiting], 2u);
  EXPECT_EQ(later.platform.last<ReadBatchFile>(), nullptr) << "nothing runs by itself";
  later.click(ItemRole::button, "Leave them");
  EXPECT_EQ(restored.counts[batch::CellState::skipped], 3u);
}

TEST_F(BatchRuns, OnlyRowsInSightAreRegistered) {
  add(500);
  page.click(ItemRole::button, "Run batch");
  page.frame();
  std::size_t rows = 0;
  for (const ui::Item& item : page.page.registry().items())
    rows += item.name.find(".png · ") != std::string::npos ? 1 : 0;
  EXPECT_GT(work().job.cells.size(), 499u);
  EXPECT_LT(rows, 40u);
}

TEST_F(BatchRuns, FilesForABatchServiceComeBackAsAnswers) {
  add(3);
  page.click(ItemRole::button, "Write batch files");
  while (work().making.running()) ASSERT_EQ(serve(), 1u);
  std::string text;
  for (const PlatformEffect& effect : page.platform.performed) {
    if (const auto* piece = effect.get_if<WriteBatchFile>()) text += piece->text;
  }
  EXPECT_EQ(work().making.files, 1u);
  EXPECT_EQ(work().making.requests, 3u);
  EXPECT_EQ(text.find("sk-test"), std::string::npos);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
  const std::string id = work().job.id;
  const auto result = [&](const std::string& custom_id, const char* words) {
    return R"({"custom_id":")" + custom_id +
           R"(","response":{"status_code":200,"body":{"choices":[{"message":{"content":")" + words +
           R"("},"finish_reason":"stop"}]}}})" + "\n";
  };
  const std::string lines = result(id + "-2", "third") + "{damaged\n" + result(id + "-0", "first") +
                            result(id + "-0", "again") + result("other-0", "foreign") +
                            result(id + "-99", "beyond") + "\n";
  for (std::size_t at = 0; at < lines.size(); at += 7)  // cut anywhere
    page.platform.news.push_back(BatchResultsArrived{lines.substr(at, 7), at + 7 >= lines.size()});
  page.frame();
  EXPECT_EQ(work().import.taken, 2u);
  EXPECT_EQ(work().import.already, 1u);
  EXPECT_EQ(work().import.foreign, 2u);
  EXPECT_EQ(work().import.damaged, std::vector<std::size_t>{2});
  EXPECT_EQ(work().job.cells[0].text, "first");
  EXPECT_EQ(work().job.cells[2].text, "third");
  EXPECT_TRUE(shows("(line 2)"));
  // The one without an answer is not asked here as well, unless the person says so.
  EXPECT_EQ(work().job.cells[1].state, batch::CellState::written);
  EXPECT_EQ(page.find(ItemRole::button, "Resume"), nullptr);
  EXPECT_TRUE(shows("Questions in batch files: 1"));
  page.click(ItemRole::button, "Ask them here instead");
  EXPECT_EQ(work().job.cells[1].state, batch::CellState::waiting);
  EXPECT_NE(page.find(ItemRole::button, "Resume"), nullptr);
}

TEST_F(BatchRuns, AFileForABatchServiceIsCutAtItsLargestSize) {
  ByteVector whole(*bytes_of(tiny_png(64, 48)));
  whole.resize(12'000'000);
  const auto large = std::make_shared<const ByteVector>(std::move(whole));
  add(14);
  page.click(ItemRole::button, "Write batch files");
  std::map<std::string, std::size_t> sizes;
  std::set<std::string> closed;
  while (true) {
    std::uint32_t wanted = 0;
    for (const PlatformEffect& effect : page.platform.performed) {
      if (const auto* wish = effect.get_if<ReadBatchFile>()) wanted = wish->request;
      const auto* piece = effect.get_if<WriteBatchFile>();
      if (piece == nullptr) continue;
      EXPECT_FALSE(closed.contains(piece->name));
      sizes[piece->name] += piece->text.size();
      if (piece->last) closed.insert(piece->name);
    }
    page.platform.performed.clear();
    if (wanted == 0) break;
    page.platform.news.push_back(BatchFileRead{wanted, large});
    page.frame();
  }
  EXPECT_EQ(sizes.size(), 2u) << "14 requests of 16 MB, 200 MB a file";
  EXPECT_EQ(closed.size(), 2u);
  for (const auto& [name, size] : sizes) EXPECT_LE(size, 200'000'000u) << name;
  EXPECT_EQ(work().making.requests, 14u);
}

TEST_F(BatchRuns, ACellOpensTheWorkbenchAndBackLeadsToTheTable) {
  add(2);
  page.click(ItemRole::button, "Run batch");
  serve();
  const auto& started = page.transport.started;
  ASSERT_FALSE(started.empty());
  page.transport.head(200);
  page.transport.chunk(R"(data: {"choices":[{"index":0,"delta":{"content":"A cat."}}]})"
                       "\n\n"
                       R"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                       "\n\n"
                       "data: [DONE]\n\n");
  page.transport.close();
  page.frame();
  page.frame();
  const auto answered =
      std::ranges::find(work().job.cells, batch::CellState::done, &batch::Cell::state);
  ASSERT_NE(answered, work().job.cells.end());
  const auto cell = static_cast<std::size_t>(answered - work().job.cells.begin());
  page.click(ItemRole::button, label_of(work().job, cell) + ": Answered");
  EXPECT_TRUE(shows("A cat."));
  EXPECT_NE(page.find(ItemRole::tab, "Answers"), nullptr);
  page.click(ItemRole::tab, "Request & code");
  EXPECT_TRUE(shows("Rebuilt from what was kept"));
  EXPECT_EQ(page.find(ItemRole::button, "Ask again"), nullptr) << "it is only read";
  page.click(ItemRole::button, "Back to the batch");
  EXPECT_NE(page.find(ItemRole::table, "Answers"), nullptr);
}

TEST_F(BatchPlace, ChoosesItsOwnModelsAndFields) {
  add(1);
  EXPECT_NE(page.find(ItemRole::button, "Remove f1.png"), nullptr);
  page.type(ItemRole::select, "Structured output", "receipt");
  EXPECT_FALSE(work().choice.json_schema.empty());
  EXPECT_TRUE(page.app.state().ask.json_schema.empty());
  page.click(ItemRole::button, "Remove f1.png");
  EXPECT_TRUE(work().job.items.empty());
}

TEST(BatchForms, NoFileGoesBeyondItsLimits) {
  const BatchForm form{"json", "[", ",", "]\n", 3, 100, false};
  EXPECT_TRUE(fits(form, 2, 90, 8));
  EXPECT_FALSE(fits(form, 2, 90, 9)) << "the closing has to fit, too";
  EXPECT_FALSE(fits(form, 3, 10, 1));
}

TEST_F(BatchRuns, ABatchInAnotherTabIsNotOfferedHere) {
  page.platform.news.push_back(BatchLockedByOtherTab{true});
  page.frame();
  page.frame();
  EXPECT_TRUE(shows("The batch is in another tab"));
  EXPECT_EQ(page.find(ItemRole::button, "Add files"), nullptr);
  page.platform.news.push_back(BatchLockedByOtherTab{false});
  page.frame();
  page.frame();
  EXPECT_NE(page.find(ItemRole::button, "Add files"), nullptr);
}

}  // namespace
}  // namespace triptych::batch_view_test

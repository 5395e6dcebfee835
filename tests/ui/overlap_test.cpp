// Nothing lies over anything else: what can be pressed or typed into, and headings, beside all
// others of the same container; in three languages and at three sizes of text.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/json.h"
#include "base/strings.h"
#include "fakes/headless_imgui.h"
#include "fakes/source_dir.h"

namespace triptych::overlap_test {
namespace {

using ui::Item;
using ui::ItemRole;
using ui::Rect;

bool counts(const Item& item) {
  const bool acts = item.role >= ItemRole::button && item.role <= ItemRole::range;
  return (acts || item.role == ItemRole::heading) && item.rect.w > 0 && item.rect.h > 0;
}

// More than a rounding error.
bool overlap(const Rect& a, const Rect& b) {
  const float wide = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x);
  const float high = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
  return wide > 1 && high > 1;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string strings_of(const std::string& language) {
  return read(source_dir() + "/assets/strings/" + language + ".json");
}

// Those of the page, in their order.
LessonsArrived all_lessons() {
  const std::filesystem::directory_iterator folder(source_dir() + "/assets/lessons");
  std::set<std::filesystem::path> paths;
  for (const auto& entry : folder) paths.insert(entry.path());
  Json files = Json::array();
  for (const auto& path : paths)
    files.push_back({{"name", path.filename().string()}, {"text", read(path)}});
  return {dump_json(files)};
}

// What a button says is read in full; names of files and models may be longer than any room.
void expect_whole(HeadlessPage& page, const std::string& where) {
  for (const Item& item : page.page.registry().items())
    EXPECT_EQ(item.hints.find("tip=cut"), std::string::npos)
        << where << ": \"" << item.name << "\" has no room";
}

void expect_apart(HeadlessPage& page, const std::string& where) {
  page.frame();
  page.frame();
  page.frame();
  std::map<ui::ItemId, std::vector<const Item*>> siblings;
  for (const Item& item : page.page.registry().items())
    if (counts(item)) siblings[item.parent].push_back(&item);
  for (const auto& [parent, items] : siblings)
    for (std::size_t a = 0; a < items.size(); ++a)
      for (std::size_t b = a + 1; b < items.size(); ++b)
        EXPECT_FALSE(overlap(items[a]->rect, items[b]->rect))
            << where << ": " << items[a]->name << " / " << items[b]->name;
  expect_whole(page, where);
}

struct Overlap : ::testing::TestWithParam<std::tuple<const char*, int>> {
  ~Overlap() override { load_strings("{}"); }
};

TEST_P(Overlap, NothingLiesOverAnythingElse) {
  const auto& [language, percent] = GetParam();
  for (const auto& [w, h] : {std::pair{1280.f, 800.f}, {1024.f, 640.f}, {390.f, 844.f}}) {
    const float scale = static_cast<float>(percent) / 100;
    HeadlessPage page(std::floor(w / scale), std::floor(h / scale));
    const std::string where = std::string(language) + " " + std::to_string(percent) + " % " +
                              std::to_string(static_cast<int>(w));
    page.platform.news.push_back(StringsArrived{language, strings_of(language)});
    page.frame();
    page.platform.news.push_back(all_lessons());
    page.platform.news.push_back(HistoryListed{
        R"([{"id":"r1","prompt":"Read this receipt and tell me what was bought","files":1,)"
        R"("first_file":{"name":"receipt-of-a-shop.png"},"models":["GPT-6.2 Sol"]},)"
        R"({"id":"r2","files":3}])"});
    for (const PlaceInfo& place : kPlaces) {
      page.platform.news.push_back(PlaceOpened{place.place});
      expect_apart(page, where + " " + std::string(place.fragment));
    }
    page.platform.news.push_back(PlaceOpened{Place::ask});
    page.platform.news.push_back(TargetAdded{});
    page.platform.news.push_back(TargetAdded{});
    page.drop("a-rather-long-name-of-a-photograph.png", tiny_png(64, 48));
    expect_apart(page, where + " with a file");
    page.platform.news.push_back(PromptTyped{"What is this?"});
    page.platform.news.push_back(RunPressed{});
    for (int i = 0; i < 200; ++i) {
      page.clock.advance(Millis{50});
      page.frame();
    }
    ASSERT_EQ(page.app.state().ask.conversations.size(), 3u);
    for (const char* view : {"bench.answers", "bench.compare", "bench.accuracy", "bench.wire"}) {
      page.see(tr(view));
      expect_apart(page, where + " " + view);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Page, Overlap,
                         ::testing::Combine(::testing::Values("en", "es", "ar"),
                                            ::testing::Values(100, 150, 200)));

}  // namespace
}  // namespace triptych::overlap_test

// A question with a thousand files: what follows from all of them is worked out once a turn, and
// their bytes are shared, never copied.
#include <gtest/gtest.h>

#include "app/app.h"
#include "fakes/headless_imgui.h"
#include "fakes/update_fixture.h"
#include "features/media_prep/compatibility.h"

namespace triptych::many_files_update_test {
namespace {

constexpr int kMany = 1000;

using ManyFilesUpdate = UpdateTest;

Event arrival(int number) {
  const std::string text = std::to_string(number);
  return FileArrived{text + ".png", png_of(number % 40 + 1, number / 40 + 1), "f" + text};
}

TEST_F(ManyFilesUpdate, AreJudgedOnceForAllTheEventsOfATurn) {
  for (int i = 0; i < kMany; ++i) {
    take(state, arrival(i), now);
    ASSERT_TRUE(state.ask.estimates.empty());
    ASSERT_TRUE(state.media_prep.fits.rows.empty());
  }
  EXPECT_FALSE(derive(state).empty());
  ASSERT_EQ(state.ask.estimates.size(), 1u);
  EXPECT_GE(state.media_prep.fits.rows.size(), static_cast<std::size_t>(kMany));
  state.ask.estimates.clear();
  EXPECT_TRUE(derive(state).empty());
  EXPECT_TRUE(state.ask.estimates.empty()) << "worked out again although nothing changed";
}

TEST_F(ManyFilesUpdate, TheirThumbnailsDoNotMakeThemJudgedAgain) {
  when(arrival(1));
  state.ask.estimates.clear();
  const std::uint32_t attachment_id = state.ask.attachments[0].id;
  when(ThumbnailReady{attachment_id, 7, 10, 10, false});
  EXPECT_TRUE(state.ask.estimates.empty());
  when(ThumbnailReady{attachment_id, 0, 0, 0, true});
  EXPECT_EQ(state.ask.estimates.size(), 1u) << "a broken file is judged again";
}

TEST_F(ManyFilesUpdate, OnlyThoseThatAreSeenGetAThumbnail) {
  std::size_t asked = 0;
  for (int i = 0; i < kMany; ++i) asked += only<MakeThumbnail>(take(state, arrival(i), now)).size();
  EXPECT_EQ(asked, kFilesShown);
  const DraftAttachment& last = state.ask.attachments.back();
  EXPECT_TRUE(lacks_thumbnail(last));
  const ThumbnailsWanted wanted{{state.ask.attachments.front().id, last.id}};
  EXPECT_EQ(one<MakeThumbnail>(take(state, wanted, now)).attachment_id, last.id);
  EXPECT_FALSE(lacks_thumbnail(last));
  EXPECT_TRUE(take(state, wanted, now).empty()) << "asked for twice";
}

TEST_F(ManyFilesUpdate, TheirBytesAreSharedWithWhatIsSentAndKept) {
  for (int i = 0; i < kMany; ++i) take(state, arrival(i), now);
  const std::vector<Effect> derived = derive(state);
  const std::vector<StoreBlob> kept = only<StoreBlob>(derived);
  ASSERT_EQ(kept.size(), static_cast<std::size_t>(kMany));
  EXPECT_EQ(only<SaveSettings>(derived).size(), 1u);
  EXPECT_EQ(one<Announce>(derived).text, "1,000 files attached.");
  when(PracticeToggled{true});
  const StartRun start = one<StartRun>(when(RunPressed{}));
  const std::vector<Part>& parts = start.call.prompt.messages.back().parts;
  ASSERT_EQ(parts.size(), static_cast<std::size_t>(kMany));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Bytes& own = state.ask.attachments[i].attachment.data;
    ASSERT_EQ(std::get<Attachment>(parts[i]).data, own);
    ASSERT_EQ(kept[i].data, own);
  }
}

TEST_F(ManyFilesUpdate, ARunWithThemIsReadAgain) {
  for (int i = 0; i < kMany; ++i) take(state, arrival(i), now);
  when(PracticeToggled{true});
  const auto effects = answered(one<StartRun>(when(RunPressed{})).run, "Done.");
  const auto record = read_record(one<KeepRun>(effects).record);
  ASSERT_TRUE(record) << record.error();
  EXPECT_EQ(record.value().files.size(), static_cast<std::size_t>(kMany));
}

// Looks at the state between the events of one turn.
struct WatchingPlatform : Platform {
  const App* app = nullptr;
  int left = kMany;
  std::size_t judged_between = 0;
  void perform(const PlatformEffect&) override {}
  bool poll(Event& out) override {
    judged_between += app->state().ask.estimates.size();
    if (left == 0) return false;
    out = arrival(left--);
    return true;
  }
};

TEST(ManyFiles, ATurnOfTheAppJudgesThemOnceBeforeTheyAreShown) {
  FakeTransport transport;
  WatchingPlatform platform;
  ManualClock clock;
  App app(transport, platform, clock, 1);
  platform.app = &app;
  std::size_t shown = 0;
  app.turn([&](const AppState& state, std::vector<Event>&) { shown = state.ask.estimates.size(); });
  EXPECT_EQ(platform.judged_between, 0u);
  EXPECT_EQ(shown, app.state().ask.targets.size());
  EXPECT_EQ(app.state().ask.attachments.size(), static_cast<std::size_t>(kMany));
}

// Takes letters, and remembers what was stored.
struct TypingPlatform : Platform {
  std::vector<Event> events;
  std::vector<std::string> stored;
  void perform(const PlatformEffect& effect) override {
    if (const auto* settings = effect.get_if<SaveSettings>()) stored.push_back(settings->json);
  }
  bool poll(Event& out) override {
    if (events.empty()) return false;
    out = events.front();
    events.erase(events.begin());
    return true;
  }
};

struct ManyFilesTyping : testing::Test {
  FakeTransport transport;
  TypingPlatform platform;
  ManualClock clock;
  App app{transport, platform, clock, 1};

  // What was stored because of it.
  std::vector<std::string> after(const Event& event) {
    platform.stored.clear();
    platform.events = {event};
    app.turn([](const AppState&, std::vector<Event>&) {});
    return platform.stored;
  }
  bool stored_alone(const std::vector<std::string>& stored, const char* words) {
    return stored.size() == 1 && stored[0].find(words) != std::string::npos;
  }
};

TEST_F(ManyFilesTyping, IsStoredWhenItRests) {
  EXPECT_TRUE(after(PromptTyped{"my que"}).empty());
  clock.advance(Millis{150});
  EXPECT_TRUE(after(PromptTyped{"my quest"}).empty());
  ASSERT_TRUE(app.next_wake());
  EXPECT_EQ(*app.next_wake(), clock.now() + Millis{50}) << "typing on does not put it off";
  clock.advance(Millis{50});
  EXPECT_TRUE(stored_alone(after(PromptTyped{"my question"}), "my quest"));
}

TEST_F(ManyFilesTyping, IsStoredBeforeAnythingElseHappens) {
  after(PromptTyped{"my question"});
  EXPECT_TRUE(stored_alone(after(PlaceOpened{Place::keys}), "my question"));
  after(PromptTyped{"my other question"});
  EXPECT_TRUE(stored_alone(after(PageLeft{}), "my other question"));
  EXPECT_FALSE(app.next_wake());
  after(PromptTyped{"my last question"});
  app.store_typed();
  EXPECT_TRUE(stored_alone(platform.stored, "my last question"));
  platform.stored.clear();
  app.store_typed();
  EXPECT_TRUE(platform.stored.empty()) << "twice";
}

}  // namespace
}  // namespace triptych::many_files_update_test

// What a newcomer is told once: when it ends, and that it never comes back.
#include "app/settings.h"
#include "fakes/update_fixture.h"

namespace triptych::hints_update_test {
namespace {

class HintsUpdate : public UpdateTest {
 protected:
  static bool over(const AppState& page, Hint hint) { return page.ask.is_over(hint); }
  // The page after a reload.
  AppState reloaded() const {
    AppState page = initial_state();
    update(page, SettingsLoaded{settings_json(state)}, now);
    return page;
  }
};

constexpr Hint kAllHints[] = {Hint::models, Hint::views, Hint::keys};

TEST_F(HintsUpdate, ADismissedOneStaysAwayAlsoAfterAReload) {
  for (const Hint hint : kAllHints) EXPECT_FALSE(over(state, hint));
  const auto effects = when(HintEnded{Hint::views});
  EXPECT_TRUE(are<SaveSettings>(effects));
  for (const Hint hint : kAllHints) {
    EXPECT_EQ(over(state, hint), hint == Hint::views);
    EXPECT_EQ(over(reloaded(), hint), hint == Hint::views);
  }
  EXPECT_TRUE(when(HintEnded{Hint::views}).empty()) << "nothing new to be saved";
}

TEST_F(HintsUpdate, AnAdviceThatWasFollowedEndsForGood) {
  when(TargetAdded{});
  EXPECT_TRUE(over(state, Hint::models));
  when(TargetRemoved{state.ask.target().id});
  EXPECT_TRUE(over(reloaded(), Hint::models));
  when(KeyTyped{"openai", Secret()});
  EXPECT_FALSE(over(state, Hint::keys)) << "an emptied field is no key";
  given_key();
  EXPECT_TRUE(over(state, Hint::keys));
  when(KeysForgotten{});
  EXPECT_TRUE(over(reloaded(), Hint::keys));
  EXPECT_FALSE(over(reloaded(), Hint::views));
}

TEST_F(HintsUpdate, WhoWasHereBeforeIsNoNewcomer) {
  when(SettingsLoaded{R"({"version":1,"prompt":"Mine"})"});
  for (const Hint hint : kAllHints) EXPECT_TRUE(over(state, hint));
}

TEST_F(HintsUpdate, StoredModelsAndKeysSpeakForThemselves) {
  when(SettingsLoaded{R"({"version":1,"key_storage":1,"hints":["nonsense",7],"targets":[
      {"provider":"openai","model":"a"},{"provider":"anthropic","model":"b"}]})"});
  EXPECT_TRUE(over(state, Hint::models));
  EXPECT_FALSE(over(state, Hint::keys));
  when(KeysLoaded{"{}"});
  EXPECT_FALSE(over(state, Hint::keys));
  when(KeysLoaded{R"({"openai":")" + std::string(kTypedKey) + "\"}"});
  EXPECT_TRUE(over(state, Hint::keys));
  EXPECT_FALSE(over(state, Hint::views));
}

}  // namespace
}  // namespace triptych::hints_update_test

// Keys, addresses, looks and what is saved of them, as the reducer sees it.
#include <gtest/gtest.h>

#include "base/format.h"
#include "base/json.h"
#include "fakes/update_fixture.h"
#include "features/keys.h"

namespace triptych::settings_update_test {
namespace {

using SettingsUpdate = UpdateTest;

// --- keys ----------------------------------------------------------------------------------------

TEST_F(SettingsUpdate, ATypedKeyIsCleanedAndStaysInMemory) {
  const auto effects = when(KeyTyped{"openai", Secret(std::string("  ") + kTypedKey + "\r\n")});
  EXPECT_TRUE(are<SaveSettings>(effects)) << "that no hint of keys is needed any more";
  expect_no_key_told();
  EXPECT_EQ(state.shared.keys["openai"], Secret(kTypedKey));
  EXPECT_EQ(key_of(state), Secret(kTypedKey));
}

TEST_F(SettingsUpdate, KeysAreStoredOnlyOnceThePersonChoseThisTab) {
  given_key();
  EXPECT_TRUE(only<SaveKeys>(so_far).empty());
  const auto chosen = when(KeyStorageChosen{KeyStorage::tab});
  EXPECT_TRUE((are<SaveKeys, SaveSettings>(chosen)));
  EXPECT_EQ(one<SaveKeys>(chosen).json, R"({"openai":")" + std::string(kTypedKey) + "\"}");
  const auto typed = when(KeyTyped{"anthropic", Secret(kOtherKey)});
  EXPECT_TRUE(are<SaveKeys>(typed));
  EXPECT_NE(one<SaveKeys>(typed).json.find(kOtherKey), std::string::npos);
  EXPECT_EQ(one<SaveKeys>(when(KeyTyped{"openai", Secret()})).json,
            R"({"anthropic":")" + std::string(kOtherKey) + "\"}");
  expect_no_key_told();
}

TEST_F(SettingsUpdate, BackToMemoryErasesTheStoredKeysButNotTheTypedOnes) {
  given_key();
  when(KeyStorageChosen{KeyStorage::tab});
  EXPECT_EQ(one<SaveKeys>(when(KeyStorageChosen{KeyStorage::memory})).json, "");
  EXPECT_EQ(key_of(state), Secret(kTypedKey));
  EXPECT_TRUE(when(KeyTyped{"openai", Secret(kOtherKey)}).empty());
}

TEST_F(SettingsUpdate, StoredKeysComeBackOnlyWhereTheyWereWanted) {
  const std::string stored = R"({"openai":"sk-test-stored-one","anthropic":"sk-test-stored-two",)"
                             R"("nobody":"sk-test-x","gemini":7})";
  when(KeysLoaded{stored});
  EXPECT_TRUE(state.shared.keys.empty()) << "storage is not wished";
  given_key();
  when(KeyStorageChosen{KeyStorage::tab});
  when(KeysLoaded{stored});
  EXPECT_EQ(state.shared.keys["openai"], Secret(kTypedKey)) << "what was typed since stays";
  EXPECT_EQ(state.shared.keys["anthropic"], Secret("sk-test-stored-two"));
  EXPECT_FALSE(state.shared.keys.contains("nobody"));
  when(KeysLoaded{"{damaged"});
  EXPECT_EQ(state.shared.keys["anthropic"], Secret("sk-test-stored-two"));
}

TEST_F(SettingsUpdate, TheModelListIsAskedForWithTheKeyOfThatProvider) {
  given_key();
  given_second_target("anthropic", kOtherKey);
  const auto effects = when(ModelsRequested{});
  EXPECT_TRUE(are<FetchModels>(effects));
  EXPECT_EQ(one<FetchModels>(effects).provider_id, "anthropic");
  EXPECT_EQ(one<FetchModels>(effects).key, Secret(kOtherKey));
  EXPECT_EQ(state.settings.models_loading, "anthropic");
  when(ModelsArrived{"anthropic", {{.id = "claude-a"}, {.id = "claude-b"}}, ""});
  EXPECT_EQ(state.settings.models_loading, "");
  when(ModelsArrived{"anthropic", {}, "No answer."});
  EXPECT_EQ(state.settings.models_problem, "No answer.");
  EXPECT_EQ(state.settings.live_models["anthropic"], 2u) << "a failure takes nothing away";
  expect_no_key_told();
}

TEST_F(SettingsUpdate, ASimulatedProviderHasNoAddressAndNoListToFetch) {
  when(ProviderChosen{"demo"});
  EXPECT_TRUE(when(ModelsRequested{}).empty());
  EXPECT_EQ(state.settings.models_loading, "");
  EXPECT_TRUE(when(BaseUrlTyped{"demo", "https://example.org/v1"}).empty());
  EXPECT_TRUE(state.shared.base_urls.empty());
  for (const KeyRing::Entry& entry : key_ring(state.shared).entries)
    EXPECT_NE(entry.provider_id, "demo");
}

// --- forget --------------------------------------------------------------------------------------

TEST_F(SettingsUpdate, ForgettingKeysForgetsKeysAndNothingElse) {
  given_key();
  when(KeyStorageChosen{KeyStorage::tab});
  when(BaseUrlTyped{"openai", "https://example.org/v1"});
  when(CellEdited{"cell", "x"});
  answered(given_question()[0].run, "A receipt.");
  when(HistoryListed{R"([{"id":"r1","at":1,"prompt":"Old"}])"});
  const auto effects = when(KeysForgotten{});
  EXPECT_TRUE((are<SaveKeys, ForgetKeysElsewhere, Announce>(effects)));
  EXPECT_EQ(one<SaveKeys>(effects).json, "");
  EXPECT_TRUE(key_of(state).empty());
  EXPECT_TRUE(state.ask.conversations[0].last().key.empty())
      << "nor is it with the answer any more";
  EXPECT_EQ(state.shared.base_urls["openai"], "https://example.org/v1");
  EXPECT_EQ(state.history.runs.size(), 1u);
  EXPECT_EQ(state.ask.conversations.size(), 1u);
  EXPECT_EQ(state.ask.prompt, "What is this?");
  EXPECT_NE(one<SaveKeys>(when(UndoPressed{})).json.find(kTypedKey), std::string::npos);
  EXPECT_EQ(key_of(state), Secret(kTypedKey));
}

TEST_F(SettingsUpdate, KeysForgottenInAnotherTabAreForgottenHere) {
  given_key();
  when(KeyStorageChosen{KeyStorage::tab});
  const auto effects = when(KeysForgottenElsewhere{});
  EXPECT_TRUE((are<SaveKeys, Announce>(effects))) << "and not told on";
  EXPECT_TRUE(state.shared.keys.empty());
  EXPECT_TRUE(when(KeysForgottenElsewhere{}).empty());
}

TEST_F(SettingsUpdate, ErasingEverythingErasesAllOnceItCanNoLongerBeUndone) {
  given_key();
  when(FileArrived{"a.png", png_of(4, 4), "s-1"});
  const RunId run = given_question()[0].run;
  const auto effects = when(EverythingErased{});
  EXPECT_TRUE(only<ForgetEverything>(effects).empty());
  EXPECT_EQ(one<StopRun>(effects).run, run);
  EXPECT_NE(one<MarkDoomed>(effects).json.find("all"), std::string::npos);
  EXPECT_TRUE(state.shared.keys.empty());
  EXPECT_TRUE(state.ask.prompt.empty());
  EXPECT_TRUE(state.ask.attachments.empty());
  EXPECT_TRUE(state.ask.conversations.empty());
  EXPECT_TRUE(answered(run, "too late").empty()) << "what was in flight is not written back";
  now += kUndoTime;
  const auto over = when(KeepingDue{});
  EXPECT_TRUE((are<ForgetEverything, MarkDoomed>(over)));
  EXPECT_TRUE(only<KeepRun>(when(PageLeft{})).empty());
}

TEST_F(SettingsUpdate, ErasingEverythingCanBeUndone) {
  given_key();
  when(KeyStorageChosen{KeyStorage::tab});
  when(FileArrived{"a.png", png_of(4, 4), "s-1"});
  answered(given_question()[0].run, "A receipt.");
  when(EverythingErased{});
  const auto undone = when(UndoPressed{});
  EXPECT_TRUE(only<ForgetEverything>(undone).empty());
  EXPECT_EQ(key_of(state), Secret(kTypedKey));
  EXPECT_EQ(state.ask.prompt, "What is this?");
  EXPECT_EQ(state.ask.attachments.size(), 1u);
  EXPECT_EQ(state.ask.conversations[0].last().reply.text, "A receipt.");
  now += kUndoTime;
  EXPECT_TRUE(when(KeepingDue{}).empty()) << "it is over";
}

// --- addresses -----------------------------------------------------------------------------------

TEST_F(SettingsUpdate, AnAddressOfOnesOwnIsSavedAndUsedForThatProviderOnly) {
  EXPECT_NE(one<SaveSettings>(when(BaseUrlTyped{"compatible", "http://127.0.0.1:9/v1"}))
                .json.find("http://127.0.0.1:9/v1"),
            std::string::npos);
  EXPECT_TRUE(when(BaseUrlTyped{"nobody", "https://example.org"}).empty());
  EXPECT_EQ(given_question()[0].call.base_url, "");
  cancelled(run_of(0));
  when(ProviderChosen{"compatible"});
  when(ModelTyped{"llava"});
  EXPECT_EQ(one<StartRun>(when(RunPressed{})).call.base_url, "http://127.0.0.1:9/v1");
  EXPECT_EQ(one<FetchModels>(when(ModelsRequested{})).base_url, "http://127.0.0.1:9/v1");
}

TEST_F(SettingsUpdate, AProviderWithoutAnAddressOfItsOwnIsNotAskedWithoutOne) {
  when(ProviderChosen{"compatible"});
  when(ModelTyped{"llava"});
  EXPECT_TRUE(given_question().empty());
  EXPECT_EQ(state.ask.problem_key, "problem.no_base_url");
}

// --- what settings save --------------------------------------------------------------------------

TEST_F(SettingsUpdate, WhatIsSavedComesBackAndHoldsNoKey) {
  given_key();
  when(KeyStorageChosen{KeyStorage::tab});
  given_second_target("anthropic", kOtherKey);
  when(PracticeToggled{true});
  when_all({RepeatsChosen{3}, CapTyped{"1.50"}, BaseUrlTyped{"openai", "https://example.org/v1"},
            PromptTyped{"my words"}, PresetChosen{"receipt"}, SystemTyped{"Be brief."},
            MaxTokensTyped{"99"}, TemperatureTyped{"0.2"}, DetailChosen{Detail::high},
            StreamToggled{false}, TextScaleChosen{150}, HistoryToggled{false}});
  const std::string saved = one<SaveSettings>(when(ThemeChosen{ThemeChoice::contrast})).json;
  EXPECT_EQ(saved.find("sk-test"), std::string::npos);
  expect_no_key_told();

  state = initial_state();
  EXPECT_EQ(one<ScaleText>(when(SettingsLoaded{saved})).percent, 150);
  EXPECT_EQ(state.settings.theme, ThemeChoice::contrast);
  ASSERT_EQ(state.ask.targets.size(), 2u);
  EXPECT_EQ(state.ask.provider_id(), "anthropic");
  EXPECT_TRUE(state.ask.target().practice);
  EXPECT_EQ(state.ask.repeats, 3);
  EXPECT_EQ(state.ask.cap, "1.50");
  EXPECT_EQ(state.shared.base_urls["openai"], "https://example.org/v1");
  EXPECT_EQ(state.ask.preset_id, "receipt");
  EXPECT_EQ(state.ask.replaced_prompt, "my words");
  EXPECT_EQ(state.ask.system, "Be brief.");
  EXPECT_EQ(state.ask.max_tokens, "99");
  EXPECT_EQ(state.ask.temperature, "0.2");
  EXPECT_EQ(state.ask.detail, Detail::high);
  EXPECT_FALSE(state.ask.stream);
  EXPECT_FALSE(state.history.on);
  EXPECT_EQ(state.settings.key_storage, KeyStorage::tab);
  EXPECT_TRUE(state.shared.keys.empty());
}

TEST_F(SettingsUpdate, DamagedOrForeignSettingsChangeNothingTheyCannotMean) {
  when(ThemeChosen{ThemeChoice::light});
  when(PromptTyped{"typed before they came"});
  for (const char* text : {"", "{", "[]", "7"}) EXPECT_TRUE(when(SettingsLoaded{text}).empty());
  EXPECT_EQ(state.settings.theme, ThemeChoice::light);
  when(SettingsLoaded{R"({"theme":99,"text_scale":100000,"repeats":-4,"chosen":77,"detail":-1,
      "key_storage":5,"prompt":"older","targets":[{"provider":"nobody","model":"m"}]})"});
  EXPECT_EQ(state.settings.theme, ThemeChoice::light);
  EXPECT_EQ(state.settings.text_scale, kMaxScale);
  EXPECT_EQ(state.ask.repeats, 1);
  EXPECT_EQ(state.ask.chosen, 0u);
  EXPECT_EQ(state.ask.provider_id(), "openai");
  EXPECT_EQ(state.ask.detail, Detail::automatic);
  EXPECT_EQ(state.settings.key_storage, KeyStorage::memory);
  EXPECT_EQ(state.ask.prompt, "typed before they came");
}

// --- looks, words, places ------------------------------------------------------------------------

TEST_F(SettingsUpdate, AThemeIsShownAtOnceAndSaved) {
  const auto effects = when(ThemeChosen{ThemeChoice::light});
  EXPECT_TRUE(are<SaveSettings>(effects));
  EXPECT_FALSE(state.settings.dark(state.shared.display));
  when(ThemeChosen{ThemeChoice::system});
  Display display;
  display.dark = true;
  EXPECT_TRUE(when(DisplayChanged{display}).empty()) << "the device's wish is not the person's";
  EXPECT_TRUE(state.settings.dark(state.shared.display));
}

TEST_F(SettingsUpdate, ALanguageThatCannotBeFetchedLeavesTheOldOneAndSaysSo) {
  const auto chosen = when(LanguageChosen{"xx"});
  EXPECT_TRUE((are<FetchStrings, SaveSettings>(chosen)));
  EXPECT_EQ(one<FetchStrings>(chosen).code, "xx");
  const auto arrived = when(StringsArrived{"xx", ""});
  EXPECT_TRUE(are<Announce>(arrived));
  EXPECT_EQ(state.shared.language, "en");
  EXPECT_EQ(state.settings.wanted_language, "en");
  EXPECT_EQ(state.settings.language_problem, "xx");
}

TEST_F(SettingsUpdate, NumbersAreWrittenAsTheLanguageDoes) {
  when(StringsArrived{"de",
                      "{}",
                      ",",
                      ".",
                      4,
                      {"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.",
                       "Okt.", "Nov.", "Dez."},
                      "{d}. {m} {y}",
                      "{d}. {m} {y}, {t}"});
  EXPECT_EQ(format_count(12345), "12.345");
  EXPECT_EQ(format_date("2026-03-07 09:30"), "7. März 2026, 09:30");
  when(StringsArrived{"en", "{}"});
  EXPECT_EQ(format_count(12345), "12,345");
  EXPECT_EQ(format_date("2026-03-07"), "Mar 7, 2026");
}

TEST_F(SettingsUpdate, ThePagesOwnPromptChangesLanguageAndThePersonsDoesNot) {
  when(PresetChosen{"describe"});
  const std::string words = R"({"task.describe.prompt":"Was ist das?"})";
  EXPECT_EQ(one<ShowLanguage>(when(StringsArrived{"de", words})).code, "de");
  EXPECT_EQ(state.ask.prompt, "Was ist das?");
  when(PromptTyped{"Was ist denn das?"});
  when(StringsArrived{"en", "{}"});
  EXPECT_EQ(state.ask.prompt, "Was ist denn das?");
}

TEST_F(SettingsUpdate, EveryPlaceHasAnAddressThatLeadsBackToIt) {
  for (const Place place : {Place::learn, Place::ask, Place::keys, Place::history, Place::batch}) {
    const std::string fragment = one<SetFragment>(when(PlaceOpened{place})).fragment;
    when(PlaceOpened{place == Place::ask ? Place::keys : Place::ask});
    when(FragmentChanged{fragment});
    EXPECT_EQ(state.shared.place, place) << fragment;
  }
  when(FragmentChanged{"nonsense"});
  EXPECT_EQ(state.shared.place, Place::batch);
  when(FragmentChanged{""});
  EXPECT_EQ(state.shared.place, Place::ask);
}

TEST_F(SettingsUpdate, WhatWasCopiedIsToldOnlyWhenItWas) {
  const auto effects = when(CopyPressed{"the words", "answer"});
  EXPECT_TRUE(are<CopyText>(effects));
  EXPECT_EQ(one<CopyText>(effects).text, "the words");
  EXPECT_EQ(state.shared.copied, "");
  when(Copied{"answer", true});
  EXPECT_EQ(state.shared.copied, "answer");
  EXPECT_EQ(state.shared.copied_at, now);
  when(Copied{"answer", false});
  EXPECT_EQ(state.shared.copied, "");
}

}  // namespace
}  // namespace triptych::settings_update_test

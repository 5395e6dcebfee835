// What a person typed outlives a reload, however large; what cannot be kept is told where it
// stands.
#include <gtest/gtest.h>

#include "base/json.h"
#include "fakes/update_fixture.h"

namespace triptych::keeping_update_test {
namespace {

class KeepingUpdate : public UpdateTest {
 protected:
  static std::string large(char c) { return std::string(300'000, c); }
  // The page closes and opens again: what was saved last comes back.
  void given_reload() {
    const std::string saved = only<SaveSettings>(so_far).back().json;
    state = initial_state();
    so_far.clear();
    when(SessionKnown{"later", 1'795'787'160'000, 0, "build7"});
    when(SettingsLoaded{saved});
  }
  std::vector<Effect> given_kept(const std::vector<Effect>& effects) {
    return when(TextKept{one<StoreText>(effects).id, StorageFault::none});
  }
};

TEST_F(KeepingUpdate, ALargePromptComesBackAfterAReload) {
  const auto typed = when(PromptTyped{large('p')});
  const auto wish = one<StoreText>(typed);
  EXPECT_EQ(wish.text, large('p'));
  EXPECT_NE(one<SaveSettings>(typed).json.find("pppp"), std::string::npos)
      << "nothing is let go before it lies elsewhere";
  const auto kept = given_kept(typed);
  EXPECT_EQ(one<SaveSettings>(kept).json.find("pppp"), std::string::npos);
  EXPECT_NE(one<SaveSettings>(kept).json.find(wish.id), std::string::npos);
  given_reload();
  EXPECT_EQ(one<LoadBlob>(so_far).id, wish.id);
  const auto meanwhile = when(MaxTokensTyped{"9"});
  EXPECT_NE(one<SaveSettings>(meanwhile).json.find(wish.id), std::string::npos);
  EXPECT_TRUE(when(FileArrived{"Prompt", bytes_of(large('p')), wish.id}).empty());
  EXPECT_EQ(state.ask.prompt, large('p'));
  EXPECT_TRUE(state.ask.attachments.empty());
}

TEST_F(KeepingUpdate, EveryTextOfTheDraftIsKeptHoweverLarge) {
  when(PromptTyped{large('a')});
  when(PresetChosen{"describe"});
  when(SystemTyped{large('b')});
  when(SchemaTyped{"{\"title\":\"" + large('c') + "\"}"});
  when(PlaceOpened{Place::batch});
  when(BatchPromptTyped{0, large('d')});
  when(FollowUpTyped{large('e')});
  std::map<std::string, std::string> shelf;
  for (const StoreText& wish : only<StoreText>(so_far)) shelf[wish.id] = wish.text;
  for (const auto& [id, text] : shelf) when(TextKept{id, StorageFault::none});
  EXPECT_LT(only<SaveSettings>(so_far).back().json.size(), kMaxInline);
  given_reload();
  for (const LoadBlob& wish : only<LoadBlob>(so_far))
    when(FileArrived{wish.name, bytes_of(shelf[wish.id]), wish.id});
  EXPECT_EQ(state.ask.replaced_prompt, large('a'));
  EXPECT_EQ(state.ask.system, large('b'));
  EXPECT_NE(state.ask.json_schema.find("cccc"), std::string::npos);
  EXPECT_EQ(state.batch.prompts[0], large('d'));
  EXPECT_EQ(state.ask.follow_up, large('e'));
}

TEST_F(KeepingUpdate, TypingOnKeepsOneTextUnderOneIdAndLetsGoOfTheOneBefore) {
  const auto first = one<StoreText>(when(PromptTyped{large('p')}));
  when(TextKept{first.id, StorageFault::none});
  const auto more = when(PromptTyped{large('p') + "!"});
  EXPECT_EQ(one<StoreText>(more).id, first.id);
  EXPECT_TRUE(only<StoreText>(when(MaxTokensTyped{"7"})).empty()) << "it did not change";
  given_reload();
  when(FileArrived{"Prompt", bytes_of(large('p')), first.id});
  const auto later = when(PromptTyped{large('q')});
  EXPECT_NE(one<StoreText>(later).id, first.id);
  EXPECT_TRUE(only<DropBlob>(later).empty()) << "not before the new one lies there";
  EXPECT_EQ(one<DropBlob>(given_kept(later)).id, first.id);
  const auto shorter = when(PromptTyped{"short"});
  EXPECT_EQ(one<DropBlob>(shorter).id, one<StoreText>(later).id);
  EXPECT_NE(only<SaveSettings>(shorter).back().json.find("short"), std::string::npos);
}

TEST_F(KeepingUpdate, WhatCannotBeKeptIsToldWhereItStandsUntilItCan) {
  const std::string huge(2'000'000, 'p');
  const auto id = one<StoreText>(when(PromptTyped{huge})).id;
  EXPECT_EQ(unkept(state.shared.texts, state.shared.trouble.settings, "prompt", state.ask.prompt),
            StorageFault::none);
  when(TextKept{id, StorageFault::full});
  EXPECT_EQ(unkept(state.shared.texts, state.shared.trouble.settings, "prompt", state.ask.prompt),
            StorageFault::full);
  when(PromptTyped{huge + "!"});
  when(TextKept{id, StorageFault::none});
  EXPECT_EQ(unkept(state.shared.texts, state.shared.trouble.settings, "prompt", state.ask.prompt),
            StorageFault::none);
  when(PromptTyped{"short"});
  when(StorageProblem{StorageArea::settings, StorageFault::missing});
  EXPECT_EQ(unkept(state.shared.texts, state.shared.trouble.settings, "prompt", state.ask.prompt),
            StorageFault::missing);
  EXPECT_EQ(unkept(state.shared.texts, state.shared.trouble.settings, "system", state.ask.system),
            StorageFault::none)
      << "there is nothing to lose";
  when(StorageProblem{StorageArea::settings, StorageFault::none});
  EXPECT_EQ(unkept(state.shared.texts, state.shared.trouble.settings, "prompt", state.ask.prompt),
            StorageFault::none);
}

TEST_F(KeepingUpdate, WhereOnlySettingsAreKeptALargeTextStaysAmongThem) {
  const auto id = one<StoreText>(when(PromptTyped{large('p')})).id;
  when(TextKept{id, StorageFault::missing});
  given_reload();
  EXPECT_EQ(state.ask.prompt, large('p'));
}

TEST_F(KeepingUpdate, TextThatIsLostIsToldAndTextTypedMeanwhileStays) {
  const auto id = one<StoreText>(when(PromptTyped{large('p')})).id;
  when(TextKept{id, StorageFault::none});
  given_reload();
  when(PromptTyped{"typed at once"});
  when(FileArrived{"Prompt", bytes_of(large('p')), id});
  EXPECT_EQ(state.ask.prompt, large('p') + "\ntyped at once");
  given_reload();
  when(FileRefused{"Prompt", "file.lost", {}, id});
  EXPECT_EQ(state.ask.notices.back().key, "draft.lost");
}

TEST_F(KeepingUpdate, AllAttachmentsComeBack) {
  constexpr int kMany = 120;
  for (int i = 0; i < kMany; ++i)
    when(FileArrived{"p.png", png_of(4, 4 + i), "s-" + std::to_string(i)});
  when(PromptTyped{"count them"});
  given_reload();
  EXPECT_EQ(only<LoadBlob>(so_far).size(), static_cast<std::size_t>(kMany));
  for (const LoadBlob& wish : only<LoadBlob>(so_far))
    when(FileArrived{wish.name, png_of(4, 4 + std::atoi(wish.id.c_str() + 2)), wish.id});
  EXPECT_EQ(state.ask.attachments.size(), static_cast<std::size_t>(kMany));
}

TEST_F(KeepingUpdate, ALargeCellComesBackAndOthersStayAsTheyAre) {
  when(ProgressLoaded{R"({"edits":{"scratchpad/cell":")" + large('x') + R"(","a/b":"short"}})"});
  const auto wish = one<StoreText>(so_far);
  const auto kept = when(TextKept{wish.id, StorageFault::none});
  const std::string saved = one<SaveProgress>(kept).json;
  EXPECT_LT(saved.size(), kMaxInline);
  state = initial_state();
  so_far.clear();
  when(ProgressLoaded{saved});
  EXPECT_EQ(one<LoadBlob>(so_far).id, wish.id);
  when(FileArrived{"cell", bytes_of(large('x')), wish.id});
  EXPECT_EQ(state.learn.progress.edits["scratchpad/cell"], large('x'));
  EXPECT_EQ(state.learn.progress.edits["a/b"], "short");
}

TEST_F(KeepingUpdate, KeysAreNotPromisedToATabThatKeepsNothing) {
  given_key();
  when(KeyStorageChosen{KeyStorage::tab});
  when(StorageProblem{StorageArea::tab, StorageFault::missing});
  EXPECT_EQ(state.settings.key_storage, KeyStorage::memory);
  EXPECT_EQ(key_of(state), Secret(kTypedKey)) << "it still works until the page closes";
}

}  // namespace
}  // namespace triptych::keeping_update_test

// The order in which features see one event, as app/update.cpp states it: each test is a pair of
// features of which the later reads what the earlier has just written.
#include "fakes/update_fixture.h"

namespace triptych::update_order_test {
namespace {

class UpdateOrder : public UpdateTest {};

TEST_F(UpdateOrder, SettingsAreReadBeforeTheirFilesAreAskedFor) {
  const auto effects = when(SettingsLoaded{
      R"({"version":1,"files":[{"id":"s-own-9","name":"chart.png"}],"prompt":"What is it?"})"});
  EXPECT_EQ(one<LoadFile>(effects).id, "s-own-9");
  EXPECT_EQ(state.ask.prompt, "What is it?");
}

TEST_F(UpdateOrder, ThePlaceIsOpenBeforeItsFeatureLooksAtTheAddress) {
  EXPECT_EQ(only<FetchLessons>(when(FragmentChanged{"learn/04-images"})).size(), 1u);
  EXPECT_EQ(state.learn.open_lesson, "04-images");
}

TEST_F(UpdateOrder, AnAnswerHasEndedBeforeItIsComparedAndKept) {
  when(SchemaTyped{R"({"type":"object","properties":{"n":{"type":"integer"}}})"});
  const RunId run = given_question().at(0).run;
  const auto effects = answered(run, R"({"n":3})");
  ASSERT_EQ(state.results.findings.answers.size(), 1u) << "compared in the same event";
  const auto kept = only<KeepRun>(effects);
  ASSERT_FALSE(kept.empty());
  EXPECT_NE(kept.back().record.find(R"(\"n\":3)"), std::string::npos);
}

TEST_F(UpdateOrder, AKeyIsLookedForWhenTheWordsAreInPlace) {
  when(PromptTyped{std::string("use ") + kTypedKey + " please"});
  EXPECT_TRUE(state.ask.key_in_text);
  when(ClearPressed{});
  EXPECT_FALSE(state.ask.key_in_text);
}

TEST_F(UpdateOrder, ALargeTextIsKeptInTheEventThatWroteIt) {
  const std::string large(kLargestInline + 1, 'x');
  EXPECT_EQ(one<KeepText>(when(PromptTyped{large})).text, large);
}

TEST_F(UpdateOrder, TheUndoThatWaitsEndsBeforeWhatIsStoredNext) {
  when(EverythingErased{});
  ASSERT_TRUE(state.undo);
  const auto effects = when(FileArrived{"a.png", png_of(2, 2)});
  ASSERT_FALSE(only<ForgetEverything>(effects).empty());
  EXPECT_TRUE(effects.front().is<ForgetEverything>());
}

// All that survives a reload is written once for an event, whoever changed it.
TEST_F(UpdateOrder, SettingsAreWrittenOnceForAnEvent) {
  EXPECT_EQ(only<SaveSettings>(when(PresetChosen{"receipt"})).size(), 1u);
  EXPECT_EQ(only<SaveSettings>(when(PromptTyped{"mine"})).size(), 1u);
  EXPECT_TRUE(only<SaveSettings>(when(PlaceOpened{Place::batch})).empty());
}

}  // namespace
}  // namespace triptych::update_order_test

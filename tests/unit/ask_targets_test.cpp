// Whom a question goes to, what a missing key means, demos, and a question's way from being written
// to being answered.
#include "features/ask/targets.h"

#include <algorithm>

#include "fakes/update_fixture.h"

namespace triptych::ask_targets_test {
namespace {

class AskTargets : public UpdateTest {};

TEST_F(AskTargets, AMissingKeyNeverBlocksAndCountsFromTheNextTry) {
  given_second_target("anthropic", "");
  const auto starts = given_question();
  ASSERT_EQ(starts.size(), 2u);
  EXPECT_EQ(starts[0].key, Secret(kTypedKey));
  EXPECT_NE(starts[1].key, Secret(kTypedKey));
  EXPECT_FALSE(state.ask.conversations[0].last().practice);
  EXPECT_TRUE(state.ask.conversations[1].last().practice);
  answered(starts[1].run, "Simulated.");
  EXPECT_EQ(state.shared.spent, 0);
  given_key(kOtherKey, "anthropic");
  const StartRun again =
      one<StartRun>(when(ConversationRetryPressed{state.ask.conversations[1].id}));
  EXPECT_EQ(again.key, Secret(kOtherKey));
  EXPECT_FALSE(state.ask.conversations[1].last().practice);
}

TEST_F(AskTargets, TheAddedModelIsNeverOneThatIsThere) {
  for (int i = 0; i < 5; ++i) when(TargetAdded{});
  ASSERT_EQ(state.ask.targets.size(), kMaxTargets);
  for (std::size_t a = 0; a < state.ask.targets.size(); ++a)
    for (std::size_t b = a + 1; b < state.ask.targets.size(); ++b)
      EXPECT_FALSE(state.ask.targets[a].provider_id == state.ask.targets[b].provider_id &&
                   state.ask.targets[a].model == state.ask.targets[b].model)
          << state.ask.targets[a].model;
}

TEST_F(AskTargets, ModelsFollowTheKeysUntilThePersonChoosesOne) {
  state.ask.own_targets = false;
  given_key(kOtherKey, "anthropic");
  ASSERT_EQ(state.ask.targets.size(), 1u);
  EXPECT_EQ(state.ask.provider_id(), "anthropic");
  given_key();
  ASSERT_EQ(state.ask.targets.size(), 2u);
  EXPECT_EQ(state.ask.targets[0].provider_id, "openai");
  when(ModelTyped{"gpt-6-luna"});
  when(KeyTyped{"anthropic", Secret()});
  EXPECT_EQ(state.ask.targets.size(), 2u);
  EXPECT_EQ(state.ask.model(), "gpt-6-luna");
}

TEST_F(AskTargets, ANewQuestionTakesTheAnswersWithItAndUndoBringsThemBack) {
  answered(given_question()[0].run, "A receipt.");
  EXPECT_TRUE(state.ask.asked);
  when(ClearPressed{});
  EXPECT_TRUE(state.ask.conversations.empty());
  EXPECT_EQ(state.ask.prompt, "");
  when(UndoPressed{});
  ASSERT_EQ(state.ask.conversations.size(), 1u);
  EXPECT_EQ(state.ask.conversations[0].last().reply.text, "A receipt.");
  EXPECT_EQ(state.ask.prompt, "What is this?");
  EXPECT_TRUE(state.ask.asked);
}

TEST_F(AskTargets, AChangedQuestionIsNoLongerTheOneThatWasAsked) {
  answered(given_question()[0].run, "A receipt.");
  when(PromptTyped{"And now?"});
  EXPECT_FALSE(state.ask.asked);
  when(RunPressed{});
  EXPECT_TRUE(state.ask.asked);
  when(QuestionEdited{});
  EXPECT_FALSE(state.ask.asked);
  when(QuestionEdited{false});
  EXPECT_TRUE(state.ask.asked);
}

TEST_F(AskTargets, ADemoIsAskedAsSoonAsItsFilesAreThere) {
  const std::vector<Target> own = state.ask.targets;
  EXPECT_EQ(one<LoadSample>(when(DemoStarted{"receipt"})).path, "samples/receipt.png");
  EXPECT_TRUE(only<AskQuestion>(so_far).empty());
  EXPECT_EQ(state.ask.preset_id, "receipt");
  EXPECT_TRUE(std::ranges::all_of(state.ask.targets, [&](const Target& target) {
    return answered_here(state.shared, target);
  })) << "a demo costs nothing";
  one<AskQuestion>(when(FileArrived{"receipt.png", png_of(4, 4)}));
  when(RunPressed{});
  EXPECT_EQ(state.ask.conversations.size(), state.ask.targets.size());
  for (const Conversation& conversation : state.ask.conversations)
    EXPECT_TRUE(conversation.last().practice);
  when(StopPressed{});
  for (const Conversation& conversation : state.ask.conversations)
    cancelled(conversation.last().run);
  when(ClearPressed{});
  ASSERT_EQ(state.ask.targets.size(), 1u);
  EXPECT_EQ(state.ask.targets[0].id, own[0].id) << "the person's own models are back";
}

TEST_F(AskTargets, ADemoWhoseFileDoesNotComeAsksNothing) {
  when(DemoStarted{"receipt"});
  when(FileRefused{"receipt.png", "file.gone", {}});
  EXPECT_TRUE(only<AskQuestion>(so_far).empty());
  when(FileArrived{"other.png", png_of(4, 4)});
  EXPECT_TRUE(only<AskQuestion>(so_far).empty());
}

TEST_F(AskTargets, ARefusedFileLeadsToAModelThatTakesIt) {
  state.ask.attachments.push_back({});
  state.ask.attachments.back().attachment =
      make_attachment("talk.wav", bytes_of(std::string("RIFF\x04\0\0\0WAVE", 12)));
  when(ProviderChosen{"anthropic"});
  ASSERT_FALSE(state.ask.estimates.at(0).problems.empty());
  const std::string provider = state.ask.estimates[0].other_provider;
  ASSERT_NE(provider, "");
  when(TargetChosen{state.ask.estimates[0].target});
  when(ModelChosen{provider, state.ask.estimates[0].other_model});
  EXPECT_TRUE(state.ask.estimates.at(0).problems.empty());
  EXPECT_EQ(state.ask.provider_id(), provider);
}

TEST_F(AskTargets, OfflineRefusesAtOnceWhatWouldLeaveThePage) {
  given_key();
  when(OnlineChanged{false});
  when(PromptTyped{"What is this?"});
  EXPECT_TRUE(only<StartRun>(when(RunPressed{})).empty());
  EXPECT_EQ(state.ask.problem_key, "problem.offline");
  when(BaseUrlTyped{"openai", "http://127.0.0.1:11434/v1"});
  EXPECT_EQ(only<StartRun>(when(RunPressed{})).size(), 1u) << "a server on this computer";
}

}  // namespace
}  // namespace triptych::ask_targets_test

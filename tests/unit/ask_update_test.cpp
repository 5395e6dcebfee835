// Asking, as the reducer sees it: what may start, what it costs, what is stopped, kept and sent
// again.
#include <gtest/gtest.h>

#include "fakes/update_fixture.h"
#include "tools/media_files.h"

namespace triptych::ask_update_test {
namespace {

using AskUpdate = UpdateTest;

const std::string& words_in(const Call& call) {
  return std::get<std::string>(call.prompt.messages.back().parts.back());
}

const Error& error_of(const Conversation& conversation) {
  static const Error none;
  return conversation.last().failed() ? *conversation.last().reply.stopped->error : none;
}

// --- run -----------------------------------------------------------------------------------------

TEST_F(AskUpdate, RunPutsTheKeyIntoTheRequestAndNowhereElse) {
  given_key();
  when(PromptTyped{"What is this?"});
  const auto effects = when(RunPressed{});
  EXPECT_TRUE((are<StartRun, Announce, KeepRun>(effects)));
  const auto start = one<StartRun>(effects);
  EXPECT_EQ(start.key, Secret(kTypedKey));
  EXPECT_EQ(start.call.provider_id, "openai");
  EXPECT_EQ(start.call.model, state.ask.model());
  EXPECT_EQ(words_in(start.call), "What is this?");
  ASSERT_EQ(state.ask.conversations.size(), 1u);
  EXPECT_TRUE(state.ask.running());
  EXPECT_EQ(run_of(0), start.run);
  EXPECT_EQ(state.ask.conversations[0].last().started, now);
  answered(start.run, "A receipt.");
  expect_no_key_told();
}

TEST_F(AskUpdate, RunWithoutQuestionOrModelStartsNothingAndKeepsTheAnswersThatAreThere) {
  answered(given_question()[0].run, "A receipt.");
  when(PromptTyped{""});
  EXPECT_TRUE(when(RunPressed{}).empty());
  EXPECT_EQ(state.ask.problem_key, "problem.no_question");
  when(PromptTyped{"And this?"});
  EXPECT_EQ(state.ask.problem_key, "");
  when(ModelTyped{""});
  EXPECT_TRUE(when(RunPressed{}).empty());
  EXPECT_EQ(state.ask.problem_key, "problem.no_model");
  ASSERT_EQ(state.ask.conversations.size(), 1u);
  EXPECT_EQ(state.ask.conversations[0].last().reply.text, "A receipt.");
}

TEST_F(AskUpdate, PracticeIsSentAStandInNeverThePersonsKey) {
  given_key();
  when(PracticeToggled{true});
  const auto starts = given_question();
  ASSERT_EQ(starts.size(), 1u);
  EXPECT_FALSE(starts[0].key.empty());
  EXPECT_NE(starts[0].key, Secret(kTypedKey));
  answered(starts[0].run, "A receipt.");
  EXPECT_EQ(state.shared.spent, 0);
}

TEST_F(AskUpdate, ATargetThatCannotBeAskedDisturbsNoOther) {
  given_second_target("anthropic", kOtherKey);
  when(ModelTyped{""});
  const auto starts = given_question();
  ASSERT_EQ(starts.size(), 1u);
  EXPECT_EQ(starts[0].call.provider_id, "openai");
  ASSERT_EQ(state.ask.conversations.size(), 2u);
  EXPECT_TRUE(state.ask.conversations[0].last().running());
  EXPECT_EQ(error_of(state.ask.conversations[1]).kind, ErrorKind::not_sent);
  EXPECT_EQ(error_of(state.ask.conversations[1]).key, "problem.no_model");
}

TEST_F(AskUpdate, EachTargetIsSentItsOwnKeyAsOftenAsWished) {
  given_second_target("anthropic", kOtherKey);
  when(RepeatsChosen{2});
  const auto starts = given_question();
  ASSERT_EQ(starts.size(), 4u);
  for (const StartRun& start : starts)
    EXPECT_EQ(start.key, Secret(start.call.provider_id == "openai" ? kTypedKey : kOtherKey));
  EXPECT_TRUE(state.ask.conversations[1].label.ends_with("(2)"))
      << state.ask.conversations[1].label;
  when(RepeatsChosen{1000});
  EXPECT_EQ(state.ask.repeats, kMaxRepeats);
}

TEST_F(AskUpdate, RunWhileAnswersComeInStartsNothingAndLosesNothing) {
  when(RepeatsChosen{2});
  when(SchemaTyped{R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"]})"});
  const auto starts = given_question();
  answered(starts[0].run, R"({"a":"x"})");
  when(ValueMarked{"/a", 0});
  ASSERT_EQ(state.results.marked.size(), 1u);
  EXPECT_TRUE(when(RunPressed{}).empty());
  EXPECT_EQ(run_of(1), starts[1].run);
  EXPECT_EQ(state.results.marked.size(), 1u) << "the mark of the right value is gone";
}

// --- stop ----------------------------------------------------------------------------------------

TEST_F(AskUpdate, StopEndsEveryColumnAndKeepsWhatArrived) {
  when(RepeatsChosen{2});
  const auto starts = given_question();
  said(starts[0].run, TextDelta{"Half an ans"});
  const auto effects = when(StopPressed{});
  EXPECT_TRUE((are<StopRun, StopRun>(effects)));
  EXPECT_EQ(only<StopRun>(effects)[0].run, starts[0].run);
  EXPECT_EQ(only<StopRun>(effects)[1].run, starts[1].run);
  cancelled(starts[0].run);
  cancelled(starts[1].run);
  EXPECT_FALSE(state.ask.running());
  EXPECT_EQ(state.ask.conversations[0].last().reply.text, "Half an ans");
  EXPECT_TRUE(when(StopPressed{}).empty());
}

TEST_F(AskUpdate, StopOfOneColumnLeavesTheOthersAlone) {
  when(RepeatsChosen{2});
  const auto starts = given_question();
  EXPECT_EQ(one<StopRun>(when(ConversationStopPressed{state.ask.conversations[1].id})).run,
            starts[1].run);
  EXPECT_TRUE(when(ConversationStopPressed{4711}).empty());
  EXPECT_TRUE(state.ask.conversations[0].last().running());
}

TEST_F(AskUpdate, ARemovedColumnIsStoppedAndItsLateNewsAreDropped) {
  when(RepeatsChosen{2});
  const auto starts = given_question();
  const auto effects = when(ConversationRemoved{state.ask.conversations[0].id});
  EXPECT_EQ(one<StopRun>(effects).run, starts[0].run);
  EXPECT_TRUE(answered(starts[0].run, "too late").empty());
  ASSERT_EQ(state.ask.conversations.size(), 1u);
  EXPECT_EQ(state.ask.conversations[0].last().reply.text, "");
  when(ConversationRemoved{state.ask.conversations[0].id});
  EXPECT_EQ(state.ask.conversations.size(), 1u) << "the last one stays";
}

// --- retry ---------------------------------------------------------------------------------------

TEST_F(AskUpdate, RetryAsksTheSameQuestionAgainWithTheKeyAndModelOfNow) {
  const auto first = given_question("What is this?");
  failed(first[0].run, ErrorKind::auth, 401);
  given_key(kOtherKey);
  when(PromptTyped{"Something else that is still being written"});
  const std::uint32_t conversation = state.ask.conversations[0].id;
  const auto again = one<StartRun>(when(ConversationRetryPressed{conversation}));
  EXPECT_EQ(again.key, Secret(kOtherKey));
  EXPECT_NE(again.run, first[0].run);
  EXPECT_EQ(words_in(again.call), "What is this?");
  ASSERT_EQ(state.ask.conversations[0].turns.size(), 1u);
  EXPECT_TRUE(when(ConversationRetryPressed{conversation}).empty()) << "it is under way";
  EXPECT_TRUE(said(first[0].run, TextDelta{"of the first try"}).empty());
  EXPECT_EQ(state.ask.conversations[0].last().reply.text, "");
}

TEST_F(AskUpdate, RetryRepeatsOnlyTheLastTurnAndLeavesOutWhatThePersonTookOut) {
  when(FileArrived{"a.png", png_of(4, 4), ""});
  answered(given_question("What is this?")[0].run, "A receipt.");
  const std::uint32_t conversation = state.ask.conversations[0].id;
  when(FollowUpTyped{"Sure?"});
  failed(one<StartRun>(when(FollowUpPressed{})).run, ErrorKind::too_large, 413);
  when(AttachmentLeftOut{conversation, attachment_key(state.ask.attachments[0].attachment)});
  const auto again = one<StartRun>(when(ConversationRetryPressed{conversation}));
  const std::vector<Message>& messages = again.call.prompt.messages;
  ASSERT_EQ(messages.size(), 3u);
  for (const Part& part : messages[0].parts)
    EXPECT_TRUE(std::holds_alternative<std::string>(part)) << "the picture is sent along";
  EXPECT_EQ(words_in(again.call), "Sure?");
  EXPECT_EQ(state.ask.conversations[0].turns[0].reply.text, "A receipt.");
}

TEST_F(AskUpdate, TheSuccessorOfAGoneModelIsAskedAndStaysChosen) {
  failed(given_question()[0].run, ErrorKind::no_model, 404);
  const auto again =
      one<StartRun>(when(SuccessorChosen{state.ask.conversations[0].id, "gpt-next"}));
  EXPECT_EQ(again.call.model, "gpt-next");
  EXPECT_EQ(state.ask.model(), "gpt-next");
  EXPECT_EQ(state.ask.models["openai"], "gpt-next");
}

// --- follow-up -----------------------------------------------------------------------------------

TEST_F(AskUpdate, AFollowUpCarriesTheConversationAndIsAnsweredInWords) {
  when(SchemaPresetChosen{"receipt"});
  const auto first = given_question("What is this?");
  EXPECT_FALSE(first[0].call.prompt.json_schema.empty());
  said(first[0].run, OpaqueTurn{R"({"signature":"x"})"});
  answered(first[0].run, "A receipt.");
  when(FollowUpTyped{"How much?"});
  const auto start = one<StartRun>(when(FollowUpPressed{}));
  const std::vector<Message>& messages = start.call.prompt.messages;
  ASSERT_EQ(messages.size(), 3u);
  EXPECT_EQ(messages[0].role, Role::user);
  EXPECT_EQ(messages[1].role, Role::assistant);
  EXPECT_EQ(std::get<std::string>(messages[1].parts.back()), "A receipt.");
  EXPECT_EQ(messages[1].opaque, R"({"signature":"x"})") << "the vendor wants it back as it was";
  EXPECT_EQ(words_in(start.call), "How much?");
  EXPECT_EQ(start.call.prompt.json_schema, "");
  EXPECT_EQ(state.ask.follow_up, "");
  ASSERT_EQ(state.ask.conversations[0].turns.size(), 2u);
}

TEST_F(AskUpdate, AFollowUpGoesOnlyToTheColumnItIsAimedAt) {
  when(RepeatsChosen{2});
  const auto starts = given_question();
  answered(starts[0].run, "A receipt.");
  answered(starts[1].run, "A bill.");
  when(FollowUpTyped{"How much?"});
  when(FollowUpAimed{state.ask.conversations[1].id});
  one<StartRun>(when(FollowUpPressed{}));
  EXPECT_EQ(state.ask.conversations[0].turns.size(), 1u);
  EXPECT_EQ(state.ask.conversations[1].turns.size(), 2u);
  when(ConversationRemoved{state.ask.conversations[1].id});
  EXPECT_EQ(state.ask.follow_up_to, 0u) << "aimed at a column that is gone";
}

TEST_F(AskUpdate, AFollowUpNobodyCanTakeStaysTyped) {
  const auto starts = given_question();
  when(FollowUpTyped{"How much?"});
  EXPECT_TRUE(when(FollowUpPressed{}).empty()) << "the answer before is still coming in";
  failed(starts[0].run, ErrorKind::server, 500);
  EXPECT_TRUE(when(FollowUpPressed{}).empty()) << "there is no answer to follow";
  EXPECT_EQ(state.ask.follow_up, "How much?");
  when(FollowUpTyped{" \n"});
  EXPECT_TRUE(when(FollowUpPressed{}).empty());
}

// --- money ---------------------------------------------------------------------------------------

TEST_F(AskUpdate, TheCapHoldsBackWhatWouldGoBeyondIt) {
  when(CapTyped{"0.5"});
  EXPECT_TRUE(given_question().empty());
  EXPECT_EQ(state.ask.problem_key, "problem.cap");
  EXPECT_TRUE(state.ask.conversations.empty());
  when(CapTyped{"1 dollar"});
  EXPECT_EQ(state.ask.problem_key, "");
  EXPECT_TRUE(when(RunPressed{}).empty());
  EXPECT_EQ(state.ask.problem_key, "problem.bad_number");
  when(CapTyped{"2"});
  EXPECT_EQ(only<StartRun>(when(RunPressed{})).size(), 1u);
}

TEST_F(AskUpdate, TheCapCountsWhatIsSpentAndWhatIsOnItsWay) {
  when(CapTyped{"2.5"});
  when(RepeatsChosen{3});
  const auto starts = given_question();
  EXPECT_EQ(starts.size(), 2u) << "each is expected to cost a little more than a dollar";
  ASSERT_EQ(state.ask.conversations.size(), 3u);
  EXPECT_EQ(error_of(state.ask.conversations[2]).key, "problem.cap");
  answered(starts[0].run, "A receipt.");
  answered(starts[1].run, "A receipt.");
  EXPECT_NEAR(state.shared.spent, 2.4, 1e-9);
  EXPECT_TRUE(
      only<StartRun>(when(ConversationRetryPressed{state.ask.conversations[0].id})).empty());
  EXPECT_EQ(state.ask.problem_key, "problem.cap");
  EXPECT_EQ(state.ask.conversations[0].last().reply.text, "A receipt.")
      << "it was paid for, and stays";
}

TEST_F(AskUpdate, AFollowUpToSeveralStaysWithinTheCapTogether) {
  when(RepeatsChosen{2});
  const auto starts = given_question();
  answered(starts[0].run, "A receipt.");
  answered(starts[1].run, "A receipt.");
  when(CapTyped{"4"});  // 2.40 are spent: one more answer fits, two do not
  when(FollowUpTyped{"Sure?"});
  EXPECT_EQ(only<StartRun>(when(FollowUpPressed{})).size(), 1u);
  EXPECT_EQ(error_of(state.ask.conversations[1]).key, "problem.cap");
}

TEST_F(AskUpdate, AnAnswerThatBrokeOffCountsAsExpectedAndOneThatNeverCameAsNothing) {
  const auto first = given_question();
  cancelled(first[0].run);
  EXPECT_EQ(state.shared.spent, 0);
  const auto again = one<StartRun>(when(ConversationRetryPressed{state.ask.conversations[0].id}));
  when(RunEvent{again.run, GotHead{{200, {}}}});
  cancelled(again.run);
  EXPECT_GT(state.shared.spent, 1.0);
  EXPECT_LT(state.shared.spent, 1.1);
}

TEST_F(AskUpdate, WhatARemovedColumnWasAboutToCostIsCounted) {
  when(RepeatsChosen{2});
  const auto starts = given_question();
  when(RunEvent{starts[0].run, GotHead{{200, {}}}});
  when(ConversationRemoved{state.ask.conversations[0].id});
  EXPECT_GT(state.shared.spent, 1.0) << "it is paid, although its figures will not be told";
}

// --- the draft -----------------------------------------------------------------------------------

TEST_F(AskUpdate, EveryLetterOfTheDraftIsSaved) {
  const auto saved = [&](const Event& event) { return one<SaveSettings>(when(event)).json; };
  EXPECT_NE(saved(PromptTyped{"my question"}).find("my question"), std::string::npos);
  EXPECT_NE(saved(SystemTyped{"my system"}).find("my system"), std::string::npos);
  EXPECT_NE(saved(CapTyped{"12.34"}).find("12.34"), std::string::npos);
  EXPECT_NE(saved(MaxTokensTyped{"777"}).find("777"), std::string::npos);
  EXPECT_NE(saved(ModelTyped{"gpt-mine"}).find("gpt-mine"), std::string::npos);
}

TEST_F(AskUpdate, APresetKeepsThePersonsWordsAndGivesThemBack) {
  when(PromptTyped{"my own words"});
  when(PresetChosen{"receipt"});
  EXPECT_EQ(state.ask.prompt, state.ask.tasks.preset("receipt")->prompt());
  EXPECT_FALSE(state.ask.json_schema.empty());
  when(PresetChosen{"describe"});  // through several presets
  when(PromptRestored{});
  EXPECT_EQ(state.ask.prompt, "my own words");
  EXPECT_EQ(state.ask.preset_id, "");
  EXPECT_EQ(state.ask.json_schema, "");
}

TEST_F(AskUpdate, ASampleBringsItsFilesAndItsTaskButNotOverOwnWords) {
  const Sample& sample = state.ask.tasks.samples.front();
  const auto effects = when(SampleChosen{sample.id});
  ASSERT_EQ(only<LoadSample>(effects).size(), sample.files.size());
  EXPECT_EQ(only<LoadSample>(effects)[0].path, sample.files[0]);
  EXPECT_EQ(state.ask.loading_files, static_cast<int>(sample.files.size()));
  EXPECT_EQ(state.ask.preset_id, sample.preset_id);
  when(ClearPressed{});
  when(PromptTyped{"my own words"});
  when(SampleChosen{sample.id});
  EXPECT_EQ(state.ask.prompt, "my own words");
}

// --- files that hold nothing, and files that are locked ---------------------------------------

TEST_F(AskUpdate, AFileThatHoldsNothingIsRefusedLikeAnEmptyOne) {
  const auto refused = [&](const char* name, const std::string& bytes) {
    when(FileArrived{name, bytes_of(bytes), ""});
    EXPECT_TRUE(state.ask.attachments.empty()) << name;
    EXPECT_FALSE(state.ask.notices.empty()) << name;
    return state.ask.notices.empty() ? "" : state.ask.notices.back().key;
  };
  EXPECT_EQ(refused("zero.wav", wav(0, 0)), "file.no_sound");
  EXPECT_EQ(refused("zero.png", png(0, 8)), "file.no_pixels");
  EXPECT_EQ(refused("zero.pdf",
                    "%PDF-1.7\n1 0 obj << /Pages 2 0 R >> endobj "
                    "2 0 obj << /Type /Pages /Count 0 >> endobj "
                    "trailer << /Root 1 0 R >> startxref 9 %%EOF"),
            "file.no_pages");
}

TEST_F(AskUpdate, ALockedDocumentIsSaidToNeedAPasswordOnlyWhenItDoes) {
  const auto told = [&](const std::string& encrypt) {
    when(FileArrived{"a.pdf", bytes_of(pdf("trailer << /Encrypt " + encrypt + " >>")), ""});
    return state.ask.notices.empty() ? "" : state.ask.notices.back().key;
  };
  EXPECT_EQ(told("9 0 R"), "file.maybe_encrypted");
  const std::string owner = "(" + std::string(32, 'o') + ")";
  EXPECT_EQ(told("<< /Filter /Standard /R 2 /P -4 /O " + owner + " /U " + owner + " >>"),
            "file.encrypted");
  // As qpdf 11.3 writes it for an empty user password.
  EXPECT_EQ(told("<< /Filter /Standard /Length 40 /P -4 /R 2 /V 1 "
                 "/O <c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab> "
                 "/U <adb43c8d5c0a904ecd6878928abf0a1ef65fa75e1632b2134005fa3b1d844c68> >> "
                 "/ID [<00112233445566778899aabbccddeeff><00>]"),
            "file.locked_pdf");
  EXPECT_EQ(state.ask.attachments.size(), 3u);
}

}  // namespace
}  // namespace triptych::ask_update_test

// Several models asked at once, as a person meets it: by role and name only.
#include <gtest/gtest.h>

#include <set>

#include "fakes/headless_imgui.h"

namespace triptych::columns_test {
namespace {

using ui::ItemRole;

std::string delta(const std::string& text) {
  return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
}
constexpr char kEnd[] =
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":100}}\n\n"
    "data: [DONE]\n\n";

// Three models of one vendor, so that one way of answering fits all.
struct Columns : ::testing::Test {
  HeadlessPage page{1600, 1000};

  void fill_in(int targets) {
    page.type_key("sk-test-1234567890");
    page.type(ItemRole::text_area, "Prompt", "What is this?");
    const char* models[] = {"gpt-6-sol", "gpt-6-luna", "gpt-6.1-sol"};
    for (int i = 0; i < targets; ++i) {
      if (i == 1) page.click(ItemRole::button, "Compare with another model");
      if (i > 1) page.click(ItemRole::button, "Add another model");
      if (i == 0) page.open_model();
      choose("openai", models[i]);
    }
  }
  void choose(const std::string& provider, const std::string& model) {
    page.type(ItemRole::select, "Provider", provider);
    page.type(ItemRole::combo_field, "Model", model);
    page.close();  // the list of models
    page.close();
  }
  RequestId request(std::size_t n) { return page.transport.started.at(n).id; }
  void answer(std::size_t n, const std::string& text) {
    page.transport.push(request(n), HttpHead{200, {}});
    page.transport.push(request(n), Chunk{delta(text)});
    page.transport.push(request(n), Chunk{kEnd});
    page.transport.push(request(n), Closed{});
    page.frame();
    page.frame();
  }
  const Conversation& conversation(std::size_t n) {
    return page.app.state().ask.conversations.at(n);
  }
};

TEST_F(Columns, AreAskedAtOnceAndOneFailingDisturbsNoOther) {
  fill_in(3);
  EXPECT_NE(page.all_text().find("3 calls"), std::string::npos);
  page.click(ItemRole::button, "Run");
  ASSERT_EQ(page.transport.started.size(), 3u);
  answer(0, "Red.");
  page.transport.push(request(1), HttpHead{401, {}});
  page.transport.push(request(1),
                      Chunk{"{\"error\":{\"message\":\"no\",\"code\":\"invalid_api_key\"}}"});
  page.transport.push(request(1), Closed{});
  page.frame();
  page.frame();
  EXPECT_NE(page.all_text().find("2/3 done"), std::string::npos);
  answer(2, "Blue.");
  EXPECT_EQ(conversation(0).last().reply.text, "Red.");
  EXPECT_TRUE(conversation(1).last().failed());
  EXPECT_EQ(conversation(2).last().reply.text, "Blue.");
  EXPECT_NE(page.find(ItemRole::region, "GPT-6 Luna"), nullptr);
}

TEST_F(Columns, OneCanBeStoppedTriedAgainShownAloneAndRemoved) {
  fill_in(2);
  page.click(ItemRole::button, "Run");
  page.click(ItemRole::button, "Stop GPT-6 Luna");
  EXPECT_EQ(page.transport.cancelled, std::vector{request(1)});
  EXPECT_TRUE(conversation(0).last().running());
  page.click(ItemRole::button, "Ask GPT-6 Luna again");
  ASSERT_EQ(page.transport.started.size(), 3u);
  answer(2, "Second try.");
  EXPECT_EQ(conversation(1).last().reply.text, "Second try.");
  page.click(ItemRole::button, "Show GPT-6 Luna alone");
  EXPECT_EQ(page.find(ItemRole::region, "GPT-6 Sol"), nullptr);
  page.click(ItemRole::button, "Show all answers");
  page.click(ItemRole::button, "Remove the answer of GPT-6 Sol");
  EXPECT_EQ(page.app.state().ask.conversations.size(), 1u);
  EXPECT_EQ(page.transport.cancelled.back(), request(0));
}

TEST_F(Columns, RepeatingShowsHowMuchAnswersVary) {
  fill_in(1);
  page.open_model();
  page.type(ItemRole::select, "Runs", "3");
  page.close();
  page.click(ItemRole::button, "Run");
  EXPECT_EQ(page.transport.started.size(), 3u);
  EXPECT_EQ(conversation(2).label, "GPT-6 Sol (3)");
}

TEST_F(Columns, ATargetWithoutAKeyIsAnsweredAsADemo) {
  fill_in(1);
  page.click(ItemRole::button, "Compare with another model");
  EXPECT_EQ(page.app.state().ask.provider_id(), "anthropic");
  page.close();
  EXPECT_NE(page.find(ItemRole::button, "Claude Sonnet 5.5, demo"), nullptr) << page.all_text();
  page.click(ItemRole::button, "Run");
  EXPECT_EQ(page.transport.started.size(), 1u);  // nothing was sent to the other
  EXPECT_FALSE(conversation(0).last().practice);
  EXPECT_TRUE(conversation(1).last().practice);
  EXPECT_NE(page.all_text().find("Demo answers"), std::string::npos);
}

// 1000 tokens in and 100 out of gpt-6-sol cost 0.003; a question is expected to cost 0.005.
TEST_F(Columns, TheSpendingLimitStopsTheFourth) {
  fill_in(1);
  page.click(ItemRole::button, "Options");
  page.type(ItemRole::text_field, "Budget in US dollars", "0.0125");
  page.close();
  for (std::size_t n = 0; n < 3; ++n) {
    if (n == 0)
      page.click(ItemRole::button, "Run");
    else
      page.run_again();
    ASSERT_EQ(page.transport.started.size(), n + 1) << page.all_text();
    answer(n, "Yes.");
  }
  EXPECT_NEAR(page.app.state().shared.spent, 0.009, 1e-9);
  page.run_again();
  EXPECT_EQ(page.transport.started.size(), 3u);
  EXPECT_NE(page.all_text().find("Your budget of $0.013 would be exceeded"), std::string::npos)
      << page.all_text();
  EXPECT_EQ(conversation(0).last().reply.text, "Yes.");  // the answer before is still there
}

TEST_F(Columns, TheLimitHoldsAmongThoseAskedTogether) {
  fill_in(1);
  page.click(ItemRole::button, "Options");
  page.type(ItemRole::text_field, "Budget in US dollars", "0.011");
  page.close();
  page.open_model();
  page.type(ItemRole::select, "Runs", "3");
  page.close();
  page.click(ItemRole::button, "Run");
  EXPECT_EQ(page.transport.started.size(), 2u);
  EXPECT_TRUE(conversation(2).last().failed());
}

TEST_F(Columns, AFollowUpKeepsTheConversationAndTheFile) {
  fill_in(2);
  page.drop("square.png", tiny_png(4, 4));
  page.click(ItemRole::button, "Run");
  answer(0, "A red square.");
  answer(1, "A square.");
  page.type(ItemRole::text_field, "Prompt", "How large?");
  page.click(ItemRole::button, "Send");
  ASSERT_EQ(page.transport.started.size(), 4u);
  const std::string body = page.transport.started[2].request.body.text();
  EXPECT_NE(body.find("data:image/png;base64,"), std::string::npos);
  EXPECT_LT(body.find("What is this?"), body.find("A red square."));
  EXPECT_LT(body.find("A red square."), body.find("How large?"));
  EXPECT_EQ(body.find("A square."), std::string::npos);  // the other column's
  answer(2, "4 pixels.");
  EXPECT_EQ(conversation(0).turns.size(), 2u);
  EXPECT_EQ(conversation(0).turns[0].reply.text, "A red square.");
  EXPECT_TRUE(page.app.state().ask.follow_up.empty());
}

TEST_F(Columns, ARefusedFileIsLeftOutOfWhatFollows) {
  fill_in(1);
  page.drop("square.png", tiny_png(4, 4));
  page.click(ItemRole::button, "Run");
  answer(0, "A red square.");
  page.type(ItemRole::text_field, "Prompt", "Sure?");
  page.click(ItemRole::button, "Send");
  page.transport.push(request(1), HttpHead{400, {}});
  page.transport.push(request(1), Chunk{"{\"error\":{\"message\":\"bad image\"}}"});
  page.transport.push(request(1), Closed{});
  page.frame();
  page.frame();
  page.click(ItemRole::checkbox, "Send square.png along");
  page.click(ItemRole::button, "Try again");
  ASSERT_EQ(page.transport.started.size(), 3u);
  const std::string body = page.transport.started[2].request.body.text();
  EXPECT_EQ(body.find("base64"), std::string::npos);
  EXPECT_NE(body.find("[square.png was left out]"), std::string::npos);
  EXPECT_NE(body.find("Sure?"), std::string::npos);
}

TEST_F(Columns, EachPracticeTargetHasFaultsOfItsOwn) {
  page.type(ItemRole::text_area, "Prompt", "What is this?");
  page.open_model();
  page.click(ItemRole::checkbox, "Demo mode: no key, no network, no cost");
  page.close();
  page.click(ItemRole::button, "Compare with another model");
  page.click(ItemRole::checkbox, "Demo mode: no key, no network, no cost");
  page.type(ItemRole::select, "Simulate errors", "custom");
  page.type(ItemRole::text_field, "Script of errors", "quota");
  page.close();
  page.click(ItemRole::button, "Run");
  for (int i = 0; i < 400; ++i) {
    page.clock.advance(Millis{50});
    page.frame();
  }
  EXPECT_TRUE(page.transport.started.empty());  // nothing left the page
  EXPECT_FALSE(conversation(0).last().failed());
  EXPECT_FALSE(conversation(0).last().reply.text.empty());
  EXPECT_TRUE(conversation(1).last().failed());
}

// The menu writes scripts that practice reads; what it does not hold is shown as the person's own.
TEST_F(Columns, ErrorsToMeetAreChosenFromAMenu) {
  page.open_model();
  page.click(ItemRole::checkbox, "Demo mode: no key, no network, no cost");
  const auto menu = [&] { return page.find(ItemRole::select, "Simulate errors"); };
  const auto target = [&]() -> const Target& { return page.app.state().ask.target(); };
  std::vector<std::string> choices;
  for (std::string_view rest = menu()->placeholder; !rest.empty();
       rest.remove_prefix(rest.find('\n') + 1))
    choices.emplace_back(rest.substr(0, rest.find('\t')));
  ASSERT_GT(choices.size(), 8u);
  EXPECT_EQ(menu()->value, choices.front());
  std::set<std::string> scripts;
  for (const std::string& choice : choices) {
    if (choice == "custom") continue;
    page.type(ItemRole::select, "Simulate errors", choice);
    EXPECT_EQ(menu()->value, choice);
    EXPECT_EQ(target().faults_problem, "") << choice;
    EXPECT_TRUE(scripts.insert(target().faults).second) << choice;
    EXPECT_EQ(page.find(ItemRole::text_field, "Script of errors"), nullptr);
  }
  page.type(ItemRole::select, "Simulate errors", "overloaded");
  page.click(ItemRole::button, "Script of errors");
  EXPECT_EQ(page.find(ItemRole::text_field, "Script of errors")->value, "529*");
  page.type(ItemRole::text_field, "Script of errors", "529 x2, ok");
  EXPECT_EQ(menu()->value, "custom");
  page.close();
  page.open_model();
  EXPECT_EQ(menu()->value, "custom");
  EXPECT_EQ(page.find(ItemRole::text_field, "Script of errors")->value, "529 x2, ok");
  page.type(ItemRole::select, "Simulate errors", "none");
  EXPECT_EQ(target().faults, "");
}

// One page at a time: ImGui has one context.
// "same [-removed-] {+added+}" of one text of the page.
std::string with_marks(const ui::Item& item) {
  std::string out;
  for (const ui::Span& span : item.spans) {
    const char* open[] = {"", "[-", "{+"};
    const char* close[] = {"", "-]", "+}"};
    const auto mark = static_cast<std::size_t>(span.mark);
    out += open[mark] + span.text + close[mark];
  }
  return out;
}

TEST_F(Columns, FreeAnswersAreComparedWordByWord) {
  fill_in(2);
  page.click(ItemRole::button, "Run");
  answer(0, "one two three four five six seven Eight nine ten, eleven and the red fox runs.");
  page.see("Compare");
  EXPECT_EQ(page.find(ItemRole::region, "Word by word"), nullptr);
  answer(1, "one two three four five six seven eight nine ten eleven and the grey fox.");
  EXPECT_NE(page.all_text().find("5 of 16 words differ (31.3 %): 4 changed, 1 left out, 0 added."),
            std::string::npos)
      << page.all_text();
  page.click(ItemRole::checkbox, "Ignore capitals and punctuation");
  EXPECT_NE(page.all_text().find("2 of 16 words differ (12.5 %)"), std::string::npos)
      << page.all_text();
  page.click(ItemRole::checkbox, "Show only differences");
  const auto words = [&] {
    // What did not change since the last frame is not listed again: left and seen anew it is.
    page.see("Answers");
    page.page.registry().push_action(
        {ui::Action::Kind::activate, page.find(ItemRole::tab, "Compare")->id, ""});
    page.frame();
    for (const ui::Item& item : page.page.registry().items())
      if (item.role == ItemRole::text && item.spans.size() > 2) return with_marks(item);
    return std::string();
  };
  EXPECT_EQ(words(), "… eight nine ten eleven and the [-red -]{+grey +}fox. [-runs.-]");
  page.type(ItemRole::select, "Compare with", std::to_string(conversation(1).id));
  EXPECT_EQ(words(), "… Eight nine ten, eleven and the [-grey -]{+red +}fox {+runs.+}");
}

TEST(ColumnsLater, TargetsSurviveAReload) {
  std::string saved;
  {
    HeadlessPage page;
    page.click(ItemRole::button, "Compare with another model");
    page.type(ItemRole::combo_field, "Model", "claude-opus-5-5");
    saved = page.platform.last<SaveSettings>()->json;
  }
  HeadlessPage later;
  later.platform.news.push_back(SettingsLoaded{saved});
  later.frame();
  ASSERT_EQ(later.app.state().ask.targets.size(), 2u);
  EXPECT_EQ(later.app.state().ask.targets[1].model, "claude-opus-5-5");
}

TEST(ColumnsLater, SettingsOfBeforeThereWereSeveralStillCount) {
  HeadlessPage page;
  page.platform.news.push_back(SettingsLoaded{
      R"({"version":1,"provider":"gemini","practice":true,"models":{"gemini":"gemini-3.5-flash"}})"});
  page.frame();
  EXPECT_EQ(page.app.state().ask.provider_id(), "gemini");
  EXPECT_EQ(page.app.state().ask.model(), "gemini-3.5-flash");
  EXPECT_TRUE(page.app.state().ask.target().practice);
}

}  // namespace
}  // namespace triptych::columns_test

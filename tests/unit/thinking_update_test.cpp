// How long a model may think: one option of each target, in each vendor's own words on the wire.
#include <gtest/gtest.h>

#include "app/settings.h"
#include "base/json.h"
#include "fakes/update_fixture.h"

namespace triptych::thinking_update_test {
namespace {

class Thinking : public UpdateTest {
 protected:
  Json body(const char* provider, const char* level) {
    Call call;
    call.provider_id = provider;
    call.model = "m";
    call.thinking = level;
    call.prompt.messages = {Message{Role::user, {std::string("hi")}, ""}};
    const HttpRequest request = find_provider(provider)->build(call, Secret("k"));
    return parse_json(request.body.text()).value_or(Json());
  }
};

TEST_F(Thinking, GoesOutInEachVendorsWords) {
  EXPECT_EQ(at(body("openai", "xhigh"), "reasoning_effort"), "xhigh");
  EXPECT_EQ(at(at(body("anthropic", "max"), "output_config"), "effort"), "max");
  EXPECT_EQ(
      at(at(at(body("gemini", "xhigh"), "generationConfig"), "thinkingConfig"), "thinkingLevel"),
      "XHIGH");
  for (const char* provider : {"openai", "anthropic", "gemini"})
    EXPECT_EQ(dump_json(body(provider, "")).find("hink"), std::string::npos) << provider;
}

TEST_F(Thinking, BelongsToOneTargetAndLeavesWithItsProvider) {
  given_second_target("anthropic", kOtherKey);
  when(ThinkingChosen{"low"});
  EXPECT_EQ(state.ask.targets[1].thinking, "low");
  EXPECT_EQ(state.ask.targets[0].thinking, "");
  given_key();
  const auto starts = given_question();
  ASSERT_EQ(starts.size(), 2u);
  EXPECT_EQ(starts[0].call.thinking, "");
  EXPECT_EQ(starts[1].call.thinking, "low");
  EXPECT_NE(settings_json(state).find(R"("thinking":"low")"), std::string::npos);
  when(ProviderChosen{"gemini"});
  EXPECT_EQ(state.ask.targets[1].thinking, "") << "another provider's levels mean something else";
}

TEST_F(Thinking, ALiveListTellsEnds) {
  when(ModelsArrived{"openai", {{.id = "gpt-6-luna", .retires = "2027-03-04"}}, ""});
  EXPECT_EQ(state.shared.catalog.find("openai", "gpt-6-luna")->retires, "2027-03-04");
}

// What a list says may be anything: the largest number there is must not overflow.
TEST_F(Thinking, AQuestionThatIsSurelyTooLongForTheWindowIsHeldBack) {
  state.ask.target().model = "gpt-6-luna";
  const auto given_window = [&](int tokens) {
    when(ModelsArrived{"openai", {{.id = "gpt-6-luna", .window = tokens}}, ""});
    return given_question(std::string(4000, 'x')).size();  // about 1,000 tokens
  };
  EXPECT_EQ(given_window(500), 0u);
  ASSERT_FALSE(state.ask.estimates.empty());
  EXPECT_EQ(state.ask.estimates[0].problems.at(0).key, "preflight.window");
  EXPECT_EQ(given_window(2'147'483'647), 1u);
}

}  // namespace
}  // namespace triptych::thinking_update_test

// What practice understands of a request is what our own providers were asked to build.
#include <gtest/gtest.h>

#include "base/assets.h"
#include "fakes/practice_fixture.h"
#include "llm/models.h"
#include "practice/parse_request.h"
#include "providers/provider.h"

namespace triptych::practice_parse_request_test {
namespace {

TEST(PracticeParseRequest, EveryVendorsRequestTellsItsQuestion) {
  for (const char* id : {"openai", "anthropic", "gemini"}) {
    const Provider* provider = find_provider(id);
    ASSERT_NE(provider, nullptr);
    Call call;
    call.provider_id = id;
    call.model = load_models(assets::models_json()).value().default_of(id)->id;
    call.prompt.system = "Be brief.";
    Message message;
    message.parts.emplace_back(sample("receipt.png"));
    message.parts.emplace_back(std::string("What is the total?"));
    call.prompt.messages.push_back(std::move(message));
    const auto asks = practice::parse_request(provider->build(call, Secret("sk-any-0123456789")));
    ASSERT_TRUE(asks.has_value()) << id;
    EXPECT_EQ(asks->provider_id, id);
    EXPECT_EQ(asks->model, call.model);
    EXPECT_EQ(asks->system, "Be brief.");
    EXPECT_EQ(asks->text, "What is the total?");
    ASSERT_EQ(asks->files.size(), 1u) << id;
    EXPECT_EQ(asks->files[0].media.media_type, "image/png");
    EXPECT_EQ(asks->files[0].size(), sample("receipt.png").size());
  }
}

TEST(PracticeParseRequest, WhatIsNoQuestionIsNone) {
  EXPECT_FALSE(
      practice::parse_request({"GET", "https://api.openai.com/v1/models", {}, "", {}, {}}));
  EXPECT_FALSE(practice::parse_request({"POST", "https://example.com/", {}, "{}", {}, {}, {}}));
  EXPECT_FALSE(practice::parse_request(
      {"POST", "https://api.anthropic.com/v1/messages", {}, "not json", {}, {}, {}}));
}

}  // namespace
}  // namespace triptych::practice_parse_request_test

// The worked examples of the vendors' own pages.
#include <gtest/gtest.h>

#include "llm/token_rules.h"

namespace triptych::token_rules_test {
namespace {

const TokenRules& rules() { return TokenRules::builtin(); }
int image(const char* provider, const char* model, int w, int h, Detail d = Detail::automatic) {
  return rules().image(provider, model, w, h, d);
}

TEST(TokenRules, TilesAndPatches) {
  EXPECT_EQ(image("openai", "gpt-4o", 1024, 1024), 765);
  EXPECT_EQ(image("openai", "gpt-4o", 1024, 1024, Detail::low), 85);
  EXPECT_EQ(image("openai", "gpt-6-sol", 1024, 1024), 1229);
  EXPECT_EQ(image("openai", "gpt-4.1-mini", 1800, 2400), 2353);  // 1452 patches times 1.62
}

// Measured costs of one picture, as the public data set JOHNISKING/image-token-cost has them
// (Hugging Face, 2026-11): all 30 values for OpenAI.
TEST(TokenRules, MeasuredCostsOfOpenAi) {
  struct Row {
    int w, h, gpt6_auto, gpt6_high, gpt55_auto;
  };
  const Row rows[] = {
      {256, 256, 77, 77, 77},         {512, 512, 308, 308, 308},
      {768, 768, 692, 692, 692},      {1024, 1024, 1229, 1229, 1229},
      {1280, 720, 1104, 1104, 1104},  {1920, 1080, 2448, 2448, 2448},
      {1080, 1920, 2448, 2448, 2448}, {2560, 1440, 4320, 2931, 4320},
      {3840, 2160, 9792, 2931, 9792}, {4032, 3024, 14364, 2942, 11868},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(image("openai", "gpt-6-astra", row.w, row.h), row.gpt6_auto) << row.w;
    EXPECT_EQ(image("openai", "gpt-6.2-sol", row.w, row.h, Detail::high), row.gpt6_high) << row.w;
    EXPECT_EQ(image("openai", "gpt-5.5", row.w, row.h), row.gpt55_auto) << row.w;
  }
}

TEST(TokenRules, GridOfTheTwoTiers) {
  EXPECT_EQ(image("anthropic", "claude-sonnet-4-5", 1000, 1000), 1296);
  EXPECT_EQ(image("anthropic", "claude-sonnet-4-5-20250929", 1920, 1080), 1560);
  EXPECT_EQ(image("anthropic", "claude-opus-4-7", 1920, 1080), 2691);
  EXPECT_EQ(image("anthropic", "claude-sonnet-5-5", 3840, 2160), 4784);
}

TEST(TokenRules, LevelsCropsAndSound) {
  EXPECT_EQ(image("gemini", "gemini-3.8-flash", 5000, 4000), 1120);
  EXPECT_EQ(image("gemini", "gemini-3.8-flash", 5000, 4000, Detail::low), 280);
  EXPECT_EQ(image("gemini", "gemini-3.8-flash", 5000, 4000, Detail::high), 2240);
  EXPECT_EQ(image("gemini", "gemini-2.5-flash", 300, 300), 258);
  EXPECT_EQ(image("gemini", "gemini-2.5-flash", 800, 700), 516);
  EXPECT_EQ(rules().sound("gemini", "gemini-3.8-flash", MediaKind::audio, Millis{60'000}), 1920);
  EXPECT_EQ(rules().sound("gemini", "gemini-3.5-transcribe", MediaKind::audio, Millis{60'000}),
            1500);
}

// Per second of a film: one frame and the sound.
TEST(TokenRules, FilmsCountBySecondAndResolution) {
  const auto film = [](const char* model, Detail detail) {
    return rules().sound("gemini", model, MediaKind::video, Millis{10'000}, detail);
  };
  EXPECT_EQ(film("gemini-2.5-flash", Detail::automatic), 10 * (258 + 32));
  EXPECT_EQ(film("gemini-2.5-flash", Detail::low), 10 * (66 + 32));
  EXPECT_EQ(film("gemini-3.8-flash", Detail::automatic), 10 * (70 + 32));
  EXPECT_EQ(film("gemini-3.8-flash", Detail::high), 10 * (280 + 32));
  Call call;
  call.provider_id = "gemini";
  call.model = "gemini-3.8-flash";
  call.detail = Detail::high;
  Attachment file;
  file.media.kind = MediaKind::video;
  file.media.duration = Millis{10'000};
  call.prompt.messages = {Message{}};
  call.prompt.messages[0].parts = {file};
  EXPECT_EQ(rules().of(call).sound, 3120);
}

TEST(TokenRules, ACallAddsUpAndHostileHeadersDoNotOverflow) {
  Call call;
  call.provider_id = "gemini";
  call.model = "gemini-3.8-flash";
  Message message;
  Attachment pdf;
  pdf.media.kind = MediaKind::document;
  pdf.media.pages = 2'000'000'000;
  message.parts = {std::string(400, 'x'), pdf};
  call.prompt.messages = {message, message};
  const Estimate tokens = rules().of(call);
  EXPECT_EQ(tokens.text, 214);
  EXPECT_EQ(tokens.documents, 100'000'000);
  EXPECT_EQ(tokens.output, kAssumedOutput);
  call.max_output_tokens = 50;
  EXPECT_EQ(rules().of(call).output, 50);
}

TEST(TokenRules, DamagedFilesAreToldAndAnEmptyTableCountsByTheGeneralRule) {
  EXPECT_FALSE(TokenRules::load("[]"));
  EXPECT_FALSE(TokenRules::load(R"({"openai":{}})"));
  EXPECT_FALSE(TokenRules::load(R"({"openai":[3]})"));
  auto empty = TokenRules::load("{}");
  ASSERT_TRUE(empty);
  EXPECT_EQ(empty.value().text("anyone", "any", 400), 100);
  EXPECT_EQ(empty.value().image("anyone", "any", 64, 64, Detail::automatic), 4);
}

}  // namespace
}  // namespace triptych::token_rules_test

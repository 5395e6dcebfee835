// The price table against list prices that the vendors publish (USD per million tokens).
#include <gtest/gtest.h>

#include "base/assets.h"
#include "llm/models.h"

namespace triptych::price_test {
namespace {

// A few rows as web/tools/prices.mjs writes them.
constexpr const char* kRows = R"json({"source": "@pydantic/genai-prices 0.1.8", "models": [
  {"provider": "openai", "id": "gpt-4o", "match": [
    [{"kind": "equals", "value": "gpt-4o"}],
    [{"kind": "equals", "value": "gpt-4o-2024-08-06"}],
    [{"kind": "equals", "value": "gpt-4o-2024-11-20"}]],
   "prices": [
    {"from": "", "input": {"base": 2.5, "tiers": []},
     "output": {"base": 10, "tiers": []}}]},
  {"provider": "openai", "id": "gpt-4o-mini", "match": [
    [{"kind": "equals", "value": "gpt-4o-mini"}],
    [{"kind": "equals", "value": "gpt-4o-mini-2024-07-18"}],
    [{"kind": "equals", "value": "gpt-4o-mini-search-preview"}],
    [{"kind": "equals", "value": "gpt-4o-mini-search-preview-2025-03-11"}]],
   "prices": [
    {"from": "", "input": {"base": 0.15, "tiers": []},
     "output": {"base": 0.6, "tiers": []}}]},
  {"provider": "openai", "id": "gpt-6-sol", "match": [
    [{"kind": "equals", "value": "gpt-6-sol"}],
    [{"kind": "pattern", "value": "gpt-6-sol-####-##-##"}]],
   "prices": [
    {"from": "", "input": {"base": 2,
     "tiers": [{"start": 272000, "price": 4}]},
     "output": {"base": 10,
     "tiers": [{"start": 272000, "price": 15}]}}]},
  {"provider": "openai", "id": "gpt-6-luna", "match": [
    [{"kind": "equals", "value": "gpt-6-luna"}],
    [{"kind": "pattern", "value": "gpt-6-luna-####-##-##"}]],
   "prices": [
    {"from": "", "input": {"base": 0.1,
     "tiers": [{"start": 272000, "price": 0.2}]},
     "output": {"base": 0.5,
     "tiers": [{"start": 272000, "price": 0.75}]}}]},
  {"provider": "openai", "id": "whisper-1", "match": [
    [{"kind": "equals", "value": "whisper-1"}]],
   "prices": [
    {"from": "", "input": null,
     "output": null}]},
  {"provider": "anthropic", "id": "claude-haiku-4-5", "match": [
    [{"kind": "starts_with", "value": "claude-haiku-4-5"}],
    [{"kind": "starts_with", "value": "claude-haiku-4.5"}],
    [{"kind": "starts_with", "value": "claude-4-5-haiku"}],
    [{"kind": "starts_with", "value": "claude-4.5-haiku"}]],
   "prices": [
    {"from": "", "input": {"base": 1, "tiers": []},
     "output": {"base": 5, "tiers": []}}]},
  {"provider": "anthropic", "id": "claude-opus-4-6", "match": [
    [{"kind": "starts_with", "value": "claude-opus-4-6"}],
    [{"kind": "starts_with", "value": "claude-opus-4.6"}],
    [{"kind": "starts_with", "value": "claude-4-6-opus"}],
    [{"kind": "starts_with", "value": "claude-4.6-opus"}]],
   "prices": [
    {"from": "", "input": {"base": 5,
     "tiers": [{"start": 200000, "price": 10}]},
     "output": {"base": 25,
     "tiers": [{"start": 200000, "price": 37.5}]}},
    {"from": "2026-03-13", "input": {"base": 5, "tiers": []},
     "output": {"base": 25, "tiers": []}}]},
  {"provider": "anthropic", "id": "claude-opus-5-5", "match": [
    [{"kind": "equals", "value": "claude-opus-5-5"}],
    [{"kind": "pattern", "value": "claude-opus-5-5-########"}],
    [{"kind": "starts_with", "value": "claude-opus-5.5"}],
    [{"kind": "starts_with", "value": "claude-5-5-opus"}],
    [{"kind": "starts_with", "value": "claude-5.5-opus"}]],
   "prices": [
    {"from": "", "input": {"base": 4, "tiers": []},
     "output": {"base": 20, "tiers": []}}]},
  {"provider": "anthropic", "id": "claude-sonnet-5", "match": [
    [{"kind": "starts_with", "value": "claude-sonnet-5"}],
    [{"kind": "starts_with", "value": "claude-sonnet-5.0"}],
    [{"kind": "starts_with", "value": "claude-5-sonnet"}],
    [{"kind": "starts_with", "value": "claude-5.0-sonnet"}]],
   "prices": [
    {"from": "", "input": {"base": 2, "tiers": []},
     "output": {"base": 10, "tiers": []}}]},
  {"provider": "google", "id": "gemini-2.5-flash", "match": [
    [{"kind": "equals", "value": "gemini-2.5-flash"}],
    [{"kind": "equals", "value": "gemini-2.5-flash-latest"}],
    [{"kind": "equals", "value": "gemini-2.5-flash-preview-09-2025"}]],
   "prices": [
    {"from": "", "input": {"base": 0.3, "tiers": []},
     "output": {"base": 2.5, "tiers": []}}]},
  {"provider": "google", "id": "gemini-2.5-pro", "match": [
    [{"kind": "starts_with", "value": "gemini-2.5-pro"}, {"kind": "lacks_part", "value": "tts"}]],
   "prices": [
    {"from": "", "input": {"base": 1.25,
     "tiers": [{"start": 200000, "price": 2.5}]},
     "output": {"base": 10,
     "tiers": [{"start": 200000, "price": 15}]}}]},
  {"provider": "google", "id": "gemini-3.5-flash", "match": [
    [{"kind": "equals", "value": "gemini-3.5-flash"}],
    [{"kind": "starts_with", "value": "gemini-3.5-flash-preview"}],
    [{"kind": "starts_pattern", "value": "gemini-3.5-flash-#"}]],
   "prices": [
    {"from": "", "input": {"base": 1.5, "tiers": []},
     "output": {"base": 9, "tiers": []}}]},
  {"provider": "google", "id": "gemini-3.8-flash", "match": [
    [{"kind": "starts_with", "value": "gemini-3.8-flash"}]],
   "prices": [
    {"from": "", "input": {"base": 0.75, "tiers": []},
     "output": {"base": 3.75, "tiers": []}},
    {"from": "2027-01-01", "input": {"base": 1.5, "tiers": []},
     "output": {"base": 7.5, "tiers": []}}]}
]})json";

constexpr const char* kNames = R"({"providers": [{"id": "gemini", "price_provider": "google"}]})";

PriceTable table(std::string_view today = "2026-11-22") {
  auto loaded = PriceTable::load(kRows, kNames, today);
  EXPECT_TRUE(loaded.ok()) << loaded.error();
  return std::move(loaded.value());
}

Usage tokens(int input, int output) {
  Usage usage;
  usage.input = input;
  usage.output = output;
  return usage;
}

// What a million input tokens and a million output tokens cost in calls of 1000 + 1000.
std::pair<double, double> list_price(const PriceTable& prices, const char* provider,
                                     const char* model) {
  const auto in = prices.cost(provider, model, tokens(1000, 0));
  const auto out = prices.cost(provider, model, tokens(0, 1000));
  return {in.value_or(-1) * 1000, out.value_or(-1) * 1000};
}

TEST(Price, KnowsListPrices) {
  struct Row {
    const char *provider, *model;
    double input, output;
  };
  const Row rows[] = {
      {"openai", "gpt-6-sol", 2, 10},          {"openai", "gpt-6-luna", 0.10, 0.50},
      {"openai", "gpt-4o", 2.5, 10},           {"openai", "gpt-4o-mini", 0.15, 0.6},
      {"anthropic", "claude-opus-5-5", 4, 20}, {"anthropic", "claude-opus-4-6", 5, 25},
      {"anthropic", "claude-sonnet-5", 2, 10}, {"anthropic", "claude-sonnet-5-5", 2, 10},
      {"anthropic", "claude-haiku-4-5", 1, 5}, {"gemini", "gemini-3.8-flash", 0.75, 3.75},
      {"gemini", "gemini-3.5-flash", 1.5, 9},  {"gemini", "gemini-2.5-flash", 0.3, 2.5},
      {"gemini", "gemini-2.5-pro", 1.25, 10},
  };
  const PriceTable prices = table();
  for (const Row& row : rows) {
    const auto [input, output] = list_price(prices, row.provider, row.model);
    EXPECT_DOUBLE_EQ(input, row.input) << row.model;
    EXPECT_DOUBLE_EQ(output, row.output) << row.model;
  }
}

TEST(Price, AddsInputAndOutput) {
  EXPECT_DOUBLE_EQ(*table().cost("openai", "gpt-4o", tokens(1'000'000, 500'000)), 2.5 + 5);
  EXPECT_DOUBLE_EQ(*table().cost("openai", "gpt-4o", tokens(0, 0)), 0);
}

TEST(Price, ChargesAllTokensOfALongPromptAtItsTier) {
  const PriceTable prices = table();
  EXPECT_DOUBLE_EQ(*prices.cost("openai", "gpt-6-sol", tokens(272'000, 1000)),
                   (272'000 * 2 + 1000 * 10) / 1e6);
  EXPECT_DOUBLE_EQ(*prices.cost("openai", "gpt-6-sol", tokens(272'001, 1000)),
                   (272'001 * 4 + 1000 * 15) / 1e6);
}

TEST(Price, CountsWhatIsBilled) {
  Usage usage = tokens(10, 20);
  usage.billed_input = 1000;   // with cached tokens
  usage.billed_output = 3000;  // with thoughts
  EXPECT_DOUBLE_EQ(*table().cost("openai", "gpt-4o", usage), (1000 * 2.5 + 3000 * 10) / 1e6);
  usage.billed_output.reset();
  EXPECT_DOUBLE_EQ(*table().cost("openai", "gpt-4o", usage), (1000 * 2.5 + 20 * 10) / 1e6);
}

// continuedev/continue 13104: a million tokens of which 900,000 came from the cache cost $0.38, not
// $2.
TEST(Price, CachedTokensAreChargedAtTheirOwnRate) {
  const char* rows = R"({"models": [{"provider": "anthropic", "id": "m",
      "match": [[{"kind": "equals", "value": "m"}]],
      "prices": [{"from": "", "input": {"base": 2}, "output": {"base": 10},
                  "cache_read": {"base": 0.2}, "cache_write": {"base": 2.5}}]},
    {"provider": "anthropic", "id": "n", "match": [[{"kind": "equals", "value": "n"}]],
      "prices": [{"from": "", "input": {"base": 2}, "output": {"base": 10}}]}]})";
  const auto loaded = PriceTable::load(rows, kNames, "2026-11-28");
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  const PriceTable& prices = loaded.value();
  Usage usage = tokens(100'000, 0);
  usage.billed_input = 1'000'000;
  usage.cache_read = 900'000;
  EXPECT_DOUBLE_EQ(*prices.cost("anthropic", "m", usage), 0.38);
  EXPECT_FALSE(prices.at_most("anthropic", "m", usage));
  EXPECT_DOUBLE_EQ(*prices.cost("anthropic", "n", usage), 2.0);
  EXPECT_TRUE(prices.at_most("anthropic", "n", usage)) << "no rate known: an upper bound";
  usage.cache_read = 400'000;
  usage.cache_write = 500'000;
  EXPECT_DOUBLE_EQ(*prices.cost("anthropic", "m", usage), 0.2 + 0.08 + 1.25);
  usage.cache_read = 5'000'000;  // more than there was
  EXPECT_DOUBLE_EQ(*prices.cost("anthropic", "m", usage), 0.2);
}

TEST(Price, OwnDatedPricesWin) {
  const char* models = R"({"models": [{"provider": "openai", "id": "gpt-4o", "price": [
        {"input": 1, "output": 2, "cache_read": 0.5, "over": {"tokens": 100, "input": 3, "output": 4},
         "source": "a page"},
        {"from": "2026-12-01", "input": 10, "output": 20, "source": "a page"}]},
      {"provider": "openai", "id": "latest", "price_as": "gpt-4o-mini"},
      {"provider": "openai", "id": "ears", "price": [{"hour": 0.36, "source": "a page"}]}]})";
  const auto at = [&](const char* today) {
    auto loaded = PriceTable::load(kRows, models, today);
    EXPECT_TRUE(loaded.ok()) << loaded.error();
    return std::move(loaded.value());
  };
  const PriceTable now = at("2026-11-28");
  EXPECT_DOUBLE_EQ(*now.cost("openai", "gpt-4o", tokens(100, 100)), 300e-6);
  EXPECT_DOUBLE_EQ(*now.cost("openai", "gpt-4o-2024-11-20", tokens(100, 100)), 300e-6);
  EXPECT_DOUBLE_EQ(*now.cost("openai", "gpt-4o", tokens(101, 100)), (303 + 400) * 1e-6);
  EXPECT_DOUBLE_EQ(*at("2026-12-01").cost("openai", "gpt-4o", tokens(100, 100)), 3000e-6);
  EXPECT_DOUBLE_EQ(*now.cost("openai", "latest", tokens(1'000'000, 0)), 0.15);
  Usage heard;
  EXPECT_FALSE(now.cost("openai", "ears", heard));
  heard.seconds = 1800;
  EXPECT_DOUBLE_EQ(*now.cost("openai", "ears", heard), 0.18);
  const auto fault = [&](const char* price) {
    return PriceTable::load(kRows, std::string(R"({"models":[{"provider":"p","id":"m","price":)") +
                                       price + "}]}")
        .error();
  };
  EXPECT_EQ(fault(R"([{"input": 1, "output": 2}])"),
            "model list: \"m\" has a price without a source");
  EXPECT_EQ(fault(R"([{"input": 1, "source": "s"}])"),
            "model list: \"m\" has a price without numbers");
}

// The page's own table: no recommended model is without a price, and the calendar holds.
TEST(Price, EveryRecommendedModelHasOne) {
  const auto catalog = load_models(assets::models_json());
  ASSERT_TRUE(catalog.ok()) << catalog.error();
  const auto at = [](const char* today) {
    auto loaded = PriceTable::load(assets::prices_json(), assets::models_json(), today);
    EXPECT_TRUE(loaded.ok()) << loaded.error();
    return std::move(loaded.value());
  };
  const PriceTable now = at("2026-11-28");
  for (const ModelInfo& model : catalog.value().models) {
    if (!model.recommended) continue;
    EXPECT_TRUE(now.cost(model.provider_id, model.id, tokens(10, 10))) << model.id;
  }
  EXPECT_EQ(list_price(now, "gemini", "gemini-4-argon"), std::pair(2.0, 10.0));
  EXPECT_EQ(list_price(at("2026-12-01"), "gemini", "gemini-4-argon"), std::pair(4.0, 20.0));
  EXPECT_EQ(list_price(now, "openai", "gpt-6.2-sol"), std::pair(2.0, 10.0));
  EXPECT_NEAR(list_price(now, "anthropic", "claude-haiku-5-5").first, 0.1, 1e-9);
  Usage hour;
  hour.seconds = 3600;
  EXPECT_DOUBLE_EQ(now.cost("openai", "gpt-transcribe", hour).value_or(-1), 0.27);
  EXPECT_DOUBLE_EQ(now.cost("openai", "whisper-1", hour).value_or(-1), 0.36);
}

TEST(Price, SaysUnknownRatherThanFree) {
  const PriceTable prices = table();
  EXPECT_FALSE(prices.cost("openai", "gpt-7", tokens(1, 1)));
  EXPECT_FALSE(prices.cost("openai", "", tokens(1, 1)));
  EXPECT_FALSE(prices.cost("openai", "claude-sonnet-5", tokens(1, 1))) << "another's model";
  EXPECT_FALSE(prices.cost("local", "gpt-4o", tokens(1, 1)));
  EXPECT_FALSE(prices.cost("anthropic", "claude-haiku-5-5", tokens(1, 1)));
  EXPECT_FALSE(prices.cost("openai", "whisper-1", tokens(1, 1))) << "in the table without a price";
  EXPECT_FALSE(prices.cost("openai", "gpt-4o", Usage()));
  Usage half;
  half.input = 5;
  EXPECT_FALSE(prices.cost("openai", "gpt-4o", half));
  EXPECT_FALSE(prices.cost("openai", "gpt-4o", tokens(-1, 5)));
  EXPECT_FALSE(PriceTable().cost("openai", "gpt-4o", tokens(1, 1)));
}

TEST(Price, FollowsTheDate) {
  const auto input = [](const char* today) {
    return list_price(table(today), "gemini", "gemini-3.8-flash").first;
  };
  EXPECT_DOUBLE_EQ(input("2026-12-31"), 0.75);
  EXPECT_DOUBLE_EQ(input("2027-01-01"), 1.5);
  const Usage long_prompt = tokens(300'000, 0);
  EXPECT_DOUBLE_EQ(*table("2026-03-12").cost("anthropic", "claude-opus-4-6", long_prompt), 3.0);
  EXPECT_DOUBLE_EQ(*table("2026-03-13").cost("anthropic", "claude-opus-4-6", long_prompt), 1.5);
}

TEST(Price, ReadsTheFormsOfAnId) {
  const PriceTable prices = table();
  const char* const known[] = {"gpt-6-sol", " GPT-6-Sol ", "gpt-6-sol-2026-09-01",
                               "gpt-6-sol-20260901"};
  for (const char* id : known) EXPECT_TRUE(prices.cost("openai", id, tokens(1, 1))) << id;
  const char* const unknown[] = {
      "gpt-6-sol-x",        "gpt-6-sol-2026-09-0x", "gpt-6-solo",           "gpt-6-sol-20261301",
      "gpt-6-sol-20260900", "gpt-6-sol-202609011",  "gpt-6-sol-2026-09-01-"};
  for (const char* id : unknown) EXPECT_FALSE(prices.cost("openai", id, tokens(1, 1))) << id;
  EXPECT_TRUE(prices.cost("gemini", "gemini-3.5-flash-001", tokens(1, 1)));
  EXPECT_FALSE(prices.cost("gemini", "gemini-3.5-flash-lite", tokens(1, 1)));
  EXPECT_TRUE(prices.cost("gemini", "gemini-2.5-pro-preview", tokens(1, 1)));
  EXPECT_FALSE(prices.cost("gemini", "gemini-2.5-pro-preview-tts", tokens(1, 1)));
}

TEST(Price, TakesOnlyAWholeDateForADate) {
  const auto loaded = PriceTable::load(R"({"models": [{"provider": "p", "id": "m",
      "match": [[{"kind": "starts_pattern", "value": "m-####-##-##"}]],
      "prices": [{"from": "", "input": {"base": 1}, "output": {"base": 1}}]}]})",
                                       kNames, "2026-11-22");
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  for (const char* id : {"m-20260901", "m-20260901-x", "m-20260901:x", "m-2026-09-01x"}) {
    EXPECT_TRUE(loaded.value().cost("p", id, tokens(1, 1))) << id;
  }
  for (const char* id : {"m-202609011", "m-20260901x", "m-19990901"}) {
    EXPECT_FALSE(loaded.value().cost("p", id, tokens(1, 1))) << id;
  }
}

TEST(Price, RefusesATableItCannotRead) {
  const auto fault = [](std::string_view json) {
    const auto loaded = PriceTable::load(json, kNames, "2026-11-22");
    return loaded.ok() ? "" : loaded.error();
  };
  const std::string good = R"("prices": [{"from": "", "input": null, "output": null}])";
  const auto row = [&](const std::string& match, const std::string& prices) {
    return R"({"models": [{"provider": "p", "id": "m", "match": )" + match + "," + prices + "}]}";
  };
  EXPECT_EQ(fault(row(R"([[{"kind": "equals", "value": "m"}]])", good)), "");
  EXPECT_EQ(fault(""), "price table: not JSON");
  EXPECT_EQ(fault("[]"), "price table: no \"models\" array");
  EXPECT_EQ(fault(R"({"models": [7]})"), "price table: row 1 has no prices");
  EXPECT_EQ(fault(row(R"([[{"kind": "regex", "value": "m"}]])", good)),
            "price table: row 1 (m) has an unknown rule \"regex\"");
  EXPECT_EQ(fault(row("[[]]", good)), "price table: row 1 (m) has an empty list of rules");
  EXPECT_EQ(fault(row("[]", R"("prices": [{"input": {}}])")),
            "price table: row 1 (m) has a price without \"base\"");
  EXPECT_EQ(fault(row("[]", R"("prices": [{"input": {"base": 1, "tiers": [{"start": 1}]}}])")),
            "price table: row 1 (m) has a tier without \"start\" or \"price\"");
}

TEST(Price, KnowsTheProgramsOwnDefaults) {
  // The build may lack the package the table is made from; then there is nothing to hold to
  // account.
  if (assets::prices_json().empty()) GTEST_SKIP() << "built without a price table";
  const auto loaded = PriceTable::load(assets::prices_json());
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  const auto models = load_models(assets::models_json());
  ASSERT_TRUE(models.ok()) << models.error();
  for (const char* provider : {"openai", "anthropic", "gemini"}) {
    const ModelInfo* model = models.value().default_of(provider);
    ASSERT_NE(model, nullptr) << provider;
    EXPECT_GT(loaded.value().cost(provider, model->id, tokens(1000, 1000)).value_or(0), 0)
        << model->id;
  }
}

}  // namespace
}  // namespace triptych::price_test

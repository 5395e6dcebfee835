// Models are data: assets/models.json (ids, capabilities, limits, retirement, successor,
// checked-on) and the price table made at build time from @pydantic/genai-prices
// (web/tools/prices.mjs describes its shape). A model that is not in the table is fine: it is sent
// as typed, its price is unknown and shown as unknown.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/assets.h"
#include "base/json_fwd.h"
#include "base/result.h"
#include "llm/reply.h"

namespace triptych {

struct ModelInfo {
  std::string provider_id, id, label, note;
  bool recommended = false;  // the first recommended one of a provider is its default
  bool image = false, pdf = false, audio = false;
  std::string retires;                // ISO date, "" = no announced date
  std::string successor;              // id to offer when it is gone
  bool proposed = false;              // ... by the vendor itself
  int window = 0;                     // tokens of question and answer together, 0 = not known
  std::vector<std::string> thinking;  // levels it knows; empty = those of its provider
  std::string checked;                // ISO date on which this row was checked
  bool live = false;                  // the provider's own list named it
};

// A model as the provider's own list tells it. What is absent was not told.
struct ListedModel {
  std::string id, label;
  std::optional<std::string> retires;  // ISO date; "" = told that none is announced
  std::optional<bool> image, pdf, audio;
  int window = 0;  // tokens the model takes in, 0 = not told
};

struct ModelCatalog {
  std::vector<ModelInfo> models;
  // What the provider tells wins over what the page knows; models it does not know are added.
  void learn(std::string_view provider_id, const std::vector<ListedModel>& told);
  const ModelInfo* find(std::string_view provider_id, std::string_view model) const;
  const ModelInfo* default_of(std::string_view provider_id) const;
};
// A failure names the row (from 1) and what is wrong with it.
Result<ModelCatalog> load_models(std::string_view json);

// Without the date at its end: "-20250929" or "-2026-04-23".
std::string_view undated(std::string_view model);
// Generation of a model id, for rules that came with one: "gpt-5.6-sol" -> 5.6,
// "claude-opus-4-7" -> 4.7, "gemini-3.8-flash" -> 3.8; 0 when there is no number. Aliases that
// follow the newest ("gemini-flash-latest") are 99.
double generation_of(std::string_view model);

// USD for this usage; nullopt when the model or the counts are unknown. List prices for text:
// cached tokens at their own rates, transcribers by the hour; surcharges for audio tokens are not
// in the table. A dated "price" in assets/models.json wins over the package.
class PriceTable {
 public:
  // `models` tells how the table calls our providers ("providers": [{id, price_provider}]). `today`
  // is the ISO date whose prices hold; "" = the system's date.
  static Result<PriceTable> load(std::string_view json,
                                 std::string_view models = assets::models_json(),
                                 std::string_view today = {});
  std::optional<double> cost(std::string_view provider_id, std::string_view model,
                             const Usage& usage) const;
  // Whether the cost is an upper bound: tokens came from the vendor's cache, and no rate is known.
  bool at_most(std::string_view provider_id, std::string_view model, const Usage& usage) const;

 private:
  friend struct PriceReader;
  struct Tier {
    int start = 0;
    double usd_per_million = 0;
  };
  struct Price {
    double base = 0;  // USD per million tokens, up to the first tier
    std::vector<Tier> tiers;
    double at(int input_tokens) const;
  };
  struct Rule {
    std::string kind, value;
    bool holds(std::string_view id) const;
  };
  struct Entry {
    std::string provider;
    std::vector<std::vector<Rule>> any_of;  // a list fits when all its rules hold
    std::optional<Price> input, output;     // nullopt = unknown, not free
    std::optional<Price> cache_read, cache_write;
    std::optional<double> hour;  // USD for an hour of sound
    bool fits(std::string_view id) const;
  };
  const Entry* find(std::string_view provider, std::string_view id) const;
  const Entry* entry_of(std::string_view provider_id, std::string_view model) const;
  std::string take_own(const Json& models, std::string_view today);

  std::vector<Entry> entries_;
  std::map<std::string, Entry, std::less<>> own_;  // "provider id/model id" of models.json
  std::map<std::string, std::string, std::less<>> priced_as_;    // "provider id/alias" -> model id
  std::map<std::string, std::string, std::less<>> table_names_;  // provider id -> name in the table
};

}  // namespace triptych

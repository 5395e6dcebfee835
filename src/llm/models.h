// Models are data: assets/models.json (ids, capabilities, limits, retirement, successor, checked-on) and
// the price table made at build time from @pydantic/genai-prices. A model that is not in the table is
// fine: it is sent as typed, its price is unknown and shown as unknown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "llm/reply.h"

namespace triptych {

struct ModelInfo {
  std::string provider_id, id, label, note;
  bool recommended = false;  // the first recommended one of a provider is its default
  bool image = false, pdf = false, audio = false;
  std::string retires;    // ISO date, "" = no announced date
  std::string successor;  // id to offer when it is gone
  std::string checked;    // ISO date on which this row was checked
};

struct ModelCatalog {
  std::vector<ModelInfo> models;
  const ModelInfo* find(std::string_view provider_id, std::string_view model) const;
  const ModelInfo* default_of(std::string_view provider_id) const;
};
Result<ModelCatalog> load_models(std::string_view json);

// USD for this usage; nullopt when the model or the token counts are unknown.
class PriceTable {
 public:
  static Result<PriceTable> load(std::string_view json);
  std::optional<double> cost(std::string_view provider_id, std::string_view model,
                             const Usage& usage) const;

 private:
  struct Tier {
    int start = 0;
    double usd_per_million = 0;
  };
  struct Rule {
    std::string kind, value;
  };
  struct Entry {
    std::string provider;
    std::vector<Rule> any_of;
    std::vector<Tier> input, output;
  };
  std::vector<Entry> entries_;
};

}  // namespace triptych

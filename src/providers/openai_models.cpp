// The list of models.
#include <algorithm>
#include <array>

#include "base/json.h"
#include "providers/openai_wire.h"
#include "providers/vendor_error.h"

namespace triptych::openai_wire {
namespace {

// The list also holds models that this endpoint does not serve (nor the one for sound); nothing but
// their names tells.
bool chats(std::string_view id) {
  constexpr std::array<std::string_view, 18> kOthers = {
      "embedding",     "tts",     "dall-e",    "moderation", "realtime",   "gpt-image",
      "sora",          "babbage", "davinci",   "instruct",   "-codex",     "computer-use",
      "deep-research", "-live",   "translate", "omni-",      "search-api", "chatgpt-image"};
  return std::none_of(kOthers.begin(), kOthers.end(),
                      [&](std::string_view other) { return mentions(id, other); });
}

}  // namespace

std::vector<ListedModel> parse_models(std::string_view body, Dialect dialect) {
  struct Listed {
    ListedModel model;
    double created = 0;
  };
  std::vector<Listed> listed;
  const auto json = parse_json(body);
  for (const Json& model : json ? at(*json, "data") : Json::array()) {
    Listed entry{{}, number_at(model, "created").value_or(0)};
    std::string& id = entry.model.id;
    id = string_at(model, "id");
    // models.d.ts of openai 7.59.0: null where none is announced; absent at imitating servers.
    if (model.is_object() && model.contains("shutdown_date"))
      entry.model.retires = string_at(model, "shutdown_date").substr(0, 10);
    if (!id.empty() && (dialect == Dialect::compatible || chats(id))) {
      listed.push_back(std::move(entry));
    }
  }
  std::stable_sort(listed.begin(), listed.end(), [](const Listed& a, const Listed& b) {
    return a.created > b.created;  // newest first
  });
  std::vector<ListedModel> models;
  for (Listed& entry : listed) models.push_back(std::move(entry.model));
  return models;
}

}  // namespace triptych::openai_wire

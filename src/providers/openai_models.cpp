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

std::vector<std::string> parse_models(std::string_view body, Dialect dialect) {
  struct Listed {
    std::string id;
    double created = 0;
  };
  std::vector<Listed> listed;
  const auto json = parse_json(body);
  for (const Json& model : json ? at(*json, "data") : Json::array()) {
    Listed entry{string_at(model, "id"), number_at(model, "created").value_or(0)};
    if (!entry.id.empty() && (dialect == Dialect::compatible || chats(entry.id))) {
      listed.push_back(std::move(entry));
    }
  }
  std::stable_sort(listed.begin(), listed.end(), [](const Listed& a, const Listed& b) {
    return a.created > b.created;  // newest first
  });
  std::vector<std::string> ids;
  for (Listed& entry : listed) ids.push_back(std::move(entry.id));
  return ids;
}

}  // namespace triptych::openai_wire

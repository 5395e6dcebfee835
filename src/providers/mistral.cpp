// Mistral: chat completions in OpenAI's form. Sources: docs.mistral.ai, "Vision", "Chat completion"
// and the reference of /v1/models (2026-11). The vendor allows calls from pages since 2023-12
// (mistralai/client-js issue 21), but no header beyond the usual ones.
// - A field it does not know is refused (422), so none of OpenAI's later ones is sent.
// - Pictures: PNG, JPEG, WEBP and GIF of one frame, 10 MB each, 8 in a request; larger sides than
//   1540 pixels are scaled down.
#include "base/json.h"
#include "providers/openai_provider.h"

namespace triptych {
namespace {

constexpr std::string_view kMistralImages[] = {"image/png", "image/jpeg", "image/webp",
                                               "image/gif"};
constexpr std::string_view kMistralDocuments[] = {"text/plain"};

constexpr Limits mistral_limits() {
  Limits limits;
  limits.images = 8;
  limits.image_base64 = 10 * kMebi;
  limits.animated_gif = false;
  limits.useful_side = 1540;
  return limits;
}

ListedModel listed_by_mistral(const Json& model) {
  ListedModel out;
  out.id = string_at(model, "id");
  out.label = string_at(model, "name");
  if (model.contains("deprecation")) out.retires = string_at(model, "deprecation").substr(0, 10);
  const Json& can = at(model, "capabilities");
  if (at(can, "vision").is_boolean()) out.image = bool_at(can, "vision");
  out.window = int_at(model, "max_context_length").value_or(0);
  return out;
}

class Mistral final : public openai_wire::WireProvider {
 public:
  explicit Mistral(std::string_view origin)
      : WireProvider(openai_wire::Dialect::plain, origin, mistral_limits()) {
    info_.id = "mistral";
    info_.label = "Mistral";
    info_.key_page = "https://console.mistral.ai/api-keys";
    info_.key_variable = "MISTRAL_API_KEY";
    info_.image_types = kMistralImages;
    info_.document_types = kMistralDocuments;
  }

  std::vector<ListedModel> parse_models(std::string_view body) const override {
    std::vector<ListedModel> models;
    const auto json = parse_json(body);
    for (const Json& model : json ? at(*json, "data") : Json::array()) {
      // Models for search, moderation and speech stand in the same list.
      const Json& chats = at(at(model, "capabilities"), "completion_chat");
      if (!string_at(model, "id").empty() && chats != false)
        models.push_back(listed_by_mistral(model));
    }
    return models;
  }
};

}  // namespace

const Provider& mistral_provider(std::string_view origin);
const Provider& mistral_provider(std::string_view origin) {
  static const Mistral provider(origin);
  return provider;
}

}  // namespace triptych

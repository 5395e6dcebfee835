// Any server that imitates OpenAI's chat completions: Ollama, llama.cpp, LM Studio, vLLM, routers.
// The user gives the base URL; what the server can take is unknown, so little is refused
// beforehand.
#include "providers/openai_wire.h"
#include "providers/preflight.h"

namespace triptych {
namespace {

using openai_wire::Dialect;

constexpr std::string_view kCompatibleImages[] = {"image/png", "image/jpeg", "image/webp",
                                                  "image/gif"};
constexpr std::string_view kCompatibleDocuments[] = {"application/pdf", "text/plain"};
constexpr std::string_view kCompatibleAudio[] = {"audio/wav", "audio/mpeg"};

constexpr std::string_view kCompatibleThinking[] = {"none", "low", "medium", "high"};

// Few of these servers read PDF; routers that pass it on do exist.
constexpr Limits compatible_limits() {
  Limits limits;
  limits.documents_doubtful = true;
  return limits;
}

class Compatible final : public Provider {
 public:
  explicit Compatible(std::string_view origin) {
    info_.id = "compatible";
    info_.label = "Local or compatible server";
    info_.origin = origin;
    info_.key_variable = "COMPATIBLE_API_KEY";
    info_.key_required = false;
    info_.image_types = kCompatibleImages;
    info_.document_types = kCompatibleDocuments;
    info_.audio_types = kCompatibleAudio;
    info_.thinking = kCompatibleThinking;
  }

  const ProviderInfo& info() const override { return info_; }
  const Limits& limits() const override { return limits_; }
  std::vector<Error> preflight(const Call& call) const override {
    return check_call(call, info_, limits_);
  }
  HttpRequest build(const Call& call, const Secret& key, MediaBytes media) const override {
    return openai_wire::build(call, key, media, info_.origin, Dialect::compatible);
  }
  CompiledSchema compile_schema(std::string_view json_schema) const override {
    return openai_wire::compile_schema(json_schema);
  }
  std::unique_ptr<ReplyParser> parser() const override { return openai_wire::parser(); }
  Error explain(const HttpHead& head, std::string_view body) const override {
    return openai_wire::explain(head, body);
  }
  std::optional<Relaxed> relax(const Call& call, const Error& error) const override {
    return openai_wire::relax(call, error, Dialect::compatible);
  }
  HttpRequest list_models(const std::string& base_url, const Secret& key) const override {
    return openai_wire::list_models(base_url, key, info_.origin);
  }
  std::vector<ListedModel> parse_models(std::string_view body) const override {
    return openai_wire::parse_models(body, Dialect::compatible);
  }

 private:
  ProviderInfo info_;
  Limits limits_ = compatible_limits();
};

}  // namespace

const Provider& compatible_provider(std::string_view origin);
const Provider& compatible_provider(std::string_view origin) {
  static const Compatible provider(origin);
  return provider;
}

}  // namespace triptych

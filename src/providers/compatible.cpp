// Any server that imitates OpenAI's chat completions: Ollama, llama.cpp, LM Studio, vLLM, routers.
// The user gives the base URL; what the server can take is unknown, so little is refused
// beforehand.
#include "providers/openai_provider.h"

namespace triptych {
namespace {

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

class Compatible final : public openai_wire::WireProvider {
 public:
  explicit Compatible(std::string_view origin)
      : WireProvider(openai_wire::Dialect::compatible, origin, compatible_limits()) {
    info_.id = "compatible";
    info_.label = "Local or compatible server";
    info_.key_variable = "COMPATIBLE_API_KEY";
    info_.key_required = false;
    info_.image_types = kCompatibleImages;
    info_.document_types = kCompatibleDocuments;
    info_.audio_types = kCompatibleAudio;
    info_.thinking = kCompatibleThinking;
  }
};

}  // namespace

const Provider& compatible_provider(std::string_view origin);
const Provider& compatible_provider(std::string_view origin) {
  static const Compatible provider(origin);
  return provider;
}

}  // namespace triptych

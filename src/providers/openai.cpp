// OpenAI chat completions: what this vendor takes and how much of it.
// The wire is in openai_request.cpp, openai_reply.cpp, openai_error.cpp and openai_models.cpp.
#include "providers/openai_provider.h"
#include "providers/vendor_error.h"

namespace triptych {
namespace {

constexpr std::string_view kOpenAiImages[] = {"image/png", "image/jpeg", "image/webp", "image/gif"};
constexpr std::string_view kOpenAiDocuments[] = {"application/pdf", "text/plain"};
constexpr std::string_view kOpenAiAudio[] = {"audio/wav", "audio/mpeg"};

// Guides "images and vision" and "file inputs" (2026-07).
constexpr Limits openai_limits() {
  Limits limits;
  limits.images = 1500;
  limits.document_bytes = 50 * kMebi;
  limits.documents_bytes = 50 * kMebi;
  limits.request_base64 = 512 * kMebi;
  limits.animated_gif = false;
  // Detail "original": sides up to 6000 px, 10,000 patches of 32 px.
  limits.useful_side = 6000;
  limits.useful_pixels = std::size_t{10'000} * 32 * 32;
  return limits;
}

constexpr std::string_view kOpenAiKeys[] = {"sk-"};
// ReasoningEffort of openai 7.59.0 (shared.d.ts).
constexpr std::string_view kOpenAiThinking[] = {"none", "minimal", "low", "medium",
                                                "high", "xhigh",   "max"};

class OpenAi final : public openai_wire::WireProvider {
 public:
  explicit OpenAi(std::string_view origin)
      : WireProvider(openai_wire::Dialect::vendor, origin, openai_limits()) {
    info_.id = "openai";
    info_.label = "OpenAI";
    info_.key_page = "https://platform.openai.com/api-keys";
    info_.key_variable = "OPENAI_API_KEY";
    info_.key_beginnings = kOpenAiKeys;
    info_.image_types = kOpenAiImages;
    info_.document_types = kOpenAiDocuments;
    info_.audio_types = kOpenAiAudio;
    info_.thinking = kOpenAiThinking;
  }

  Limits limits_of(std::string_view model) const override {
    if (!openai_wire::is_transcriber(model)) return limits();
    Limits sound;
    sound.sound_bytes = openai_wire::kMaxSoundBytes;
    return sound;
  }

  std::vector<Error> preflight(const Call& call) const override {
    if (openai_wire::is_transcriber(call.model)) {
      return openai_wire::check_transcription(call, info_);
    }
    std::vector<Error> problems = WireProvider::preflight(call);
    if (mentions(call.model, "audio")) return problems;
    for (const Attachment* file : attachments_of(call)) {
      if (file->media.kind != MediaKind::audio || file->size() == 0) continue;
      // Others answer "Content blocks are expected to be either text or image_url type." (recorded)
      problems.push_back(preflight_error(
          ErrorKind::unsupported, "audio_model_needed", {file->name, call.model},
          call.model + " does not listen: " + file->name + " needs an audio model (gpt-audio)."));
    }
    return problems;
  }

  HttpRequest build(const Call& call, const Secret& key) const override {
    if (openai_wire::is_transcriber(call.model)) {
      return openai_wire::build_transcription(call, key, info_.origin);
    }
    return WireProvider::build(call, key);
  }
  const BatchForm* batch_form() const override { return &openai_wire::batch_form(); }
  std::string batch_line(std::string_view custom_id, const HttpRequest& request) const override {
    return openai_wire::batch_line(custom_id, request);
  }
  std::optional<BatchAnswer> parse_batch_line(std::string_view line) const override {
    return openai_wire::parse_batch_line(*this, line);
  }
};

}  // namespace

const Provider& openai_provider(std::string_view origin);
const Provider& openai_provider(std::string_view origin) {
  static const OpenAi provider(origin);
  return provider;
}

}  // namespace triptych

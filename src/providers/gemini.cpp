// Google Gemini: what this vendor takes and how much of it, its models, its optional parameters.
// The wire is in gemini_request.cpp, gemini_reply.cpp and gemini_error.cpp.
#include "base/json.h"
#include "providers/gemini_wire.h"
#include "providers/preflight.h"
#include "providers/vendor_error.h"

namespace triptych {
namespace {

// No GIF: "Unsupported MIME type: image/gif" (recorded).
constexpr std::string_view kGeminiImages[] = {"image/png", "image/jpeg", "image/webp", "image/heic",
                                              "image/heif"};
constexpr std::string_view kGeminiDocuments[] = {"application/pdf", "text/plain"};
constexpr std::string_view kGeminiAudio[] = {"audio/wav", "audio/mpeg", "audio/aiff", "audio/aac",
                                             "audio/ogg", "audio/flac", "audio/mp4",  "audio/webm"};
constexpr std::string_view kVideo[] = {"video/mp4", "video/quicktime", "video/webm", "video/3gpp"};

// ai.google.dev, pages on images, documents and files (2026).
constexpr Limits gemini_limits() {
  Limits limits;
  limits.images = 3600;
  limits.document_bytes = 50 * kMebi;
  limits.document_pages = 1000;
  limits.request_base64 = 100 * kMebi;
  limits.useful_side = 3072;
  return limits;
}

// Those of Google Cloud, and those that AI Studio makes since 2026.
constexpr std::string_view kGeminiKeys[] = {"AIza", "AQ."};

// enum ThinkingLevel of @google/genai 3.3.0.
constexpr std::string_view kGeminiThinking[] = {"minimal", "low", "medium", "high", "xhigh"};

class Gemini final : public Provider {
 public:
  explicit Gemini(std::string_view origin) {
    info_.id = "gemini";
    info_.label = "Gemini";
    info_.origin = origin;
    info_.key_page = "https://aistudio.google.com/apikey";
    info_.key_variable = "GEMINI_API_KEY";
    info_.key_header = "x-goog-api-key";
    info_.key_scheme = "";
    info_.key_beginnings = kGeminiKeys;
    info_.image_types = kGeminiImages;
    info_.document_types = kGeminiDocuments;
    info_.audio_types = kGeminiAudio;
    info_.video_types = kVideo;
    info_.thinking = kGeminiThinking;
  }

  const ProviderInfo& info() const override { return info_; }
  const Limits& limits() const override { return limits_; }
  std::vector<Error> preflight(const Call& call) const override {
    return check_call(as_stored(call, "-"), info_, limits_);
  }
  std::vector<Bytes> too_large_for_body(const Call& call) const override {
    return gemini_wire::too_large_for_body(call);
  }
  std::unique_ptr<FileUpload> upload(const Attachment& file, const std::string& base_url,
                                     const Secret& key) const override {
    return gemini_wire::upload(file, base_url, key, info_.origin);
  }
  HttpRequest delete_file(const StoredFile& file, const std::string& base_url,
                          const Secret& key) const override {
    return gemini_wire::delete_file(file, base_url, key, info_.origin);
  }
  HttpRequest build(const Call& call, const Secret& key) const override {
    return gemini_wire::build(call, key, info_.origin);
  }
  CompiledSchema compile_schema(std::string_view json_schema) const override {
    return gemini_wire::compile_schema(json_schema);
  }
  std::unique_ptr<ReplyParser> parser() const override { return gemini_wire::parser(); }
  Error explain(const HttpHead& head, std::string_view body) const override {
    return gemini_wire::explain(head, body);
  }
  std::optional<Relaxed> relax(const Call& call, const Error& error) const override;
  const BatchForm* batch_form() const override { return &gemini_wire::batch_form(); }
  std::string batch_line(std::string_view custom_id, const HttpRequest& request) const override {
    return gemini_wire::batch_line(custom_id, request);
  }
  std::optional<BatchAnswer> parse_batch_line(std::string_view line) const override {
    return gemini_wire::parse_batch_line(*this, line);
  }
  HttpRequest list_models(const std::string& base_url, const Secret& key) const override {
    return gemini_wire::list_models(base_url, key, info_.origin);
  }
  std::vector<ListedModel> parse_models(std::string_view body) const override;

 private:
  // As the call will be when what is too large for it has gone ahead.
  static Call as_stored(Call call, const std::string& address);

  ProviderInfo info_;
  Limits limits_ = gemini_limits();
};

Call Gemini::as_stored(Call call, const std::string& address) {
  for (const Bytes& data : gemini_wire::too_large_for_body(call)) store_in(call, data, address);
  return call;
}

std::optional<Provider::Relaxed> Gemini::relax(const Call& call, const Error& error) const {
  if (error.http_status != 400) return std::nullopt;
  if (call.temperature && mentions(error.message, "temperature")) {
    Relaxed relaxed{call, "temperature"};
    relaxed.call.temperature.reset();
    return relaxed;
  }
  if (call.detail != Detail::automatic &&
      (mentions(error.message, "media resolution") || mentions(error.message, "media_resolution") ||
       mentions(error.message, "mediaResolution"))) {
    Relaxed relaxed{call, "mediaResolution"};
    relaxed.call.detail = Detail::automatic;
    return relaxed;
  }
  // "Thinking level is not supported for this model."
  if (!call.thinking.empty() && mentions(error.message, "thinking")) {
    Relaxed relaxed{call, "thinkingLevel"};
    relaxed.call.thinking.clear();
    return relaxed;
  }
  return std::nullopt;
}

std::vector<ListedModel> Gemini::parse_models(std::string_view body) const {
  std::vector<ListedModel> models;
  const auto json = parse_json(body);
  for (const Json& model : json ? at(*json, "models") : Json::array()) {
    const std::string name = string_at(model, "name");
    bool generates = false;
    for (const Json& method : at(model, "supportedGenerationMethods")) {
      generates = generates || method == "generateContent";
    }
    if (!generates || name.empty()) continue;
    ListedModel listed;
    listed.id = gemini_wire::bare_model(name);
    listed.label = string_at(model, "displayName");
    listed.window = int_at(model, "inputTokenLimit").value_or(0);
    models.push_back(std::move(listed));
  }
  return models;
}

}  // namespace

const Provider& gemini_provider(std::string_view origin);
const Provider& gemini_provider(std::string_view origin) {
  static const Gemini provider(origin);
  return provider;
}

}  // namespace triptych

// Anthropic messages: what this vendor takes and how much of it, its models, its optional
// parameters. The wire is in anthropic_request.cpp, anthropic_reply.cpp and anthropic_error.cpp.
#include "base/json.h"
#include "providers/anthropic_wire.h"
#include "providers/preflight.h"
#include "providers/vendor_error.h"

namespace triptych {
namespace {

constexpr std::string_view kAnthropicImages[] = {"image/jpeg", "image/png", "image/gif",
                                                 "image/webp"};
constexpr std::string_view kAnthropicDocuments[] = {"application/pdf", "text/plain"};

// Documentation: vision, PDF support, API overview (2026-08). Of an animated GIF the first frame is
// read. Models with a window of 1M tokens take 600 images and pages, those of 200k 100 of each.
constexpr Limits anthropic_limits() {
  Limits limits;
  limits.images = 600;
  limits.image_base64 = 10 * kMebi;
  limits.image_side = 8000;
  limits.many_images = 20;
  limits.many_images_side = 2000;
  limits.document_pages = 600;
  limits.request_base64 = 32 * kMebi;
  limits.https_only = true;
  // The better of the two tiers: 2576 px and 4784 tokens of 28 x 28 pixels.
  limits.useful_side = 2576;
  limits.useful_pixels = std::size_t{4784} * 28 * 28;
  return limits;
}

constexpr std::string_view kAnthropicKeys[] = {"sk-ant-"};

// OutputConfig of @anthropic-ai/sdk 1.14.0 (messages.d.ts).
constexpr std::string_view kAnthropicThinking[] = {"low", "medium", "high", "xhigh", "max"};

// ModelInfo of @anthropic-ai/sdk 1.14.0 (models.d.ts).
ListedModel listed(const Json& model) {
  ListedModel out;
  out.id = string_at(model, "id");
  out.label = string_at(model, "display_name");
  if (model.contains("retires_at")) out.retires = string_at(model, "retires_at").substr(0, 10);
  const Json& can = at(model, "capabilities");
  if (at(can, "image_input").is_object()) out.image = bool_at(at(can, "image_input"), "supported");
  if (at(can, "pdf_input").is_object()) out.pdf = bool_at(at(can, "pdf_input"), "supported");
  out.window = int_at(model, "max_input_tokens").value_or(0);
  return out;
}

class Anthropic final : public Provider {
 public:
  explicit Anthropic(std::string_view origin) {
    info_.id = "anthropic";
    info_.label = "Anthropic";
    info_.origin = origin;
    info_.key_page = "https://platform.claude.com/settings/keys";
    info_.key_variable = "ANTHROPIC_API_KEY";
    info_.key_header = "x-api-key";
    info_.key_scheme = "";
    info_.key_beginnings = kAnthropicKeys;
    info_.image_types = kAnthropicImages;
    info_.document_types = kAnthropicDocuments;
    info_.thinking = kAnthropicThinking;
  }

  const ProviderInfo& info() const override { return info_; }
  const Limits& limits() const override { return limits_; }
  // The 1M window came with generation 4.6, the better eyes with 4.7; Haiku 4.5 has neither.
  Limits limits_of(std::string_view model) const override {
    Limits limits = limits_;
    const double generation = generation_of(model);  // 0 = none of the vendor's names
    if (generation > 0 && generation < 4.55) limits.images = limits.document_pages = 100;
    if (generation > 0 && generation < 4.65) {
      limits.useful_side = 1568;
      limits.useful_pixels = std::size_t{1568} * 28 * 28;
    }
    return limits;
  }
  std::vector<Error> preflight(const Call& call) const override {
    return check_call(call, info_, limits_of(call.model));
  }
  HttpRequest build(const Call& call, const Secret& key) const override {
    return anthropic_wire::build(call, key, info_.origin);
  }
  CompiledSchema compile_schema(std::string_view json_schema) const override {
    return anthropic_wire::compile_schema(json_schema);
  }
  std::unique_ptr<ReplyParser> parser() const override { return anthropic_wire::parser(); }
  Error explain(const HttpHead& head, std::string_view body) const override {
    return anthropic_wire::explain(head, body);
  }

  std::optional<Relaxed> relax(const Call& call, const Error& error) const override {
    if (error.http_status != 400) return std::nullopt;
    if (call.temperature && mentions(error.message, "temperature")) {
      Relaxed relaxed{call, "temperature"};
      relaxed.call.temperature.reset();
      return relaxed;
    }
    // "This model does not support effort level ..." (recorded)
    if (!call.thinking.empty() && mentions(error.message, "effort")) {
      Relaxed relaxed{call, "effort"};
      relaxed.call.thinking.clear();
      return relaxed;
    }
    return std::nullopt;
  }

  const BatchForm* batch_form() const override { return &anthropic_wire::batch_form(); }
  std::string batch_line(std::string_view custom_id, const HttpRequest& request) const override {
    return anthropic_wire::batch_line(custom_id, request);
  }
  std::optional<BatchAnswer> parse_batch_line(std::string_view line) const override {
    return anthropic_wire::parse_batch_line(*this, line);
  }
  HttpRequest list_models(const std::string& base_url, const Secret& key) const override {
    return anthropic_wire::list_models(base_url, key, info_.origin);
  }

  std::vector<ListedModel> parse_models(std::string_view body) const override {
    std::vector<ListedModel> models;  // the vendor lists the newest first
    const auto json = parse_json(body);
    for (const Json& model : json ? at(*json, "data") : Json::array()) {
      if (!string_at(model, "id").empty()) models.push_back(listed(model));
    }
    return models;
  }

 private:
  ProviderInfo info_;
  Limits limits_ = anthropic_limits();
};

}  // namespace

const Provider& anthropic_provider(std::string_view origin);
const Provider& anthropic_provider(std::string_view origin) {
  static const Anthropic provider(origin);
  return provider;
}

}  // namespace triptych

// Anthropic message batches. Source: @anthropic-ai/sdk 1.14.0 (npm, 2026-11-24)
// resources/messages/batches.d.ts; documentation "Batch processing" (2026-08): at most 100,000
// requests or 256 MB, custom_id [A-Za-z0-9_-]{1,64}, results in any order.
#include "providers/anthropic_wire.h"
#include "providers/batch_reply.h"

namespace triptych::anthropic_wire {

const BatchForm& batch_form() {
  static constexpr BatchForm kForm{"json",  "{\"requests\":[\n", ",\n", "\n]}\n",
                                   100'000, 256'000'000,         false};
  return kForm;
}

std::string batch_line(std::string_view custom_id, const HttpRequest& request) {
  std::string line = R"({"custom_id":)" + dump_json(Json(custom_id)) + R"(,"params":)";
  return line.append(request.body.text()).append("}");
}

std::optional<BatchAnswer> parse_batch_line(const Provider& provider, std::string_view line) {
  const auto json = parse_json(line);
  const Json& result = json ? at(*json, "result") : Json();
  if (!json || !result.is_object() || !json->contains("custom_id")) return std::nullopt;
  BatchAnswer out{string_at(*json, "custom_id"), {}};
  const std::string type = string_at(result, "type");
  if (type == "succeeded") {
    out.reply = reply_of_body(provider, at(result, "message"));
  } else if (type == "expired") {
    out.reply = unanswered_reply("expired");
  } else if (type == "canceled") {
    out.reply = unanswered_reply("cancelled");
  } else {
    Error error;
    error.in_stream = true;  // there is no status
    explain_json(at(result, "error"), error);
    out.reply = failed_reply(std::move(error));
  }
  return out;
}

}  // namespace triptych::anthropic_wire

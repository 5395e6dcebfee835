// Gemini batch files. Source: @google/genai 3.3.0 (npm, 2026-11) dist/genai.d.ts; ai.google.dev
// "Batch API" (2026): one line {"key", "request"} each, at most 2 GB a file; the model is named
// when the batch is made, so a file asks one. Results: {"key", "response"} or {"key", "error"}.
#include "providers/batch_reply.h"
#include "providers/gemini_wire.h"

namespace triptych::gemini_wire {

const BatchForm& batch_form() {
  static constexpr BatchForm kForm{"jsonl", "", "\n", "\n", 100'000, 2'000'000'000, true};
  return kForm;
}

std::string batch_line(std::string_view custom_id, const HttpRequest& request) {
  std::string line = R"({"key":)" + dump_json(Json(custom_id)) + R"(,"request":)";
  return line.append(request.body.text()).append("}");
}

std::optional<BatchAnswer> parse_batch_line(const Provider& provider, std::string_view line) {
  const auto json = parse_json(line);
  if (!json || !json->is_object() || json->contains("custom_id")) return std::nullopt;
  std::string key = string_at(*json, "key");
  if (key.empty()) key = string_at(at(*json, "metadata"), "key");  // of requests sent inline
  if (key.empty()) return std::nullopt;
  BatchAnswer out{std::move(key), {}};
  if (at(*json, "response").is_object()) {
    out.reply = reply_of_body(provider, at(*json, "response"));
    return out;
  }
  Error error;
  error.in_stream = true;  // there is no status
  explain_json(*json, error);
  out.reply = failed_reply(std::move(error));
  return out;
}

}  // namespace triptych::gemini_wire

// OpenAI batch files. Source: openai 7.59.0 (npm, 2026-11-17) resources/batches.d.ts; guide "Batch
// API" (2026-07): at most 50,000 requests and 200 MB a file, one model each, results in any order.
#include "base/json.h"
#include "providers/batch_reply.h"
#include "providers/openai_wire.h"

namespace triptych::openai_wire {

const BatchForm& batch_form() {
  static constexpr BatchForm kForm{"jsonl", "", "\n", "\n", 50'000, 200'000'000, true};
  return kForm;
}

std::string batch_line(std::string_view custom_id, const HttpRequest& request) {
  if (!request.form.empty()) return "";  // the batch service takes JSON bodies only
  const std::size_t path = request.url.find("/v1/");
  const std::string url =
      path == request.url.npos ? "/v1/chat/completions" : request.url.substr(path);
  std::string line = R"({"custom_id":)" + dump_json(Json(custom_id)) +
                     R"(,"method":"POST","url":)" + dump_json(Json(url)) + R"(,"body":)";
  return line.append(request.body.text()).append("}");
}

std::optional<BatchAnswer> parse_batch_line(const Provider& provider, std::string_view line) {
  const auto json = parse_json(line);
  if (!json || !json->is_object() || !json->contains("custom_id") || json->contains("result"))
    return std::nullopt;
  if (!json->contains("response") && !json->contains("error")) return std::nullopt;
  BatchAnswer out{string_at(*json, "custom_id"), {}};
  const Json& response = at(*json, "response");
  const Json& error = at(*json, "error");
  if (response.is_object()) {
    HttpHead head{int_at(response, "status_code").value_or(0), {}};
    const Json& body = at(response, "body");
    out.reply = head.status / 100 == 2 ? reply_of_body(provider, body)
                                       : failed_reply(explain(head, dump_json(body)));
    if (out.reply.stopped->error && out.reply.stopped->error->request_id.empty())
      out.reply.stopped->error->request_id = string_at(response, "request_id");
    return out;
  }
  const std::string code = string_at(error, "code");
  if (code == "batch_expired") {
    out.reply = unanswered_reply("expired");
  } else if (code == "batch_cancelled") {
    out.reply = unanswered_reply("cancelled");
  } else {
    Error told;
    told.kind = ErrorKind::server;
    told.code = code;
    told.message = string_at(error, "message");
    out.reply = failed_reply(std::move(told));
  }
  return out;
}

}  // namespace triptych::openai_wire

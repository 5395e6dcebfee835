// How OpenAI writes: errors, whole replies (indented), streams (LF, the role first, usage in a
// chunk without choices, [DONE]), the list of models. Also the compatible server, which writes
// fewer keys. Sources: completions.d.ts of openai 7.59.0; recorded streams and answers.
#include <algorithm>

#include "practice/manner.h"
#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice {
namespace openai {
namespace {

constexpr int kCreated = 1795000000;  // practice has no clock

OrderedJson word(const std::string& text) {
  return text.empty() ? OrderedJson() : OrderedJson(text);
}

// Writes as a compatible server does.
bool is_local(Vendor vendor) { return vendor != Vendor::openai; }

OrderedJson usage_of(const Completion& completion, Vendor vendor) {
  OrderedJson usage = OrderedJson::object();
  const int output = completion.output + completion.thinking;
  usage["prompt_tokens"] = completion.input;
  usage["completion_tokens"] = output;
  usage["total_tokens"] = completion.input + output;
  if (is_local(vendor)) return usage;
  int audio = 0;
  for (const Modality& part : completion.parts) audio += part.name == "AUDIO" ? part.tokens : 0;
  usage["prompt_tokens_details"] = {{"cached_tokens", 0}, {"audio_tokens", audio}};
  usage["completion_tokens_details"] = {{"reasoning_tokens", completion.thinking},
                                        {"audio_tokens", 0},
                                        {"accepted_prediction_tokens", 0},
                                        {"rejected_prediction_tokens", 0}};
  return usage;
}

// What every chunk of a stream, and a whole reply, begins with.
OrderedJson opening(const Question& question, Vendor vendor, const char* object,
                    const std::string& id) {
  OrderedJson json = OrderedJson::object();
  json["id"] = id;
  json["object"] = object;
  json["created"] = kCreated;
  json["model"] = question.model;
  if (!is_local(vendor)) json["service_tier"] = "default";
  json["system_fingerprint"] = is_local(vendor) ? OrderedJson("fp_practice") : OrderedJson();
  return json;
}

Outgoing whole(const Question& question, const Completion& completion, Vendor vendor,
               IdGenerator& ids) {
  OrderedJson json = opening(question, vendor, "chat.completion", ids.next("chatcmpl-practice"));
  OrderedJson message = {{"role", "assistant"}, {"content", completion.text}};
  if (!is_local(vendor)) {
    message["refusal"] = nullptr;
    message["annotations"] = OrderedJson::array();
  }
  OrderedJson choice = {{"index", 0}, {"message", std::move(message)}};
  choice["finish_reason"] = completion.cut ? "length" : "stop";
  json["choices"] = OrderedJson::array({std::move(choice)});
  json["usage"] = usage_of(completion, vendor);
  Outgoing out;
  out.headers = {{"content-type", "application/json"}};
  if (is_local(vendor)) {
    out.pieces = {dump_json(json)};
    return out;
  }
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  out.pieces = {dump_json(json, 2) + "\n"};
  return out;
}

class Stream {
 public:
  Stream(const Question& question, Vendor vendor, std::string id)
      : question_(question), vendor_(vendor), id_(std::move(id)) {}

  std::string event(OrderedJson choices, OrderedJson usage = nullptr) const {
    OrderedJson json = opening(question_, vendor_, "chat.completion.chunk", id_);
    json["choices"] = std::move(choices);
    const bool completion = !usage.is_null();
    if (completion || (question_.include_usage && !is_local(vendor_)))
      json["usage"] = std::move(usage);
    // Random padding that hides the length of the text from listeners; not random here.
    if (!is_local(vendor_) && question_.obfuscation) json["obfuscation"] = "Xq7Xq7";
    return "data: " + dump_json(json) + "\n\n";
  }

  std::string delta(OrderedJson content, OrderedJson reason = nullptr) const {
    OrderedJson choice = {{"index", 0}};
    choice["delta"] = std::move(content);
    choice["finish_reason"] = std::move(reason);
    return event(OrderedJson::array({std::move(choice)}));
  }

 private:
  const Question& question_;
  Vendor vendor_;
  std::string id_;
};

Outgoing streamed(const Question& question, const Completion& completion, Vendor vendor,
                  IdGenerator& ids) {
  const Stream stream(question, vendor, ids.next("chatcmpl-practice"));
  Outgoing out;
  out.streamed = true;
  out.headers = {{"content-type", "text/event-stream; charset=utf-8"}};
  if (!is_local(vendor)) {
    for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  }
  OrderedJson first = {{"role", "assistant"}, {"content", ""}};
  if (!is_local(vendor)) first["refusal"] = nullptr;
  out.pieces.push_back(stream.delta(std::move(first)));
  out.said.push_back(0);
  for (const std::string& text : words_of(completion.text)) {
    out.pieces.push_back(stream.delta({{"content", text}}));
    out.said.push_back(text.size());
  }
  std::string closing = stream.delta(OrderedJson::object(), completion.cut ? "length" : "stop");
  if (question.include_usage) {
    closing += stream.event(OrderedJson::array(), usage_of(completion, vendor));
  }
  out.pieces.push_back(closing + "data: [DONE]\n\n");
  return out;
}

}  // namespace

std::vector<Header> id_headers(IdGenerator& ids) {
  return {{"x-request-id", ids.next("req_practice")},
          {"openai-version", "2020-10-01"},
          {"openai-processing-ms", "42"},
          {"x-ratelimit-limit-requests", "500"},
          {"x-ratelimit-remaining-requests", "499"},
          {"x-ratelimit-reset-requests", "120ms"}};
}

Outgoing refusal(int status, const Refused& refused, IdGenerator& ids) {
  OrderedJson error = OrderedJson::object();
  error["message"] = refused.message;
  error["type"] = refused.type;
  error["param"] = word(refused.param);
  error["code"] = word(refused.code);
  Outgoing out;
  out.status = status;
  out.headers = {{"content-type", "application/json"}};
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  out.pieces = {dump_json(OrderedJson{{"error", std::move(error)}}, refused.gate ? 4 : 2) + "\n"};
  return out;
}

Refusal complaint(const std::string& param, const std::string& message, IdGenerator& ids,
                  const std::string& code) {
  return refusal(400, {message, param, code}, ids);
}

Refusal lacking(const std::string& param, IdGenerator& ids) {
  return complaint(param, "Missing required parameter: '" + param + "'.", ids,
                   "missing_required_parameter");
}

Outgoing told_json(const OrderedJson& json, IdGenerator& ids) {
  Outgoing out;
  out.headers = {{"content-type", "application/json"}};
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  out.pieces = {dump_json(json, 2) + "\n"};
  return out;
}

Outgoing write_response(const Question& question, Vendor vendor, IdGenerator& ids) {
  const Completion completion = complete(question, vendor);
  return question.stream ? streamed(question, completion, vendor, ids)
                         : whole(question, completion, vendor, ids);
}

namespace {

Outgoing model_list(const std::vector<std::string>& ids, const char* owner) {
  OrderedJson data = OrderedJson::array();
  for (const std::string& id : ids) {
    OrderedJson row = {{"id", id}, {"object", "model"}};
    row["created"] = 1780000000 + static_cast<int>(data.size());
    row["owned_by"] = owner;
    data.push_back(std::move(row));
  }
  Outgoing out;
  out.headers = {{"content-type", "application/json"}};
  OrderedJson list = {{"object", "list"}};
  list["data"] = std::move(data);
  out.pieces = {dump_json(list, 2) + "\n"};
  return out;
}

Outgoing local_error(int status, const std::string& message, const char* type) {
  OrderedJson error = {{"message", message}, {"type", type}, {"param", nullptr}, {"code", nullptr}};
  Outgoing out;
  out.status = status;
  out.headers = {{"content-type", "application/json"}};
  out.pieces = {dump_json(OrderedJson{{"error", std::move(error)}})};
  return out;
}

}  // namespace

Outgoing list_models(IdGenerator& ids) {
  std::vector<std::string> models;
  for (const ModelInfo* model : live_models("openai")) models.push_back(model->id);
  // The real list also holds what does not chat.
  for (const char* other : {"text-embedding-3-small", "gpt-4o-mini-tts", "whisper-1", "gpt-image-1",
                            "omni-moderation-latest", "gpt-realtime", "davinci-002"}) {
    models.emplace_back(other);
  }
  Outgoing out = model_list(models, "system");
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  return out;
}

}  // namespace openai

Outgoing openai_answer(const Incoming& request, IdGenerator& ids) {
  using openai::refusal;
  if (auto no = openai::validate_key(request, ids)) return *no;
  const bool post = request.method == "POST";
  if (request.path == "/v1/models" && request.method == "GET") return openai::list_models(ids);
  if (request.path == "/v1/audio/transcriptions" && post) return openai::transcribe(request, ids);
  if (request.path == "/v1/responses" && post) return openai::answer_responses(request, ids);
  if (request.path == "/v1/decisions" && post) return openai::answer_decisions(request, ids);
  if (request.path == "/v1/files" || request.path.starts_with("/v1/files/"))
    return openai::answer_files(request, ids);
  if (request.path != "/v1/chat/completions" || !post) {
    return refusal(404, {"Invalid URL (" + request.method + " " + request.path + ")", "", ""}, ids);
  }
  Question question;
  if (auto no = openai::validate_generate(request, question, ids)) return *no;
  return openai::write_response(question, Vendor::openai, ids);
}

Outgoing openai::local_answer(const Incoming& request, const LocalServer& server,
                              IdGenerator& ids) {
  if (request.path == "/v1/models" && request.method == "GET") {
    return model_list(server.models, server.owner);
  }
  if (request.path != "/v1/chat/completions" || request.method != "POST") {
    Outgoing out;
    out.status = 404;
    out.headers = {{"content-type", "text/plain"}};
    out.pieces = {"404 page not found"};
    return out;
  }
  const auto body = strict_json(request.body);
  if (!body || !body->is_object()) {
    return local_error(400, "invalid character in the body", "invalid_request_error");
  }
  Question question;
  question.model = string_at(*body, "model");
  if (std::ranges::count(server.models, question.model) == 0) {
    return local_error(404, "model '" + question.model + "' not found", "not_found_error");
  }
  if (auto no = validate_messages(*body, server.vendor, question, ids)) return *no;
  const Json& format = at(*body, "response_format");
  question.schema = at(at(format, "json_schema"), "schema");
  question.json_only = string_at(format, "type") == "json_object";
  question.max_tokens =
      int_at(*body, "max_tokens").value_or(int_at(*body, "max_completion_tokens").value_or(0));
  question.stream = bool_at(*body, "stream");
  // Mistral tells it unasked, in the last chunk (documentation "Streaming", 2026-11).
  question.include_usage =
      request.host == "api.mistral.ai" || bool_at(at(*body, "stream_options"), "include_usage");
  if (server.vendor == Vendor::demo) question.manner = manner_of(question.model);
  Outgoing out = write_response(question, server.vendor, ids);
  out.pace = pace_of(question.manner);
  return out;
}

Outgoing compatible_answer(const Incoming& request, IdGenerator& ids) {
  return openai::local_answer(request,
                              {Vendor::compatible, {"llama3.2-vision", "qwen3"}, "library"}, ids);
}

Outgoing demo_answer(const Incoming& request, IdGenerator& ids) {
  openai::LocalServer server{Vendor::demo, {}, "this page"};
  for (const ModelInfo* model : live_models(info_of(Vendor::demo).id))
    server.models.push_back(model->id);
  return openai::local_answer(request, server, ids);
}

}  // namespace triptych::practice

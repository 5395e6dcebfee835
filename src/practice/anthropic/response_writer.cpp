// How Anthropic writes: errors, whole messages, named events with pings and padding, pages of
// models. Sources: messages.d.ts and models.d.ts of @anthropic-ai/sdk 1.14.0; recorded streams and
// answers.
#include <algorithm>

#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice {
namespace anthropic {
namespace {

constexpr const char* kSignature = "cHJhY3RpY2UsIG5vdCBhIHJlYWwgdGhvdWdodCBzaWduYXR1cmU=";
constexpr const char* kPing = "event: ping\ndata: {\"type\": \"ping\"}\n\n";

OrderedJson opening(const Question& question, const std::string& id) {
  return {{"model", question.model}, {"id", id}, {"type", "message"}, {"role", "assistant"}};
}

OrderedJson usage_of(const Completion& completion) {
  OrderedJson usage = OrderedJson::object();
  usage["input_tokens"] = completion.input;
  usage["cache_creation_input_tokens"] = 0;
  usage["cache_read_input_tokens"] = 0;
  usage["cache_creation"] = {{"ephemeral_5m_input_tokens", 0}, {"ephemeral_1h_input_tokens", 0}};
  usage["output_tokens"] = completion.output + completion.thinking;
  usage["output_tokens_details"] = {{"thinking_tokens", completion.thinking}};
  usage["service_tier"] = "standard";
  usage["inference_geo"] = "global";
  return usage;
}

OrderedJson stop_of(const Completion& completion) {
  return {{"stop_reason", completion.cut ? "max_tokens" : "end_turn"},
          {"stop_sequence", nullptr},
          {"stop_details", nullptr}};
}

Outgoing whole(const Question& question, const Completion& completion, IdGenerator& ids) {
  OrderedJson json = opening(question, ids.next("msg_011Practice"));
  OrderedJson content = OrderedJson::array();
  if (question.thinks) {
    content.push_back({{"type", "thinking"}, {"thinking", ""}, {"signature", kSignature}});
  }
  if (!completion.text.empty()) content.push_back({{"type", "text"}, {"text", completion.text}});
  json["content"] = std::move(content);
  json.update(stop_of(completion));
  json["usage"] = usage_of(completion);
  Outgoing out;
  out.headers = {{"content-type", "application/json"}};
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  out.pieces = {dump_json(json)};
  return out;
}

// Blanks before the last bracket, more or fewer: so that lengths do not give the text away.
class Events {
 public:
  std::string operator()(const OrderedJson& json) {
    std::string data = dump_json(json);
    padding_ = (padding_ + 5) % 16;
    data.insert(data.size() - 1, padding_, ' ');
    return named_event(json.value("type", ""), data);
  }
  std::string start(int index, OrderedJson block) {
    OrderedJson json = {{"type", "content_block_start"}, {"index", index}};
    json["content_block"] = std::move(block);
    return (*this)(json);
  }
  std::string delta(int index, OrderedJson inner) {
    OrderedJson json = {{"type", "content_block_delta"}, {"index", index}};
    json["delta"] = std::move(inner);
    return (*this)(json);
  }
  std::string stop(int index) {
    return (*this)({{"type", "content_block_stop"}, {"index", index}});
  }

 private:
  std::size_t padding_ = 0;
};

std::string message_start(const Question& question, const Completion& completion, Events& event,
                          IdGenerator& ids) {
  OrderedJson message = opening(question, ids.next("msg_011Practice"));
  message["content"] = OrderedJson::array();
  for (const char* key : {"stop_reason", "stop_sequence", "stop_details"}) message[key] = nullptr;
  OrderedJson usage = usage_of(completion);
  usage["output_tokens"] = 1;
  usage.erase("output_tokens_details");
  message["usage"] = std::move(usage);
  OrderedJson start = {{"type", "message_start"}};
  start["message"] = std::move(message);
  return event(start);
}

std::string message_delta(const Completion& completion, Events& event) {
  OrderedJson json = {{"type", "message_delta"}};
  json["delta"] = stop_of(completion);
  OrderedJson usage = usage_of(completion);
  for (const char* key : {"cache_creation", "service_tier", "inference_geo"}) usage.erase(key);
  json["usage"] = std::move(usage);
  return event(json);
}

Outgoing streamed(const Question& question, const Completion& completion, IdGenerator& ids) {
  Outgoing out;
  out.streamed = true;
  out.headers = {{"content-type", "text/event-stream; charset=utf-8"},
                 {"cache-control", "no-cache"}};
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  Events event;
  std::string opening_events = message_start(question, completion, event, ids);
  const int index = question.thinks ? 1 : 0;
  if (question.thinks) {
    opening_events +=
        event.start(0, {{"type", "thinking"}, {"thinking", ""}, {"signature", ""}}) + kPing +
        event.delta(0, {{"type", "signature_delta"}, {"signature", kSignature}}) + event.stop(0);
  }
  if (!completion.text.empty()) {
    opening_events += event.start(index, {{"type", "text"}, {"text", ""}}) + kPing;
  }
  out.pieces.push_back(std::move(opening_events));
  out.said.push_back(0);
  for (const std::string& text : words_of(completion.text)) {
    out.pieces.push_back(event.delta(index, {{"type", "text_delta"}, {"text", text}}));
    out.said.push_back(text.size());
  }
  std::string closing = completion.text.empty() ? std::string() : event.stop(index);
  closing += kPing + message_delta(completion, event);
  out.pieces.push_back(closing + event({{"type", "message_stop"}}));
  return out;
}

OrderedJson capabilities(const ModelInfo& model) {
  const auto can = [](bool supported) { return OrderedJson{{"supported", supported}}; };
  const OrderedJson yes = can(true);
  OrderedJson effort = yes, thinking = yes, context = yes, tools = yes;
  for (const char* level : {"low", "medium", "high", "xhigh", "max"}) effort[level] = yes;
  thinking["types"] = {
      {"adaptive", yes}, {"between_tools", yes}, {"disabled", yes}, {"enabled", yes}};
  for (const char* way :
       {"clear_thinking_20251015", "clear_tool_uses_20250919", "compact_20260112"}) {
    context[way] = yes;
  }
  for (const char* tool : {"code_execution", "web_search"}) tools[tool] = yes;
  OrderedJson out = {{"batch", yes}, {"citations", yes}, {"code_execution", yes}};
  out["context_management"] = std::move(context);
  out["effort"] = std::move(effort);
  out["image_input"] = can(model.image);
  out["pdf_input"] = can(model.pdf);
  out["server_tools"] = std::move(tools);
  out["structured_outputs"] = yes;
  out["thinking"] = std::move(thinking);
  return out;
}

OrderedJson described(const ModelInfo& model) {
  const std::string line = model.id.substr(std::min(model.id.find('-') + 1, model.id.size()));
  OrderedJson json = {{"type", "model"}, {"id", model.id}};
  json["display_name"] = model.label;
  json["created_at"] = "2026-09-01T00:00:00Z";
  json["lifecycle"] = "active";
  json["deprecated_at"] = nullptr;
  json["retires_at"] =
      model.retires.empty() ? OrderedJson() : OrderedJson(model.retires + "T00:00:00Z");
  json["max_input_tokens"] = 200000;
  json["max_tokens"] = 64000;
  json["line"] = line.substr(0, line.find('-'));
  json["capabilities"] = capabilities(model);
  return json;
}

}  // namespace

std::vector<Header> id_headers(IdGenerator& ids) {
  return {{"request-id", ids.next("req_011Practice")},
          {"anthropic-organization-id", "org-practice"},
          {"anthropic-ratelimit-requests-limit", "50"},
          {"anthropic-ratelimit-requests-remaining", "49"},
          // Recorded on good answers, too: no sign of an error.
          {"retry-after", "17"}};
}

Outgoing refusal(int status, const std::string& type, const std::string& message, IdGenerator& ids,
                 const std::string& error_code) {
  const std::string id = ids.next("req_011Practice");
  OrderedJson error = {{"type", type}, {"message", message}};
  if (!error_code.empty()) error["details"] = {{"error_code", error_code}};
  OrderedJson body = {{"type", "error"}};
  body["error"] = std::move(error);
  body["request_id"] = id;
  const bool again = status == 408 || status == 409 || status == 429 || status >= 500;
  Outgoing out;
  out.status = status;
  out.headers = {{"content-type", "application/json"},
                 {"request-id", id},
                 {"x-should-retry", again ? "true" : "false"}};
  out.pieces = {dump_json(body)};
  return out;
}

Outgoing write_response(const Question& question, IdGenerator& ids) {
  const Completion completion = complete(question, Vendor::anthropic);
  return question.stream ? streamed(question, completion, ids) : whole(question, completion, ids);
}

// Pages of `limit` (20 unless asked otherwise), as the vendor cuts them.
Outgoing list_models(const Incoming& request, IdGenerator& ids) {
  const auto models = live_models("anthropic");
  const auto asked = parse_json(request.parameter("limit"));
  const bool number = asked && asked->is_number_integer() && *asked >= 1 && *asked <= 1000;
  const std::size_t limit = number ? asked->get<std::size_t>() : 20;
  const std::string& after = request.parameter("after_id");
  std::size_t from = 0;
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (models[i]->id == after) from = i + 1;
  }
  const std::size_t to = std::min(models.size(), from + limit);
  OrderedJson data = OrderedJson::array();
  for (std::size_t i = from; i < to; ++i) data.push_back(described(*models[i]));
  OrderedJson page = OrderedJson::object();
  page["has_more"] = to < models.size();
  page["first_id"] = from < to ? OrderedJson(models[from]->id) : OrderedJson();
  page["last_id"] = from < to ? OrderedJson(models[to - 1]->id) : OrderedJson();
  page["data"] = std::move(data);
  Outgoing out;
  out.headers = {{"content-type", "application/json"}};
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  out.pieces = {dump_json(page)};
  return out;
}

}  // namespace anthropic

Outgoing anthropic_answer(const Incoming& request, IdGenerator& ids) {
  if (auto no = anthropic::validate_headers(request, ids)) return *no;
  const bool post = request.method == "POST";
  if (request.path == "/v1/models" && request.method == "GET") {
    return anthropic::list_models(request, ids);
  }
  if (request.path == "/v1/files" || request.path.starts_with("/v1/files/"))
    return anthropic::answer_files(request, ids);
  const bool counting = request.path == "/v1/messages/count_tokens";
  if (!post || (!counting && request.path != "/v1/messages")) {
    return anthropic::refusal(404, "not_found_error", "Not found", ids);
  }
  Question question;
  if (auto no = anthropic::validate_generate(request, counting, question, ids)) return *no;
  if (!counting) return anthropic::write_response(question, ids);
  const int tokens = total_of(input_tokens(question, Vendor::anthropic));
  Outgoing out;
  out.headers = {{"content-type", "application/json"}};
  for (Header& header : anthropic::id_headers(ids)) out.headers.push_back(std::move(header));
  out.pieces = {dump_json(OrderedJson{{"input_tokens", tokens}})};
  return out;
}

}  // namespace triptych::practice

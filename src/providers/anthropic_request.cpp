// Requests of the Anthropic messages API.
//
// Choices, and where they come from:
// - anthropic-version: 2026-10-21, the SDK's default since 1.0.0; it refuses any temperature, so a
//   call that sets one goes as 2023-06-01, which is still valid (versioning page).
// - Exactly one credential: x-api-key, as the official samples do.
// - anthropic-dangerous-direct-browser-access: without it a request from a page gets a 401
// (client.js).
// - max_tokens is required; 4096 unless the user says otherwise.
#include <utility>

#include "providers/anthropic_wire.h"
#include "providers/body_writer.h"
#include "providers/endpoint.h"

namespace triptych::anthropic_wire {
namespace {

constexpr ApiPath kApi{"/v1", /*version_last=*/true};
constexpr int kDefaultMaxTokens = 4096;

std::string text_in(const Attachment& file) {
  const ByteView bytes = view(file.data);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

OrderedJson base64_source(const Attachment& file, BodyWriter& writer) {
  OrderedJson source = OrderedJson::object();
  source["type"] = "base64";
  source["media_type"] = file.media.media_type;
  source["data"] = writer.base64(file);
  return source;
}

OrderedJson media_block(const Attachment& file, BodyWriter& writer) {
  if (file.by_url()) {
    return {{"type", "image"}, {"source", {{"type", "url"}, {"url", file.url}}}};
  }
  if (file.media.kind == MediaKind::image) {
    return {{"type", "image"}, {"source", base64_source(file, writer)}};
  }
  OrderedJson block = OrderedJson::object();
  block["type"] = "document";
  if (file.media.media_type == "text/plain") {
    block["source"] = {{"type", "text"}, {"media_type", "text/plain"}, {"data", text_in(file)}};
  } else {
    block["source"] = base64_source(file, writer);
  }
  if (!file.name.empty()) block["title"] = file.name;
  return block;
}

// Empty text blocks are refused; a message of nothing but blanks as well.
OrderedJson content_of(const Message& message, BodyWriter& writer) {
  OrderedJson content = OrderedJson::array();
  for (const Part& part : message.parts) {
    if (const auto* text = std::get_if<std::string>(&part)) {
      if (!text->empty()) content.push_back({{"type", "text"}, {"text", *text}});
    } else {
      content.push_back(media_block(std::get<Attachment>(part), writer));
    }
  }
  return content;
}

// The turn as this vendor wrote it, thinking signatures included; nullopt when it is not its form.
std::optional<OrderedJson> own_turn(const Message& message) {
  if (message.opaque.empty()) return std::nullopt;
  auto turn = parse_ordered_json(message.opaque);
  if (!turn || !turn->is_object()) return std::nullopt;
  const auto role = turn->find("role"), content = turn->find("content");
  if (role == turn->end() || *role != "assistant" || content == turn->end()) return std::nullopt;
  if (!content->is_array() || content->empty()) return std::nullopt;
  return turn;
}

OrderedJson messages_of(const Call& call, BodyWriter& writer) {
  OrderedJson messages = OrderedJson::array();
  for (const Message& message : call.prompt.messages) {
    if (message.role == Role::assistant) {
      if (auto turn = own_turn(message)) {
        messages.push_back(std::move(*turn));
        continue;
      }
    }
    OrderedJson content = content_of(message, writer);
    if (content.empty()) continue;
    const char* role = message.role == Role::assistant ? "assistant" : "user";
    messages.push_back({{"role", role}, {"content", std::move(content)}});
  }
  return messages;
}

OrderedJson output_config(const Call& call) {
  OrderedJson config = OrderedJson::object();
  if (!call.thinking.empty()) config["effort"] = call.thinking;
  if (call.prompt.json_schema.empty()) return config;
  auto schema = parse_ordered_json(compile_schema(call.prompt.json_schema).json);
  if (!schema || !schema->is_object()) return config;  // pre-flight says so
  config["format"] = {{"type", "json_schema"}, {"schema", std::move(*schema)}};
  return config;
}

std::vector<Header> headers_of(const Secret& key, bool old_version) {
  std::vector<Header> headers;
  if (!key.empty()) headers.push_back({"x-api-key", key});
  headers.push_back({"anthropic-version", old_version ? "2023-06-01" : "2026-10-21"});
  headers.push_back({"anthropic-dangerous-direct-browser-access", "true"});
  return headers;
}

}  // namespace

HttpRequest build(const Call& call, const Secret& key, std::string_view origin) {
  BodyWriter writer;
  OrderedJson body = OrderedJson::object();
  body["model"] = call.model;
  body["max_tokens"] = call.max_output_tokens > 0 ? call.max_output_tokens : kDefaultMaxTokens;
  if (!call.prompt.system.empty()) body["system"] = call.prompt.system;
  body["messages"] = messages_of(call, writer);
  if (call.temperature) body["temperature"] = *call.temperature;
  if (OrderedJson config = output_config(call); !config.empty()) {
    body["output_config"] = std::move(config);
  }
  if (call.stream) body["stream"] = true;

  HttpRequest request;
  request.method = "POST";
  request.url = api_root(call.base_url, origin, kApi) + "/messages";
  request.headers = headers_of(key, call.temperature.has_value());
  request.headers.insert(request.headers.begin(), {"Content-Type", "application/json"});
  writer.write(body, request);
  return request;
}

HttpRequest list_models(const std::string& base_url, const Secret& key, std::string_view origin) {
  HttpRequest request;
  request.method = "GET";
  request.url = api_root(base_url, origin, kApi) + "/models?limit=1000";  // the default is 20
  request.headers = headers_of(key, false);
  return request;
}

}  // namespace triptych::anthropic_wire

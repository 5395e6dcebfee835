// Requests of the OpenAI wire.
//
// Choices, and where they come from:
// - System text has the role "system": current models take "system" and "developer" alike
// (recorded;
//   the API converts), imitating servers know only "system".
// - max_completion_tokens at OpenAI (max_tokens is deprecated and refused by reasoning models:
//   completions.d.ts); max_tokens at imitating servers, older ones know no other. A refusal swaps
//   them.
// - No temperature unless the user set one: reasoning models refuse it.
// - include_obfuscation:false drops the random padding of every chunk (completions.d.ts).
#include <utility>

#include "base/json.h"
#include "providers/body_writer.h"
#include "providers/endpoint.h"
#include "providers/openai_wire.h"

namespace triptych::openai_wire {
namespace {

std::string extra(const Call& call, const char* key) {
  const auto found = call.extra.find(key);
  return found == call.extra.end() ? std::string() : found->second;
}

std::string data_url_prefix(std::string_view media_type) {
  return "data:" + std::string(media_type) + ";base64,";
}

OrderedJson text_part(std::string text) { return {{"type", "text"}, {"text", std::move(text)}}; }

OrderedJson image_part(const Attachment& file, Detail detail, BodyWriter& writer) {
  OrderedJson image = OrderedJson::object();
  image["url"] = file.by_url() ? OrderedJson(file.url)
                               : writer.base64(file, data_url_prefix(file.media.media_type));
  if (detail == Detail::low) image["detail"] = "low";
  if (detail == Detail::high) image["detail"] = "high";
  if (detail == Detail::original) image["detail"] = "original";
  return {{"type", "image_url"}, {"image_url", std::move(image)}};
}

OrderedJson audio_part(const Attachment& file, BodyWriter& writer) {
  // Only these two formats exist (completions.d.ts, InputAudio).
  const char* format = file.media.media_type == "audio/mpeg" ? "mp3" : "wav";
  OrderedJson audio = {{"data", writer.base64(file)}, {"format", format}};
  return {{"type", "input_audio"}, {"input_audio", std::move(audio)}};
}

OrderedJson file_part(const Attachment& file, BodyWriter& writer) {
  OrderedJson content = OrderedJson::object();
  content["filename"] = file.name.empty() ? std::string("document.pdf") : file.name;
  content["file_data"] = writer.base64(file, data_url_prefix(file.media.media_type));
  return {{"type", "file"}, {"file", std::move(content)}};
}

// Text files have no part of their own on this wire (file_data wants a PDF: recorded 400), but
// their content is text.
OrderedJson text_file_part(const Attachment& file) {
  const ByteView bytes = view(file.data);
  std::string text = file.name + ":\n\n";
  text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return text_part(std::move(text));
}

OrderedJson media_part(const Attachment& file, Detail detail, BodyWriter& writer) {
  if (file.by_url() || file.media.kind == MediaKind::image) return image_part(file, detail, writer);
  if (file.media.kind == MediaKind::audio) return audio_part(file, writer);
  if (file.media.media_type == "text/plain") return text_file_part(file);
  return file_part(file, writer);
}

std::string all_text(const Message& message) {
  std::string text;
  for (const Part& part : message.parts) {
    if (const auto* words = std::get_if<std::string>(&part)) text += *words;
  }
  return text;
}

bool has_media(const Message& message) {
  for (const Part& part : message.parts) {
    if (std::holds_alternative<Attachment>(part)) return true;
  }
  return false;
}

OrderedJson user_content(const Message& message, const Call& call, BodyWriter& writer,
                         Dialect dialect) {
  // Small servers read text only as a plain string.
  if (dialect != Dialect::vendor && !has_media(message)) return all_text(message);
  OrderedJson content = OrderedJson::array();
  for (const Part& part : message.parts) {
    if (const auto* text = std::get_if<std::string>(&part)) {
      if (!text->empty()) content.push_back(text_part(*text));
    } else {
      content.push_back(media_part(std::get<Attachment>(part), call.detail, writer));
    }
  }
  return content;
}

OrderedJson messages_of(const Call& call, BodyWriter& writer, Dialect dialect) {
  OrderedJson messages = OrderedJson::array();
  if (!call.prompt.system.empty()) {
    messages.push_back({{"role", "system"}, {"content", call.prompt.system}});
  }
  for (const Message& message : call.prompt.messages) {
    if (message.role == Role::assistant) {
      messages.push_back({{"role", "assistant"}, {"content", all_text(message)}});
    } else {
      messages.push_back(
          {{"role", "user"}, {"content", user_content(message, call, writer, dialect)}});
    }
  }
  return messages;
}

// [A-Za-z0-9_-]{1,64} (shared.d.ts, ResponseFormatJSONSchema); the schema's title reads best.
std::string schema_name(const OrderedJson& schema) {
  std::string name;
  const auto title = schema.find("title");
  if (title != schema.end() && title->is_string()) {
    for (const char c : title->get<std::string>()) {
      const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '_' || c == '-';
      if (name.size() < 64) name.push_back(fits ? c : '_');
    }
  }
  return name.empty() ? "answer" : name;
}

void add_schema(const Call& call, OrderedJson& body) {
  if (call.prompt.json_schema.empty()) return;
  auto schema = parse_ordered_json(compile_schema(call.prompt.json_schema).json);
  if (!schema || !schema->is_object()) return;  // pre-flight says so
  OrderedJson format = OrderedJson::object();
  format["name"] = schema_name(*schema);
  format["strict"] = true;
  format["schema"] = std::move(*schema);
  body["response_format"] = {{"type", "json_schema"}, {"json_schema", std::move(format)}};
}

void add_stream(const Call& call, Dialect dialect, OrderedJson& body) {
  if (!call.stream) return;
  body["stream"] = true;
  if (dialect == Dialect::plain || extra(call, "no_stream_options") == "1") return;
  OrderedJson options = {{"include_usage", true}};
  if (dialect == Dialect::vendor && extra(call, "no_obfuscation_option") != "1") {
    options["include_obfuscation"] = false;
  }
  body["stream_options"] = std::move(options);
}

std::string max_tokens_name(const Call& call, Dialect dialect) {
  const std::string chosen = extra(call, "max_tokens_name");
  if (chosen == "max_tokens" || chosen == "max_completion_tokens") return chosen;
  return dialect == Dialect::vendor ? "max_completion_tokens" : "max_tokens";
}

}  // namespace

std::vector<Header> headers_of(const Secret& key) {
  std::vector<Header> headers;
  if (!key.empty()) headers.push_back({"Authorization", Secret("Bearer " + key.reveal())});
  return headers;
}

HttpRequest build(const Call& call, const Secret& key, std::string_view origin, Dialect dialect) {
  BodyWriter writer;
  OrderedJson body = OrderedJson::object();
  body["model"] = call.model;
  body["messages"] = messages_of(call, writer, dialect);
  if (call.max_output_tokens > 0) body[max_tokens_name(call, dialect)] = call.max_output_tokens;
  if (call.temperature) body["temperature"] = *call.temperature;
  if (!call.thinking.empty()) body["reasoning_effort"] = call.thinking;
  add_schema(call, body);
  add_stream(call, dialect, body);

  HttpRequest request;
  request.method = "POST";
  request.url = api_root(call.base_url, origin, kApi) + "/chat/completions";
  request.headers = headers_of(key);
  request.headers.insert(request.headers.begin(), {"Content-Type", "application/json"});
  writer.write(body, request);
  return request;
}

HttpRequest list_models(const std::string& base_url, const Secret& key, std::string_view origin) {
  HttpRequest request;
  request.method = "GET";
  request.url = api_root(base_url, origin, kApi) + "/models";
  request.headers = headers_of(key);
  return request;
}

}  // namespace triptych::openai_wire

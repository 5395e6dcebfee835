// Requests of Gemini's generateContent (Google AI Studio).
//
// Choices, and where they come from:
// - v1beta: the public v1 protos still lack systemInstruction, inline files and schemas.
// - The key goes into x-goog-api-key, never into the address (?key= works for old keys only).
//   Both together are refused.
// - No other header: an unlisted one makes the preflight fail, and the page sees status 0.
// - Sound types are named as the documentation lists them (audio/mp3, not audio/mpeg).
#include <utility>

#include "providers/body_writer.h"
#include "providers/endpoint.h"
#include "providers/gemini_wire.h"

namespace triptych::gemini_wire {
namespace {

// HIGH is what pictures get anyhow: only ULTRA_HIGH shows more of them, and only for one part.
// (enum PartMediaResolutionLevel of @google/genai 3.3.0)
const char* resolution_of(const Attachment& file, Detail detail) {
  if (detail != Detail::high && detail != Detail::original) return nullptr;
  if (file.media.kind == MediaKind::image) return "MEDIA_RESOLUTION_ULTRA_HIGH";
  const bool seen = file.media.kind == MediaKind::document || file.media.kind == MediaKind::video;
  return seen ? "MEDIA_RESOLUTION_HIGH" : nullptr;
}

// interface VideoMetadata of @google/genai 3.3.0.
OrderedJson cut_of(const VideoCut& cut) {
  OrderedJson out = OrderedJson::object();
  if (cut.frames_per_second > 0) out["fps"] = cut.frames_per_second;
  if (cut.from > 0) out["startOffset"] = std::to_string(cut.from) + "s";
  if (cut.to > 0) out["endOffset"] = std::to_string(cut.to) + "s";
  return out;
}

OrderedJson media_part(const Attachment& file, Detail detail, BodyWriter& writer) {
  OrderedJson data = OrderedJson::object(), part = OrderedJson::object();
  if (!file.media.media_type.empty()) data["mimeType"] = wire_type(file.media.media_type);
  if (file.by_url() || !file.stored_at.empty()) {
    data["fileUri"] = file.stored_at.empty() ? file.url : file.stored_at;
    part["fileData"] = std::move(data);
  } else {
    data["data"] = writer.base64(file);
    part["inlineData"] = std::move(data);
  }
  if (const char* level = resolution_of(file, detail)) part["mediaResolution"]["level"] = level;
  if (file.media.kind == MediaKind::video) {
    if (OrderedJson cut = cut_of(file.cut); !cut.empty()) part["videoMetadata"] = std::move(cut);
  }
  return part;
}

// A part without data is refused, so empty text is left out.
OrderedJson parts_of(const Message& message, Detail detail, BodyWriter& writer) {
  OrderedJson parts = OrderedJson::array();
  for (const Part& part : message.parts) {
    if (const auto* text = std::get_if<std::string>(&part)) {
      if (!text->empty()) parts.push_back({{"text", *text}});
    } else {
      parts.push_back(media_part(std::get<Attachment>(part), detail, writer));
    }
  }
  return parts;
}

// The turn as this vendor wrote it, thought signatures included; nullopt when it is not its form.
std::optional<OrderedJson> own_turn(const Message& message) {
  if (message.opaque.empty()) return std::nullopt;
  auto turn = parse_ordered_json(message.opaque);
  if (!turn || !turn->is_object()) return std::nullopt;
  const auto role = turn->find("role"), parts = turn->find("parts");
  if (role == turn->end() || *role != "model" || parts == turn->end()) return std::nullopt;
  if (!parts->is_array() || parts->empty()) return std::nullopt;
  return turn;
}

OrderedJson contents_of(const Call& call, BodyWriter& writer) {
  OrderedJson contents = OrderedJson::array();
  for (const Message& message : call.prompt.messages) {
    if (message.role == Role::assistant) {
      if (auto turn = own_turn(message)) {
        contents.push_back(std::move(*turn));
        continue;
      }
    }
    OrderedJson parts = parts_of(message, call.detail, writer);
    if (parts.empty()) continue;
    const char* role = message.role == Role::assistant ? "model" : "user";
    contents.push_back({{"role", role}, {"parts", std::move(parts)}});
  }
  return contents;
}

void add_schema(const Call& call, OrderedJson& config) {
  if (call.prompt.json_schema.empty()) return;
  auto schema = parse_ordered_json(compile_schema(call.prompt.json_schema).json);
  if (!schema || !schema->is_object()) return;  // pre-flight says so
  config["responseMimeType"] = "application/json";
  config["responseJsonSchema"] = std::move(*schema);
}

OrderedJson generation_config(const Call& call) {
  OrderedJson config = OrderedJson::object();
  if (call.max_output_tokens > 0) config["maxOutputTokens"] = call.max_output_tokens;
  if (call.temperature) config["temperature"] = *call.temperature;
  add_schema(call, config);
  if (call.detail == Detail::low) config["mediaResolution"] = "MEDIA_RESOLUTION_LOW";
  if (!call.thinking.empty()) {
    std::string level = call.thinking;
    for (char& c : level) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    config["thinkingConfig"] = {{"thinkingLevel", std::move(level)}};
  }
  return config;
}

std::string url_of(const Call& call, std::string_view origin) {
  const std::string_view model = bare_model(call.model);
  const bool tuned = model.starts_with("tunedModels/");
  std::string url = api_root(call.base_url, origin, kApi);
  url += (tuned ? "/" : "/models/") + url_escape(model, tuned ? "/" : "");
  return url + (call.stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
}

}  // namespace

std::string_view wire_type(std::string_view media_type) {
  if (media_type == "audio/mpeg") return "audio/mp3";
  if (media_type == "audio/mp4") return "audio/m4a";
  return media_type;
}

std::string_view bare_model(std::string_view model) {
  const std::size_t first = model.find_first_not_of(" \t\r\n");
  model = first == model.npos ? "" : model.substr(first);
  model = model.substr(0, model.find_last_not_of(" \t\r\n") + 1);
  while (model.starts_with('/')) model.remove_prefix(1);
  while (model.starts_with("models/")) model.remove_prefix(7);
  return model;
}

HttpRequest build(const Call& call, const Secret& key, std::string_view origin) {
  BodyWriter writer;
  OrderedJson body = OrderedJson::object();
  if (!call.prompt.system.empty()) {
    body["systemInstruction"]["parts"] = OrderedJson::array({{{"text", call.prompt.system}}});
  }
  body["contents"] = contents_of(call, writer);
  if (OrderedJson config = generation_config(call); !config.empty()) {
    body["generationConfig"] = std::move(config);
  }

  HttpRequest request;
  request.method = "POST";
  request.url = url_of(call, origin);
  request.headers.push_back({"Content-Type", "application/json"});
  if (!key.empty()) request.headers.push_back({"x-goog-api-key", key});
  writer.write(body, request);
  return request;
}

HttpRequest list_models(const std::string& base_url, const Secret& key, std::string_view origin) {
  HttpRequest request;
  request.method = "GET";
  request.url = api_root(base_url, origin, kApi) + "/models?pageSize=1000";
  if (!key.empty()) request.headers.push_back({"x-goog-api-key", key});
  return request;
}

}  // namespace triptych::gemini_wire

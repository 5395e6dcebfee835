// What Gemini's generateContent refuses, after its JSON reader (gemini/schema.cpp) had no
// complaint. Sources: the API's error texts as recorded; google/ai/generativelanguage/v1beta
// (2026-08); the ai.google.dev pages on images, audio, documents and thinking (2026-11).
#include <array>
#include <set>

#include "base/ascii.h"
#include "practice/decode.h"
#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice::gemini {
namespace {

constexpr const char* kRpc = "type.googleapis.com/google.rpc.";

Refusal invalid(const std::string& message) { return refusal(400, "INVALID_ARGUMENT", message); }

// Pages on images, audio, video and documents; audio/mpeg and the like are recorded as accepted.
bool is_accepted(const std::string& type) {
  static const std::set<std::string_view> types = {
      "image/png",  "image/jpeg", "image/webp",      "image/heic", "image/heif",  "application/pdf",
      "text/plain", "audio/wav",  "audio/mp3",       "audio/mpeg", "audio/aiff",  "audio/aac",
      "audio/ogg",  "audio/flac", "audio/m4a",       "audio/opus", "audio/webm",  "video/mp4",
      "video/mpeg", "video/mov",  "video/quicktime", "video/avi",  "video/x-flv", "video/mpg",
      "video/webm", "video/wmv",  "video/3gpp"};
  return types.contains(type);
}

Refusal validate_inline(const Json& blob, Question& question) {
  const std::string type = string_at(blob, "mimeType");
  if (!is_accepted(type)) return invalid("Unsupported MIME type: " + type);
  auto bytes = base64_decoded(string_at(blob, "data"));
  File file = file_of(type, bytes ? std::move(*bytes) : std::string());
  const std::string real = file.media.media_type;
  if (type.starts_with("image/") && file.media.kind != MediaKind::image) {
    return invalid(
        "Unable to process input image. Please retry or report in "
        "https://developers.generativeai.google/guide/troubleshooting");
  }
  if (type == "application/pdf") {
    if (real != type) return invalid("The document has no pages.");
    if (file.media.encrypted) return invalid("The document is password protected.");
    if (file.media.pages > 1000) {  // page on documents: 1000 pages
      return invalid("The document contains " + std::to_string(file.media.pages) +
                     " pages which exceeds the supported page limit of 1000.");
    }
  }
  if (type == "text/plain") {
    file.media.kind = MediaKind::document;
    file.media.media_type = type;
    question.text_bytes += file.bytes.size();
  }
  question.files.push_back(std::move(file));
  return std::nullopt;
}

Refusal validate_link(const Json& link, Question& question, IdGenerator& ids) {
  const std::string uri = string_at(link, "fileUri");
  const bool web =
      uri.starts_with("https://") && uri.find_first_of(" \t\r\n") == uri.npos && uri.size() > 8;
  if (!web) return invalid("Invalid or unsupported file uri: " + uri);
  File file;
  constexpr std::string_view kUploaded = "generativelanguage.googleapis.com/v1beta/files/";
  if (const std::size_t at = uri.find(kUploaded); at != uri.npos) {
    if (auto no = find_file(uri.substr(at + kUploaded.size()), ids, file)) return no;
    question.files.push_back(std::move(file));
    return std::nullopt;
  }
  file.url = uri;
  file.declared = string_at(link, "mimeType");
  question.files.push_back(std::move(file));
  return std::nullopt;
}

Refusal validate_part(const Json& part, const std::string& path, Question& question,
                      IdGenerator& ids) {
  constexpr std::array<const char*, 7> kData = {
      "text",           "inlineData",         "fileData", "functionCall", "functionResponse",
      "executableCode", "codeExecutionResult"};
  std::vector<std::string> held;
  for (const char* name : kData) {
    if (part.contains(name)) held.emplace_back(name);
  }
  // An empty text may carry a signature: that is how answers end, and they are sent back.
  const bool blank = at(part, "text") == "" && !part.contains("thoughtSignature");
  if (held.empty() || blank) {
    return invalid("* GenerateContentRequest." + path +
                   ".data: required oneof field 'data' must have one initialized field\n");
  }
  if (held.size() > 1) {
    return invalid("Invalid value at '" + path +
                   "' (oneof), oneof field 'data' is already set. Cannot set '" + held[1] + "'");
  }
  if (held[0] == "inlineData") return validate_inline(at(part, "inlineData"), question);
  if (held[0] == "fileData") return validate_link(at(part, "fileData"), question, ids);
  return std::nullopt;
}

std::string text_of(const Json& content) {
  std::string text;
  for (const Json& part : at(content, "parts")) {
    if (bool_at(part, "thought") || !at(part, "text").is_string()) continue;
    if (!text.empty()) text += "\n";
    text += string_at(part, "text");
  }
  return text;
}

Refusal validate_system(const Json& system, Question& question) {
  const std::string role = string_at(system, "role");
  if (!role.empty() && role != "user" && role != "system" && role != "model") {
    return invalid("Please use a valid role: user, model.");
  }
  for (const Json& part : at(system, "parts")) {
    if (!part.contains("text")) {
      return invalid(
          "* GenerateContentRequest.system_instruction: only text parts are supported\n");
    }
  }
  question.system = text_of(system);
  question.text_bytes += question.system.size();
  return std::nullopt;
}

Refusal validate_json_mode(const Json& config, Question& question) {
  const bool own = config.contains("responseSchema"),
             standard = config.contains("responseJsonSchema");
  const bool json = string_at(config, "responseMimeType") == "application/json";
  if ((own || standard) && !json) {
    return invalid("Response schema requires the response MIME type application/json.");
  }
  if (own && standard) {
    return invalid("Only one of response_schema and response_json_schema may be set.");
  }
  question.json_only = json && !own && !standard;
  if (own) question.schema = at(config, "responseSchema");
  if (standard) question.schema = at(config, "responseJsonSchema");
  return std::nullopt;
}

// Page on thinking: budgets belong to 2.5, levels to 3; 3.8 has no MINIMAL.
Refusal validate_thinking(const Json& thinking, Question& question) {
  const double generation = generation_of(question.model);
  question.thinks = generation >= 2.45 && question.model.find("lite") == std::string::npos;
  const bool level = thinking.contains("thinkingLevel"),
             budget = thinking.contains("thinkingBudget");
  if (level && budget) {
    return invalid("You can only set only one of thinking budget and thinking level.");
  }
  if (level && generation < 2.95) {
    return invalid("Thinking level is not supported for this model.");
  }
  if (string_at(thinking, "thinkingLevel") == "MINIMAL" && question.model == "gemini-3.8-flash") {
    return invalid(
        "Thinking level MINIMAL is not supported for this model. Please retry with "
        "other thinking level.");
  }
  question.effort = effort_of(lowered(string_at(thinking, "thinkingLevel")), "medium");
  if (!budget) return std::nullopt;
  const int tokens = int_at(thinking, "thinkingBudget").value_or(-1);
  if (tokens == 0 && question.model == "gemini-2.5-pro") {
    return invalid("Budget 0 is invalid. This model only works in thinking mode.");
  }
  if (tokens == 0) question.thinks = false;
  return std::nullopt;
}

Refusal complaint_of_reader(const std::string& fault) {
  OrderedJson violation = {{"description", fault}};
  OrderedJson detail = {{"@type", std::string(kRpc) + "BadRequest"},
                        {"fieldViolations", OrderedJson::array({violation})}};
  return refusal(400, "INVALID_ARGUMENT", fault, OrderedJson::array({detail}));
}

}  // namespace

Refusal validate_config(const Json& config, Question& question) {
  const auto heat = number_at(config, "temperature");
  if (heat && (*heat < 0 || *heat > 2)) {
    return invalid(
        "* GenerateContentRequest.generation_config.temperature: temperature must be in "
        "the range [0.0, 2.0].\n");
  }
  const auto most = int_at(config, "maxOutputTokens");
  if (most && *most < 1) {
    return invalid(
        "* GenerateContentRequest.generation_config.max_output_tokens: "
        "max_output_tokens must be positive.\n");
  }
  question.max_tokens = most.value_or(0);
  if (at(config, "stopSequences").size() > 5) {
    return invalid(
        "* GenerateContentRequest.generation_config.stop_sequences: at most 5 stop "
        "sequences are allowed.\n");
  }
  const std::string resolution = string_at(config, "mediaResolution");
  question.low_detail = resolution == "MEDIA_RESOLUTION_LOW";
  question.high_detail = resolution == "MEDIA_RESOLUTION_HIGH";
  if (auto no = validate_json_mode(config, question)) return no;
  return validate_thinking(at(config, "thinkingConfig"), question);
}

Refusal validate_contents(const Json& contents, Question& question, IdGenerator& ids) {
  if (!contents.is_array() || contents.empty()) {
    return invalid("* GenerateContentRequest.contents: contents is not specified\n");
  }
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const std::string path = "contents[" + std::to_string(i) + "]";
    const Json& content = contents[i];
    const std::string role = string_at(content, "role");
    if (content.contains("role") && role != "user" && role != "model") {
      return invalid("Please use a valid role: user, model.");
    }
    const Json& parts = at(content, "parts");
    if (!parts.is_array() || parts.empty()) {
      return invalid("* GenerateContentRequest." + path +
                     ".parts: contents.parts must not be empty.\n");
    }
    for (std::size_t j = 0; j < parts.size(); ++j) {
      const std::string where = path + ".parts[" + std::to_string(j) + "]";
      if (auto no = validate_part(parts[j], where, question, ids)) return no;
    }
    const std::string text = text_of(content);
    question.text_bytes += text.size();
    if (role != "model") question.text = text;
  }
  if (question.files.size() > 3600) {  // page on images: 3600 per request
    return invalid("Too many images in the request: the maximum is 3600.");
  }
  return std::nullopt;
}

Refusal validate_generate(const Incoming& request, const std::string& model, Question& question,
                          IdGenerator& ids) {
  const auto body = strict_json(request.body);
  if (!body) return invalid("Invalid JSON payload received. Expected an object key or }.\n");
  if (const std::string fault = find_fault(*body); !fault.empty())
    return complaint_of_reader(fault);
  if (live_model("gemini", model) == nullptr) {
    return refusal(404, "NOT_FOUND",
                   "models/" + model +
                       " is not found for API version v1beta, or is not supported for "
                       "generateContent. Call ListModels to see the list of available models and "
                       "their supported methods.");
  }
  question.model = model;
  const Json message = camel_names(*body);
  if (auto no = validate_system(at(message, "systemInstruction"), question)) return no;
  if (auto no = validate_contents(at(message, "contents"), question, ids)) return no;
  return validate_config(at(message, "generationConfig"), question);
}

}  // namespace triptych::practice::gemini

// Gemini's interactions, the endpoint beside generateContent. Its content blocks are other words
// for the same parts, so those are judged as parts are. Sources: genai.d.ts of @google/genai 3.3.0;
// the ai.google.dev pages on interactions (2026-11); the words of the refusals are those of
// generateContent: none are recorded. Not played: agents, tools, background work.
#include <set>

#include "base/ascii.h"
#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice::gemini {
namespace {

constexpr const char* kStamp = "2026-11-22T00:00:00Z";  // practice has no clock
constexpr const char* kThought = "cHJhY3RpY2UsIG5vdCBhIHJlYWwgdGhvdWdodCBzaWduYXR1cmU=";

Refusal mistaken(const std::string& message) { return refusal(400, "INVALID_ARGUMENT", message); }

Refusal only_fields(const Json& object, const std::set<std::string_view>& known,
                    const std::string& where) {
  for (const auto& [name, value] : object.items()) {
    if (known.contains(name)) continue;
    return mistaken("Invalid JSON payload received. Unknown name \"" + name + "\"" +
                    (where.empty() ? "" : " at '" + where + "'") + ": Cannot find field.");
  }
  return std::nullopt;
}

// {"type": "image", "mime_type", "data" or "uri"} -> {"inlineData"} or {"fileData"}
Refusal part_of(const Json& block, const std::string& where, Json& part) {
  const std::string type = string_at(block, "type");
  if (type == "text") {
    part = {{"text", at(block, "text")}};
    return at(block, "text").is_string() ? Refusal() : mistaken(where + ".text is missing.");
  }
  const std::set<std::string_view> media = {"image", "audio", "document", "video"};
  if (!media.contains(type)) {
    return mistaken("Invalid value at '" + where + ".type': \"" + type +
                    "\". Use text, image, audio, document or video.");
  }
  const std::set<std::string_view> fields = {"type",       "data",        "uri",     "mime_type",
                                             "resolution", "sample_rate", "channels"};
  if (auto no = only_fields(block, fields, where)) return no;
  if (block.contains("uri")) {
    part = {{"fileData", {{"mimeType", at(block, "mime_type")}, {"fileUri", at(block, "uri")}}}};
  } else {
    part = {{"inlineData", {{"mimeType", at(block, "mime_type")}, {"data", at(block, "data")}}}};
  }
  return std::nullopt;
}

Refusal turn_of(const Json& blocks, const char* role, const std::string& where, Json& contents) {
  Json parts = Json::array();
  const Json all = blocks.is_array() ? blocks : Json::array({blocks});
  for (std::size_t i = 0; i < all.size(); ++i) {
    Json part;
    if (auto no = part_of(all[i], where + "[" + std::to_string(i) + "]", part)) return no;
    parts.push_back(std::move(part));
  }
  contents.push_back({{"role", role}, {"parts", std::move(parts)}});
  return std::nullopt;
}

// A text, a block, blocks, or steps.
Refusal contents_of(const Json& input, Json& contents) {
  if (input.is_string()) {
    contents.push_back({{"role", "user"}, {"parts", {{{"text", input}}}}});
    return std::nullopt;
  }
  if (input.is_null()) return mistaken("input is not specified");
  const std::string first =
      string_at(input.is_array() && !input.empty() ? input[0] : input, "type");
  const bool steps = first == "user_input" || first == "model_output" || first == "thought";
  if (!steps) return turn_of(input, "user", "input", contents);
  for (std::size_t i = 0; i < input.size(); ++i) {
    const std::string type = string_at(input[i], "type");
    const std::string where = "input[" + std::to_string(i) + "].content";
    if (type == "thought") continue;
    const char* role = type == "model_output" ? "model" : "user";
    if (auto no = turn_of(at(input[i], "content"), role, where, contents)) return no;
  }
  return std::nullopt;
}

Refusal take_settings(const Json& body, Question& question) {
  const Json& given = at(body, "generation_config");
  const std::set<std::string_view> fields = {
      "max_output_tokens", "seed",          "stop_sequences",
      "temperature",       "top_p",         "thinking_level",
      "tool_choice",       "speech_config", "thinking_summaries",
      "image_config",      "video_config",  "transcription_config"};
  if (auto no = only_fields(given, fields, "generation_config")) return no;
  Json config = Json::object();
  if (given.contains("max_output_tokens"))
    config["maxOutputTokens"] = at(given, "max_output_tokens");
  const std::string level = string_at(given, "thinking_level");
  const std::set<std::string_view> levels = {"", "minimal", "low", "medium", "high", "xhigh"};
  if (!levels.contains(level)) {
    return mistaken("Invalid value at 'generation_config.thinking_level': \"" + level +
                    "\". Use minimal, low, medium, high or xhigh.");
  }
  if (!level.empty()) {
    std::string upper = level;
    for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
    config["thinkingConfig"] = {{"thinkingLevel", upper}};
  }
  const Json& format = at(body, "response_format");
  const Json& text = format.is_array() && !format.empty() ? format[0] : format;
  if (string_at(text, "mime_type") == "application/json") {
    config["responseMimeType"] = "application/json";
    if (text.contains("schema")) config["responseJsonSchema"] = at(text, "schema");
  } else if (text.contains("schema")) {
    return mistaken("response_format.schema requires mime_type application/json.");
  }
  return validate_config(config, question);
}

Refusal validate_interaction(const Json& body, Question& question, IdGenerator& ids) {
  const std::set<std::string_view> fields = {"model",
                                             "input",
                                             "system_instruction",
                                             "generation_config",
                                             "response_format",
                                             "store",
                                             "previous_interaction_id",
                                             "background",
                                             "labels",
                                             "safety_settings",
                                             "service_tier",
                                             "tools",
                                             "response_modalities",
                                             "response_mime_type",
                                             "stream",
                                             "cached_content"};
  if (auto no = only_fields(body, fields, "")) return no;
  question.model = string_at(body, "model");
  if (live_model("gemini", question.model) == nullptr) {
    return refusal(404, "NOT_FOUND", "Model " + question.model + " is not found.");
  }
  const std::string previous = string_at(body, "previous_interaction_id");
  if (!previous.empty()) {
    const KeptTurn* turn = kept_as(ids.turns, previous);
    if (turn == nullptr)
      return refusal(404, "NOT_FOUND", "Interaction " + previous + " is not found.");
    question.files = turn->question.files;
    question.text_bytes = turn->question.text_bytes;
  }
  question.system = string_at(body, "system_instruction");
  question.text_bytes += question.system.size();
  if (auto no = take_interaction_input(at(body, "input"), question, ids)) return no;
  return take_settings(body, question);
}

OrderedJson interaction_usage(const Completion& completion) {
  OrderedJson by_modality = OrderedJson::array();
  for (const Modality& part : completion.parts)
    by_modality.push_back({{"modality", lowered(part.name)}, {"tokens", part.tokens}});
  OrderedJson usage = {{"total_input_tokens", completion.input}};
  usage["input_tokens_by_modality"] = std::move(by_modality);
  usage["total_cached_tokens"] = 0;
  usage["total_output_tokens"] = completion.output;
  usage["total_tool_use_tokens"] = 0;
  usage["total_thought_tokens"] = completion.thinking;
  usage["total_tokens"] = completion.input + completion.output + completion.thinking;
  return usage;
}

}  // namespace

Refusal take_interaction_input(const Json& input, Question& question, IdGenerator& ids) {
  Json contents = Json::array();
  if (auto no = contents_of(input, contents)) return no;
  return validate_contents(contents, question, ids);
}

Outgoing answer_interactions(const Incoming& request, IdGenerator& ids) {
  const auto body = strict_json(request.body);
  if (!body || !body->is_object()) return *mistaken("Invalid JSON payload received.");
  Question question;
  if (auto no = validate_interaction(*body, question, ids)) return *no;
  const Completion completion = complete(question, Vendor::gemini);
  const std::string id = ids.next("v1_practice");
  OrderedJson steps = OrderedJson::array();
  if (question.thinks) steps.push_back({{"type", "thought"}, {"signature", kThought}});
  if (!completion.text.empty()) {
    OrderedJson block = {{"type", "text"}, {"text", completion.text}};
    OrderedJson step = {{"type", "model_output"}};
    step["content"] = OrderedJson::array({std::move(block)});
    steps.push_back(std::move(step));
  }
  OrderedJson json = {{"id", id}, {"status", completion.cut ? "incomplete" : "completed"}};
  json["created"] = kStamp;
  json["updated"] = kStamp;
  json["model"] = question.model;
  json["steps"] = std::move(steps);
  json["usage"] = interaction_usage(completion);
  if (!at(*body, "store").is_boolean() || bool_at(*body, "store")) ids.keep(KeptTurn{id, question});
  return bool_at(*body, "stream") ? stream_interaction(json) : told_json(json);
}

}  // namespace triptych::practice::gemini

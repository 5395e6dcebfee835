// What OpenAI's chat completions refuse: credentials, parameters, response formats. The messages
// themselves are judged in openai/validate_messages.cpp.
// Sources: completions.d.ts and shared.d.ts of openai 7.59.0; the guides to error codes, structured
// outputs and the newest models (2026-07); the texts are recorded answers where there are any.
#include <algorithm>
#include <cmath>
#include <set>

#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice::openai {
namespace {

Refusal invalid(const std::string& param, const std::string& message, IdGenerator& ids,
                const std::string& code = "invalid_value") {
  return refusal(400, {message, param, code}, ids);
}

// Models of the list that do not chat (recorded 404).
bool is_other_model(std::string_view model) {
  const std::set<std::string_view> others = {
      "text-embedding-3-small", "gpt-4o-mini-tts",       "whisper-1",   "gpt-image-1",
      "omni-moderation-latest", "gpt-realtime",          "davinci-002", "gpt-transcribe",
      "gpt-4o-transcribe",      "gpt-4o-mini-transcribe"};
  return others.contains(model);
}

const std::set<std::string_view>& known_arguments() {
  static const std::set<std::string_view> known = {"audio",
                                                   "frequency_penalty",
                                                   "logit_bias",
                                                   "logprobs",
                                                   "max_completion_tokens",
                                                   "max_tokens",
                                                   "messages",
                                                   "metadata",
                                                   "modalities",
                                                   "model",
                                                   "n",
                                                   "parallel_tool_calls",
                                                   "prediction",
                                                   "presence_penalty",
                                                   "prompt_cache_key",
                                                   "reasoning_effort",
                                                   "response_format",
                                                   "safety_identifier",
                                                   "seed",
                                                   "service_tier",
                                                   "stop",
                                                   "store",
                                                   "stream",
                                                   "stream_options",
                                                   "temperature",
                                                   "tool_choice",
                                                   "tools",
                                                   "top_logprobs",
                                                   "top_p",
                                                   "user",
                                                   "verbosity",
                                                   "web_search_options"};
  return known;
}

bool is_positive_integer(const Json& value) {
  return value.is_number() && value.get<double>() >= 1 &&
         value.get<double>() == std::floor(value.get<double>());
}

Refusal validate_token_limits(const Json& body, const std::string& model, IdGenerator& ids) {
  if (body.contains("max_tokens") && reasons(model)) {
    return invalid("max_tokens",
                   "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
                   "'max_completion_tokens' instead.",
                   ids, "unsupported_parameter");
  }
  for (const char* name : {"max_tokens", "max_completion_tokens"}) {
    const std::string quoted = std::string("'") + name + "'";
    if (!body.contains(name) || is_positive_integer(at(body, name))) continue;
    if (!at(body, name).is_number()) {
      return invalid(name,
                     "Invalid type for " + quoted + ": expected an unsupported value, but got " +
                         short_dump(at(body, name)) + " instead.",
                     ids, "invalid_type");
    }
    return invalid(name,
                   "Invalid " + quoted +
                       ": integer below minimum value. Expected a value >= 1, but got " +
                       short_dump(at(body, name)) + " instead.",
                   ids, "integer_below_min_value");
  }
  return std::nullopt;
}

Refusal validate_temperature(const Json& body, const std::string& model, IdGenerator& ids) {
  if (!body.contains("temperature") || at(body, "temperature").is_null()) return std::nullopt;
  const Json& given = at(body, "temperature");
  const std::string text = short_dump(given);
  if (!given.is_number()) {
    return invalid(
        "temperature",
        "Invalid type for 'temperature': expected a decimal, but got " + text + " instead.", ids,
        "invalid_type");
  }
  const double value = given.get<double>();
  if (value < 0 || value > 2) {
    const std::string side = value < 0 ? "below minimum value. Expected a value >= 0"
                                       : "above maximum value. Expected a value <= 2";
    return invalid("temperature",
                   "Invalid 'temperature': decimal " + side + ", but got " + text + " instead.",
                   ids, value < 0 ? "decimal_below_min_value" : "decimal_above_max_value");
  }
  if (value != 1 && reasons(model) && string_at(body, "reasoning_effort") != "none") {
    return invalid("temperature",
                   "Unsupported value: 'temperature' does not support " + text +
                       " with this model. Only the default (1) value is supported.",
                   ids, "unsupported_value");
  }
  return std::nullopt;
}

Refusal validate_parameters(const Json& body, const std::string& model, IdGenerator& ids) {
  for (const auto& [name, value] : body.items()) {
    if (known_arguments().contains(name)) continue;
    return invalid(name, "Unknown parameter: '" + name + "'.", ids, "unknown_parameter");
  }
  if (auto no = validate_token_limits(body, model, ids)) return no;
  if (auto no = validate_temperature(body, model, ids)) return no;
  if (body.contains("stream_options") && !bool_at(body, "stream")) {
    return invalid("stream_options",
                   "The 'stream_options' parameter is only allowed when 'stream' is enabled.", ids,
                   "");
  }
  const Json& stop = at(body, "stop");
  if (!stop.is_null() && reasons(model)) {
    return invalid("stop", "Unsupported parameter: 'stop' is not supported with this model.", ids,
                   "unsupported_parameter");
  }
  if (stop.is_array() && stop.size() > 4) {
    return invalid("stop",
                   "Invalid 'stop': array too long. Expected an array with maximum length 4, but "
                   "got an array with length " +
                       std::to_string(stop.size()) + " instead.",
                   ids, "array_above_max_length");
  }
  return std::nullopt;
}

Refusal validate_effort(const std::string& effort, const std::string& param,
                        const std::string& model, IdGenerator& ids) {
  // shared.d.ts; the guide to the newest models for the two that always think.
  const std::vector<std::string> known = {"none", "minimal", "low", "medium",
                                          "high", "xhigh",   "max"};
  const bool always = model == "gpt-6-astra" || model == "gpt-6.1-sol";
  const bool refused = always && effort == "none";
  if (effort.empty() || (std::ranges::count(known, effort) > 0 && !refused)) return std::nullopt;
  if (!refused) {
    return invalid(param,
                   "Invalid value: '" + effort +
                       "'. Supported values are: " + quoted_list(known, ", and ") + ".",
                   ids);
  }
  return invalid(param,
                 "Unsupported value: '" + param + "' does not support 'none' with this model.", ids,
                 "unsupported_value");
}

Refusal validate_strict_schema(const std::string& name, const Json& schema, IdGenerator& ids) {
  // Guide to structured outputs: every object closed, every property required, an object outside.
  if (string_at(schema, "type") != "object") {
    return invalid("response_format",
                   "Invalid schema for response_format '" + name +
                       "': schema must be a JSON Schema of 'type: \"object\"', got 'type: " +
                       short_dump(at(schema, "type")) + "'.",
                   ids, "");
  }
  const std::string problem =
      walk_schema(schema, [&](const Json& inner, const auto& path) -> std::string {
        const std::string where = "Invalid schema for response_format '" + name +
                                  "': In context=(" + quoted_list(path, ", ") + "), ";
        for (const char* key :
             {"allOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas"}) {
          if (inner.contains(key)) return where + "'" + key + "' is not permitted.";
        }
        if (string_at(inner, "type") != "object") return "";
        const Json& closed = at(inner, "additionalProperties");
        if (!closed.is_boolean() || closed.get<bool>()) {
          return where + "'additionalProperties' is required to be supplied and to be false.";
        }
        const Json& required = at(inner, "required");
        for (const auto& [key, value] : at(inner, "properties").items()) {
          if (std::find(required.begin(), required.end(), Json(key)) != required.end()) continue;
          return where +
                 "'required' is required to be supplied and to be an array including every key in "
                 "properties. Missing '" +
                 key + "'.";
        }
        return "";
      });
  if (problem.empty()) return std::nullopt;
  return invalid("response_format", problem, ids, "");
}

bool is_schema_name(const std::string& name) {
  if (name.empty() || name.size() > 64) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

Refusal validate_model(const Json& body, IdGenerator& ids) {
  const std::string model = string_at(body, "model");
  if (model.empty()) {
    return refusal(400, {"you must provide a model parameter", "", ""}, ids);
  }
  if (is_other_model(model)) {
    return refusal(404,
                   {"This is not a chat model and thus not supported in the v1/chat/completions "
                    "endpoint. Did you mean to use v1/completions?",
                    "model", ""},
                   ids);
  }
  if (live_model("openai", model) == nullptr) {
    Refused refused{"The model `" + model + "` does not exist or you do not have access to it.", "",
                    "model_not_found"};
    refused.gate = true;
    return refusal(404, refused, ids);
  }
  return std::nullopt;
}

}  // namespace

Refusal take_effort(const std::string& effort, const std::string& param, Question& question,
                    IdGenerator& ids) {
  if (auto no = validate_effort(effort, param, question.model, ids)) return no;
  question.thinks = reasons(question.model) && effort != "none";
  question.effort = effort_of(effort, "medium");
  return std::nullopt;
}

bool reasons(std::string_view model) {
  if (model.starts_with("gpt-")) return generation_of(model) >= 5;
  return model.size() > 1 && model[0] == 'o' && model[1] >= '0' && model[1] <= '9';
}

Refusal validate_key(const Incoming& request, IdGenerator& ids) {
  const std::string key = bearer_of(request);
  Refused refused;
  refused.gate = true;
  if (key.empty()) {
    refused.message =
        "You didn't provide an API key. You need to provide your API key in an Authorization "
        "header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field "
        "(with blank username) if you're accessing the API from your browser and are prompted for "
        "a username and password. You can obtain an API key from "
        "https://platform.openai.com/account/api-keys.";
    return refusal(401, refused, ids);
  }
  if (is_plausible_key(key)) return std::nullopt;
  const std::string masked =
      key.size() > 8 ? key.substr(0, 4) + "***" + key.substr(key.size() - 4) : key;
  refused.code = "invalid_api_key";
  refused.message = "Incorrect API key provided: " + masked +
                    ". You can find your API key at https://platform.openai.com/account/api-keys.";
  return refusal(401, refused, ids);
}

Refusal validate_format(const Json& format, Question& question, IdGenerator& ids) {
  const std::string type = string_at(format, "type");
  if (type == "json_object") {
    question.json_only = true;
    // Guide: JSON mode wants the word somewhere in the messages.
    const auto has = [&](std::string_view word) {
      return question.text.find(word) != std::string::npos ||
             question.system.find(word) != std::string::npos;
    };
    if (has("JSON") || has("json") || has("Json")) return std::nullopt;
    return invalid("messages",
                   "'messages' must contain the word 'json' in some form, to use "
                   "'response_format' of type 'json_object'.",
                   ids, "");
  }
  if (type != "json_schema") return std::nullopt;
  const Json& given = at(format, "json_schema");
  const std::string name = string_at(given, "name");
  if (!is_schema_name(name)) {
    return invalid("response_format.json_schema.name",
                   "Invalid 'response_format.json_schema.name': string does not match pattern. "
                   "Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
                   ids);
  }
  question.schema = at(given, "schema");
  if (!bool_at(given, "strict")) return std::nullopt;
  return validate_strict_schema(name, question.schema, ids);
}

Refusal validate_generate(const Incoming& request, Question& question, IdGenerator& ids) {
  const auto body = strict_json(request.body);
  if (!body || !body->is_object()) {
    return refusal(400,
                   {"We could not parse the JSON body of your request. (HINT: This likely means "
                    "you aren't using your HTTP library correctly. The OpenAI API expects a JSON "
                    "payload, but what was sent was not valid JSON.)",
                    "", ""},
                   ids);
  }
  if (auto no = validate_model(*body, ids)) return no;
  question.model = string_at(*body, "model");
  if (auto no = validate_parameters(*body, question.model, ids)) return no;
  if (auto no = validate_messages(*body, Vendor::openai, question, ids)) return no;
  if (auto no = validate_format(at(*body, "response_format"), question, ids)) return no;
  const ModelInfo* model = live_model("openai", question.model);
  const bool hears = std::any_of(question.files.begin(), question.files.end(),
                                 [](const File& f) { return f.media.kind == MediaKind::audio; });
  const Json& modalities = at(*body, "modalities");
  const bool speaks =
      std::find(modalities.begin(), modalities.end(), Json("audio")) != modalities.end();
  if (model->audio && !hears && !speaks) {
    return invalid("model",
                   "This model requires that either input content or output modality contain "
                   "audio.",
                   ids);
  }
  question.max_tokens =
      int_at(*body, "max_completion_tokens").value_or(int_at(*body, "max_tokens").value_or(0));
  if (auto no =
          take_effort(string_at(*body, "reasoning_effort"), "reasoning_effort", question, ids)) {
    return no;
  }
  question.stream = bool_at(*body, "stream");
  const Json& options = at(*body, "stream_options");
  question.include_usage = bool_at(options, "include_usage");
  question.obfuscation =
      !at(options, "include_obfuscation").is_boolean() || bool_at(options, "include_obfuscation");
  return std::nullopt;
}

}  // namespace triptych::practice::openai

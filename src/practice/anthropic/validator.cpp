// What Anthropic's messages API refuses: headers, parameters, output formats, thinking. The
// messages themselves are judged in anthropic/validate_messages.cpp. Sources: messages.d.ts and
// client.js of
// @anthropic-ai/sdk 1.14.0; the documentation's pages on errors, versions, structured outputs and
// extended thinking (2026-08 to 2026-11); recorded errors.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice::anthropic {
namespace {

constexpr std::string_view kOldVersion = "2023-06-01", kNewVersion = "2026-10-21";
constexpr std::array<const char*, 3> kSampling = {"temperature", "top_p", "top_k"};

Refusal invalid(const std::string& message, IdGenerator& ids) {
  return refusal(400, "invalid_request_error", message, ids);
}

Refusal unauthorized(const std::string& message, IdGenerator& ids) {
  return refusal(401, "authentication_error", message, ids);
}

bool is_known_argument(const std::string& name, bool counting) {
  static const std::set<std::string_view> known = {
      "cache_control",  "container",    "context_management", "inference_geo",
      "max_tokens",     "messages",     "metadata",           "model",
      "output_config",  "service_tier", "stop_sequences",     "stream",
      "system",         "thinking",     "tool_choice",        "tools",
      "user_profile_id"};
  // count_tokens takes the same body without what only matters for an answer.
  if (counting && (name == "max_tokens" || name == "stream" || name == "metadata")) return false;
  return known.contains(name);
}

Refusal validate_arguments(const Json& body, bool counting, IdGenerator& ids) {
  for (const auto& [name, value] : body.items()) {
    const bool sampling = std::find(kSampling.begin(), kSampling.end(), name) != kSampling.end();
    if (is_known_argument(name, counting) || sampling) continue;
    return invalid(name + ": Extra inputs are not permitted", ids);
  }
  return std::nullopt;
}

// Versioning page: gone with 2026-10-21; with the old version the models after Opus 4.6 take the
// defaults only, and temperature with top_p is refused from Claude 4 on.
Refusal validate_sampling(const Json& body, const std::string& version, IdGenerator& ids) {
  const std::string model = string_at(body, "model");
  const double generation = generation_of(model);
  for (const char* name : kSampling) {
    if (!body.contains(name)) continue;
    if (version == kNewVersion) {
      return invalid(std::string(name) + ": Extra inputs are not permitted", ids);
    }
    const bool is_default = std::string_view(name) == "temperature" && at(body, name) == 1;
    if (generation > 4.65 && !is_default) {
      return invalid("`" + std::string(name) + "` is not supported for this model", ids);
    }
    const auto number = number_at(body, name);
    if (std::string_view(name) == "temperature" && (!number || *number < 0 || *number > 1)) {
      return invalid("temperature: range: 0..1", ids);
    }
  }
  if (body.contains("temperature") && body.contains("top_p")) {
    return invalid(
        "`temperature` and `top_p` cannot both be specified for this model. Please use "
        "only one.",
        ids);
  }
  return std::nullopt;
}

Refusal validate_schema(const Json& schema, IdGenerator& ids) {
  // Page on structured outputs: closed objects, no limits, at most one item demanded.
  const std::string problem =
      walk_schema(schema, [](const Json& inner, const auto&) -> std::string {
        const std::string at_schema = "output_config.format.schema: ";
        const std::string type = string_at(inner, "type");
        const Json& closed = at(inner, "additionalProperties");
        if (type == "object" && (!closed.is_boolean() || closed.get<bool>())) {
          return at_schema +
                 "For 'object' type, 'additionalProperties' must be explicitly set to false";
        }
        for (const char* key : {"minimum", "maximum", "minLength", "maxLength"}) {
          if (inner.contains(key)) {
            return at_schema + "For '" + type + "' type, property '" + key + "' is not supported";
          }
        }
        if (number_at(inner, "minItems").value_or(0) > 1) {
          return at_schema +
                 "For 'array' type, 'minItems' values other than 0 or 1 are not supported";
        }
        return "";
      });
  return problem.empty() ? std::nullopt : invalid(problem, ids);
}

Refusal validate_output(const Json& config, Question& question, IdGenerator& ids) {
  if (config.is_null()) return std::nullopt;
  for (const auto& [name, value] : config.items()) {
    if (name != "effort" && name != "format" && name != "task_budget") {
      return invalid("output_config." + name + ": Extra inputs are not permitted", ids);
    }
  }
  const std::set<std::string> efforts = {"low", "medium", "high", "xhigh", "max"};
  if (config.contains("effort") && !efforts.contains(string_at(config, "effort"))) {
    return invalid(
        "output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or "
        "'max'",
        ids);
  }
  question.effort = effort_of(string_at(config, "effort"), "high");  // page on effort: the default
  const Json& format = at(config, "format");
  if (format.is_null()) return std::nullopt;
  if (string_at(format, "type") != "json_schema") {
    return invalid("output_config.format.type: Input should be 'json_schema'", ids);
  }
  question.schema = at(format, "schema");
  if (!question.schema.is_object()) {
    return invalid("output_config.format.schema: Field required", ids);
  }
  return validate_schema(question.schema, ids);
}

// Page on extended thinking: budgets from 1024 and below max_tokens; none on 4.7 and later.
Refusal validate_thinking(const Json& body, Question& question, IdGenerator& ids) {
  const double generation = generation_of(question.model);
  question.thinks = generation >= 5;  // unasked, on the newest
  const Json& thinking = at(body, "thinking");
  if (thinking.is_null()) return std::nullopt;
  const std::string type = string_at(thinking, "type");
  if (type == "disabled" || type == "between_tools") {
    question.thinks = false;
    return std::nullopt;
  }
  if (type == "adaptive") {
    if (generation > 4.55) {
      question.thinks = true;
      return std::nullopt;
    }
    return invalid("adaptive thinking is not supported on this model", ids);
  }
  if (type != "enabled") {
    return invalid("thinking: Input tag '" + type +
                       "' found using 'type' does not match any of the expected tags: 'adaptive', "
                       "'between_tools', 'disabled', 'enabled'",
                   ids);
  }
  if (generation > 4.65) {
    return invalid("thinking.type.enabled: not supported on this model. Use 'adaptive' instead.",
                   ids);
  }
  const int budget = int_at(thinking, "budget_tokens").value_or(0);
  if (budget < 1024) {
    return invalid("thinking.enabled.budget_tokens: Input should be greater than or equal to 1024",
                   ids);
  }
  if (budget >= question.max_tokens) {
    return invalid("`max_tokens` must be greater than `thinking.budget_tokens`.", ids);
  }
  question.thinks = true;
  return std::nullopt;
}

// Pages "what's new" of these models: a tool can no longer be forced.
Refusal validate_tools(const Json& body, const std::string& model, IdGenerator& ids) {
  const std::string choice = string_at(at(body, "tool_choice"), "type");
  const bool forces = choice == "any" || choice == "tool";
  const std::set<std::string_view> newest = {"claude-opus-5-5", "claude-sonnet-5-5",
                                             "claude-fable-5-1"};
  if (!forces || !newest.contains(model)) return std::nullopt;
  return invalid("tool_choice: '" + choice +
                     "' is not supported on this model. Use 'auto', or "
                     "output_config.format for structured output.",
                 ids);
}

Refusal validate_fields(const Json& body, bool counting, IdGenerator& ids) {
  for (const char* name : {"model", "max_tokens", "messages"}) {
    if (counting && std::string_view(name) == "max_tokens") continue;
    if (!body.contains(name)) return invalid(std::string(name) + ": Field required", ids);
  }
  if (counting) return std::nullopt;
  const auto most = number_at(body, "max_tokens");
  if (!most) return invalid("max_tokens: Input should be a valid integer", ids);
  if (*most < 1 || *most != std::floor(*most)) {
    return invalid("max_tokens: Input should be greater than or equal to 1", ids);
  }
  if (*most > 128'000) {  // the largest output of any model in the documentation
    return invalid("max_tokens: " + short_dump(at(body, "max_tokens")) +
                       " > 128000, which is the maximum allowed number of output tokens for " +
                       string_at(body, "model"),
                   ids);
  }
  return std::nullopt;
}

void read_system(const Json& system, Question& question) {
  if (system.is_string()) question.system = system.get<std::string>();
  if (system.is_array()) {
    for (const Json& block : system) question.system += string_at(block, "text");
  }
  question.text_bytes += question.system.size();
}

}  // namespace

Refusal validate_headers(const Incoming& request, IdGenerator& ids) {
  const std::string browser = "anthropic-dangerous-direct-browser-access";
  if (request.has_origin && request.header(browser.c_str()) != "true") {
    // client.js: the answer exists, but carries no CORS headers, so a page cannot read it.
    Outgoing no = *unauthorized("CORS requests must set '" + browser + "' header", ids);
    no.hidden = true;
    return no;
  }
  const std::string& key = request.header("x-api-key");
  const std::string bearer = bearer_of(request);
  if (key.empty() && bearer.empty()) {
    return unauthorized("x-api-key header is required", ids);
  }
  // Sources disagree about both at once: refusing is the safer lesson.
  if (!key.empty() && !bearer.empty()) {
    return unauthorized("send either x-api-key or Authorization, not both", ids);
  }
  if (!is_plausible_key(key.empty() ? bearer : key)) {
    return unauthorized(key.empty() ? "Invalid bearer token" : "invalid x-api-key", ids);
  }
  const std::string& version = request.header("anthropic-version");
  if (version.empty()) return invalid("anthropic-version: header is required", ids);
  if (version != kOldVersion && version != kNewVersion) {
    return invalid("anthropic-version: \"" + version + "\" is not a valid version", ids);
  }
  return std::nullopt;
}

Refusal validate_generate(const Incoming& request, bool counting, Question& question,
                          IdGenerator& ids) {
  constexpr std::size_t kMax = std::size_t{32} << 20;  // page "API overview": 32 MB per request
  if (request.body.size() > kMax) {
    return refusal(413, "request_too_large", "Request exceeds the maximum size", ids);
  }
  const auto body = strict_json(request.body);
  if (!body || !body->is_object()) return invalid("The request body is not valid JSON", ids);
  if (auto no = validate_fields(*body, counting, ids)) return no;
  question.model = string_at(*body, "model");
  question.max_tokens = int_at(*body, "max_tokens").value_or(0);
  if (auto no = validate_sampling(*body, request.header("anthropic-version"), ids)) return no;
  if (auto no = validate_arguments(*body, counting, ids)) return no;
  read_system(at(*body, "system"), question);
  if (auto no = validate_messages(at(*body, "messages"), question, ids)) return no;
  if (auto no = validate_output(at(*body, "output_config"), question, ids)) return no;
  if (live_model("anthropic", question.model) == nullptr) {
    return refusal(404, "not_found_error", "model: " + question.model, ids);
  }
  if (auto no = validate_thinking(*body, question, ids)) return no;
  if (auto no = validate_tools(*body, question.model, ids)) return no;
  question.stream = bool_at(*body, "stream");
  return std::nullopt;
}

}  // namespace triptych::practice::anthropic

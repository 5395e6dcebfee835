// OpenAI's responses: the endpoint beside chat completions, with items instead of messages.
// Sources: responses.d.ts of openai 7.59.0; recorded 400s for the words about parameters that have
// moved here. Not played: tools, background work.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "practice/decode.h"
#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice::openai {
namespace {

constexpr int kAnswered = 1795000000;  // practice has no clock

// Names of chat completions, and what became of them.
struct Moved {
  const char *old, *here;
};
constexpr std::array<Moved, 5> kMoved = {{{"messages", "input"},
                                          {"max_tokens", "max_output_tokens"},
                                          {"max_completion_tokens", "max_output_tokens"},
                                          {"response_format", "text.format"},
                                          {"reasoning_effort", "reasoning.effort"}}};

const std::set<std::string_view>& known_parameters() {
  static const std::set<std::string_view> known = {"background",
                                                   "conversation",
                                                   "include",
                                                   "input",
                                                   "metadata",
                                                   "instructions",
                                                   "max_output_tokens",
                                                   "max_tool_calls",
                                                   "model",
                                                   "parallel_tool_calls",
                                                   "prompt",
                                                   "previous_response_id",
                                                   "reasoning",
                                                   "prompt_cache_key",
                                                   "safety_identifier",
                                                   "prompt_cache_options",
                                                   "store",
                                                   "service_tier",
                                                   "stream",
                                                   "stream_options",
                                                   "temperature",
                                                   "text",
                                                   "tool_choice",
                                                   "tools",
                                                   "top_logprobs",
                                                   "top_p",
                                                   "truncation",
                                                   "user"};
  return known;
}

Refusal validate_names(const Json& body, IdGenerator& ids) {
  for (const Moved& moved : kMoved) {
    if (!body.contains(moved.old)) continue;
    return complaint(moved.old,
                     "Unsupported parameter: '" + std::string(moved.old) +
                         "'. In the Responses API, this parameter has moved to '" + moved.here +
                         "'. Try again with the new parameter. See the API documentation for more "
                         "information: https://platform.openai.com/docs/api-reference/responses/"
                         "create.",
                     ids, "unsupported_parameter");
  }
  for (const auto& [name, value] : body.items()) {
    if (known_parameters().contains(name)) continue;
    return complaint(name, "Unknown parameter: '" + name + "'.", ids, "unknown_parameter");
  }
  return std::nullopt;
}

// A walk over the input.
struct Items {
  Question& question;
  IdGenerator& ids;
};

Refusal take_input_image(const Json& part, const std::string& path, Items& items) {
  const std::string id = string_at(part, "file_id");
  if (!id.empty()) {
    const UploadedFile* kept = kept_as(items.ids.files, id);
    if (kept == nullptr) return no_such_file(id, items.ids);
    items.question.files.push_back(kept->file);
    return std::nullopt;
  }
  const Json& url = at(part, "image_url");
  if (url.is_null()) return lacking(path + ".image_url", items.ids);
  if (!url.is_string()) {
    return complaint(path + ".image_url",
                     "Invalid type for '" + path +
                         ".image_url': expected an image URL, but got an object instead.",
                     items.ids, "invalid_type");
  }
  items.question.low_detail = items.question.low_detail || string_at(part, "detail") == "low";
  return take_image(url.get<std::string>(), path + ".image_url", items.question, items.ids);
}

Refusal take_input_file(const Json& part, const std::string& path, Items& items) {
  const std::string id = string_at(part, "file_id"), url = string_at(part, "file_url");
  File file;
  if (!id.empty()) {
    const UploadedFile* kept = kept_as(items.ids.files, id);
    if (kept == nullptr) return no_such_file(id, items.ids);
    file = kept->file;
  } else if (!url.empty()) {
    file.url = url;
  } else {
    auto data = parse_data_url(string_at(part, "file_data"));
    if (!data || !data->bytes) {
      return complaint(path + ".file_data",
                       "Invalid '" + path +
                           ".file_data'. Expected a base64-encoded data URL with a valid file MIME "
                           "type.",
                       items.ids);
    }
    file = file_of(data->type, std::move(*data->bytes), string_at(part, "filename"));
  }
  items.question.files.push_back(std::move(file));
  return std::nullopt;
}

Refusal take_part(const Json& part, const std::string& path, std::string& text, Items& items) {
  const std::string type = string_at(part, "type");
  if (type == "input_image") return take_input_image(part, path, items);
  if (type == "input_file") return take_input_file(part, path, items);
  if (type != "input_text" && type != "output_text") {
    return complaint(path + ".type",
                     "Invalid value: '" + type +
                         "'. Supported values are: 'input_text', 'input_image', 'output_text', "
                         "'refusal', 'input_file', 'computer_screenshot', and 'summary_text'.",
                     items.ids);
  }
  if (!at(part, "text").is_string()) return lacking(path + ".text", items.ids);
  text += (text.empty() ? "" : "\n") + string_at(part, "text");
  return std::nullopt;
}

Refusal take_item(const Json& item, const std::string& path, Items& items) {
  const std::string role = string_at(item, "role"), type = string_at(item, "type");
  if (!type.empty() && type != "message") return std::nullopt;  // reasoning that is sent back
  const std::set<std::string_view> roles = {"user", "assistant", "system", "developer"};
  if (!roles.contains(role)) {
    return complaint(path,
                     "Invalid value: '" + role +
                         "'. Supported values are: 'assistant', 'system', 'developer', and 'user'.",
                     items.ids);
  }
  const Json& content = at(item, "content");
  std::string text = content.is_string() ? content.get<std::string>() : "";
  if (!content.is_string() && !content.is_array()) return lacking(path + ".content", items.ids);
  for (std::size_t j = 0; content.is_array() && j < content.size(); ++j) {
    const std::string where = path + ".content[" + std::to_string(j) + "]";
    if (auto no = take_part(content[j], where, text, items)) return no;
  }
  items.question.text_bytes += text.size();
  if (role == "user") items.question.text = text;
  if (role == "system" || role == "developer") items.question.system += text;
  return std::nullopt;
}

Refusal take_input(const Json& input, Items& items) {
  if (input.is_string()) {
    items.question.text = input.get<std::string>();
    items.question.text_bytes += items.question.text.size();
    return std::nullopt;
  }
  if (!input.is_array() || input.empty()) return lacking("input", items.ids);
  for (std::size_t i = 0; i < input.size(); ++i) {
    if (auto no = take_item(input[i], "input[" + std::to_string(i) + "]", items)) return no;
  }
  return std::nullopt;
}

Refusal validate_response_model(const std::string& model, IdGenerator& ids) {
  if (live_model("openai", model) != nullptr) return std::nullopt;
  // Recorded: 400 here, where chat completions say 404.
  return complaint("model", "The requested model '" + model + "' does not exist.", ids,
                   "model_not_found");
}

Refusal validate_limit(const Json& body, Question& question, IdGenerator& ids) {
  const Json& most = at(body, "max_output_tokens");
  if (most.is_null()) return std::nullopt;
  question.max_tokens = int_at(body, "max_output_tokens").value_or(0);
  if (question.max_tokens >= 16) return std::nullopt;
  return complaint("max_output_tokens",
                   "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= "
                   "16, but got " +
                       short_dump(most) + " instead.",
                   ids, "integer_below_min_value");
}

Refusal take_format(const Json& format, Question& question, IdGenerator& ids) {
  const std::string type = string_at(format, "type");
  if (type.empty() || type == "text") return std::nullopt;
  Json as_in_chat = {{"type", type}};
  if (type == "json_schema") {  // the same fields, one level higher
    if (!at(format, "name").is_string()) return lacking("text.format.name", ids);
    as_in_chat["json_schema"] = format;
  }
  return validate_format(as_in_chat, question, ids);
}

Refusal validate_response(const Json& body, Question& question, IdGenerator& ids) {
  question.model = string_at(body, "model");
  if (question.model.empty()) return lacking("model", ids);
  if (auto no = validate_response_model(question.model, ids)) return no;
  if (auto no = validate_names(body, ids)) return no;
  const std::string previous = string_at(body, "previous_response_id");
  if (!previous.empty()) {
    const KeptTurn* turn = kept_as(ids.turns, previous);
    if (turn == nullptr) {
      return complaint("previous_response_id",
                       "Previous response with id '" + previous + "' not found.", ids,
                       "previous_response_not_found");
    }
    question.files = turn->question.files;
    question.text_bytes = turn->question.text_bytes;
  }
  question.system = string_at(body, "instructions");
  question.text_bytes += question.system.size();
  Items items{question, ids};
  if (auto no = take_input(at(body, "input"), items)) return no;
  if (auto no = validate_limit(body, question, ids)) return no;
  if (auto no = take_format(at(at(body, "text"), "format"), question, ids)) return no;
  return take_effort(string_at(at(body, "reasoning"), "effort"), "reasoning.effort", question, ids);
}

OrderedJson response_usage(const Completion& completion) {
  const int output = completion.output + completion.thinking;
  OrderedJson usage = {{"input_tokens", completion.input}};
  usage["input_tokens_details"] = {{"cached_tokens", 0}};
  usage["output_tokens"] = output;
  usage["output_tokens_details"] = {{"reasoning_tokens", completion.thinking}};
  usage["total_tokens"] = completion.input + output;
  return usage;
}

OrderedJson output_of(const Question& question, const Completion& completion, IdGenerator& ids) {
  OrderedJson output = OrderedJson::array();
  if (question.thinks) {
    output.push_back({{"id", ids.next("rs_practice")},
                      {"type", "reasoning"},
                      {"summary", OrderedJson::array()}});
  }
  if (completion.text.empty()) return output;
  OrderedJson text = {{"type", "output_text"}, {"annotations", OrderedJson::array()}};
  text["logprobs"] = OrderedJson::array();
  text["text"] = completion.text;
  OrderedJson message = {{"id", ids.next("msg_practice")}, {"type", "message"}};
  message["status"] = completion.cut ? "incomplete" : "completed";
  message["content"] = OrderedJson::array({std::move(text)});
  message["role"] = "assistant";
  output.push_back(std::move(message));
  return output;
}

OrderedJson written_response(const Json& body, const Question& question, const std::string& id,
                             IdGenerator& ids) {
  const Completion completion = complete(question, Vendor::openai);
  OrderedJson json = {{"id", id}, {"object", "response"}, {"created_at", kAnswered}};
  json["status"] = completion.cut ? "incomplete" : "completed";
  json["background"] = false;
  json["error"] = nullptr;
  json["incomplete_details"] =
      completion.cut ? OrderedJson{{"reason", "max_output_tokens"}} : OrderedJson();
  json["instructions"] = at(body, "instructions");
  json["max_output_tokens"] = at(body, "max_output_tokens");
  json["model"] = question.model;
  json["output"] = output_of(question, completion, ids);
  json["parallel_tool_calls"] = true;
  json["previous_response_id"] = at(body, "previous_response_id");
  const std::string effort = string_at(at(body, "reasoning"), "effort");
  json["reasoning"] = {{"effort", effort.empty() ? "medium" : effort}, {"summary", nullptr}};
  json["service_tier"] = "default";
  json["store"] = !at(body, "store").is_boolean() || bool_at(body, "store");
  json["temperature"] = 1.0;
  const Json& format = at(at(body, "text"), "format");
  json["text"] = {{"format", format.is_null() ? Json{{"type", "text"}} : format}};
  json["tool_choice"] = "auto";
  json["tools"] = OrderedJson::array();
  json["top_p"] = 1.0;
  json["truncation"] = "disabled";
  json["usage"] = response_usage(completion);
  json["metadata"] = OrderedJson::object();
  return json;
}

}  // namespace

Outgoing answer_responses(const Incoming& request, IdGenerator& ids) {
  const auto body = strict_json(request.body);
  if (!body || !body->is_object()) {
    return refusal(400, {"We could not parse the JSON body of your request.", "", ""}, ids);
  }
  Question question;
  if (auto no = validate_response(*body, question, ids)) return *no;
  const std::string id = ids.next("resp_practice");
  const OrderedJson json = written_response(*body, question, id, ids);
  if (json["store"].get<bool>()) ids.keep(KeptTurn{id, question});
  return bool_at(*body, "stream") ? stream_response(json, ids) : told_json(json, ids);
}

}  // namespace triptych::practice::openai

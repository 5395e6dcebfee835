// OpenAI's decisions: closed questions about one input, answered with probabilities and no text.
// Source: decisions.d.ts of openai 7.59.0, and what it says of limits; the words of the refusals
// are those that the other endpoints use: none of this one are recorded.
#include <set>

#include "practice/decide.h"
#include "practice/vendors.h"

namespace triptych::practice::openai {
namespace {

Refusal only_known(const Json& object, const std::set<std::string_view>& known,
                   const std::string& path, IdGenerator& ids) {
  for (const auto& [name, value] : object.items()) {
    if (known.contains(name)) continue;
    const std::string where = path.empty() ? name : path + "." + name;
    return complaint(where, "Unknown parameter: '" + where + "'.", ids, "unknown_parameter");
  }
  return std::nullopt;
}

Refusal take_evidence(const Json& input, Question& question, IdGenerator& ids) {
  if (input.is_string()) {
    question.text = input.get<std::string>();
    question.text_bytes = question.text.size();
    return std::nullopt;
  }
  if (!input.is_array() || input.empty()) return lacking("input", ids);
  for (std::size_t i = 0; i < input.size(); ++i) {
    const std::string path = "input[" + std::to_string(i) + "].content";
    const Json& content = at(input[i], "content");
    if (content.is_string()) question.text += content.get<std::string>() + "\n";
    for (std::size_t j = 0; content.is_array() && j < content.size(); ++j) {
      const std::string where = path + "[" + std::to_string(j) + "]";
      const std::string type = string_at(content[j], "type");
      if (type == "input_text") {
        question.text += string_at(content[j], "text") + "\n";
      } else if (type == "input_image" && at(content[j], "image_url").is_string()) {
        if (auto no =
                take_image(string_at(content[j], "image_url"), where + ".image_url", question, ids))
          return no;
      } else if (type == "input_image") {
        return lacking(where + ".image_url", ids);
      } else {
        return complaint(
            where + ".type",
            "Invalid value: '" + type +
                "'. Supported values are: 'input_text', 'input_image', and 'input_json'.",
            ids);
      }
    }
  }
  question.text_bytes = question.text.size();
  return std::nullopt;
}

// The options of a choice or the levels of a score: how many, and each with its words.
struct Kind {
  const char *list, *word;
  std::size_t most;
};

Refusal validate_options(const Json& question, const Kind& kind, const std::string& path,
                         IdGenerator& ids) {
  const std::string where = path + "." + kind.list;
  const Json& list = at(question, kind.list);
  if (!list.is_array()) return lacking(where, ids);
  if (list.size() < 2 || list.size() > kind.most) {
    return complaint(where,
                     "Invalid '" + where + "': expected between 2 and " +
                         std::to_string(kind.most) + " entries, but got " +
                         std::to_string(list.size()) + ".",
                     ids);
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string one = where + "[" + std::to_string(i) + "]";
    const Json& value = at(list[i], kind.word);
    if (!value.is_string() && !value.is_boolean()) return lacking(one + "." + kind.word, ids);
    if (auto no = only_known(list[i], {kind.word, "description"}, one, ids)) return no;
    if (!seen.insert(dump_json(value)).second)
      return complaint(one, "Invalid '" + one + "': every entry must be unique.", ids);
  }
  return std::nullopt;
}

constexpr Kind kChoices = {"choices", "value", 255}, kLevels = {"levels", "label", 10};

Refusal validate_question(const Json& question, const std::string& path, IdGenerator& ids) {
  const std::string type = string_at(question, "type");
  if (at(question, "instructions").is_null()) return lacking(path + ".instructions", ids);
  if (type == "predicate") return only_known(question, {"type", "name", "instructions"}, path, ids);
  if (type != "choice" && type != "score") {
    return complaint(
        path + ".type",
        "Invalid value: '" + type + "'. Supported values are: 'predicate', 'choice', and 'score'.",
        ids);
  }
  const Kind& kind = type == "choice" ? kChoices : kLevels;
  if (auto no = only_known(question, {"type", "name", "instructions", kind.list}, path, ids))
    return no;
  return validate_options(question, kind, path, ids);
}

Refusal validate_decisions(const Json& body, Question& question, IdGenerator& ids) {
  const std::set<std::string_view> known = {"input",
                                            "model",
                                            "questions",
                                            "safety_identifier",
                                            "prompt_cache_key",
                                            "prompt_cache_options"};
  if (auto no = only_known(body, known, "", ids)) return no;
  question.model = string_at(body, "model");
  if (question.model.empty()) return lacking("model", ids);
  if (question.model != "gpt-6-luna") {  // the only one, says the type
    return complaint("model",
                     "The model '" + question.model + "' is not supported with this endpoint.", ids,
                     "unsupported_value");
  }
  if (auto no = take_evidence(at(body, "input"), question, ids)) return no;
  const Json& questions = at(body, "questions");
  if (!questions.is_array() || questions.empty()) return lacking("questions", ids);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (auto no = validate_question(questions[i], "questions[" + std::to_string(i) + "]", ids))
      return no;
  }
  return std::nullopt;
}

std::string words_of_option(const Json& option, const char* name) {
  const Json& value = at(option, name);
  return (value.is_string() ? value.get<std::string>() : dump_json(value)) + " " +
         string_at(option, "description");
}

OrderedJson decided(const Json& asked, const Question& question) {
  const std::string type = string_at(asked, "type");
  OrderedJson answer = {{"type", type}, {"name", at(asked, "name")}};
  if (type == "predicate") {
    const std::string statement = string_at(asked, "instructions");
    answer["probability"] = rounded_share(likelihood(question, statement));
    return answer;
  }
  const Kind& kind = type == "choice" ? kChoices : kLevels;
  const Json& list = at(asked, kind.list);
  std::vector<std::string> options;
  for (const Json& option : list) options.push_back(words_of_option(option, kind.word));
  const std::vector<double> found = shares(question, options);
  double mean = 0;
  OrderedJson probabilities = OrderedJson::array();
  for (std::size_t i = 0; i < found.size(); ++i) {
    OrderedJson one = {{"probability", rounded_share(found[i])}};
    one[kind.word] = at(list[i], kind.word);
    if (type == "score") one["value"] = i;
    mean += found[i] * static_cast<double>(i);
    probabilities.push_back(std::move(one));
  }
  const std::size_t best = likeliest(found);
  if (type == "choice") answer["choice"] = at(list[best], kind.word);
  if (type == "score") answer["score"] = rounded_share(mean);
  answer["confidence"] = rounded_share(found[best]);
  answer["probabilities"] = std::move(probabilities);
  return answer;
}

}  // namespace

Outgoing answer_decisions(const Incoming& request, IdGenerator& ids) {
  const auto body = strict_json(request.body);
  if (!body || !body->is_object())
    return refusal(400, {"We could not parse the JSON body of your request.", "", ""}, ids);
  Question question;
  if (auto no = validate_decisions(*body, question, ids)) return *no;
  OrderedJson answers = OrderedJson::array();
  for (const Json& asked : at(*body, "questions")) {
    question.text_bytes += short_dump(asked, 10'000).size();
    answers.push_back(decided(asked, question));
  }
  const int tokens = total_of(input_tokens(question, Vendor::openai));
  OrderedJson usage = {{"input_tokens", tokens}};
  usage["input_tokens_details"] = {{"cache_write_tokens", 0}, {"cached_tokens", 0}};
  usage["output_tokens"] = 0;
  usage["output_tokens_details"] = {{"reasoning_tokens", 0}};
  usage["total_tokens"] = tokens;
  OrderedJson json = {{"model", question.model}};
  json["answers"] = std::move(answers);
  json["usage"] = std::move(usage);
  return told_json(json, ids);
}

}  // namespace triptych::practice::openai

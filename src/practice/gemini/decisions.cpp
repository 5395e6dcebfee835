// Gemini's decisions: closed questions about one input, answered with probabilities and no text.
// Sources: genai.d.ts of @google/genai 3.3.0; Google's announcement (2026-11-11) for the model and
// the number of questions; the words of the refusals are practice's own: none are recorded.
#include <algorithm>

#include "practice/decide.h"
#include "practice/vendors.h"

namespace triptych::practice::gemini {
namespace {

constexpr std::size_t kQuestions = 1000, kOptions = 255;

Refusal unfit(const std::string& message) { return refusal(400, "INVALID_ARGUMENT", message); }

Refusal validate_question(const std::string& key, const Json& asked) {
  const std::string type = string_at(asked, "type"), where = "questions." + key;
  if (at(asked, "instructions").is_null()) return unfit(where + ".instructions is not specified");
  if (type == "noul") return std::nullopt;
  if (type != "choice" && type != "score") {
    return unfit("Invalid value at '" + where + ".type': \"" + type +
                 "\". Use noul, choice or score.");
  }
  const Json& criteria = at(asked, "criteria");
  const bool fits = type == "choice" ? criteria.is_object() : criteria.is_array();
  if (!fits) {
    return unfit(where + ".criteria must be " +
                 (type == "choice" ? "an object: option and description"
                                   : "a list: a description per level"));
  }
  if (criteria.size() >= 2 && criteria.size() <= kOptions) return std::nullopt;
  return unfit(where + ".criteria must have between 2 and 255 entries");
}

Refusal validate(const Json& body, Question& question, IdGenerator& ids) {
  std::string model = string_at(body, "model");
  if (model.starts_with("models/")) model = model.substr(7);
  if (model != "gemini-decision-1") {
    return refusal(404, "NOT_FOUND",
                   "models/" + model + " is not found, or is not supported for decisions.");
  }
  question.model = model;
  if (auto no = take_interaction_input(at(body, "input"), question, ids)) return no;
  const Json& questions = at(body, "questions");
  if (!questions.is_object() || questions.empty()) return unfit("questions is not specified");
  if (questions.size() > kQuestions) return unfit("questions must have at most 1000 entries");
  for (const auto& [key, asked] : questions.items()) {
    if (auto no = validate_question(key, asked)) return no;
  }
  return std::nullopt;
}

OrderedJson noul_of(const Json& asked, const Question& question) {
  const double likely = likelihood(question, string_at(asked, "instructions"));
  OrderedJson answer = {{"type", "noul"}, {"noul", rounded_share(likely)}};
  answer["confidence"] = rounded_share(std::max(likely, 1 - likely));
  return answer;
}

OrderedJson decided(const Json& asked, const Question& question) {
  const std::string type = string_at(asked, "type");
  if (type == "noul") return noul_of(asked, question);
  const bool choice = type == "choice";
  std::vector<std::string> names, options;
  std::size_t level = 0;
  for (const auto& [key, text] : at(asked, "criteria").items()) {
    names.push_back(choice ? key : std::to_string(level++));
    const std::string description = text.is_string() ? text.get<std::string>() : "";
    options.push_back(choice ? key + " " + description : description);
  }
  const std::vector<double> found = shares(question, options);
  double mean = 0;
  OrderedJson probabilities = OrderedJson::object(), legend = OrderedJson::object();
  for (std::size_t i = 0; i < found.size(); ++i) {
    probabilities[names[i]] = rounded_share(found[i]);
    legend[names[i]] = options[i];
    mean += found[i] * static_cast<double>(i);
  }
  const std::size_t best = likeliest(found);
  OrderedJson answer = {{"type", type}};
  if (choice) {
    answer["choice"] = names[best];
  } else {
    answer["score"] = rounded_share(mean);
    answer["legend"] = std::move(legend);
  }
  answer["probabilities"] = std::move(probabilities);
  answer["confidence"] = rounded_share(found[best]);
  return answer;
}

}  // namespace

Outgoing answer_decisions(const Incoming& request, IdGenerator& ids) {
  const auto body = strict_json(request.body);
  if (!body || !body->is_object()) return *unfit("Invalid JSON payload received.");
  Question question;
  if (auto no = validate(*body, question, ids)) return *no;
  OrderedJson answers = OrderedJson::object();
  for (const auto& [key, asked] : at(*body, "questions").items()) {
    question.text_bytes += short_dump(asked, 10'000).size();
    answers[key] = decided(asked, question);
  }
  const int tokens = total_of(input_tokens(question, Vendor::gemini));
  OrderedJson json = {{"answers", std::move(answers)}};
  json["usage"] = {
      {"total_input_tokens", tokens}, {"total_output_tokens", 0}, {"total_tokens", tokens}};
  return told_json(json);
}

}  // namespace triptych::practice::gemini

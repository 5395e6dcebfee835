#include "practice/prompt_intent.h"

#include <algorithm>

#include "base/ascii.h"
#include "practice/facts.h"

namespace triptych::practice {
namespace {

// What stands further behind is a text file in the prompt: no question, and no example.
constexpr std::size_t kMaxPrompt = 20'000;

bool any(const std::string& text, std::initializer_list<std::string_view> stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return text.find(stem) != text.npos; });
}

std::string bare(std::string_view text) {
  constexpr std::string_view kEdge = " \t\r\n\"'`*_";
  const std::size_t first = text.find_first_not_of(kEdge);
  if (first == text.npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(kEdge) - first + 1));
}

// "photo, chart, diagram or receipt" -> its words; nothing when they are too long to be labels.
std::vector<std::string> split_labels(std::string_view list) {
  std::vector<std::string> labels;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find_first_of(",;/|"), list.size());
    std::string_view piece = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    for (std::size_t joint = piece.find(" or "); joint != piece.npos; joint = piece.find(" or ")) {
      labels.push_back(bare(piece.substr(0, joint)));
      piece.remove_prefix(joint + 4);
    }
    std::string last = bare(piece);
    if (last.starts_with("or ")) last = bare(last.substr(3));
    labels.push_back(std::move(last));
  }
  std::erase_if(labels, [](const std::string& label) { return label.empty(); });
  const bool fits = labels.size() > 1 && std::all_of(labels.begin(), labels.end(), [](auto& label) {
                      return label.size() <= 30;
                    });
  return fits ? labels : std::vector<std::string>();
}

// The list behind "classify ... as", "one of" or "category (".
std::vector<std::string> labels_in(const std::string& prompt, const std::string& small) {
  for (const std::string_view lead : {"as: ", "as one of", "one of: ", "one of these", "category (",
                                      "categories: ", "labels: ", " as "}) {
    std::size_t at = small.find(lead);
    if (at == small.npos) continue;
    at += lead.size();
    const std::size_t colon = small.find_first_of(":.\n", at);
    const bool short_lead = lead == "as one of" || lead == "one of these";
    if (short_lead && colon != small.npos && small[colon] == ':') at = colon + 1;
    std::size_t end = std::min(small.find_first_of(".\n)?!", at), small.size());
    auto labels = split_labels(std::string_view(prompt).substr(at, end - at));
    if (!labels.empty()) return labels;
  }
  return {};
}

// The first balanced {...} that is a JSON object with something in it.
std::optional<OrderedJson> example_in(std::string_view prompt) {
  prompt = prompt.substr(0, kMaxPrompt);
  std::size_t begin = prompt.find('{');
  for (int tries = 0; begin != prompt.npos && tries < 20;
       begin = prompt.find('{', begin + 1), ++tries) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = begin; i < prompt.size(); ++i) {
      const char c = prompt[i];
      if (quoted && c == '\\') ++i;
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (c == '{') ++depth;
      if (c != '}' || --depth > 0) continue;
      auto json = parse_ordered_json(prompt.substr(begin, i - begin + 1));
      if (json && json->is_object() && !json->empty()) return json;
      break;
    }
  }
  return std::nullopt;
}

Json schema_of_value(const OrderedJson& value, int depth) {
  if (value.is_object() && depth < 20) return schema_of_example(value);
  if (value.is_array()) {
    Json items =
        value.empty() || depth >= 20 ? Json::object() : schema_of_value(value[0], depth + 1);
    return {{"type", "array"}, {"items", std::move(items)}};
  }
  if (value.is_number_integer()) return {{"type", {"integer", "null"}}};
  if (value.is_number()) return {{"type", {"number", "null"}}};
  if (value.is_boolean()) return {{"type", {"boolean", "null"}}};
  if (value.is_null()) return Json::object();
  return {{"type", {"string", "null"}}};
}

// The prompts of the task presets are known in whatever language the interface speaks.
bool set_task_intent(const std::string& prompt, PromptIntent& intent) {
  const auto holds = [&](const char* key) {
    const std::string text = words(key);
    return text != key && prompt.find(text) != prompt.npos;
  };
  if (holds("task.describe.prompt")) {
    intent.describe = intent.classify = true;
  } else if (holds("task.chart_questions.prompt")) {
    intent.describe = intent.chart = true;
  } else if (holds("task.chart_data.prompt") || holds("task.receipt.prompt")) {
    intent.json = true;
  } else if (holds("task.transcribe.prompt")) {
    intent.transcribe = true;
  } else if (holds("task.summary.prompt")) {
    intent.summary = intent.actions = true;
  } else if (holds("task.compare.prompt")) {
    intent.compare = true;
  } else if (holds("task.document.prompt")) {
    intent.document = intent.summary = true;
  } else {
    return false;
  }
  return true;
}

}  // namespace

PromptIntent intent_of(const std::string& prompt) {
  PromptIntent intent;
  if (set_task_intent(prompt, intent)) return intent;
  const std::string text = lowered(std::string_view(prompt).substr(0, kMaxPrompt));
  intent.classify = any(text, {"classif", "category", "which of these", "what kind of image"});
  intent.describe = any(text, {"describe", "what is in", "what's in", "what does this image",
                               "what do you see", "caption", "what is this", "what is shown"});
  intent.chart =
      any(text, {"chart", "graph", "trend", "highest", "lowest", "axis", "data point", "quarter"});
  intent.transcribe = any(text, {"transcri", "word for word", "verbatim", "what is said",
                                 "read the text", "all text", "ocr"});
  intent.summary = any(text, {"summar", "in short", "key points", "tl;dr"});
  intent.actions = any(text, {"action item", "actions", "to-do", "todo", "tasks", "follow-up"});
  intent.compare = any(text, {"compar", "differ", "what changed", "in common", "versus"});
  intent.document = any(text, {"document", "dates found", "any dates", "every date", "parties"});
  intent.tone = any(text, {"tone", "mood", "sentiment"});
  intent.language = any(text, {"language", "which tongue"});
  intent.receipt = any(text, {"receipt", "invoice", "total", "how much", "merchant"});
  intent.json = any(text, {"json"});
  intent.only_label = intent.classify &&
                      any(text, {"only the category", "only the label", "only one", "category name",
                                 "one word", "single word", "only the name", "only the class"});
  if (intent.classify) intent.labels = labels_in(prompt, text);
  if (intent.json) intent.example = example_in(prompt);
  // Labels name kinds of pictures: they are no questions about charts or receipts.
  if (intent.classify && !intent.labels.empty()) {
    intent.chart = any(text, {"trend", "highest", "lowest", "axis"});
    intent.receipt = any(text, {"how much", "merchant"});
    intent.document = any(text, {"dates", "parties"});
  }
  return intent;
}

Json schema_of_example(const OrderedJson& example) {
  Json schema = {{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}};
  for (const auto& item : example.items()) {
    schema["properties"][item.key()] = schema_of_value(item.value(), 1);
    schema["required"].push_back(item.key());
  }
  return schema;
}

}  // namespace triptych::practice

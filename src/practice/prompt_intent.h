// What a prompt asks for, told from its words. Crude on purpose: practice understands the tasks of
// the course and nothing else, and says so when it finds none of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace triptych::practice {

struct PromptIntent {
  bool describe = false, classify = false, chart = false, transcribe = false, summary = false;
  bool actions = false, compare = false, document = false, tone = false, language = false;
  bool receipt = false;
  bool json = false;                   // JSON, wherever its shape comes from
  bool only_label = false;             // "Return ONLY the category name."
  std::vector<std::string> labels;     // "as: photo, chart or receipt", in that spelling
  std::optional<OrderedJson> example;  // a JSON object in the prompt: the shape that is wanted
  bool nothing() const {
    return !(describe || classify || chart || transcribe || summary || actions || compare ||
             document || tone || language || receipt);
  }
};
PromptIntent intent_of(const std::string& prompt);

// A JSON Schema for the shape of an example: same keys in the same order, null allowed everywhere.
Json schema_of_example(const OrderedJson& example);

}  // namespace triptych::practice

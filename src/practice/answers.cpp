#include "practice/answers.h"

#include "practice/facts.h"
#include "practice/fill.h"
#include "practice/prompt_intent.h"

namespace triptych::practice {

namespace {

// JSON that nobody asked for by a format of the request: each has a way to hand it over.
std::string handed_over(Manner manner, const OrderedJson& json) {
  if (manner == Manner::hasty) return dump_json(json);
  if (manner != Manner::talkative) return dump_json(json, 2);
  return words("practice.manner.json_opening") + "\n\n```json\n" + dump_json(json, 2) +
         "\n```\n\n" + words("practice.manner.closing");
}

}  // namespace

std::string answer_text(const Question& question) {
  const bool by_schema = question.schema.is_object();
  if (!by_schema && !question.json_only) {
    const bool simulated = question.manner != Manner::exact;
    if (simulated && (question.follow_up || question.files.empty())) return short_answer(question);
    const PromptIntent intent = intent_of(question.text);
    if (!intent.json) return prose_answer(question);
  }
  const Json facts = merged_facts(facts_of(question));
  if (by_schema) return dump_json(fill_schema(question.schema, facts));
  const PromptIntent intent = intent_of(question.text);
  const Manner manner = question.json_only ? Manner::exact : question.manner;
  if (intent.example)
    return handed_over(manner, fill_schema(schema_of_example(*intent.example), facts));
  if (!question.files.empty()) return handed_over(manner, plain_facts(facts));
  if (!question.json_only) return prose_answer(question);
  return dump_json(OrderedJson{{"answer", prose_answer(question)}}, 2);
}

std::string transcript_of(const File& file) {
  const Json facts = facts_of(file, 1);
  if (string_at(facts, "kind") == "speech") return string_at(facts, "text");
  return string_at(facts, "description") + " " + words("practice.transcribe.none");
}

}  // namespace triptych::practice

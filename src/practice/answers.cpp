#include "practice/answers.h"

#include "practice/facts.h"
#include "practice/fill.h"
#include "practice/prompt_intent.h"

namespace triptych::practice {

std::string answer_text(const Question& question) {
  const bool by_schema = question.schema.is_object();
  if (!by_schema && !question.json_only) {
    const PromptIntent intent = intent_of(question.text);
    if (!intent.json) return prose_answer(question);
  }
  const Json facts = merged_facts(facts_of(question));
  if (by_schema) return dump_json(fill_schema(question.schema, facts));
  const PromptIntent intent = intent_of(question.text);
  if (intent.example) return dump_json(fill_schema(schema_of_example(*intent.example), facts), 2);
  if (!question.files.empty()) return dump_json(plain_facts(facts), 2);
  if (!question.json_only) return prose_answer(question);
  return dump_json(OrderedJson{{"answer", prose_answer(question)}}, 2);
}

std::string transcript_of(const File& file) {
  const Json facts = facts_of(file, 1);
  if (string_at(facts, "kind") == "speech") return string_at(facts, "text");
  return string_at(facts, "description") + " " + words("practice.transcribe.none");
}

}  // namespace triptych::practice

#include "practice/answers.h"

#include "practice/facts.h"
#include "practice/fill.h"
#include "practice/wants.h"

namespace triptych::practice {

std::string answer_text(const Question& question) {
  const bool by_schema = question.schema.is_object();
  if (!by_schema && !question.json_only) {
    const Wants wants = wants_of(question.text);
    if (!wants.json) return prose_answer(question);
  }
  const Json facts = merged_facts(facts_of(question));
  if (by_schema) return dump_json(fill_schema(question.schema, facts));
  const Wants wants = wants_of(question.text);
  if (wants.example) return dump_json(fill_schema(schema_of_example(*wants.example), facts), 2);
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

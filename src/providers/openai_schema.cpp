// Schemas as this vendor's strict mode takes them.
// Source: guide to structured outputs (2026-07): every object closed, every key required, an object
// outside; anyOf but no oneOf, allOf, not, if; limits of numbers, items and patterns, not of text.
#include "providers/openai_wire.h"
#include "providers/schema_compile.h"

namespace triptych::openai_wire {
namespace {

constexpr std::string_view kKeywords[] = {"minimum",          "maximum",    "exclusiveMinimum",
                                          "exclusiveMaximum", "multipleOf", "minItems",
                                          "maxItems",         "pattern",    "format"};
constexpr std::string_view kFormats[] = {"date-time", "time", "date", "duration", "email",
                                         "hostname",  "ipv4", "ipv6", "uuid"};

constexpr SchemaRules rules() {
  SchemaRules rules;
  rules.keywords = kKeywords;
  rules.formats = kFormats;
  rules.root_object = true;
  rules.closed_objects = true;
  rules.all_required = true;
  rules.ref_alone = true;
  rules.recursion = true;
  rules.properties = 5000;
  rules.levels = 10;
  rules.choices = 1000;
  rules.name_text = 120'000;
  rules.many_choices = 250;
  rules.many_choice_text = 15'000;
  return rules;
}

}  // namespace

CompiledSchema compile_schema(std::string_view json_schema) {
  return triptych::compile_schema(json_schema, rules());
}

}  // namespace triptych::openai_wire

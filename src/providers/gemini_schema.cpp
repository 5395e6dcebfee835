// Schemas as responseJsonSchema takes them.
// Source: google/ai/generativelanguage/v1beta/generative_service.proto (2026-08), which lists the
// keywords; nothing else stands beside a $ref.
#include "providers/gemini_wire.h"
#include "providers/schema_compile.h"

namespace triptych::gemini_wire {
namespace {

constexpr std::string_view kKeywords[] = {"format",  "prefixItems", "minItems",        "maxItems",
                                          "minimum", "maximum",     "propertyOrdering"};

constexpr SchemaRules rules() {
  SchemaRules rules;
  rules.keywords = kKeywords;
  rules.one_of = true;
  rules.ref_alone = true;
  rules.recursion = true;
  return rules;
}

}  // namespace

CompiledSchema compile_schema(std::string_view json_schema) {
  return triptych::compile_schema(json_schema, rules());
}

}  // namespace triptych::gemini_wire

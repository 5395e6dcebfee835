// Schemas as output_config.format takes them.
// Source: documentation of structured outputs (2026-08): every object closed, no limits of numbers
// and text, at least one item at most, no recursion; 24 optional keys and 16 unions in all.
#include "providers/anthropic_wire.h"
#include "providers/schema_compile.h"

namespace triptych::anthropic_wire {
namespace {

constexpr std::string_view kKeywords[] = {"minItems", "pattern", "format", "default"};
constexpr std::string_view kFormats[] = {"date-time", "time", "date", "duration", "email",
                                         "hostname",  "uri",  "ipv4", "ipv6",     "uuid"};

constexpr SchemaRules rules() {
  SchemaRules rules;
  rules.keywords = kKeywords;
  rules.formats = kFormats;
  rules.closed_objects = true;
  rules.plain_patterns = true;
  rules.min_items = 1;
  rules.optional = 24;
  rules.unions = 16;
  return rules;
}

}  // namespace

CompiledSchema compile_schema(std::string_view json_schema) {
  return triptych::compile_schema(json_schema, rules());
}

}  // namespace triptych::anthropic_wire

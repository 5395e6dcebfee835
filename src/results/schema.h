// A schema that a person edits: a list of fields, each with a kind, and its form as JSON Schema.
// What is written: keys in the person's order; every key required; an optional field may be null
// (the model says "not there" instead of guessing); dates are strings of format "date"; objects are
// closed (additionalProperties false). What is read back: the same, and the common variants of it;
// whatever cannot be kept is reported with its place, never dropped silently.
// How a vendor takes such a schema is the vendor's affair: Provider::compile_schema().
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"

namespace triptych::results {

enum class FieldType { text, number, integer, boolean, date, choice, object, list };
std::string_view name_of(FieldType type);  // "text"; words: "results.type.<name>"

struct Field {
  std::string name;  // the key; "" for what a list holds
  FieldType type = FieldType::text;
  bool required = true;  // false: may be null
  std::string description;
  std::vector<std::string> choices;  // of a choice
  // Of an object: its fields, in order. Of a list: exactly one, what it holds.
  std::vector<Field> children;

  friend bool operator==(const Field&, const Field&) = default;
};

struct Schema {
  std::string title;
  std::string description;
  std::vector<Field> fields;  // of the object that an answer is

  friend bool operator==(const Schema&, const Schema&) = default;
};

// JSON Schema text, indented by one. A list without a child holds text.
std::string to_json_schema(const Schema& schema);

struct ReadSchema {
  Schema schema;
  std::vector<Diagnostic> lost;  // what the model cannot hold; empty = everything was kept
};
// Fails, with one remark, when the text is no JSON or no schema of an object.
Result<ReadSchema, Diagnostic> schema_from_json(std::string_view json_schema);

// What a person must mend before the schema can be used: nameless or doubled fields, a choice
// without choices, an object without fields, too deep. Empty = fine.
std::vector<Diagnostic> problems_of(const Schema& schema);

// The schemas to begin with: "receipt", "chart", "document".
// Words: "results.preset.<id>".
std::span<const std::string_view> preset_ids();
Schema preset_schema(std::string_view id);  // an empty one when unknown

}  // namespace triptych::results

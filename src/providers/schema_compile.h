// One JSON Schema as each vendor takes it. A vendor describes its rules as a value; the walk is
// shared. Promises: what comes out holds only keywords the vendor knows; whatever had to be left
// out or changed is in the remarks, with its place in the schema given. Small limits that cannot be
// demanded ("minimum") are told to the model in the description instead.
// What every vendor understands alike is written alike: "definitions" becomes "$defs", "const" an
// enum of one, "nullable" and "allOf" of one are resolved.
#pragma once

#include <span>
#include <string_view>

#include "providers/provider.h"

namespace triptych {

struct SchemaRules {
  std::span<const std::string_view> keywords;  // besides those the walk itself writes
  std::span<const std::string_view> formats;   // empty = any
  bool root_object = false;                    // refuses any other root
  bool closed_objects = false;                 // additionalProperties must be false
  bool all_required = false;                   // an optional key comes as null instead
  bool one_of = false;                         // knows oneOf; otherwise it becomes anyOf
  bool ref_alone = false;                      // no other keyword beside $ref
  bool recursion = false;
  bool plain_patterns = false;  // no look-around, back references, word boundaries
  std::size_t min_items = 0;    // the largest minItems; 0 = any
  // 0 = no limit known
  std::size_t properties = 0, levels = 0, choices = 0;
  std::size_t name_text = 0;                           // characters of all names and choices
  std::size_t many_choices = 0, many_choice_text = 0;  // of one enum with more values than ...
  std::size_t optional = 0, unions = 0;
};

CompiledSchema compile_schema(std::string_view json_schema, const SchemaRules& rules);

}  // namespace triptych

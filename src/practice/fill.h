// A JSON answer on a JSON Schema, made of facts: values are found by the names of the properties
// ("store_name" is the merchant), what is not known is null, or empty where null is not allowed.
// Promises: the result conforms to the schema's types, required keys, enums, constants and counts
// of items, whatever the schema holds; hostile ones ($ref in circles) end in null. Keys come in the
// order of `required`, then the others.
#pragma once

#include "base/json.h"

namespace triptych::practice {

OrderedJson fill_schema(const Json& schema, const Json& facts);

// Facts of several files as one: those of the first, all of them under "each", and what differs
// between the first two.
Json merged_facts(const std::vector<Json>& all);

// Everything known, for a prompt that asks for JSON without saying which.
OrderedJson plain_facts(const Json& facts);

}  // namespace triptych::practice

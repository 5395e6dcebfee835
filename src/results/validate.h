// Does an answer keep to the schema it was asked for? One remark per place that does not, with a
// JSON pointer into the answer and words that show the value found. Never throws; at most 200
// remarks, since after that the answer is simply another thing.
// An optional field may be null or missing: servers without strict schemas leave keys out.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/json.h"
#include "results/schema.h"

namespace triptych::results {

// Keys: results.invalid.{missing, null, not_text, not_number, not_integer, not_boolean, not_object,
// not_list, not_choice, not_date, unknown, more}. Empty = the answer keeps to the schema.
std::vector<Diagnostic> validate(const Json& answer, const Schema& schema);

// The same for JSON Schema text, as far as schema_from_json() understands it; a text that is no
// schema of an object gives its one remark.
std::vector<Diagnostic> validate(const Json& answer, std::string_view json_schema);

// A real day as "YYYY-MM-DD" (proleptic Gregorian, years 0001 to 9999).
bool is_iso_date(std::string_view text);

}  // namespace triptych::results

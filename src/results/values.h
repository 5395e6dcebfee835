// Comparing what two models say as what it is: numbers as numbers ("$1,234.50" is 1234.5), dates as
// days, text without regard to case and white space. What can be read two ways is never silently
// taken for one of them: "1,234" is read as 1234 and says so, 03/04/2026 equals neither day.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/json.h"
#include "results/decimal.h"
#include "results/schema.h"

namespace triptych::results {

struct ReadNumber {
  Decimal value;
  std::optional<Decimal> other;  // the second reading: "1,234" -> 1234, or 1.234
  friend bool operator==(const ReadNumber&, const ReadNumber&) = default;
};

// A number as people, tills and models write it, with its currency or % around it, signs and
// brackets of book-keeping "(12.50)", separators of all countries ("1,23,456.78" is 123456.78),
// digits of all scripts, "12,-" and "500/-" for no cents. The last of two different separators is
// the decimal point; a lone comma before three digits groups, a lone point does not, and both have
// the other reading. nullopt: no number, or more digits than a Decimal holds.
std::optional<ReadNumber> read_number(std::string_view text);
std::optional<ReadNumber> number_in(const Json& value);  // also a JSON number

// Small letters (Latin, Greek, Cyrillic), runs of white space as one blank, none around.
std::string folded(std::string_view text);

enum class ValueKind { number, date, text, boolean, null, other };  // other: an object or list
ValueKind kind_of(FieldType type);

struct Reading {
  ValueKind kind = ValueKind::null;
  std::string canonical;            // equal values have equal ones
  std::vector<std::string> others;  // of the other readings
  std::optional<Diagnostic> note;   // how a doubtful value was read, or that it was not
};

// `value` as a value of `kind`; one that cannot be read as that is text (or whatever it is).
Reading read_value(const Json& value, ValueKind kind);
// The kind that all these values have in common, for want of a schema: numbers when all can be read
// as such, days when all can, else text. Nulls do not count.
ValueKind common_kind(const std::vector<const Json*>& values);

enum class Sameness { same, different, unclear };  // unclear: one of the readings is the same
Sameness compare(const Reading& a, const Reading& b);
Sameness compare(const Json& a, const Json& b, ValueKind kind);
Sameness compare(const Json& a, const Json& b);  // of their common kind

// A value for people: text without quotes, numbers as written, "" for null, objects as JSON.
std::string shown_value(const Json& value);

}  // namespace triptych::results

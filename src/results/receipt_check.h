// Do the numbers of a receipt add up? Recomputed exactly (decimal.h), with one minor unit of the
// currency as slack for the shop's own rounding. A check that lacks a number says which field is
// missing instead of guessing it. Field names: those of the "receipt" preset of schema.h; those of
// the older task preset ("amount" of an item, "merchant") are understood.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/json.h"
#include "results/dates.h"

namespace triptych::results {

enum class CheckKind {
  lines,     // quantity x unit_price = total, of every item that has the three
  items,     // sum of the items = subtotal
  total,     // subtotal + tax + tip = total, or without the tax where prices include it
  currency,  // a code of ISO 4217
  date       // a real day, not in the future, not more than 25 years old
};

enum class CheckState { passed, failed, not_possible };

struct ReceiptCheck {
  CheckKind kind = CheckKind::total;
  CheckState state = CheckState::not_possible;
  // Path: the field to look at. Args of a sum: the number computed, then the number printed.
  Diagnostic diagnostic;
};

// One per kind, in the order above; `lines` has one for each line that fails instead. `today` is
// given, so that the same receipt always checks the same.
std::vector<ReceiptCheck> check_receipt(const Json& receipt, const Date& today);

}  // namespace triptych::results

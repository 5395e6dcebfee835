// Currencies by their ISO 4217 code (list one, 2026-01) and how many digits their minor unit has.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace triptych::results {

struct Currency {
  std::string_view code;  // "JPY"
  int places = 2;         // digits behind the point: JPY 0, KWD 3
};

std::optional<Currency> find_currency(std::string_view code);  // capital letters only

// Signs and words that stand beside amounts, longest first: "US$" before "$".
std::span<const std::string_view> currency_symbols();

}  // namespace triptych::results

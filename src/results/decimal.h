// An exact decimal number: sums of money must come out to the cent, which binary fractions do not.
// value = units / 10^scale. Holds up to 18 digits, up to 9 of them behind the point; whatever does
// not fit is no Decimal (nullopt), never a rounded one.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace triptych::results {

class Decimal {
 public:
  static constexpr int kMaxScale = 9;

  Decimal() = default;  // 0
  // nullopt unless 0 <= scale <= 9 and |units| < 10^18. Trailing zeros do not count: 10 = 10.00.
  static std::optional<Decimal> of(std::int64_t units, int scale);
  // A JSON number as its shortest text says ("42.1"), not as its bits say (42.10000000000000142).
  static std::optional<Decimal> of(const Json& number);
  // "-12.50", "1e3" and nothing else around it: the plain form of programs. For what people and
  // models write see values.h.
  static std::optional<Decimal> parse(std::string_view text);

  std::int64_t units() const { return units_; }
  int scale() const { return scale_; }
  bool is_zero() const { return units_ == 0; }
  bool is_whole() const { return scale_ == 0; }
  Decimal negated() const;
  Decimal absolute() const { return units_ < 0 ? negated() : *this; }

  // "42.1"; with `places`, at least so many digits behind the point: "42.10".
  std::string text(int places = 0) const;

  // One step in the last of `places` digits behind the point: 2 -> 0.01.
  static Decimal step(int places);

  friend std::optional<Decimal> add(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  std::int64_t units_ = 0;
  int scale_ = 0;
};

// Exact, or nullopt when the result does not fit.
std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);

}  // namespace triptych::results

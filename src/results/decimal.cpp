#include "results/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace triptych::results {
namespace {

constexpr std::int64_t kLimit = 1'000'000'000'000'000'000;  // 10^18

constexpr std::array<std::int64_t, 19> kPowers = [] {
  std::array<std::int64_t, 19> powers{};
  std::int64_t power = 1;
  for (std::int64_t& one : powers) {
    one = power;
    if (power < kLimit) power *= 10;
  }
  return powers;
}();

std::int64_t power_of_ten(int exponent) { return kPowers[static_cast<std::size_t>(exponent)]; }

// units * 10^by, or nullopt when that does not fit.
std::optional<std::int64_t> scaled(std::int64_t units, int by) {
  if (units == 0) return 0;
  if (by > 18) return std::nullopt;
  const std::int64_t factor = power_of_ten(by);
  if (std::abs(units) >= kLimit / factor) return std::nullopt;
  return units * factor;
}

struct Digits {
  std::int64_t units = 0;
  int scale = 0;  // may be out of a Decimal's range
};

// [-+]digits[.digits][e[-+]digits]
std::optional<Digits> digits_of(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Digits out;
  bool point = false, any = false;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.' && !point && any) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    // Zeros at the end cost no digit, however many there are.
    if (point && text.find_first_not_of('0', i) == text.npos)
      return negative ? Digits{-out.units, out.scale} : out;
    if (out.units >= kLimit / 10) return std::nullopt;
    out.units = out.units * 10 + (c - '0');
    out.scale += point ? 1 : 0;
    any = true;
  }
  if (!any || (i > 0 && text[i - 1] == '.')) return std::nullopt;
  if (i < text.size()) {
    if (text[i] != 'e' && text[i] != 'E') return std::nullopt;
    ++i;
    if (i < text.size() && text[i] == '+') ++i;
    int exponent = 0;
    const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), exponent);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (std::abs(exponent) > 40) return out.units == 0 ? std::optional(Digits{}) : std::nullopt;
    out.scale -= exponent;
  }
  if (negative) out.units = -out.units;
  return out;
}

}  // namespace

std::optional<Decimal> Decimal::of(std::int64_t units, int scale) {
  if (scale < 0 || scale > kMaxScale || units <= -kLimit || units >= kLimit) return std::nullopt;
  Decimal out;
  while (scale > 0 && units % 10 == 0) {
    units /= 10;
    --scale;
  }
  out.units_ = units;
  out.scale_ = scale;
  return out;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  auto digits = digits_of(text);
  if (!digits) return std::nullopt;
  while (digits->scale > kMaxScale && digits->units % 10 == 0) {
    digits->units /= 10;
    --digits->scale;
    if (digits->units == 0) return Decimal();
  }
  if (digits->scale < 0) {
    const auto units = scaled(digits->units, -digits->scale);
    return units ? of(*units, 0) : std::nullopt;
  }
  return of(digits->units, digits->scale);
}

std::optional<Decimal> Decimal::of(const Json& number) {
  if (!number.is_number()) return std::nullopt;
  if (number.is_number_float() && !std::isfinite(number.get<double>())) return std::nullopt;
  return parse(dump_json(number));
}

Decimal Decimal::negated() const {
  Decimal out = *this;
  out.units_ = -units_;
  return out;
}

Decimal Decimal::step(int places) {
  return of(1, places < 0 ? 0 : places > kMaxScale ? kMaxScale : places).value_or(Decimal());
}

std::string Decimal::text(int places) const {
  std::string digits = std::to_string(std::abs(units_));
  int scale = scale_;
  for (; scale < places; ++scale) digits.push_back('0');
  const auto behind = static_cast<std::size_t>(scale);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - behind, 1, '.');
  return units_ < 0 ? "-" + digits : digits;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const auto left = scaled(a.units_, scale - a.scale_), right = scaled(b.units_, scale - b.scale_);
  if (!left || !right) return std::nullopt;
  return Decimal::of(*left + *right, scale);  // both are below 10^18: no overflow
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) { return add(a, b.negated()); }

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  if (a.is_zero() || b.is_zero()) return Decimal();
  if (std::abs(a.units_) > (kLimit - 1) / std::abs(b.units_)) return std::nullopt;
  std::int64_t units = a.units_ * b.units_;
  int scale = a.scale_ + b.scale_;
  while (scale > Decimal::kMaxScale && units % 10 == 0) {
    units /= 10;
    --scale;
  }
  return Decimal::of(units, scale);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  // Whole parts first: bringing both to one scale could overflow.
  const std::int64_t whole_a = a.units_ / power_of_ten(a.scale_);
  const std::int64_t whole_b = b.units_ / power_of_ten(b.scale_);
  if (whole_a != whole_b) return whole_a <=> whole_b;
  const auto rest = [](const Decimal& d) {
    return d.units_ % power_of_ten(d.scale_) * power_of_ten(Decimal::kMaxScale - d.scale_);
  };
  return rest(a) <=> rest(b);
}

}  // namespace triptych::results

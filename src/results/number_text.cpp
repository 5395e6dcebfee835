// Numbers as people write them.
#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "results/currency.h"
#include "results/plain_text.h"
#include "results/values.h"

namespace triptych::results {
namespace {

std::string_view without_spaces(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

enum class Unit { none, percent, code, symbol };

// Takes one unit off either end: "$", "EUR", "%".
Unit take_unit(std::string_view& text) {
  const auto cut = [&](std::size_t from, std::size_t length, Unit unit) {
    text = without_spaces(text.substr(from, length));
    return unit;
  };
  if (text.ends_with('%')) return cut(0, text.size() - 1, Unit::percent);
  for (const std::string_view symbol : currency_symbols()) {
    if (text.starts_with(symbol)) return cut(symbol.size(), text.npos, Unit::symbol);
    if (text.ends_with(symbol)) return cut(0, text.size() - symbol.size(), Unit::symbol);
  }
  if (text.size() <= 3) return Unit::none;
  if (find_currency(text.substr(0, 3))) return cut(3, text.npos, Unit::code);
  const std::size_t last = text.size() - 3;
  return find_currency(text.substr(last)) ? cut(0, last, Unit::code) : Unit::none;
}

struct Stripped {
  std::string_view digits;
  bool negative = false;
  // The sign that "no cents" stood behind: "12,-" "5.--" "500/-" "12:-"; 0 = none. The number is
  // whole then, and that sign groups nothing in it.
  char no_cents = 0;
};

char take_no_cents(std::string_view& text) {
  const std::size_t last = text.find_last_not_of("-=");
  if (last == text.npos || last + 1 == text.size() || last == 0) return 0;
  const char sign = text[last];
  if (std::string_view(",.:/").find(sign) == std::string_view::npos) return 0;
  const std::string_view before = without_spaces(text.substr(0, last));
  if (before.empty() || !is_digit(before.back())) return 0;
  text = before;
  return sign;
}

// Signs and units in any order around the digits; nothing when there is a second of any. A code may
// stand beside a symbol: "USD$5.00", "$5.00 CAD".
std::optional<Stripped> strip(std::string_view text) {
  bool sign = false, units[4] = {};
  Stripped out;
  text = without_spaces(text);
  for (;;) {
    const bool brackets = text.starts_with('(') && text.ends_with(')');
    const bool before = text.starts_with('-') || text.starts_with('+');
    const char no_cents = brackets || before ? '\0' : take_no_cents(text);
    if (no_cents != 0) {
      if (std::exchange(out.no_cents, no_cents) != 0) return std::nullopt;
    } else if (brackets || before || text.ends_with('-')) {
      if (std::exchange(sign, true)) return std::nullopt;
      out.negative = !text.starts_with('+');
      text = without_spaces(brackets ? text.substr(1, text.size() - 2)
                            : before ? text.substr(1)
                                     : text.substr(0, text.size() - 1));
    } else if (const Unit unit = take_unit(text); unit != Unit::none) {
      if (std::exchange(units[static_cast<int>(unit)], true)) return std::nullopt;
      if (units[1] && (units[2] || units[3])) return std::nullopt;
    } else {
      out.digits = text;
      return text.empty() ? std::nullopt : std::optional(out);
    }
  }
}

// "1,234,567": groups of three behind the first, which has one to three digits. Or as in India,
// "12,34,567": groups of two before the last, which has three.
bool is_grouped(std::string_view text, char separator) {
  std::vector<std::size_t> groups{0};
  for (const char c : text) {
    if (is_digit(c))
      ++groups.back();
    else if (c == separator)
      groups.push_back(0);
    else
      return false;
  }
  const std::size_t first = groups.front();
  if (groups.size() == 1) return first >= 1 && first <= 3;
  if (groups.back() != 3 || first < 1) return false;
  const auto middle = std::span(groups).subspan(1, groups.size() - 2);
  const auto all = [&](std::size_t size) {
    return std::ranges::all_of(middle, [&](std::size_t group) { return group == size; });
  };
  if (first <= 3 && all(3)) return true;
  return separator == ',' && first <= 2 && !middle.empty() && all(2);
}

std::string without(std::string_view text, char separator) {
  std::string out(text);
  std::erase(out, separator);
  return out;
}

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::optional<Decimal> value_of(std::string_view whole, std::string_view fraction, bool negative) {
  const std::string digits = (negative ? "-" : "") + std::string(whole.empty() ? "0" : whole) +
                             (fraction.empty() ? "" : "." + std::string(fraction));
  return Decimal::parse(digits);
}

std::optional<ReadNumber> with_point(std::string_view text, std::size_t point, char group,
                                     bool negative) {
  const std::string_view whole = text.substr(0, point), fraction = text.substr(point + 1);
  if (fraction.empty() || !all_digits(fraction)) return std::nullopt;
  if (!all_digits(whole) && !is_grouped(whole, group)) return std::nullopt;
  const auto value = value_of(without(whole, group), fraction, negative);
  if (!value) return std::nullopt;
  return ReadNumber{*value, std::nullopt};
}

std::optional<ReadNumber> grouped(std::string_view text, char group, bool negative) {
  if (!is_grouped(text, group)) return std::nullopt;
  const auto value = value_of(without(text, group), "", negative);
  if (!value) return std::nullopt;
  return ReadNumber{*value, std::nullopt};
}

// One comma or point, and nothing else: decimal, unless three digits stand behind it.
std::optional<ReadNumber> lone_separator(std::string_view text, std::size_t at, bool negative) {
  auto decimal = with_point(text, at, ' ', negative);
  const bool could_group = text[0] != '0' && is_grouped(text, text[at]);
  if (!could_group) return decimal;
  auto whole = grouped(text, text[at], negative);
  if (!decimal || !whole) return decimal ? decimal : whole;
  ReadNumber read = text[at] == ',' ? *whole : *decimal;
  read.other = text[at] == ',' ? decimal->value : whole->value;
  return read;
}

std::optional<ReadNumber> digits_of(std::string_view text, bool negative) {
  for (const char group : {' ', '\''}) {
    if (text.find(group) == text.npos) continue;
    const std::size_t point = text.find_first_of(".,");
    return point == text.npos ? grouped(text, group, negative)
                              : with_point(text, point, group, negative);
  }
  const std::size_t comma = text.rfind(','), point = text.rfind('.');
  if (comma == text.npos && point == text.npos) {
    if (!all_digits(text)) return std::nullopt;
    const auto value = value_of(text, "", negative);
    return value ? std::optional(ReadNumber{*value, std::nullopt}) : std::nullopt;
  }
  if (comma != text.npos && point != text.npos) {
    const bool point_last = point > comma;
    return with_point(text, point_last ? point : comma, point_last ? ',' : '.', negative);
  }
  const char separator = comma != text.npos ? ',' : '.';
  const std::size_t at = text.find(separator);
  if (at != text.rfind(separator)) return grouped(text, separator, negative);
  return lone_separator(text, at, negative);
}

// A number without cents, which "12,-" and the like say.
std::optional<ReadNumber> whole_of(std::string_view text, char no_cents, bool negative) {
  if (all_digits(text)) {
    const auto value = value_of(text, "", negative);
    return value ? std::optional(ReadNumber{*value, std::nullopt}) : std::nullopt;
  }
  const std::size_t at = text.find_first_not_of("0123456789");
  const char group = text[at];
  if (group == no_cents || std::string_view(" '.,").find(group) == std::string_view::npos)
    return std::nullopt;
  return grouped(text, group, negative);
}

// "12€50": the currency's sign in the place of the point, before two digits.
std::string with_point_for_sign(std::string_view text) {
  for (const std::string_view sign : {"€", "$", "£"}) {
    const std::size_t at = text.find(sign);
    if (at == text.npos || at == 0 || !is_digit(text[at - 1])) continue;
    const std::string_view cents = text.substr(at + sign.size());
    if (cents.size() == 2 && all_digits(cents) && text.find_first_of(".,") == text.npos)
      return std::string(text.substr(0, at)) + "." + std::string(cents);
  }
  return std::string(text);
}

}  // namespace

std::optional<ReadNumber> read_number(std::string_view text) {
  if (text.size() > 100) return std::nullopt;
  const std::string simple = with_point_for_sign(without_spaces(plain_text(text)));
  const auto stripped = strip(simple);
  if (!stripped) return std::nullopt;
  const auto [digits, negative, no_cents] = *stripped;
  if (no_cents != 0) return whole_of(digits, no_cents, negative);
  if (digits.find_first_of("eE") != digits.npos) {  // the form of programs
    const auto value = Decimal::parse(digits);
    return value ? std::optional(ReadNumber{negative ? value->negated() : *value, std::nullopt})
                 : std::nullopt;
  }
  return digits_of(digits, negative);
}

std::optional<ReadNumber> number_in(const Json& value) {
  if (value.is_string()) return read_number(std::string_view(value.get_ref<const std::string&>()));
  const auto number = Decimal::of(value);
  if (!number) return std::nullopt;
  return ReadNumber{*number, std::nullopt};
}

}  // namespace triptych::results

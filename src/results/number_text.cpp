// Numbers as people write them.
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "results/currency.h"
#include "results/values.h"

namespace triptych::results {
namespace {

// Foreign digits and separators, and what they are here. A blank groups, an apostrophe as well.
constexpr std::pair<std::string_view, std::string_view> kPlain[] = {
    {"\u00A0", " "}, {"\u202F", " "}, {"\u2009", " "}, {"\u2007", " "}, {"\u2212", "-"},
    {"\u2019", "'"}, {"\u066B", "."}, {"\u066C", "'"}, {"\u200E", ""},  {"\u200F", ""},
    {"\u061C", ""},  {"\t", " "},     {"\n", " "},     {"\r", " "}};

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
    // Arabic-Indic digits U+0660.. and U+06F0.. are two bytes each.
    if (lead == 0xD9 && next >= 0xA0 && next <= 0xA9) {
      out.push_back(static_cast<char>('0' + (next - 0xA0)));
      i += 2;
      continue;
    }
    if (lead == 0xDB && next >= 0xB0 && next <= 0xB9) {
      out.push_back(static_cast<char>('0' + (next - 0xB0)));
      i += 2;
      continue;
    }
    const auto* found = std::find_if(std::begin(kPlain), std::end(kPlain), [&](const auto& row) {
      return text.substr(i).starts_with(row.first);
    });
    if (found != std::end(kPlain)) {
      out += found->second;
      i += found->first.size();
    } else {
      out.push_back(text[i++]);
    }
  }
  return out;
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

// Takes one unit off either end: "$", "EUR", "%".
bool take_unit(std::string_view& text) {
  if (text.ends_with('%')) {
    text = without_spaces(text.substr(0, text.size() - 1));
    return true;
  }
  for (const std::string_view symbol : currency_symbols()) {
    if (text.starts_with(symbol)) {
      text = without_spaces(text.substr(symbol.size()));
      return true;
    }
    if (text.ends_with(symbol)) {
      text = without_spaces(text.substr(0, text.size() - symbol.size()));
      return true;
    }
  }
  if (text.size() > 3 && find_currency(text.substr(0, 3))) {
    text = without_spaces(text.substr(3));
    return true;
  }
  if (text.size() > 3 && find_currency(text.substr(text.size() - 3))) {
    text = without_spaces(text.substr(0, text.size() - 3));
    return true;
  }
  return false;
}

// Signs and units in any order around the digits; false when there is a second of either.
bool strip(std::string_view& text, bool& negative) {
  bool sign = false, unit = false;
  text = without_spaces(text);
  for (;;) {
    const bool brackets = text.starts_with('(') && text.ends_with(')');
    const bool before = text.starts_with('-') || text.starts_with('+');
    if (brackets || before || text.ends_with('-')) {
      if (std::exchange(sign, true)) return false;
      negative = !text.starts_with('+');
      text = without_spaces(brackets ? text.substr(1, text.size() - 2)
                            : before ? text.substr(1)
                                     : text.substr(0, text.size() - 1));
    } else if (!unit && take_unit(text)) {
      unit = true;
    } else {
      return !text.empty();
    }
  }
}

// "1,234,567": groups of three behind the first, which has one to three digits.
bool is_grouped(std::string_view text, char separator) {
  std::size_t digits = 0;
  bool first = true;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) {
      ++digits;
      continue;
    }
    if (i < text.size() && text[i] != separator) return false;
    if (first ? digits < 1 || digits > 3 : digits != 3) return false;
    first = false;
    digits = 0;
  }
  return true;
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

}  // namespace

std::optional<ReadNumber> read_number(std::string_view text) {
  if (text.size() > 100) return std::nullopt;
  const std::string simple = plain(text);
  std::string_view digits = simple;
  bool negative = false;
  if (!strip(digits, negative)) return std::nullopt;
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

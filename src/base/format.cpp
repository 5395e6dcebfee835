#include "base/format.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace triptych {
namespace {

template <class... Args>
std::string print(const char* pattern, Args... args) {
  char text[64];
  std::snprintf(text, sizeof text, pattern, args...);
  return text;
}

NumberSigns& signs_of_interface() {
  static NumberSigns signs;
  return signs;
}

DateWords& date_words_of_interface() {
  static DateWords words;
  return words;
}

constexpr std::size_t kMonths = 12;
constexpr std::string_view kDayShape = "####-##-##";
constexpr std::string_view kMinuteShape = "####-##-## ##:##";

// A '#' of the shape stands for a digit.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::ranges::equal(text, shape, [](char one, char wanted) {
    return wanted == '#' ? one >= '0' && one <= '9' : one == wanted;
  });
}

// Without leading zeros.
std::string number_of(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return std::string(digits);
}

// With the language's sign instead of the point.
std::string with_decimal(std::string text, const NumberSigns& signs) {
  if (const std::size_t at = text.find('.'); at != std::string::npos)
    text.replace(at, 1, signs.decimal);
  return text;
}

}  // namespace

const DateWords& date_words() { return date_words_of_interface(); }
void set_date_words(DateWords words) {
  if (words.months.size() == kMonths) date_words_of_interface() = std::move(words);
}

std::string format_date(std::string_view iso, const DateWords& words) {
  const bool with_time = has_shape(iso, kMinuteShape);
  if (!with_time && !has_shape(iso, kDayShape)) return std::string(iso);
  const auto month = static_cast<std::size_t>((iso[5] - '0') * 10 + (iso[6] - '0'));
  if (month < 1 || month > kMonths || words.months.size() != kMonths) return std::string(iso);
  std::string out;
  const std::string& order = with_time ? words.minute : words.day;
  for (std::size_t at = 0; at < order.size(); ++at) {
    if (order[at] != '{' || at + 2 >= order.size()) {
      out += order[at];
      continue;
    }
    const char part = order[at + 1];
    if (part == 'y') out += iso.substr(0, 4);
    if (part == 'm') out += words.months[month - 1];
    if (part == 'd') out += number_of(iso.substr(8, 2));
    if (part == 't' && with_time) out += iso.substr(11);
    at += 2;
  }
  return out;
}

const NumberSigns& number_signs() { return signs_of_interface(); }
void set_number_signs(NumberSigns signs) { signs_of_interface() = std::move(signs); }

std::string format_bytes(std::size_t bytes, const NumberSigns& signs) {
  const auto n = static_cast<double>(bytes);
  if (bytes < 1000) return print("%zu B", bytes);
  if (n < 999.5e3) return with_decimal(print(n < 9.95e3 ? "%.1f KB" : "%.0f KB", n / 1e3), signs);
  if (n < 999.5e6) return with_decimal(print(n < 99.5e6 ? "%.1f MB" : "%.0f MB", n / 1e6), signs);
  return with_decimal(print("%.1f GB", n / 1e9), signs);
}

std::string format_count(long long n, const NumberSigns& signs) {
  std::string digits = std::to_string(n < 0 ? -n : n);
  const int length = static_cast<int>(digits.size());
  for (int at = length < signs.group_from ? 0 : length - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), signs.group);
  return n < 0 ? "-" + digits : digits;
}

std::string format_seconds(Millis duration, const NumberSigns& signs) {
  const auto ms = duration.count();
  if (ms < 1000) return print("%lld ms", static_cast<long long>(ms));
  if (ms < 60'000) return with_decimal(print("%.2f s", static_cast<double>(ms) / 1000.0), signs);
  return print("%lld min %02lld s", static_cast<long long>(ms / 60'000),
               static_cast<long long>(ms / 1000 % 60));
}

std::string format_usd(double usd, const NumberSigns& signs) {
  if (usd >= 0.995) return with_decimal(print("$%.2f", usd), signs);
  if (usd >= 0.01) return with_decimal(print("$%.3f", usd), signs);
  if (usd <= 0) return "$0";
  const int digits = 1 - static_cast<int>(std::floor(std::log10(usd)));
  return with_decimal(print("$%.*f", digits > 8 ? 8 : digits, usd), signs);
}

std::string format_clock(Millis duration) {
  const long long seconds = (duration.count() + 500) / 1000;
  return print("%lld:%02lld", seconds / 60, seconds % 60);
}

}  // namespace triptych

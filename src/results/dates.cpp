#include "results/dates.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "results/date_words.h"

namespace triptych::results {
namespace {

struct Token {
  enum class Kind { number, word, mark } kind = Kind::mark;
  std::string text;  // words in small letters
  int number = 0;
  int digits = 0;
};

bool in_word(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// Numbers, words and separators; nullopt when it is too long to be a day.
std::optional<std::vector<Token>> tokens_of(std::string_view text) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < text.size();) {
    if (out.size() > 15) return std::nullopt;
    Token token;
    if (is_digit(text[i])) {
      token.kind = Token::Kind::number;
      for (; i < text.size() && is_digit(text[i]); ++i) {
        if (++token.digits > 8) return std::nullopt;
        token.number = token.number * 10 + (text[i] - '0');
      }
    } else if (in_word(text[i])) {
      token.kind = Token::Kind::word;
      for (; i < text.size() && in_word(text[i]); ++i) token.text.push_back(text[i]);
    } else {
      token.text.push_back(text[i++]);
    }
    out.push_back(std::move(token));
  }
  return out;
}

// Thailand counts the years from 543 before ours: 2569 is 2026.
int year_of(const Token& token) {
  if (token.digits == 2) return 2000 + token.number;
  return token.number >= 2483 && token.number < 2643 ? token.number - 543 : token.number;
}
bool can_be_year(const Token& token) { return token.digits == 2 || token.digits == 4; }
bool is_short(const Token& token) { return token.digits <= 2; }

class Readings {
 public:
  void add(const Date& date) {
    if (!is_real(date)) {
      out_.impossible = true;
    } else if (std::ranges::find(out_.days, date) == out_.days.end()) {
      out_.days.push_back(date);
    }
  }
  DateReadings take() {
    std::ranges::sort(out_.days);
    out_.impossible = out_.impossible && out_.days.empty();
    return std::move(out_);
  }
  bool empty() const { return out_.days.empty(); }

 private:
  DateReadings out_;
};

// Three numbers with one separator between them.
DateReadings numeric(const Token& a, const Token& b, const Token& c, char separator) {
  Readings out;
  if (a.digits == 4) {  // the year first: always in order
    if (is_short(b) && is_short(c)) out.add({year_of(a), b.number, c.number});
    return out.take();
  }
  if (!is_short(a) || !is_short(b) || !can_be_year(c)) return {};
  out.add({year_of(c), b.number, a.number});
  // Points stand in Europe, where the day comes first; but for what is no day there.
  if (separator != '.' || out.empty()) out.add({year_of(c), a.number, b.number});
  return out.take();
}

// Words that are both a weekday and a month ("mar"): the month only when no other is named.
int only_month(const std::vector<Token>& tokens) {
  int month = 0, perhaps = 0;
  for (const Token& token : tokens) {
    if (token.kind != Token::Kind::word) continue;
    const int found = month_of(token.text);
    if (found == 0 && !is_weekday(token.text) && !is_filler(token.text)) return 0;
    if (found == 0) continue;
    int& named = is_weekday(token.text) ? perhaps : month;
    if (named != 0) return 0;
    named = found;
  }
  return month != 0 ? month : perhaps;
}

DateReadings named(const std::vector<Token>& tokens) {
  std::vector<Token> numbers;
  for (const Token& token : tokens) {
    if (token.kind == Token::Kind::number) numbers.push_back(token);
    if (token.kind == Token::Kind::mark &&
        token.text.find_first_not_of(" ,.-/'") != token.text.npos)
      return {};
  }
  const int month = only_month(tokens);
  if (month == 0 || numbers.size() != 2) return {};
  Readings out;
  const bool year_first = numbers[0].digits == 4;
  const Token& year = numbers[year_first ? 0 : 1];
  const Token& day = numbers[year_first ? 1 : 0];
  if (can_be_year(year) && is_short(day)) out.add({year_of(year), month, day.number});
  return out.take();
}

// "20261124", and with a time of day behind it: "202611241403", "20261124t140322z".
DateReadings in_one_number(std::string_view text) {
  std::string digits(text);
  if (digits.ends_with('z')) digits.pop_back();
  if (digits.size() > 8 && digits[8] == 't') digits.erase(8, 1);
  const bool size = digits.size() == 8 || digits.size() == 12 || digits.size() == 14;
  if (!size || !std::ranges::all_of(digits, is_digit)) return {};
  const int day = std::stoi(digits.substr(0, 8)), year = day / 10000;
  const bool likely = year >= 1900 && year < 2100;
  if (digits.size() > 8 && (!likely || std::stoi(digits.substr(8, 4)) > 2400)) return {};
  Readings out;
  out.add({year, day / 100 % 100, day % 100});
  DateReadings readings = out.take();
  readings.impossible = readings.impossible && likely;
  return readings;
}

// Without weekdays, and the blanks, commas and points that go with them.
std::vector<Token> solid(const std::vector<Token>& tokens) {
  std::vector<Token> out;
  bool behind_weekday = false;
  for (const Token& token : tokens) {
    const bool weekday = token.kind == Token::Kind::word && is_weekday(token.text);
    const bool blank =
        token.text == " " || token.text == "," || (behind_weekday && token.text == ".");
    if (!weekday && !blank) out.push_back(token);
    if (!blank) behind_weekday = weekday;
  }
  return out;
}

}  // namespace

bool is_real(const Date& date) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12) return false;
  const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  const int days = kDays[static_cast<std::size_t>(date.month - 1)] + (leap && date.month == 2);
  return date.day >= 1 && date.day <= days;
}

std::string text_of(const Date& date) {
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

int days_between(const Date& from, const Date& to) {
  // Days since 1 March of year 0, when leap days come last.
  const auto days = [](Date date) {
    if (date.month <= 2) {
      --date.year;
      date.month += 12;
    }
    return 365 * date.year + date.year / 4 - date.year / 100 + date.year / 400 +
           (153 * (date.month - 3) + 2) / 5 + date.day;
  };
  return days(to) - days(from);
}

std::optional<Date> iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int numbers[3] = {0, 0, 0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) continue;
    if (!is_digit(text[i])) return std::nullopt;
    int& number = numbers[i < 4 ? 0 : i < 7 ? 1 : 2];
    number = number * 10 + (text[i] - '0');
  }
  const Date date{numbers[0], numbers[1], numbers[2]};
  return is_real(date) ? std::optional(date) : std::nullopt;
}

DateReadings read_date(std::string_view text) {
  if (text.size() > 100) return {};
  const std::string day = plain_day(text);
  if (DateReadings readings = in_one_number(day); !readings.days.empty() || readings.impossible)
    return readings;
  const auto tokens = day.size() > 40 ? std::nullopt : tokens_of(day);
  if (!tokens || tokens->empty()) return {};
  const std::vector<Token> t = solid(*tokens);
  using Kind = Token::Kind;
  if (t.size() == 5 && t[0].kind == Kind::number && t[2].kind == Kind::number &&
      t[4].kind == Kind::number && t[1].kind == Kind::mark && t[1].text == t[3].text &&
      std::string_view("-/.").find(t[1].text[0]) != std::string_view::npos) {
    return numeric(t[0], t[2], t[4], t[1].text[0]);
  }
  return named(*tokens);
}

std::vector<Date> readings_of_date(std::string_view text) { return read_date(text).days; }

}  // namespace triptych::results

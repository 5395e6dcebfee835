#include "results/dates.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/ascii.h"

namespace triptych::results {
namespace {

struct Token {
  enum class Kind { number, word, mark } kind = Kind::mark;
  std::string text;  // words in small letters
  int number = 0;
  int digits = 0;
};

// Numbers, words and separators; nullopt when it is too long to be a day.
std::optional<std::vector<Token>> tokens_of(std::string_view text) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < text.size();) {
    if (out.size() > 11) return std::nullopt;
    Token token;
    if (is_digit(text[i])) {
      token.kind = Token::Kind::number;
      for (; i < text.size() && is_digit(text[i]); ++i) {
        if (++token.digits > 8) return std::nullopt;
        token.number = token.number * 10 + (text[i] - '0');
      }
    } else if (is_letter(text[i])) {
      token.kind = Token::Kind::word;
      for (; i < text.size() && is_letter(text[i]); ++i) token.text.push_back(lower(text[i]));
    } else {
      token.text.push_back(text[i++]);
    }
    out.push_back(std::move(token));
  }
  return out;
}

int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i] || (word.size() == 3 && kMonths[i].starts_with(word))) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

bool is_weekday(std::string_view word) {
  for (const std::string_view day :
       {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) {
    if (word == day || (word.size() >= 3 && word.size() <= 5 && day.starts_with(word))) return true;
  }
  return false;
}

bool is_ordinal(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

int year_of(const Token& token) { return token.digits == 2 ? 2000 + token.number : token.number; }
bool can_be_year(const Token& token) { return token.digits == 2 || token.digits == 4; }
bool is_short(const Token& token) { return token.digits <= 2; }

void add(std::vector<Date>& out, const Date& date) {
  if (is_real(date) && std::find(out.begin(), out.end(), date) == out.end()) out.push_back(date);
}

// Three numbers with one separator between them.
std::vector<Date> numeric(const Token& a, const Token& b, const Token& c, char separator) {
  std::vector<Date> out;
  if (a.digits == 4) {  // the year first: always in order
    if (is_short(b) && is_short(c)) add(out, {a.number, b.number, c.number});
    return out;
  }
  if (!is_short(a) || !is_short(b) || !can_be_year(c)) return out;
  add(out, {year_of(c), b.number, a.number});
  if (separator != '.') add(out, {year_of(c), a.number, b.number});
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Date> named(const std::vector<Token>& tokens) {
  int month = 0;
  std::vector<Token> numbers;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == Token::Kind::number) {
      numbers.push_back(token);
    } else if (token.kind == Token::Kind::word) {
      const int found = month_of(token.text);
      if (found != 0 && month == 0) {
        month = found;
      } else if (found != 0 ||
                 !(is_weekday(token.text) || is_ordinal(token.text) || token.text == "of")) {
        return {};
      }
    } else if (token.text.find_first_not_of(" ,.-/\t") != token.text.npos) {
      return {};
    }
  }
  std::vector<Date> out;
  if (month == 0 || numbers.size() != 2) return out;
  const bool year_first = numbers[0].digits == 4;
  const Token& year = numbers[year_first ? 0 : 1];
  const Token& day = numbers[year_first ? 1 : 0];
  if (can_be_year(year) && is_short(day)) add(out, {year_of(year), month, day.number});
  return out;
}

// "2026-12-24T18:30:00Z" and "2026-12-24 18:30": the day alone, when what follows is a time.
std::string_view without_time(std::string_view text) {
  if (text.size() < 16 || text[4] != '-' || text[7] != '-') return text;
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return text;
  const std::string_view time = text.substr(11);
  const bool is_time = is_digit(time[0]) && is_digit(time[1]) && time[2] == ':' &&
                       is_digit(time[3]) &&
                       time.find_first_not_of("0123456789:.+-Zz ") == time.npos;
  return is_time ? text.substr(0, 10) : text;
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

std::vector<Date> readings_of_date(std::string_view text) {
  text = without_time(trimmed(text));
  if (text.size() > 40) return {};
  const auto tokens = tokens_of(text);
  if (!tokens || tokens->empty()) return {};
  const std::vector<Token>& t = *tokens;
  using Kind = Token::Kind;
  if (t.size() == 1 && t[0].digits == 8) {
    std::vector<Date> out;
    add(out, {t[0].number / 10000, t[0].number / 100 % 100, t[0].number % 100});
    return out;
  }
  if (t.size() == 5 && t[0].kind == Kind::number && t[2].kind == Kind::number &&
      t[4].kind == Kind::number && t[1].kind == Kind::mark && t[1].text == t[3].text &&
      std::string_view("-/.").find(t[1].text[0]) != std::string_view::npos) {
    return numeric(t[0], t[2], t[4], t[1].text[0]);
  }
  return named(t);
}

}  // namespace triptych::results

// Days as answers write them. A text whose numbers can be read two ways (03/04/2026) has both
// readings, and nobody chooses between them silently.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace triptych::results {

struct Date {
  int year = 0, month = 0, day = 0;  // 1-based; proleptic Gregorian, years 1 to 9999
  friend auto operator<=>(const Date&, const Date&) = default;
};

bool is_real(const Date& date);         // no 31 April, no 29 February 2026
std::string text_of(const Date& date);  // "2026-04-03"
int days_between(const Date& from, const Date& to);

std::optional<Date> iso_date(std::string_view text);  // exactly "YYYY-MM-DD", and real

struct DateReadings {
  std::vector<Date> days;   // every reading, in ascending order without doubles
  bool impossible = false;  // written as a day is, but no calendar has it: 31.02.2026
};

// What tills and models write, with or without a weekday, a time of day (the day as written) and a
// zone; neither days nor impossible = it cannot be read ("next week").
//   2026-12-24, 2026/12/24, 20261224, 2026-12-24T18:30:00Z, 2026年12月24日          one reading
//   24.12.2026; with points the day comes first: 03.04.2026 is 3 April            one reading
//   Dec 24, 2026; 24 December 2026; Do., 24. Dez 2026; 24 décembre 2026           one reading
//   12/24/2026, 24/12/2026, 24/12/2569 (Thailand), 令和8年12月24日                  one reading
//   03/04/2026, 3-4-2026                                                          two readings
// Month names: date_words.h. Years of two digits are 2000 to 2099.
DateReadings read_date(std::string_view text);
std::vector<Date> readings_of_date(std::string_view text);  // the days of read_date()

}  // namespace triptych::results

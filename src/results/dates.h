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

// Every reading of `text` as a day, in ascending order without doubles; empty = no day.
//   2026-12-24, 2026/12/24, 20261224, 2026-12-24T18:30:00Z (the day as written)   one reading
//   24.12.2026                                                                    one reading
//   Dec 24, 2026; 24 December 2026; Thu, 24 Dec 2026                              one reading
//   12/24/2026, 24/12/2026                                                        one reading
//   03/04/2026, 3-4-2026                                                          two readings
//   with points the day comes first: 03.04.2026 is 3 April
// Month names are English. Years of two digits are 2000 to 2099.
std::vector<Date> readings_of_date(std::string_view text);

}  // namespace triptych::results

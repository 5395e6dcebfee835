// Numbers and dates as people read them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace triptych {

// As the language of the interface writes them (CLDR, by the browser's Intl): "1.234,5" in Spanish.
struct NumberSigns {
  std::string decimal = ".", group = ",";
  int group_from = 4;  // digits: Spanish writes 1234, but 12.345
};
const NumberSigns& number_signs();  // of the interface; English until told otherwise
void set_number_signs(NumberSigns signs);

// "812 B", "812 KB", "1.2 MB" (powers of 1000)
std::string format_bytes(std::size_t bytes, const NumberSigns& signs = number_signs());
std::string format_count(long long n, const NumberSigns& signs = number_signs());  // "12,345"
// "340 ms", "1.24 s", "2 min 05 s"
std::string format_seconds(Millis duration, const NumberSigns& signs = number_signs());
// "$0.0042": two significant digits below a cent
std::string format_usd(double usd, const NumberSigns& signs = number_signs());
std::string format_clock(Millis duration);  // "0:42" for media

// How the language of the interface writes a day and a minute of a day (by the browser's Intl).
struct DateWords {
  std::vector<std::string> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  // With {y}, {m} (the month's word), {d} and {t} ("14:05") in the language's order
  std::string day = "{m} {d}, {y}", minute = "{m} {d}, {y}, {t}";
};
const DateWords& date_words();  // of the interface; English until told otherwise
void set_date_words(DateWords words);

// "2026-04-03" or "2026-04-03 14:05" as people read it: "Apr 3, 2026", "Apr 3, 2026, 14:05".
// Anything else, for instance out of a file somebody else wrote, comes back as it is.
std::string format_date(std::string_view iso, const DateWords& words = date_words());

}  // namespace triptych

// How long ago something was, as people say it: minutes, then hours while it is the same day, then
// "yesterday", then the date. Pure: the clock is handed in, and nothing here makes the page draw
// again; the words are as fresh as the frame.
#pragma once

#include <cstdint>
#include <string>

namespace triptych {

struct Ago {
  // date: longer ago, not yet, or not known
  enum class Unit { now, minutes, hours, yesterday, date } unit = Unit::date;
  int count = 0;  // of minutes or hours
  friend bool operator==(const Ago&, const Ago&) = default;
};

// Milliseconds since 1970, of which 0 = not known; minutes that local time is ahead of UTC.
Ago ago_of(std::int64_t now_ms, std::int64_t at_ms, int utc_offset_minutes);
std::string words_of(const Ago& ago, const std::string& date);

}  // namespace triptych

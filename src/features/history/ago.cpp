#include "features/history/ago.h"

#include <chrono>

#include "base/strings.h"

namespace triptych {
namespace {

using std::chrono::milliseconds, std::chrono::minutes, std::chrono::hours;

// Clocks are set right now and then: what seems to lie a little ahead has just been.
constexpr minutes kSlack{1};

auto local_day(milliseconds at, int utc_offset_minutes) {
  return std::chrono::floor<std::chrono::days>(at + minutes{utc_offset_minutes});
}

}  // namespace

Ago ago_of(std::int64_t now_ms, std::int64_t at_ms, int utc_offset_minutes) {
  using Unit = Ago::Unit;
  if (now_ms <= 0 || at_ms <= 0) return {};
  const milliseconds now{now_ms}, at{at_ms}, passed = now - at;
  if (passed < -kSlack) return {};
  if (passed < minutes{1}) return {Unit::now, 0};
  if (passed < hours{1})
    return {Unit::minutes, static_cast<int>(std::chrono::floor<minutes>(passed).count())};
  const auto days = local_day(now, utc_offset_minutes) - local_day(at, utc_offset_minutes);
  if (days.count() == 0)
    return {Unit::hours, static_cast<int>(std::chrono::floor<hours>(passed).count())};
  if (days.count() == 1) return {Unit::yesterday, 0};
  return {};
}

std::string words_of(const Ago& ago, const std::string& date) {
  switch (ago.unit) {
    case Ago::Unit::now:
      return tr("history.ago.now");
    case Ago::Unit::minutes:
      return tr("history.ago.minutes", {std::to_string(ago.count)});
    case Ago::Unit::hours:
      return tr("history.ago.hours", {std::to_string(ago.count)});
    case Ago::Unit::yesterday:
      return tr("history.ago.yesterday");
    case Ago::Unit::date:
      break;
  }
  return date;
}

}  // namespace triptych

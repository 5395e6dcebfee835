#include "providers/rate_left.h"

#include <charconv>
#include <string>

namespace triptych {
namespace {

std::optional<long long> count_in(const HttpHead& head, const std::string& name) {
  const std::string text = header_value(head, name);
  long long value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (text.empty() || read.ec != std::errc() || read.ptr != end || value < 0) return std::nullopt;
  return value;
}

}  // namespace

std::optional<RateLeft> rate_left(const HttpHead& head, std::string_view of) {
  const std::string what(of);
  const std::string names[][2] = {
      {"anthropic-ratelimit-" + what + "-remaining", "anthropic-ratelimit-" + what + "-limit"},
      {"x-ratelimit-remaining-" + what, "x-ratelimit-limit-" + what}};
  for (const auto& [left_name, limit_name] : names) {
    const auto left = count_in(head, left_name), limit = count_in(head, limit_name);
    if (left && limit) return RateLeft{*left, *limit};
  }
  return std::nullopt;
}

}  // namespace triptych

#include "base/format.h"

#include <cmath>
#include <cstdio>

namespace triptych {
namespace {

template <class... Args>
std::string print(const char* pattern, Args... args) {
  char text[64];
  std::snprintf(text, sizeof text, pattern, args...);
  return text;
}

}  // namespace

std::string format_bytes(std::size_t bytes) {
  const auto n = static_cast<double>(bytes);
  if (bytes < 1000) return print("%zu B", bytes);
  if (n < 999.5e3) return print(n < 9.95e3 ? "%.1f KB" : "%.0f KB", n / 1e3);
  if (n < 999.5e6) return print(n < 99.5e6 ? "%.1f MB" : "%.0f MB", n / 1e6);
  return print("%.1f GB", n / 1e9);
}

std::string format_count(long long n) {
  std::string digits = std::to_string(n < 0 ? -n : n);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return n < 0 ? "-" + digits : digits;
}

std::string format_seconds(Millis duration) {
  const auto ms = duration.count();
  if (ms < 1000) return print("%lld ms", static_cast<long long>(ms));
  if (ms < 60'000) return print("%.2f s", static_cast<double>(ms) / 1000.0);
  return print("%lld min %02lld s", static_cast<long long>(ms / 60'000),
               static_cast<long long>(ms / 1000 % 60));
}

std::string format_usd(double usd) {
  if (usd >= 0.995) return print("$%.2f", usd);
  if (usd >= 0.01) return print("$%.3f", usd);
  if (usd <= 0) return "$0";
  const int digits = 1 - static_cast<int>(std::floor(std::log10(usd)));
  return print("$%.*f", digits > 8 ? 8 : digits, usd);
}

std::string format_clock(Millis duration) {
  const long long seconds = (duration.count() + 500) / 1000;
  return print("%lld:%02lld", seconds / 60, seconds % 60);
}

}  // namespace triptych

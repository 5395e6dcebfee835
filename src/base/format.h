// Numbers as people read them.
#pragma once

#include <cstddef>
#include <string>

#include "base/clock.h"

namespace triptych {

std::string format_bytes(std::size_t bytes);  // "812 B", "812 KB", "1.2 MB" (powers of 1000)
std::string format_count(long long n);        // "12,345"
std::string format_seconds(Millis duration);  // "340 ms", "1.24 s", "2 min 05 s"
std::string format_usd(double usd);           // "$0.0042": two significant digits below a cent
std::string format_clock(Millis duration);    // "0:42" for media

}  // namespace triptych

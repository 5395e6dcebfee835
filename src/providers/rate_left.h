// What is left of a vendor's rate limit after a reply, as its headers tell.
#pragma once

#include <optional>
#include <string_view>

#include "llm/http.h"

namespace triptych {

struct RateLeft {
  long long left = 0, limit = 0;
};
// of: "requests" or "tokens". nullopt when the reply says nothing, or the vendor does not let pages
// see it. Headers: anthropic-ratelimit-* (documentation "Rate limits", 2026-11; its API exposes all
// headers to pages), x-ratelimit-* (OpenAI and those who imitate it).
std::optional<RateLeft> rate_left(const HttpHead& head, std::string_view of);

}  // namespace triptych

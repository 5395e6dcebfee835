// When to try again: a pure policy. Exponential back-off with full knowledge of the vendor's hints,
// jittered by an injected random number.
#pragma once

#include <optional>

#include "base/clock.h"
#include "llm/error.h"

namespace triptych {

struct RetryPolicy {
  int max_attempts = 3;  // including the first
  Millis base{800}, cap{20'000};
  Millis longest_server_hint{60'000};  // a longer hint means: tell the person, do not wait
};

// attempt: the one that just failed, from 1. unit_random in [0,1). nullopt = give up.
// A server hint in [0, longest] is obeyed (plus up to 25 % jitter, never less than the hint); a
// longer or negative one gives up or is ignored respectively; without hint base * 2^(attempt-1),
// capped, minus up to 25 % jitter.
std::optional<Millis> next_delay(const RetryPolicy& policy, int attempt, const Error& error,
                                 double unit_random);

}  // namespace triptych

#include "run/retry.h"

#include <algorithm>
#include <cmath>

namespace triptych {
namespace {

constexpr double kJitter = 0.25;

// The same bytes with the same key would meet the same answer, whatever a header says.
bool hopeless(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::auth:
    case ErrorKind::permission:
    case ErrorKind::quota:
    case ErrorKind::too_large:
    case ErrorKind::no_model:
    case ErrorKind::unsupported:
      return true;
    default:
      return false;
  }
}

bool worth_another_try(const Error& error) {
  if (hopeless(error.kind)) return false;
  // The vendor's explicit word outranks what we read into the kind, in both directions.
  return error.should_retry.value_or(is_retryable(error));
}

Millis scaled(Millis wait, double factor) {
  return Millis(std::llround(static_cast<double>(wait.count()) * factor));
}

Millis backoff(const RetryPolicy& policy, int attempt) {
  Millis wait = policy.base;
  // Doubling stops at the cap, so that no attempt number can overflow.
  for (int i = 1; i < attempt && wait < policy.cap; ++i) wait *= 2;
  return std::min(wait, policy.cap);
}

}  // namespace

std::optional<Millis> next_delay(const RetryPolicy& policy, int attempt, const Error& error,
                                 double unit_random) {
  if (attempt >= policy.max_attempts || !worth_another_try(error)) return std::nullopt;
  if (error.retry_after && *error.retry_after >= Millis::zero()) {
    const Millis hint = *error.retry_after;
    if (hint > policy.longest_server_hint) return std::nullopt;
    // Many pages told "60 s" by one server must not come back in the same instant.
    return scaled(hint, 1.0 + kJitter * unit_random);
  }
  return scaled(backoff(policy, attempt), 1.0 - kJitter * unit_random);
}

}  // namespace triptych

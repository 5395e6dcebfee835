#include "llm/error.h"

namespace triptych {

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::auth:
      return "auth";
    case ErrorKind::permission:
      return "permission";
    case ErrorKind::quota:
      return "quota";
    case ErrorKind::rate_limit:
      return "rate_limit";
    case ErrorKind::overloaded:
      return "overloaded";
    case ErrorKind::server:
      return "server";
    case ErrorKind::too_large:
      return "too_large";
    case ErrorKind::rejected:
      return "rejected";
    case ErrorKind::no_model:
      return "no_model";
    case ErrorKind::unsupported:
      return "unsupported";
    case ErrorKind::network:
      return "network";
    case ErrorKind::timeout:
      return "timeout";
    case ErrorKind::truncated:
      return "truncated";
    case ErrorKind::malformed:
      return "malformed";
    case ErrorKind::no_answer:
      return "no_answer";
    case ErrorKind::not_sent:
      return "not_sent";
    case ErrorKind::interrupted:
      return "interrupted";
  }
  return "malformed";
}

std::optional<ErrorKind> error_kind(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(ErrorKind::interrupted); ++i)
    if (name_of(static_cast<ErrorKind>(i)) == name) return static_cast<ErrorKind>(i);
  return std::nullopt;
}

bool is_retryable(const Error& error) {
  if (error.should_retry == false) return false;
  switch (error.kind) {
    case ErrorKind::rate_limit:
    case ErrorKind::overloaded:
    case ErrorKind::server:
    case ErrorKind::network:
    case ErrorKind::timeout:  // whether a byte had come is known to the runner, not here
      return true;
    default:
      return false;
  }
}

}  // namespace triptych

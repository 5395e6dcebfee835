// Errors of Gemini: google.rpc.Status with details. Sources: google/rpc/error_details.proto,
// recorded errors, the documentation's troubleshooting page.
#include <algorithm>

#include "providers/gemini_wire.h"
#include "providers/vendor_error.h"

namespace triptych::gemini_wire {
namespace {

bool any_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return mentions(text, word); });
}

// What the details add; their order and number vary.
struct Details {
  std::string reason;  // ErrorInfo
  std::optional<Millis> retry_delay;
  bool per_day = false;
};

Details details_of(const Json& error) {
  Details out;
  for (const Json& detail : at(error, "details")) {
    const std::string type = string_at(detail, "@type");
    if (type.ends_with("ErrorInfo") && out.reason.empty()) out.reason = string_at(detail, "reason");
    if (type.ends_with("RetryInfo")) out.retry_delay = parse_wait(string_at(detail, "retryDelay"));
    for (const Json& violation : at(detail, "violations")) {
      if (mentions(string_at(violation, "quotaId"), "PerDay")) out.per_day = true;
    }
  }
  return out;
}

// "limit: 0": the model is not part of this account's tier. "limit: 0.5" would be another matter.
bool has_no_allowance(std::string_view message) {
  constexpr std::string_view kWords = "limit: 0";
  for (std::size_t at = message.find(kWords); at != message.npos;
       at = message.find(kWords, at + 1)) {
    std::string_view rest = message.substr(at + kWords.size());
    if (rest.starts_with('.')) rest.remove_prefix(1);
    if (rest.empty() || rest.front() < '0' || rest.front() > '9') return true;
  }
  return false;
}

bool is_key_fault(const Error& error) {
  return error.code == "API_KEY_INVALID" ||
         any_of(error.message, {"API key not valid", "API key not found", "API key expired",
                                "pass a valid API key", "authentication credentials",
                                "unregistered callers", "reported as leaked"});
}

ErrorKind kind_of_rejection(const Error& error) {
  if (is_key_fault(error)) return ErrorKind::auth;  // a bad key is 400 here (recorded)
  if (any_of(error.message, {"location is not supported", "billing"})) return ErrorKind::permission;
  if (any_of(error.message, {"exceeds the maximum number of tokens", "payload size exceeds",
                             "exceeds the limit", "too many pages", "token count exceeds"})) {
    return ErrorKind::too_large;
  }
  return ErrorKind::rejected;
}

bool is_no_model(const Error& error) {
  return any_of(error.message, {"models/", "model"}) &&
         any_of(error.message, {"not found", "not supported for", "no longer available"});
}

ErrorKind kind_of(const Error& error, int status, const Details& details) {
  switch (status) {
    case 400:
      return kind_of_rejection(error);
    case 403:
      return is_key_fault(error) ? ErrorKind::auth : ErrorKind::permission;
    case 404:
      return is_no_model(error) ? ErrorKind::no_model : ErrorKind::rejected;
    case 429:
      if (details.per_day || has_no_allowance(error.message) ||
          any_of(error.message, {"PerDay", "spending cap", "credits are depleted", "prepayment"})) {
        return ErrorKind::quota;
      }
      return ErrorKind::rate_limit;
    default:
      return kind_of_status(status);
  }
}

// Inside a stream the status stands in the error itself.
int status_told(const Json& told, std::string_view name) {
  const int code = int_at(told, "code").value_or(0);
  if (code >= 400 && code < 600) return code;
  if (name == "RESOURCE_EXHAUSTED") return 429;
  if (name == "UNAVAILABLE") return 503;
  if (name == "INVALID_ARGUMENT" || name == "FAILED_PRECONDITION") return 400;
  if (name == "PERMISSION_DENIED") return 403;
  if (name == "UNAUTHENTICATED") return 401;
  return name == "NOT_FOUND" ? 404 : 500;
}

}  // namespace

void explain_json(const Json& body, Error& error) {
  const Json& told = at(body, "error");
  const Details details = details_of(told);
  if (error.message.empty()) error.message = message_in(body);
  error.type = string_at(told, "status");
  error.code = details.reason;
  const int status = error.in_stream ? status_told(told, error.type) : error.http_status;
  error.kind = kind_of(error, status, details);
  if (details.retry_delay) error.retry_after = details.retry_delay;
  if (!error.retry_after) error.retry_after = wait_in_sentence(error.message);
}

Error explain(const HttpHead& head, std::string_view body) {
  return explained(head, body, explain_json);
}

}  // namespace triptych::gemini_wire

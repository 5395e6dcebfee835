// Errors of the OpenAI wire. Sources: OpenAI's guide to error codes (2026-07), the SDK's client.js,
// recorded errors; every rule on a message text names the recorded or documented sentence.
#include "providers/openai_error.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/json.h"
#include "providers/openai_wire.h"
#include "providers/vendor_error.h"

namespace triptych::openai_wire {
namespace {

bool any_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return mentions(text, word); });
}

bool is_quota(const Error& error) {
  constexpr std::array<std::string_view, 4> kCodes = {
      "insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached",
      "billing_not_active"};
  for (const std::string_view code : kCodes) {
    if (error.code == code || error.type == code) return true;
  }
  // "Limit 0, Requested 1": this account has none of it, today or tomorrow.
  return any_of(error.message, {"exceeded your current quota", "Limit 0,", "credit balance"});
}

bool is_no_model(const Error& error) {
  return error.code == "model_not_found" || error.code == "model_not_available" ||
         (error.http_status == 404 && error.param == "model") ||
         (any_of(error.message, {"model"}) &&
          any_of(error.message, {"does not exist", "not found", "has been deprecated",
                                 "has been retired", "no longer available"}));
}

bool is_too_large(const Error& error) {
  constexpr std::array<std::string_view, 4> kCodes = {
      "context_length_exceeded", "string_above_max_length", "request_too_large", "image_too_large"};
  for (const std::string_view code : kCodes) {
    if (error.code == code) return true;
  }
  // "Request too large for gpt-4o ... on tokens per min: Limit 30000, Requested 40000" is a 429
  // that no waiting mends.
  return any_of(error.message, {"maximum context length", "Request too large for",
                                "exceeds the context size", "exceeds the maximum"});
}

bool is_permission(const Error& error) {
  return any_of(error.message, {"insufficient permissions", "must be a member of an organization",
                                "IP address", "not authorized", "missing scopes"}) &&
         !mentions(error.message, "API key provided");
}

ErrorKind kind_of_rejection(const Error& error) {
  if (error.code == "invalid_api_key") return ErrorKind::auth;
  if (is_quota(error)) return ErrorKind::quota;
  if (is_no_model(error)) return ErrorKind::no_model;
  if (is_too_large(error)) return ErrorKind::too_large;
  return ErrorKind::rejected;
}

// Inside a stream there is no status: the type, or a number in `code` (OpenRouter), has to tell.
int status_told(const Error& error) {
  int code = 0;
  const char* end = error.code.data() + error.code.size();
  if (std::from_chars(error.code.data(), end, code).ptr == end && code >= 400 && code < 600) {
    return code;
  }
  if (any_of(error.type, {"rate_limit", "insufficient_quota"}) ||
      any_of(error.code, {"rate_limit", "insufficient_quota", "slow_down"})) {
    return 429;
  }
  if (any_of(error.type, {"overloaded", "unavailable"}) || mentions(error.message, "overloaded")) {
    return 503;
  }
  if (any_of(error.type, {"invalid_request", "BadRequest"})) return 400;
  if (any_of(error.type, {"authentication"})) return 401;
  return 500;
}

ErrorKind kind_of(const Error& error) {
  const int status = error.in_stream ? status_told(error) : error.http_status;
  switch (status) {
    case 400:
    case 404:
    case 422:
      return kind_of_rejection(error);
    case 401:
      return is_permission(error) ? ErrorKind::permission : ErrorKind::auth;
    case 429:
      if (is_quota(error)) return ErrorKind::quota;
      return is_too_large(error) ? ErrorKind::too_large : ErrorKind::rate_limit;
    default:
      break;
  }
  if (status == 403 && is_quota(error)) return ErrorKind::quota;
  return kind_of_status(status);
}

}  // namespace

void explain_json(const Json& body, Error& error) {
  const Json& told = at(body, "error").is_object() ? at(body, "error") : body;
  if (error.message.empty()) error.message = message_in(body);
  error.type = string_at(told, "type");
  error.code = text_of_code(at(told, "code"));
  error.param = string_at(told, "param");
  if (error.request_id.empty()) error.request_id = string_at(body, "request_id");
  error.kind = kind_of(error);
  if (!error.retry_after) error.retry_after = wait_in_sentence(error.message);
}

Error explain(const HttpHead& head, std::string_view body) {
  return explained(head, body, explain_json);
}

}  // namespace triptych::openai_wire

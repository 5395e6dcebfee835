// Errors of the Anthropic messages API. Sources: the documentation's errors page (2026-08), the
// SDK's CHANGELOG (error codes of spend limits), recorded errors.
#include <algorithm>

#include "providers/anthropic_wire.h"
#include "providers/vendor_error.h"

namespace triptych::anthropic_wire {
namespace {

bool any_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return mentions(text, word); });
}

ErrorKind kind_of_rejection(const Error& error) {
  // An empty account is answered with 400 invalid_request_error, as is a monthly limit set by the
  // user; only the text tells.
  if (any_of(error.message, {"credit balance is too low", "spend limit", "usage limits"})) {
    return ErrorKind::quota;
  }
  if (error.code == "image_dimensions_too_large" ||
      any_of(error.message, {"prompt is too long", "image exceeds", "image dimensions exceed",
                             "exceeds the maximum", "exceed the maximum", "too many images",
                             "exceed context limit", "maximum of 100 PDF pages",
                             "maximum of 600 PDF pages", "request size exceeds"})) {
    return ErrorKind::too_large;
  }
  return ErrorKind::rejected;
}

bool is_spend_cap(const Error& error) {
  return error.code == "contract_spend_limit_reached" ||
         error.code == "enforced_spend_limit_reached" || error.code == "ramp_limit_exceeded";
}

// Both refusals of browsers come as 401 authentication_error though the key is fine.
bool explain_cors(Error& error) {
  if (!mentions(error.message, "CORS requests")) return false;
  error.kind = ErrorKind::permission;
  error.key = mentions(error.message, "must set") ? "explain.browser_header_missing"
                                                  : "explain.organisation_refuses_browsers";
  return true;
}

ErrorKind kind_of(const Error& error) {
  const std::string& type = error.type;
  if (type == "authentication_error") return ErrorKind::auth;
  if (type == "billing_error") return ErrorKind::quota;
  if (type == "permission_error") return ErrorKind::permission;
  if (type == "request_too_large") return ErrorKind::too_large;
  if (type == "rate_limit_error") {
    return is_spend_cap(error) ? ErrorKind::quota : ErrorKind::rate_limit;
  }
  if (type == "overloaded_error") return ErrorKind::overloaded;
  if (type == "api_error" || type == "timeout_error" || type == "conflict_error") {
    return ErrorKind::server;
  }
  if (type == "not_found_error") {  // "model: claude-xyz"
    return mentions(error.message, "model") ? ErrorKind::no_model : ErrorKind::rejected;
  }
  if (type == "invalid_request_error") return kind_of_rejection(error);
  return error.in_stream ? ErrorKind::server : kind_of_status(error.http_status);
}

}  // namespace

void explain_json(const Json& body, Error& error) {
  const Json& told = at(body, "error");
  if (error.message.empty()) error.message = message_in(body);
  error.type = string_at(told, "type");
  error.code = string_at(at(told, "details"), "error_code");
  if (error.request_id.empty()) error.request_id = string_at(body, "request_id");
  if (!explain_cors(error)) error.kind = kind_of(error);
  if (!error.retry_after) error.retry_after = wait_in_sentence(error.message);
}

Error explain(const HttpHead& head, std::string_view body) {
  return explained(head, body, explain_json);
}

}  // namespace triptych::anthropic_wire

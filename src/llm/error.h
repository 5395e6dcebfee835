// Everything that can go wrong with a call, as one value. `kind` decides what the person is told
// and whether a retry makes sense; the vendor's own words stay beside it, raw. The sentences live
// in the string catalogue under "error.<kind>.what" and "error.<kind>.do".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace triptych {

enum class ErrorKind {
  auth,         // the key is missing, wrong or of the wrong sort
  permission,   // the key is fine, the account, organisation or region is not allowed
  quota,        // credit or daily quota is used up: waiting will not help now
  rate_limit,   // too fast: waiting helps
  overloaded,   // the vendor is busy: waiting helps
  server,       // the vendor failed (5xx)
  too_large,    // request, file, picture or prompt over a limit
  rejected,     // the request was understood and refused (400, 404 of a file, bad parameter)
  no_model,     // the model does not exist, is retired, or this key may not use it
  unsupported,  // this vendor or model cannot take that kind of input (our pre-flight)
  network,      // no answer reached the page: offline, DNS, CORS, blocked, edge 413
  timeout,      // no byte for too long
  truncated,    // the stream ended without a finish reason
  malformed,    // an answer we cannot read
  no_answer,    // a complete reply that holds no answer and no error
  not_sent,     // this page held it back: no key yet, or the spending limit
  interrupted,  // the page was closed while the answer arrived
};
std::string_view name_of(ErrorKind kind);
std::optional<ErrorKind> error_kind(std::string_view name);

struct Error {
  ErrorKind kind = ErrorKind::malformed;
  std::string message;     // the vendor's own words (or the transport's); "" when only `key` speaks
  int http_status = 0;     // 0 = none reached us
  std::string request_id;  // from header or body
  std::string raw_body;    // as received, capped at 64 KiB
  std::string type;   // vendor's error type: error.type (OpenAI, Anthropic), error.status (Gemini)
  std::string code;   // vendor's finer code, e.g. insufficient_quota, API_KEY_INVALID
  std::string param;  // the parameter the vendor complains about
  std::optional<Millis> retry_after;  // the vendor's hint, from header or body; not yet bounded
  std::optional<bool> should_retry;   // the vendor's explicit word (x-should-retry)
  bool in_stream = false;             // arrived inside an HTTP 200 stream
  // Our own messages (pre-flight): a string-catalogue key and its arguments {0}, {1}, ...
  std::string key;
  std::vector<std::string> args;
};

// True for rate_limit, overloaded, server, timeout-before-first-byte and network; false when the
// vendor said x-should-retry: false, and for everything a second try cannot mend.
bool is_retryable(const Error& error);

}  // namespace triptych

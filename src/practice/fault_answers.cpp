// The vendors' errors that no request causes: limits, overload, failures.
// Sources: the vendors' pages on errors and rate limits (2026-07 to 2026-11); recorded errors for
// the wording; OpenAI exposes no retry header to pages, so the wait also stands in the message.
#include <cmath>

#include "practice/facts.h"
#include "practice/faults.h"
#include "practice/vendors.h"

namespace triptych::practice {
namespace {

// "20s", "50ms", "1m3s", as OpenAI writes them.
std::string spelled(double seconds) {
  if (seconds < 1) return std::to_string(std::lround(seconds * 1000)) + "ms";
  if (seconds < 60) return plain_number(seconds) + "s";
  const long whole = std::lround(seconds);
  return std::to_string(whole / 60) + "m" + std::to_string(whole % 60) + "s";
}

Outgoing edge_page(int status, const std::string& title) {
  Outgoing out;
  out.status = status;
  out.headers = {{"content-type", "text/html"}};
  out.pieces = {"<html><head><title>" + title + "</title></head>\n<body><center><h1>" + title +
                "</h1></center></body></html>\n"};
  return out;
}

Outgoing openai_limit(const Fault& fault, IdGenerator& ids) {
  openai::Refused said;
  said.gate = true;
  said.type = "requests";
  said.code = "rate_limit_exceeded";
  const std::string again =
      fault.wait ? " Please try again in " + spelled(*fault.wait) + "." : std::string();
  said.message =
      "Rate limit reached for the model in organization org-practice on requests per min (RPM): "
      "Limit 3, Used 3, Requested 1." +
      again + " Visit https://platform.openai.com/account/rate-limits to learn more.";
  Outgoing out = openai::refusal(429, said, ids);
  if (fault.wait) {
    out.headers.push_back({"retry-after", plain_number(std::ceil(*fault.wait))});
    out.headers.push_back({"retry-after-ms", plain_number(std::round(*fault.wait * 1000))});
  }
  return out;
}

Outgoing openai_fault(const Fault& fault, IdGenerator& ids) {
  const auto say = [&](int status, const char* message, const char* type, const char* code) {
    openai::Refused said{message, "", code};
    said.type = type;
    said.gate = status == 401 || status == 404 || status == 429;
    return openai::refusal(status, said, ids);
  };
  if (fault.kind == FaultKind::quota || fault.status == 402) {  // the vendor has no 402
    return say(429,
               "You exceeded your current quota, please check your plan and billing details. For "
               "more information on this error, read the docs: "
               "https://platform.openai.com/docs/guides/error-codes/api-errors.",
               "insufficient_quota", "insufficient_quota");
  }
  switch (fault.status) {
    case 401:
      return say(401,
                 "Incorrect API key provided: sk-p***tice. You can find your API key at "
                 "https://platform.openai.com/account/api-keys.",
                 "invalid_request_error", "invalid_api_key");
    case 403:
      return say(403, "Country, region, or territory not supported", "request_forbidden",
                 "unsupported_country_region_territory");
    case 404:
      return say(404, "The model `gone` does not exist or you do not have access to it.",
                 "invalid_request_error", "model_not_found");
    case 413:
      return edge_page(413, "413 Request Entity Too Large");
    case 429:
      return openai_limit(fault, ids);
    case 502:
      return edge_page(502, "502 Bad Gateway");
    case 503:
    case 529:  // the vendor has no 529
      return say(503, "The engine is currently overloaded, please try again later", "server_error",
                 "");
    case 400:
      return say(400, "Invalid request.", "invalid_request_error", "");
    default:
      return say(fault.status,
                 "The server had an error while processing your request. Sorry about that!",
                 "server_error", "");
  }
}

Outgoing anthropic_fault(const Fault& fault, IdGenerator& ids) {
  const auto say = [&](int status, const char* type, const char* message) {
    Outgoing out = anthropic::refusal(status, type, message, ids);
    if (fault.wait) out.headers.push_back({"retry-after", plain_number(std::ceil(*fault.wait))});
    return out;
  };
  if (fault.kind == FaultKind::quota) {
    // Not 402 and not 429: an empty account is a bad request here.
    return say(400, "invalid_request_error",
               "Your credit balance is too low to access the Anthropic API. Please go to Plans & "
               "Billing to upgrade or purchase credits.");
  }
  switch (fault.status) {
    case 401:
      return say(401, "authentication_error", "invalid x-api-key");
    case 402:
      return say(402, "billing_error",
                 "There is an issue with your billing or payment information.");
    case 403:
      return say(403, "permission_error", "Request not allowed");
    case 404:
      return say(404, "not_found_error", "model: gone");
    case 413:
      return say(413, "request_too_large", "Request exceeds the maximum size");
    case 429:
      return say(429, "rate_limit_error",
                 "This request would exceed the rate limit for your organization of 50 requests "
                 "per minute. For details, refer to: https://docs.claude.com/en/api/rate-limits.");
    case 504:
      return say(504, "timeout_error", "Request timed out");
    case 503:
    case 529:
      return say(529, "overloaded_error", "Overloaded");
    case 400:
      return say(400, "invalid_request_error", "Invalid request");
    default:
      return say(fault.status, "api_error", "Internal server error");
  }
}

Outgoing gemini_limit(const Fault& fault) {
  const bool day = fault.kind == FaultKind::quota || fault.status == 402;
  const std::string rpc = "type.googleapis.com/google.rpc.";
  const std::string metric =
      "generativelanguage.googleapis.com/generate_content_free_tier_requests";
  OrderedJson violation = {{"quotaMetric", metric}};
  violation["quotaId"] = std::string("GenerateRequests") + (day ? "PerDay" : "PerMinute") +
                         "PerProjectPerModel-FreeTier";
  violation["quotaDimensions"] = {{"location", "global"}, {"model", "practice"}};
  violation["quotaValue"] = "20";
  OrderedJson failure = {{"@type", rpc + "QuotaFailure"}};
  failure["violations"] = OrderedJson::array({std::move(violation)});
  OrderedJson details = OrderedJson::array({std::move(failure)});
  std::string message =
      "You exceeded your current quota, please check your plan and billing details. For more "
      "information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.\n* "
      "Quota exceeded for metric: " +
      metric + ", limit: 20";
  if (fault.wait) {
    const std::string delay = plain_number(*fault.wait) + "s";
    message += "\nPlease retry in " + delay + ".";
    details.push_back({{"@type", rpc + "RetryInfo"}, {"retryDelay", delay}});
  }
  return gemini::refusal(429, "RESOURCE_EXHAUSTED", message, std::move(details));
}

Outgoing gemini_fault(const Fault& fault) {
  using gemini::refusal;
  const std::string report = "https://developers.generativeai.google/guide/troubleshooting";
  const bool limit = fault.kind == FaultKind::quota || fault.status == 402;  // nor has it a 402
  if (limit || fault.status == 429) return gemini_limit(fault);
  switch (fault.status) {
    case 400:
      return refusal(400, "FAILED_PRECONDITION", "User location is not supported for the API use.");
    case 401:
      return refusal(401, "UNAUTHENTICATED",
                     "Request had invalid authentication credentials. Expected OAuth 2 access "
                     "token, login cookie or other valid authentication credential.");
    case 403:
      return refusal(403, "PERMISSION_DENIED",
                     "Your project has been denied access. Please contact support.");
    case 404:
      return refusal(404, "NOT_FOUND",
                     "models/gone is not found for API version v1beta, or is not supported for "
                     "generateContent. Call ListModels to see the list of available models and "
                     "their supported methods.");
    case 413:
      return edge_page(413, "Error 413 (Request Entity Too Large)!!1");
    case 502:
      return edge_page(502, "Error 502 (Server Error)!!1");
    case 503:
    case 529:  // the vendor has no 529
      return refusal(503, "UNAVAILABLE", "The model is overloaded. Please try again later.");
    case 504:
      return refusal(504, "DEADLINE_EXCEEDED", "The request timed out. Please try again.");
    default:
      return refusal(fault.status, "INTERNAL",
                     "An internal error has occurred. Please retry or report in " + report);
  }
}

}  // namespace

Outgoing fault_answer(const Fault& fault, Vendor vendor, IdGenerator& ids) {
  if (vendor == Vendor::anthropic) return anthropic_fault(fault, ids);
  if (vendor == Vendor::gemini) return gemini_fault(fault);
  return openai_fault(fault, ids);
}

}  // namespace triptych::practice

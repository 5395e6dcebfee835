// Base URLs as people type them -> the URL to call.
#pragma once

#include <string>
#include <string_view>

namespace triptych {

// Where a vendor's version segment goes when the user's base URL has none.
struct ApiPath {
  std::string_view version;  // "/v1"
  bool version_last = true;  // true: only a version as the last segment counts as given;
                             // false: one anywhere does (gateways: /v1beta/openai)
};

// `typed` may be empty (then `origin`), lack a scheme, be wrapped in quotes (base/web_address.h),
// end in slashes, hold a version or not, or be a whole endpoint copied from a manual. Returns a URL
// without a slash at the end, version included; "" when what was typed is no address.
std::string api_root(std::string_view typed, std::string_view origin, ApiPath path);

// Percent-encodes everything but unreserved characters (RFC 3986 §2.3) and those in `keep`.
std::string url_escape(std::string_view text, std::string_view keep = "");

}  // namespace triptych

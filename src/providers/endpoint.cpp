#include "providers/endpoint.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/web_address.h"

namespace triptych {
namespace {

void drop_slashes(std::string& url) {
  while (url.ends_with('/')) url.pop_back();
}

// Endpoints that manuals print whole; what stands before them is the base.
void drop_endpoint(std::string& url) {
  url.resize(std::min(url.find("/models/"), url.size()));
  constexpr std::array<std::string_view, 4> kEndpoints = {"/chat/completions", "/completions",
                                                          "/messages", "/models"};
  for (const std::string_view endpoint : kEndpoints) {
    if (!url.ends_with(endpoint)) continue;
    url.resize(url.size() - endpoint.size());
    drop_slashes(url);
    return;
  }
}

// "v1", "v1beta", "v2alpha"
bool is_version(std::string_view segment) {
  return segment.size() >= 2 && segment[0] == 'v' && is_digit(segment[1]);
}

bool has_version(std::string_view url, bool last_only) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == url.npos ? 0 : scheme + 3);
  if (path == url.npos) return false;
  std::string_view rest = url.substr(path + 1);
  if (last_only) return is_version(rest.substr(rest.rfind('/') + 1));
  while (!rest.empty()) {
    const std::size_t slash = rest.find('/');
    if (is_version(rest.substr(0, slash))) return true;
    if (slash == rest.npos) break;
    rest.remove_prefix(slash + 1);
  }
  return false;
}

}  // namespace

std::string api_root(std::string_view typed, std::string_view origin, ApiPath path) {
  const TypedAddress address = read_address(typed);
  std::string url(address.state == TypedAddress::State::empty ? origin : address.url);
  if (url.empty()) return url;
  drop_slashes(url);
  drop_endpoint(url);
  if (!has_version(url, path.version_last)) url.append(path.version);
  return url;
}

std::string url_escape(std::string_view text, std::string_view keep) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kUnreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char c : text) {
    if (kUnreserved.find(c) != kUnreserved.npos || keep.find(c) != keep.npos) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return out;
}

}  // namespace triptych

#include "base/web_address.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"

namespace triptych {
namespace {

constexpr std::string_view kHttp = "http://", kHttps = "https://";

bool is_name_char(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; }

bool is_host_name(std::string_view host) {
  if (host.empty() || host.size() > 253) return false;
  while (!host.empty()) {
    const std::string_view label = host.substr(0, host.find('.'));
    if (label.empty() || !std::all_of(label.begin(), label.end(), is_name_char)) return false;
    host.remove_prefix(std::min(label.size() + 1, host.size()));
  }
  return true;
}

bool is_ipv6(std::string_view host) {
  if (host.size() < 4 || host.front() != '[' || host.back() != ']') return false;
  const std::string_view inner = host.substr(1, host.size() - 2);
  return std::all_of(inner.begin(), inner.end(), [](char c) {
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f') || c == ':' || c == '.';
  });
}

bool is_ipv4(std::string_view host) {
  int parts = 0;
  for (std::string_view rest = host; ++parts <= 4;) {
    const std::string_view part = rest.substr(0, rest.find('.'));
    if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), is_digit))
      return false;
    if (part.size() == rest.size()) return parts == 4;
    rest.remove_prefix(part.size() + 1);
  }
  return false;
}

bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; }) &&
         text.find('\\') == text.npos;
}

// --- what people paste around an address --------------------------------------------------------

// Characters without a glyph; they come along when text is copied from chats and PDFs.
constexpr std::array<std::string_view, 10> kInvisible = {
    "\u200b", "\u200c", "\u200d", "\u200e", "\u200f",
    "\u2060", "\ufeff", "\u00ad", "\u202a", "\u202c",
};
constexpr std::array<std::string_view, 24> kBefore = {
    "\"", "'", "`", "<", "(", "[", "{", "*", "_", "|", "=", ",",
    ";",  "“", "”", "„", "‘", "’", "‚", "«", "»", "‹", "›", "\u00a0",
};
constexpr std::array<std::string_view, 25> kBehind = {
    "\"", "'", "`", ">", ")", "}", "*", "_", "|", ",", ";",      ".", ":",
    "“",  "”", "„", "‘", "’", "‚", "«", "»", "‹", "›", "\u00a0", "/",
};

std::string without_invisible(std::string_view typed) {
  std::string out(typed);
  for (const std::string_view mark : kInvisible) {
    for (std::size_t at = out.find(mark); at != out.npos; at = out.find(mark, at))
      out.erase(at, mark.size());
  }
  return out;
}

std::string_view without_wrapping(std::string_view text) {
  for (bool changed = true; changed;) {
    changed = false;
    text = trimmed(text);
    for (const std::string_view mark : kBefore) {
      // "[::1]:8080" begins with a bracket of its own.
      if (!text.starts_with(mark) || (mark == "[" && text.starts_with("[:"))) continue;
      text.remove_prefix(mark.size());
      changed = true;
    }
    for (const std::string_view mark : kBehind) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      changed = true;
    }
    if (text.ends_with("]") && text.find('[') == text.npos) {
      text.remove_suffix(1);
      changed = true;
    }
  }
  return text;
}

// "[the gateway](http://127.0.0.1:8080)" -> the part in round brackets.
std::string_view link_target(std::string_view text) {
  const std::size_t middle = text.find("](");
  return middle == text.npos ? text : text.substr(middle + 2);
}

// Of a text without a scheme: more than the first letters of one that is being typed.
bool names_a_server(const WebAddress& address) {
  return address.is_loopback() || address.port != 0 || address.host.find('.') != std::string::npos;
}

bool has_scheme(std::string_view text) { return text.find("://") != text.npos; }

}  // namespace

std::string WebAddress::origin() const {
  std::string out(secure ? kHttps : kHttp);
  out += host;
  if (port != 0 && port != (secure ? 443 : 80)) out += ":" + std::to_string(port);
  return out;
}

bool WebAddress::is_loopback() const {
  return host == "localhost" || host.ends_with(".localhost") || host == "[::1]" ||
         (host.starts_with("127.") && is_ipv4(host));
}

std::optional<WebAddress> parse_address(std::string_view url) {
  WebAddress out;
  const std::string scheme = lowered(url.substr(0, kHttps.size()));
  out.secure = scheme == kHttps;
  if (!out.secure && !scheme.starts_with(kHttp)) return std::nullopt;
  if (!is_printable(url)) return std::nullopt;
  std::string_view rest = url.substr(out.secure ? kHttps.size() : kHttp.size());
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  out.path = rest.substr(authority.size());
  // A colon behind the brackets of "[::1]:80", or the only one there is.
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == authority.npos ? 0 : bracket);
  out.host = lowered(authority.substr(0, colon));
  if (!is_host_name(out.host) && !is_ipv6(out.host)) return std::nullopt;
  if (colon == authority.npos) return out;
  const std::string_view port = authority.substr(colon + 1);
  const auto read = std::from_chars(port.data(), port.data() + port.size(), out.port);
  const bool whole = read.ec == std::errc() && read.ptr == port.data() + port.size();
  if (!whole || out.port < 1 || out.port > 65535) return std::nullopt;
  return out;
}

std::string origin_of(std::string_view url) {
  const auto address = parse_address(url);
  return address ? address->origin() : "";
}

TypedAddress read_address(std::string_view typed) {
  if (trimmed(typed).empty()) return {};
  const std::string visible = without_invisible(typed);
  const std::string_view bare = without_wrapping(link_target(visible));
  std::string url(bare.substr(0, bare.find_first_of("?#")));
  while (url.ends_with('/')) url.pop_back();
  if (!has_scheme(url)) {
    const auto here = parse_address(std::string(kHttp) + url);
    if (!here || !names_a_server(*here)) return {TypedAddress::State::invalid, ""};
    url.insert(0, here->is_loopback() ? kHttp : kHttps);
  }
  const auto address = parse_address(url);
  if (!address) return {TypedAddress::State::invalid, ""};
  if (!address->secure && !address->is_loopback()) return {TypedAddress::State::insecure, ""};
  std::string_view plain = trimmed(typed);
  while (plain.ends_with('/')) plain.remove_suffix(1);
  const bool same = url.ends_with(plain);  // but for a scheme that was not typed
  return {same ? TypedAddress::State::good : TypedAddress::State::cleaned, std::move(url)};
}

}  // namespace triptych

#include "llm/http.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/secret_mask.h"
#include "base/utf8.h"

namespace triptych {
namespace {

// "Bearer sk-..." is a scheme and a secret: only the latter is hidden.
std::string masked_header(const Secret& value) {
  const std::string_view text = value.reveal(), key = bare_key(value);
  return std::string(text.substr(0, text.size() - key.size())) + masked(key);
}

bool carries_key(std::string_view parameter) {
  constexpr std::array<std::string_view, 5> kNames = {"key", "api_key", "api-key", "apikey",
                                                      "access_token"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return same_name(name, parameter); });
}

// Calls visit(name=value with its separator, whether the value is a key) for each query parameter.
template <class Visit>
void each_parameter(std::string_view url, Visit visit) {
  const std::size_t query = url.find('?');
  std::string_view rest = query == url.npos ? "" : url.substr(query);
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find_first_of("&#", 1));
    const std::size_t equals = pair.find('=');
    visit(pair, equals != pair.npos && carries_key(pair.substr(1, equals - 1)));
    rest.remove_prefix(pair.size());
  }
}

// The key inside a URL: as a query parameter, or as user:password before the host.
std::string masked_url(std::string_view url) {
  std::string out;
  const std::size_t host = url.find("://");
  const std::size_t host_end = url.find_first_of("/?#", host == url.npos ? 0 : host + 3);
  const std::size_t at_sign = url.substr(0, host_end).rfind('@');
  if (host != url.npos && at_sign != url.npos && at_sign > host) {
    out.append(url.substr(0, host + 3)).append(masked(std::string_view()));
    url.remove_prefix(at_sign);
  }
  out.append(url.substr(0, url.find('?')));
  each_parameter(url, [&](std::string_view pair, bool is_key) {
    const std::size_t value = is_key ? pair.find('=') + 1 : pair.size();
    out.append(pair.substr(0, value));
    if (is_key) out.append(masked(pair.substr(value)));
  });
  return out;
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, 1, ',');
  }
  return digits;
}

// File names go into a JSON string here: nothing in them may end it.
std::string plain_name(std::string_view name) {
  std::string out = utf8_repair(name);
  for (char& c : out) {
    if (c == '"' || c == '\\' || (c >= 0 && c < 0x20)) c = '_';
  }
  return out.empty() ? "a file" : out;
}

// The secrets of the headers (of "Bearer sk-..." the part behind the scheme) and of the URL.
SecretMask mask_of(const HttpRequest& request) {
  SecretMask out;
  for (const Header& header : request.headers) {
    if (const auto* secret = std::get_if<Secret>(&header.value)) out.add(bare_key(*secret));
  }
  each_parameter(request.url, [&](std::string_view pair, bool is_key) {
    if (is_key) out.add(pair.substr(pair.find('=') + 1));
  });
  return out;
}

}  // namespace

std::string words_of_file(const BodyFile& file) {
  const bool base64 = file.form == BodyFile::Form::base64;
  return "<" + grouped(file.size()) + (base64 ? " base64 characters of " : " bytes of ") +
         plain_name(file.name) + ">";
}

std::string_view bare_key(const Secret& value) {
  constexpr std::string_view kScheme = "Bearer ";
  std::string_view text = value.reveal();
  if (text.starts_with(kScheme)) text.remove_prefix(kScheme.size());
  return text;
}

std::string header_text(const Header& header) {
  const auto* secret = std::get_if<Secret>(&header.value);
  return secret ? secret->reveal() : std::get<std::string>(header.value);
}

std::string header_value(const HttpHead& head, std::string_view name) {
  for (const Header& header : head.headers) {
    if (same_name(header.name, name)) return header_text(header);
  }
  return "";
}

ShownRequest shown(const HttpRequest& request) {
  ShownRequest out;
  out.method = request.method;
  out.url = masked_url(request.url);
  out.body = request.body.text_with(words_of_file);
  out.body_bytes = request.body.size();
  for (const Header& header : request.headers) {
    const auto* secret = std::get_if<Secret>(&header.value);
    out.headers.emplace_back(header.name, secret ? masked_header(*secret) : header_text(header));
  }
  // A key pasted into the prompt or the base URL by mistake is a secret there as well.
  const SecretMask mask = mask_of(request);
  if (mask.empty()) return out;
  out.url = mask.whole(out.url);
  out.body = mask.whole(out.body);
  for (auto& [name, value] : out.headers) value = mask.whole(value);
  return out;
}

}  // namespace triptych

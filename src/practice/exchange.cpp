#include "practice/exchange.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/ascii.h"
#include "base/utf8.h"

namespace triptych::practice {
namespace {

const std::string kNothing;

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
    if (escape) {
      out.push_back(static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])));
      i += 2;
    } else {
      out.push_back(text[i] == '+' ? ' ' : text[i]);
    }
  }
  return out;
}

void read_url(std::string_view url, Incoming& out) {
  const std::size_t scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const std::size_t path = std::min(url.find_first_of("/?"), url.size());
  out.host = lowered(url.substr(0, path));
  url.remove_prefix(path);
  const std::size_t query = std::min(url.find('?'), url.size());
  out.path = std::string(url.substr(0, query));
  std::string_view rest = url.substr(std::min(query + 1, url.size()));
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    if (!pair.empty()) out.query.emplace(decoded(pair.substr(0, equals)), decoded(value));
  }
}

int escape_unit(std::string_view text, std::size_t i) {
  if (i + 6 > text.size() || text[i] != '\\' || text[i + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t k = i + 2; k < i + 6; ++k) {
    if (hex(text[k]) < 0) return -1;
    value = value * 16 + hex(text[k]);
  }
  return value;
}

bool has_lone_surrogate(std::string_view text) {
  for (std::size_t i = text.find('\\'); i < text.size(); i = text.find('\\', i)) {
    const int unit = escape_unit(text, i);
    if (unit < 0xD800 || unit >= 0xE000) {
      i += 2;
      continue;
    }
    const int low = escape_unit(text, i + 6);
    if (unit >= 0xDC00 || low < 0xDC00 || low >= 0xE000) return true;
    i += 12;
  }
  return false;
}

const std::string& found(const std::map<std::string, std::string>& values, const char* name) {
  const auto value = values.find(name);
  return value == values.end() ? kNothing : value->second;
}

}  // namespace

const std::string& Incoming::header(const char* name) const { return found(headers, name); }
const std::string& Incoming::parameter(const char* name) const { return found(query, name); }

Incoming incoming_of(std::string_view url) {
  Incoming out;
  read_url(url, out);
  return out;
}

Incoming incoming_of(const HttpRequest& request, Client client) {
  Incoming out = incoming_of(request.url);
  out.method = request.method;
  for (const Header& header : request.headers) {
    out.headers.insert_or_assign(lowered(header.name), header_text(header));
  }
  out.body = request.body.text();
  out.has_origin = client == Client::page || !out.header("origin").empty();
  return out;
}

std::optional<Json> strict_json(std::string_view text) {
  if (!utf8_valid(text) || has_lone_surrogate(text)) return std::nullopt;
  return parse_json(text);
}

double effort_of(std::string_view level, std::string_view usual) {
  constexpr std::array<std::string_view, 6> kLevels = {"minimal", "low",   "medium",
                                                       "high",    "xhigh", "max"};
  const auto given = std::find(kLevels.begin(), kLevels.end(), level);
  if (given == kLevels.end()) return 1;
  const auto steps = given - std::find(kLevels.begin(), kLevels.end(), usual);
  return std::pow(4.0, static_cast<double>(steps));
}

bool is_plausible_key(std::string_view key) {
  if (key.empty() || key.starts_with("bad")) return false;  // "bad..." is wrong on purpose
  for (const char c : key) {
    if (c <= ' ' || c > '~') return false;
  }
  // What is left when nobody filled in the key: Python's and JavaScript's nothing, manuals' blanks.
  constexpr std::array<std::string_view, 9> kBlanks = {"None",     "null",         "undefined",
                                                       "YOUR_KEY", "YOUR_API_KEY", "your-api-key",
                                                       "sk-...",   "<key>",        "$API_KEY"};
  return std::find(kBlanks.begin(), kBlanks.end(), key) == kBlanks.end();
}

std::string bearer_of(const Incoming& request) {
  const std::string& value = request.header("authorization");
  return value.starts_with("Bearer ") ? value.substr(7) : std::string();
}

std::vector<std::string> words_of(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find_first_not_of(kBlank), text.size());
    const std::size_t end = std::min(text.find_first_of(kBlank, begin), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

std::string quoted_list(const std::vector<std::string>& words, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? last : ", ";
    out += "'" + words[i] + "'";
  }
  return out;
}

std::string short_dump(const Json& value, std::size_t most) {
  const std::string text = dump_json(value);
  return std::string(utf8_prefix(text, most));
}

}  // namespace triptych::practice

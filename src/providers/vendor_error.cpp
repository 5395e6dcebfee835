#include "providers/vendor_error.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "base/utf8.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxRaw = 64 * 1024;
constexpr std::size_t kMaxPlainText = 2000;
constexpr double kMaxWait = 366.0 * 24 * 3600;  // seconds; more is no hint

std::size_t find_words(std::string_view text, std::string_view words) {
  const auto found = std::search(text.begin(), text.end(), words.begin(), words.end(), same_letter);
  return found == text.end() ? text.npos : static_cast<std::size_t>(found - text.begin());
}

// Takes "12.5" off the front. Written out because strtod obeys the locale.
std::optional<double> take_number(std::string_view& text) {
  std::size_t i = 0;
  double value = 0, place = 1;
  bool fraction = false;
  for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !fraction)); ++i) {
    if (text[i] == '.') {
      if (i + 1 >= text.size() || !is_digit(text[i + 1])) break;  // a full stop
      fraction = true;
    } else if (fraction) {
      value += (text[i] - '0') * (place /= 10);
    } else {
      value = value * 10 + (text[i] - '0');
    }
  }
  if (i == 0) return std::nullopt;
  text.remove_prefix(i);
  return value;
}

// Seconds per unit; 0 for a word that is no unit of time.
double unit_seconds(std::string_view unit) {
  struct Unit {
    std::string_view name;
    double seconds;
  };
  constexpr Unit kUnits[] = {
      {"ms", 0.001},  {"milliseconds", 0.001}, {"s", 1},       {"sec", 1},     {"secs", 1},
      {"second", 1},  {"seconds", 1},          {"m", 60},      {"min", 60},    {"mins", 60},
      {"minute", 60}, {"minutes", 60},         {"h", 3600},    {"hour", 3600}, {"hours", 3600},
      {"d", 86400},   {"day", 86400},          {"days", 86400}};
  for (const Unit& known : kUnits) {
    if (std::equal(known.name.begin(), known.name.end(), unit.begin(), unit.end(), same_letter)) {
      return known.seconds;
    }
  }
  return 0;
}

std::optional<Millis> millis_of(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0 || seconds > kMaxWait) return std::nullopt;
  return Millis(static_cast<Millis::rep>(std::ceil(seconds * 1000 - 1e-6)));
}

std::optional<Millis> number_of(std::string_view text, double unit) {
  text = trimmed(text);
  const auto number = take_number(text);
  if (!number || !text.empty()) return std::nullopt;  // an HTTP date needs a clock, which we lack
  return millis_of(*number * unit);
}

// Gateways wrap what the vendor said: an error in an error, a list of details, JSON as the text of
// a message, behind a sentence of their own ("litellm.BadRequestError: ... - {...}") or beside it
// (error.metadata.raw of OpenRouter).
constexpr int kMaxWrappings = 6;
std::string sentence_in(const Json& value, int depth);

std::string sentence_in_text(const std::string& text, int depth) {
  const std::size_t brace = text.find('{');
  if (brace == text.npos) return text;
  const std::size_t end = text.rfind('}');
  if (end == text.npos || end < brace) return text;
  const auto json = parse_json(std::string_view(text).substr(brace, end + 1 - brace));
  // Not any JSON: a sentence may quote the schema or the parameter it complains about.
  const bool error = json && (json->contains("error") || at(*json, "message").is_string() ||
                              at(*json, "detail").is_string());
  const std::string inside = error ? sentence_in(*json, depth - 1) : "";
  return inside.empty() ? text : inside;
}

std::string sentence_in_object(const Json& object, int depth) {
  std::string words;
  for (const char* key : {"error", "message", "detail", "error_description", "error_message", "msg",
                          "errors", "title", "reason", "description"}) {
    if (words = sentence_in(at(object, key), depth - 1); !words.empty()) break;
  }
  const std::string raw = sentence_in(at(at(object, "metadata"), "raw"), depth - 1);
  if (raw.empty() || words.find(raw) != words.npos) return words;
  return words.empty() ? raw : words + ": " + raw;
}

std::string sentence_in(const Json& value, int depth) {
  if (depth == 0) return "";
  if (value.is_string()) return sentence_in_text(value.get<std::string>(), depth);
  if (value.is_object()) return sentence_in_object(value, depth);
  if (!value.is_array()) return "";
  for (const Json& one : value) {
    if (std::string words = sentence_in(one, depth - 1); !words.empty()) return words;
  }
  return "";
}

}  // namespace

bool mentions(std::string_view text, std::string_view words) {
  return find_words(text, words) != text.npos;
}

std::optional<Millis> parse_wait(std::string_view text) {
  double seconds = 0;
  bool any = false;
  for (;;) {
    std::string_view rest = text;
    const auto number = take_number(rest);
    if (!number) break;
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_letter);
    const auto length = static_cast<std::size_t>(end - rest.begin());
    const double unit = unit_seconds(rest.substr(0, length));
    if (unit == 0) break;
    seconds += *number * unit;
    any = true;
    text = rest.substr(length);
  }
  return any ? millis_of(seconds) : std::nullopt;
}

std::optional<Millis> wait_in_sentence(std::string_view sentence) {
  for (const std::string_view words : {"try again in ", "retry in ", "retry after ", "wait "}) {
    const std::size_t at = find_words(sentence, words);
    if (at == sentence.npos) continue;
    if (const auto wait = parse_wait(sentence.substr(at + words.size()))) return wait;
  }
  return std::nullopt;
}

bool tells_error(const Json& error) {
  return (error.is_object() && !error.empty()) ||
         (error.is_string() && !error.get_ref<const std::string&>().empty());
}

std::string text_of_code(const Json& code) {
  if (code.is_string()) return code.get<std::string>();
  return code.is_number_integer() ? code.dump() : std::string();
}

std::string capped_raw(std::string_view body) { return std::string(utf8_prefix(body, kMaxRaw)); }

Json error_json(std::string_view body) {
  std::optional<Json> json = parse_json(body);
  if (!json) return nullptr;
  if (json->is_array()) return at(*json, std::size_t{0});
  return std::move(*json);
}

std::string message_in(const Json& body) { return sentence_in(body, kMaxWrappings); }

std::string message_in_text(std::string_view body) {
  body = trimmed(body);
  const std::string text = utf8_repair(utf8_prefix(body, kMaxRaw));
  const std::size_t title = find_words(text, "<title");
  if (title != text.npos) {
    const std::size_t begin = text.find('>', title);
    const std::size_t end = find_words(text, "</title");
    if (begin != text.npos && end != text.npos && end > begin) {
      return std::string(trimmed(std::string_view(text).substr(begin + 1, end - begin - 1)));
    }
  }
  if (text.starts_with('<') || text.starts_with('{') || text.starts_with('[')) return "";
  return std::string(utf8_prefix(text, kMaxPlainText));
}

ErrorKind kind_of_status(int status) {
  switch (status) {
    case 0:
      return ErrorKind::network;
    case 401:
      return ErrorKind::auth;
    case 402:
      return ErrorKind::quota;
    case 403:
      return ErrorKind::permission;
    case 408:
      return ErrorKind::timeout;
    case 409:
      return ErrorKind::server;  // a conflict between requests: passes by itself
    case 413:
      return ErrorKind::too_large;
    case 429:
      return ErrorKind::rate_limit;
    case 499:
      return ErrorKind::server;  // Google: the vendor gave the call up
    case 503:
    case 529:
      return ErrorKind::overloaded;
    default:
      break;
  }
  if (status >= 500) return ErrorKind::server;
  return status >= 400 ? ErrorKind::rejected : ErrorKind::malformed;
}

Error error_from_status(const HttpHead& head, std::string_view body) {
  Error error;
  error.kind = kind_of_status(head.status);
  error.http_status = head.status;
  error.raw_body = capped_raw(body);
  error.request_id = header_value(head, "x-request-id");
  if (error.request_id.empty()) error.request_id = header_value(head, "request-id");
  error.retry_after = number_of(header_value(head, "retry-after-ms"), 0.001);
  if (!error.retry_after) error.retry_after = number_of(header_value(head, "retry-after"), 1);
  const std::string should_retry = header_value(head, "x-should-retry");
  if (should_retry == "true") error.should_retry = true;
  if (should_retry == "false") error.should_retry = false;
  return error;
}

Error explained(const HttpHead& head, std::string_view body, void (*read)(const Json&, Error&)) {
  Error error = error_from_status(head, body);
  const Json json = error_json(body);
  if (json.is_null()) error.message = message_in_text(body);
  read(json, error);
  return error;
}

}  // namespace triptych

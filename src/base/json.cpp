#include "base/json.h"

#include <cmath>
#include <limits>

#include "base/ascii.h"
#include "base/json_quote.h"
#include "base/json_strict.h"
#include "base/utf8.h"

namespace triptych {
namespace {

constexpr int kMaxDepth = 256;

// Counted before parsing: destroying or dumping a value that nests a million deep would overflow
// the stack however carefully it was read.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxDepth) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Half a surrogate pair is legal JSON text but no character: servers that cut text at 16-bit units
// send it. It becomes U+FFFD, as in every browser.
std::string replace_lone_surrogates(std::string text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != '\\') continue;
    const int unit = json_escape_at(text, i);
    if (is_high_surrogate(unit) && is_low_surrogate(json_escape_at(text, i + 6))) {
      i += 11;
    } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
      text.replace(i + 2, 4, "FFFD");
      i += 5;
    } else {
      ++i;
    }
  }
  return text;
}

template <class J>
std::optional<J> parse_strictly(std::string_view text) {
  if (too_deep(text)) return std::nullopt;
  J json = J::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return std::nullopt;
  return json;
}

template <class J>
std::optional<J> parse(std::string_view text) {
  if (auto json = parse_strictly<J>(text)) return json;
  // The repairs cost a copy, so they wait until they are needed.
  const std::string repaired = replace_lone_surrogates(utf8_repair(text));
  return repaired == text ? std::nullopt : parse_strictly<J>(repaired);
}

// As the library's own dump() writes it, which looks at each byte of a text by itself.
template <class J>
class Writer {
 public:
  Writer(std::string& out, int indent) : out_(out), indent_(indent) {}

  void write(const J& json, int depth) {
    if (const auto* text = json.template get_ptr<const std::string*>())
      append_quoted(out_, *text);
    else if (json.is_structured())
      write_parts(json, depth);
    else
      out_ += json.dump();
  }

 private:
  void write_parts(const J& json, int depth) {
    const bool named = json.is_object();
    out_ += named ? '{' : '[';
    bool first = true;
    for (auto part = json.begin(); part != json.end(); ++part, first = false) {
      if (!first) out_ += ',';
      new_line(depth + 1);
      if (named) {
        append_quoted(out_, part.key());
        out_ += indent_ < 0 ? ":" : ": ";
      }
      write(*part, depth + 1);
    }
    if (!first) new_line(depth);
    out_ += named ? '}' : ']';
  }
  void new_line(int depth) {
    if (indent_ < 0) return;
    out_ += '\n';
    for (int i = 0; i < depth; ++i) out_.append(static_cast<std::size_t>(indent_), ' ');
  }

  std::string& out_;
  int indent_;
};

template <class J>
std::string dump(const J& json, int indent) {
  std::string out;
  Writer<J>(out, indent).write(json, 0);
  return out;
}

const Json kNull;

}  // namespace

int json_escape_at(std::string_view text, std::size_t i) {
  if (i + 6 > text.size() || text[i] != '\\' || text[i + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t k = i + 2; k < i + 6; ++k) {
    const int digit = hex_digit(text[k]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

std::optional<Json> parse_json_strictly(std::string_view text) {
  return parse_strictly<Json>(text);
}

std::optional<Json> parse_json(std::string_view text) { return parse<Json>(text); }

std::optional<OrderedJson> parse_ordered_json(std::string_view text) {
  return parse<OrderedJson>(text);
}

const Json& at(const Json& json, std::string_view key) {
  if (!json.is_object()) return kNull;
  const auto found = json.find(key);
  return found == json.end() ? kNull : *found;
}

const Json& at(const Json& json, std::size_t index) {
  return json.is_array() && index < json.size() ? json[index] : kNull;
}

std::string string_at(const Json& json, std::string_view key) {
  const Json& value = at(json, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<double> number_at(const Json& json, std::string_view key) {
  const Json& value = at(json, key);
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

std::optional<int> int_at(const Json& json, std::string_view key) {
  const std::optional<double> number = number_at(json, key);
  // Every int is exact in a double; anything else is no int.
  if (!number || *number != std::floor(*number)) return std::nullopt;
  if (*number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max()) {
    return std::nullopt;
  }
  return static_cast<int>(*number);
}

bool bool_at(const Json& json, std::string_view key) {
  const Json& value = at(json, key);
  return value.is_boolean() && value.get<bool>();
}

std::string dump_json(const OrderedJson& json, int indent) { return dump(json, indent); }
std::string dump_json(const Json& json, int indent) { return dump(json, indent); }

}  // namespace triptych

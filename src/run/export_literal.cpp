// JSON values as literals of a programming language, laid out for people.
#include <algorithm>

#include "run/export_parts.h"

namespace triptych::code_export {
namespace {

constexpr std::size_t kLineLength = 88;

std::string in_quotes(std::string_view text) { return '"' + escaped(text) + '"'; }

bool identifier(std::string_view text) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
  };
  return !text.empty() && letter(text[0]) && std::all_of(text.begin(), text.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9');
  });
}

std::string key_of(const std::string& key, const Syntax& syntax) {
  if (!syntax.bare_keys) return in_quotes(key);
  if (key == "__proto__") return "[\"__proto__\"]";  // without brackets it would set the prototype
  return identifier(key) ? key : in_quotes(key);
}

class Writer {
 public:
  Writer(const TakenApart& request, const Syntax& syntax) : request_(request), syntax_(syntax) {}

  // On one line when it fits behind `used` characters, else one member per line.
  std::string write(const OrderedJson& value, std::size_t depth, std::size_t used) const {
    if (!value.is_structured() || value.empty()) return scalar(value);
    std::string line;
    if (one_line(value, kLineLength - std::min(used, kLineLength), line)) return line;
    const bool object = value.is_object();
    const std::string pad((depth + 1) * syntax_.indent, ' ');
    std::string out(1, object ? '{' : '[');
    bool first = true;
    for (const auto& item : value.items()) {
      const std::string name = object ? key_of(item.key(), syntax_) + ": " : "";
      out += (first ? "\n" : ",\n") + pad + name;
      out += write(item.value(), depth + 1, pad.size() + name.size() + 1);
      first = false;
    }
    return out + '\n' + std::string(depth * syntax_.indent, ' ') + (object ? '}' : ']');
  }

 private:
  std::string scalar(const OrderedJson& value) const {
    if (value.is_null()) return std::string(syntax_.null_word);
    if (value.is_boolean()) {
      return std::string(value.get<bool>() ? syntax_.true_word : syntax_.false_word);
    }
    if (value.is_string()) {
      const Pieces pieces = request_.pieces_of(value.get_ref<const std::string&>());
      return expression(pieces, syntax_, syntax_.key);
    }
    return dump_json(value);  // numbers, {} and []
  }

  // Appends `value` to `line`; false as soon as the line grows beyond `room`.
  bool one_line(const OrderedJson& value, std::size_t room, std::string& line) const {
    if (!value.is_structured() || value.empty()) {
      // A long text is not written out only to learn that it is long.
      if (value.is_string() && value.get_ref<const std::string&>().size() > room) return false;
      line += scalar(value);
      return line.size() <= room;
    }
    const bool object = value.is_object();
    line += object ? '{' : '[';
    bool first = true;
    for (const auto& item : value.items()) {
      if (!first) line += ", ";
      first = false;
      if (object) line += key_of(item.key(), syntax_) + ": ";
      if (!one_line(item.value(), room, line)) return false;
    }
    line += object ? '}' : ']';
    return line.size() <= room;
  }

  const TakenApart& request_;
  const Syntax& syntax_;
};

}  // namespace

std::string expression(const Pieces& pieces, const Syntax& syntax, std::string_view key) {
  std::string out;
  for (const Piece& piece : pieces) {
    if (!out.empty()) out += " + ";
    if (piece.kind == Piece::Kind::key) {
      out += key;
    } else if (piece.kind == Piece::Kind::file) {
      out += std::string(syntax.base64_of) + "(" + in_quotes(piece.text) + ")";
    } else {
      out += in_quotes(piece.text);
    }
  }
  return out.empty() ? "\"\"" : out;
}

std::string literal(const OrderedJson& value, const TakenApart& request, const Syntax& syntax,
                    std::size_t depth) {
  return Writer(request, syntax).write(value, depth, kLineLength);
}

std::string raw_body_expression(const TakenApart& request, const Syntax& syntax) {
  return expression(request.pieces_of(request.raw_body), syntax, syntax.key);
}

}  // namespace triptych::code_export

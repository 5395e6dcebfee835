// What the exporters of export_code.h share: a request taken apart into text, "the key goes here"
// and "the base64 of that file goes here", and literals of the languages that write objects like
// JSON. Private to src/run/export_*.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "providers/provider.h"

namespace triptych::code_export {

struct Piece {
  enum class Kind { text, key, file };
  Kind kind = Kind::text;
  std::string text;  // of a file: its name
};
using Pieces = std::vector<Piece>;

struct TakenApart {
  std::string method;
  Pieces url;
  std::vector<std::pair<std::string, Pieces>> headers;
  // The body as JSON, in whose strings a mark stands for each file's base64; nullopt when it is no
  // JSON (or when there is none). `raw_body` is the same as text.
  std::optional<OrderedJson> body;
  std::string raw_body;
  std::string mark;  // "mark0;" is the first file's; occurs nowhere else
  std::vector<std::string> files;
  std::vector<FormField> form;  // instead of a body; the client writes its Content-Type
  std::string key_variable;
  bool key_required = true;
  bool stream = false;

  Pieces pieces_of(std::string_view text) const;  // splits at the marks
};
TakenApart take_apart(const Provider& provider, const Call& call);

// The inside of a string in double quotes, valid in JSON, Python and JavaScript alike. Letters of
// all languages stay readable; control characters and invisible ones that reorder or hide text do
// not.
std::string escaped(std::string_view text);
// One word of a shell; what shows nothing or reorders is written as numbers.
std::string shell_quoted(std::string_view text);

// How a language spells values. An expression of several pieces is joined with " + ".
struct Syntax {
  std::string_view null_word, true_word, false_word;
  std::size_t indent = 4;
  bool bare_keys = false;        // identifiers need no quotes, and __proto__ is special
  std::string_view base64_of;    // function of a file name
  std::string key, escaped_key;  // expressions; the second for use inside a URL
};
std::string expression(const Pieces& pieces, const Syntax& syntax, std::string_view key);
// `value` as source text whose first line is already indented by `depth` steps.
std::string literal(const OrderedJson& value, const TakenApart& request, const Syntax& syntax,
                    std::size_t depth);
// The body as an expression: the literal, or joined strings when it is no JSON.
std::string raw_body_expression(const TakenApart& request, const Syntax& syntax);

// Whether one of the form's fields is a file.
bool sends_files(const TakenApart& request);

std::string curl_code(const TakenApart& request);
std::string python_code(const TakenApart& request);
std::string javascript_code(const TakenApart& request);

}  // namespace triptych::code_export

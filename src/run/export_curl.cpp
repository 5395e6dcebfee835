// The body goes through a here-document: no quoting level of the shell lies between the reader and
// the JSON. Without files the document is quoted and stands as it is; with files it is unquoted, so
// that
// $(base64 ...) runs in it, and everything else the shell would touch is escaped.
#include <algorithm>

#include "run/export_parts.h"

namespace triptych::code_export {
namespace {

// Characters that mean nothing inside double quotes, not even to an interactive shell ("!" does).
bool plain(std::string_view text) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 :/._?=&-";
  return text.find_first_not_of(kPlain) == text.npos;
}

std::string key_reference(const TakenApart& request) {
  return request.key_required ? "$" + request.key_variable
                              : "${" + request.key_variable + ":-none}";
}

std::string shell_word(const Pieces& pieces, const TakenApart& request) {
  const auto is_key = [](const Piece& piece) { return piece.kind == Piece::Kind::key; };
  const bool any_key = std::any_of(pieces.begin(), pieces.end(), is_key);
  const bool together = any_key && std::all_of(pieces.begin(), pieces.end(), [&](const Piece& p) {
                          return is_key(p) || plain(p.text);
                        });
  std::string out = together ? "\"" : "";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (is_key(pieces[i])) {
      const std::string key = key_reference(request);
      // A letter right behind would become part of the variable's name.
      const bool last = i + 1 == pieces.size();
      const std::string safe = last || key[1] == '{' ? key : "${" + key.substr(1) + "}";
      out += together ? safe : '"' + safe + '"';
    } else {
      out += together ? pieces[i].text : shell_quoted(pieces[i].text);
    }
  }
  return together ? out + '"' : out;
}

std::string shell_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '$' || c == '`') out += '\\';
    out += c;
  }
  return out;
}

// The body as text, in which marks still stand for the files.
std::string body_text(const TakenApart& request) {
  if (!request.body) return request.raw_body;
  Syntax json;
  json.null_word = "null";
  json.true_word = "true";
  json.false_word = "false";
  json.indent = 2;
  TakenApart unsplit;  // without files no mark is taken for one
  unsplit.mark = request.mark;
  return literal(*request.body, unsplit, json, 0);
}

std::string with_files(const TakenApart& request, std::string_view text) {
  std::string out;
  for (const Piece& piece : request.pieces_of(text)) {
    if (piece.kind == Piece::Kind::file) {
      out += "$(base64 < " + shell_quoted(piece.text) + " | tr -d '\\n')";
    } else {
      out += shell_escaped(piece.text);
    }
  }
  return out;
}

std::string delimiter_for(const std::string& text) {
  std::string delimiter = "END_OF_BODY";
  for (int i = 2; text.find(delimiter) != text.npos; ++i) {
    delimiter = "END_OF_BODY_" + std::to_string(i);
  }
  return delimiter;
}

std::string options(const TakenApart& request) {
  std::string out;
  if (request.stream) out += " --no-buffer";
  // curl reads brackets and braces in a URL as a pattern.
  const bool pattern = std::any_of(request.url.begin(), request.url.end(), [](const Piece& piece) {
    return piece.text.find_first_of("[]{}") != std::string::npos;
  });
  if (pattern) out += " --globoff";
  const bool sends = !request.raw_body.empty() || !request.form.empty();
  const bool implied = request.method == (sends ? "POST" : "GET");
  if (!implied) out += " --request " + shell_quoted(request.method);
  return out;
}

// curl reads ; and , behind an unquoted path, and takes no quote inside quotes without backslash.
std::string form_path(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string form_options(const TakenApart& request) {
  std::string out;
  for (const FormField& field : request.form) {
    if (field.sent_name.empty()) {
      out += " \\\n  --form-string " + shell_quoted(field.name + "=" + field.value);
      continue;
    }
    std::string file = field.name + "=@" + form_path(field.value);
    if (field.sent_name != field.value) file += ";filename=" + form_path(field.sent_name);
    out += " \\\n  --form " + shell_quoted(file);
  }
  return out;
}

}  // namespace

std::string curl_code(const TakenApart& request) {
  std::string out = "curl" + options(request) + " " + shell_word(request.url, request);
  for (const auto& [name, value] : request.headers) {
    Pieces line = value;
    if (line.empty() || line[0].kind != Piece::Kind::text) line.insert(line.begin(), Piece());
    line[0].text.insert(0, name + ": ");
    out += " \\\n  --header " + shell_word(line, request);
  }
  out += form_options(request);
  if (request.raw_body.empty()) return out + "\n";
  std::string text = body_text(request);
  if (!request.files.empty()) text = with_files(request, text);
  const std::string delimiter = delimiter_for(text);
  const std::string quote = request.files.empty() ? "'" : "";
  out += " \\\n  --data-binary @- <<" + quote + delimiter + quote + "\n";
  return out + text + "\n" + delimiter + "\n";
}

}  // namespace triptych::code_export

#include "run/export_parts.h"

namespace triptych::code_export {
namespace {

Syntax javascript_syntax(const TakenApart& request) {
  Syntax syntax;
  syntax.null_word = "null";
  syntax.true_word = "true";
  syntax.false_word = "false";
  syntax.indent = 2;
  syntax.bare_keys = true;
  syntax.base64_of = "base64Of";
  const std::string variable = "process.env." + request.key_variable;
  syntax.key = request.key_required ? variable : "(" + variable + " ?? \"none\")";
  syntax.escaped_key = "encodeURIComponent(" + syntax.key + ")";
  return syntax;
}

std::string form_lines(const TakenApart& request) {
  if (request.form.empty()) return "";
  std::string out = sends_files(request) ? "import { readFileSync } from \"node:fs\";\n" : "";
  out += "\nconst form = new FormData();\n";
  for (const FormField& field : request.form) {
    out += "form.append(\"" + escaped(field.name) + "\", ";
    if (field.sent_name.empty()) {
      out += "\"" + escaped(field.value) + "\");\n";
    } else {
      out += "new Blob([readFileSync(\"" + escaped(field.value) + "\")]), \"" +
             escaped(field.sent_name) + "\");\n";
    }
  }
  return out;
}

constexpr std::string_view kJavaScriptPrintAnswer = R"(console.log(response.status);
console.log(await response.text());
)";

constexpr std::string_view kJavaScriptPrintStream = R"(console.log(response.status);
for await (const bytes of response.body) process.stdout.write(bytes);
)";

}  // namespace

std::string javascript_code(const TakenApart& request) {
  const Syntax syntax = javascript_syntax(request);
  std::string out = "// Node 18 or newer: save as ask.mjs, then: node ask.mjs\n";
  if (!request.files.empty()) {
    out += "import { readFileSync } from \"node:fs\";\n\n";
    out += "const base64Of = (path) => readFileSync(path).toString(\"base64\");\n";
  }
  out += form_lines(request);
  out += "\nconst response = await fetch(" + expression(request.url, syntax, syntax.escaped_key);
  out += ", {\n  method: \"" + escaped(request.method) + "\",\n  headers: {\n";
  for (const auto& [name, value] : request.headers) {
    out += "    \"" + escaped(name) + "\": " + expression(value, syntax, syntax.key) + ",\n";
  }
  out += "  },\n";
  if (!request.form.empty()) {
    out += "  body: form,\n";
  } else if (request.body) {
    out += "  body: JSON.stringify(" + literal(*request.body, request, syntax, 1) + "),\n";
  } else if (!request.raw_body.empty()) {
    out += "  body: " + raw_body_expression(request, syntax) + ",\n";
  }
  out += "});\n";
  out += request.stream ? kJavaScriptPrintStream : kJavaScriptPrintAnswer;
  return out;
}

}  // namespace triptych::code_export

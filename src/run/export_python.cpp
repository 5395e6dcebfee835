#include "run/export_parts.h"

namespace triptych::code_export {
namespace {

Syntax python_syntax(const TakenApart& request) {
  Syntax syntax;
  syntax.null_word = "None";
  syntax.true_word = "True";
  syntax.false_word = "False";
  syntax.base64_of = "base64_of";
  const std::string name = '"' + request.key_variable + '"';
  syntax.key =
      request.key_required ? "os.environ[" + name + "]" : "os.environ.get(" + name + ", \"none\")";
  syntax.escaped_key = "quote(" + syntax.key + ", safe=\"\")";
  return syntax;
}

bool has_key(const Pieces& pieces) {
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::key) return true;
  }
  return false;
}

std::string imports(const TakenApart& request) {
  const bool in_url = has_key(request.url);
  bool anywhere = in_url;
  for (const auto& [name, value] : request.headers) anywhere = anywhere || has_key(value);
  std::string out;
  if (!request.files.empty()) out += "import base64\n";
  if (anywhere) out += "import os\n";
  if (in_url) out += "from urllib.parse import quote\n";
  return out + (out.empty() ? "" : "\n") + "import requests  # pip install requests\n\n";
}

std::string form_arguments(const TakenApart& request) {
  std::string data, files;
  for (const FormField& field : request.form) {
    const std::string name = "        \"" + escaped(field.name) + "\": ";
    if (field.sent_name.empty()) {
      data += name + "\"" + escaped(field.value) + "\",\n";
    } else {
      files += name + "(\"" + escaped(field.sent_name) + "\", open(\"" + escaped(field.value) +
               "\", \"rb\")),\n";
    }
  }
  if (!data.empty()) data = "    data={\n" + data + "    },\n";
  if (!files.empty()) files = "    files={\n" + files + "    },\n";
  return data + files;
}

constexpr std::string_view kBase64Of = R"(
def base64_of(path):
    with open(path, "rb") as file:
        return base64.b64encode(file.read()).decode("ascii")


)";

constexpr std::string_view kPythonPrintAnswer = R"(response.encoding = "utf-8"
print(response.status_code)
print(response.text)
)";

constexpr std::string_view kPythonPrintStream = R"(print(response.status_code)
for line in response.iter_lines():
    print(line.decode("utf-8"), flush=True)
)";

}  // namespace

std::string python_code(const TakenApart& request) {
  const Syntax syntax = python_syntax(request);
  std::string out = imports(request);
  if (!request.files.empty()) out += kBase64Of;
  out += "response = requests.";
  out +=
      request.method == "POST" ? "post(\n" : "request(\n    \"" + escaped(request.method) + "\",\n";
  out += "    " + expression(request.url, syntax, syntax.escaped_key) + ",\n    headers={\n";
  for (const auto& [name, value] : request.headers) {
    out += "        \"" + escaped(name) + "\": " + expression(value, syntax, syntax.key) + ",\n";
  }
  out += "    },\n";
  out += form_arguments(request);
  if (request.body) {
    out += "    json=" + literal(*request.body, request, syntax, 1) + ",\n";
  } else if (!request.raw_body.empty()) {
    out += "    data=(" + raw_body_expression(request, syntax) + ").encode(\"utf-8\"),\n";
  }
  if (request.stream) out += "    stream=True,\n";
  out += "    timeout=600,  # seconds without a byte\n)\n";
  out += request.stream ? kPythonPrintStream : kPythonPrintAnswer;
  return out;
}

}  // namespace triptych::code_export

#include "practice/multipart.h"

#include <algorithm>

#include "base/ascii.h"

namespace triptych::practice {
namespace {

// name="value" inside a header line; "" when absent.
std::string attribute(std::string_view line, std::string_view name) {
  const std::string lead = std::string(name) + "=";
  for (std::size_t at = line.find(lead); at != line.npos; at = line.find(lead, at + 1)) {
    const bool begins = at == 0 || line[at - 1] == ' ' || line[at - 1] == ';';
    if (!begins) continue;  // filename= holds name=
    std::string_view rest = line.substr(at + lead.size());
    if (rest.starts_with('"')) {
      rest.remove_prefix(1);
      return std::string(rest.substr(0, rest.find('"')));
    }
    return std::string(rest.substr(0, rest.find_first_of("; \r\n")));
  }
  return "";
}

FormField field_of(std::string_view part) {
  FormField field;
  const std::size_t gap = part.find("\r\n\r\n");
  if (gap == part.npos) return field;
  std::string_view head = part.substr(0, gap);
  field.content = part.substr(gap + 4);
  while (!head.empty()) {
    const std::size_t end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    const std::string small = lowered(line);
    if (small.starts_with("content-disposition:")) {
      field.name = attribute(line, "name");
      field.file_name = attribute(line, "filename");
    }
    if (small.starts_with("content-type:")) {
      const std::size_t first = std::min(line.find_first_not_of(' ', 13), line.size());
      field.type = std::string(line.substr(first));
    }
  }
  return field;
}

}  // namespace

std::optional<std::vector<FormField>> form_of(const Incoming& request) {
  const std::string& type = request.header("content-type");
  if (!lowered(type).starts_with("multipart/form-data")) return std::nullopt;
  const std::string boundary = attribute(type, "boundary");
  if (boundary.empty()) return std::nullopt;
  const std::string mark = "--" + boundary;
  std::vector<FormField> fields;
  std::string_view body = request.body;
  std::size_t at = body.find(mark);
  while (at != body.npos && fields.size() < 1000) {
    body.remove_prefix(at + mark.size());
    if (body.starts_with("--")) return fields;
    const std::size_t end = body.find("\r\n" + mark);
    if (end == body.npos || !body.starts_with("\r\n")) return std::nullopt;
    fields.push_back(field_of(body.substr(2, end < 2 ? 0 : end - 2)));
    at = end + 2;
  }
  return std::nullopt;
}

}  // namespace triptych::practice

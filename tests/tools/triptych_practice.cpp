// triptych_practice: what the practice provider answers.
//
// Reads one request per line on standard input, as JSON:
//   {"method", "url", "headers": {name: value}, "body": text or "body_base64": bytes, "page": bool}
// and writes one answer per line: {"status", "headers": {name: value}, "body"}. With "page" a
// browser's rules apply, and an answer that a page could not read has the status 0.
#include <iostream>
#include <string>

#include "base/assets.h"
#include "base/strings.h"
#include "practice/decode.h"
#include "practice/practice_transport.h"
#include "tools/exchange.h"

namespace {

using namespace triptych;

HttpRequest request_of(const Json& line) {
  HttpRequest request;
  request.method = string_at(line, "method");
  request.url = string_at(line, "url");
  request.body = string_at(line, "body");
  if (line.contains("body_base64")) {
    request.body = practice::base64_decoded(string_at(line, "body_base64")).value_or("");
  }
  for (const auto& [name, value] : at(line, "headers").items()) {
    request.headers.push_back({name, value.is_string() ? value.get<std::string>() : ""});
  }
  return request;
}

std::string answer_line(const Json& line, practice::IdGenerator& ids) {
  const bool page = bool_at(line, "page");
  const practice::Client client = page ? practice::Client::page : practice::Client::program;
  const practice::Outgoing answer = practice::answer(request_of(line), client, ids);
  OrderedJson out = OrderedJson::object();
  out["status"] = page && answer.hidden ? 0 : answer.status;
  out["headers"] = OrderedJson::object();
  for (const Header& header : answer.headers) out["headers"][header.name] = header_text(header);
  std::string body;
  for (const std::string& piece : answer.pieces) body += piece;
  out["body"] = body;
  return dump_json(out);
}

}  // namespace

int main() {
  practice::IdGenerator ids;
  for (std::string text; std::getline(std::cin, text);) {
    const auto line = parse_json(text);
    if (!line) {
      std::cerr << "triptych_practice: a line that is not JSON\n";
      return 1;
    }
    std::cout << answer_line(*line, ids) << std::endl;
  }
}

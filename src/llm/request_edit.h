// A request as values that can be changed on purpose: lessons break what our own builders made, one
// place at a time, and show what a vendor says about it. An edit is data, one line of text:
//
//   remove /max_tokens                    a place of the body, as JSON Pointer (RFC 6901)
//   set /contents/0/role "system"         any JSON; {bytes} and {key} in its strings are filled in
//   prefix /messages/0/content/0/text Oh  text before the string that stands there
//   cut /messages/0/content/0/text Oh     the same text away again
//   header x-api-key {key}                sets it, whatever stood there
//   no-header anthropic-version
//   query key {key}                       adds a parameter to the address
//   address https://api.openai.com/v1/responses    another one
//   body {"input": []}                    another one, any JSON
//
// Pure values; errors are sentences for an author.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "llm/http.h"

namespace triptych {

struct RequestEdit {
  enum class Kind { remove, set, prefix, cut, header, no_header, query, address, body };
  Kind kind = Kind::remove;
  std::string where;  // JSON Pointer, or the name of a header or parameter; "" = the whole
  std::string value;
};
Result<RequestEdit> parse_edit(std::string_view line);

// What the edits call {bytes} and {key}.
struct EditWords {
  std::string bytes, key;
};

struct PlainRequest {
  std::string method, url;
  std::vector<std::pair<std::string, std::string>> headers;
  OrderedJson body;
};
// As it may be shown: key masked, bytes named. `words` says how both look there.
PlainRequest shown_plain(const HttpRequest& request, EditWords& words);
// As it is sent, with the key in plain: only for requests that do not leave the page.
PlainRequest sent_plain(const HttpRequest& request, const Secret& key, EditWords& words);
HttpRequest practice_request(const PlainRequest& request);

// False when the request lacks a place that an edit names; it is then changed in part.
bool apply_edits(PlainRequest& request, const std::vector<RequestEdit>& edits,
                 const EditWords& words);

// "/messages/0/content" -> "messages[0].content".
std::string place_of_pointer(std::string_view pointer);

}  // namespace triptych

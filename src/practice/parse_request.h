// What a request to one of the vendors asks, whoever made it: so that a question of a Python cell
// can be put in the workbench. Pure; reads only what the judges would accept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "llm/attachment.h"
#include "llm/http.h"

namespace triptych::practice {

struct ParsedRequest {
  std::string provider_id, model, system, text;
  std::vector<Attachment> files;
};
// nullopt: no question, not to a vendor we know, or one that would be refused.
std::optional<ParsedRequest> parse_request(const HttpRequest& request);

}  // namespace triptych::practice

// What the vendors' batch results have in common: a whole answer, or the reason there is none.
#pragma once

#include <string>

#include "base/json.h"
#include "providers/provider.h"

namespace triptych {

// Of the body of a 2xx answer, read by the provider's own parser.
Reply reply_of_body(const Provider& provider, const Json& body);
Reply failed_reply(Error error);
// The vendor gave up on it (words: "error.batch_<why>", why: expired, cancelled).
Reply unanswered_reply(std::string_view why);

}  // namespace triptych

// Internal to the OpenAI wire: what one of its error objects means.
#pragma once

#include "base/json_fwd.h"
#include "llm/error.h"

namespace triptych::openai_wire {

// `body` holds the error object (or is one, at some servers). error.http_status is 0 inside a
// stream.
void explain_json(const Json& body, Error& error);

}  // namespace triptych::openai_wire

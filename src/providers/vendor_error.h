// What the errors of all vendors have in common: reading the body whatever it is, hints when to
// come back, and what a bare HTTP status means.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "llm/error.h"
#include "llm/http.h"

namespace triptych {

// Status, request id, hints of the headers and the capped raw body; kind from the status alone.
Error error_from_status(const HttpHead& head, std::string_view body);

// The whole error of a response that is none of success: what `read` finds in the vendor's JSON, on
// top of what status and headers say; of a body that is no JSON, what a person can read of it.
Error explained(const HttpHead& head, std::string_view body, void (*read)(const Json&, Error&));

// The body as JSON, unwrapped when it is a list of one ([{"error":...}] at Gemini); null otherwise.
Json error_json(std::string_view body);

// The vendor's own words in `body`: error.message, error as a string, message, detail; "" when
// none.
std::string message_in(const Json& body);

// What a person can read of a body that is no JSON: the title of a web page, or plain text.
std::string message_in_text(std::string_view body);

ErrorKind kind_of_status(int status);

// "34.4s", "20ms", "1m3s", "6m0s", "1.2 seconds" at the beginning of `text`.
std::optional<Millis> parse_wait(std::string_view text);

// The wait that a sentence names: "Please try again in 1.2s", "Please retry in 34.4s."
std::optional<Millis> wait_in_sentence(std::string_view sentence);

// Whether `text` contains `words`, without regard to case (ASCII).
bool mentions(std::string_view text, std::string_view words);

// Whether the value of "error" tells one: {} and "" beside an answer are none.
bool tells_error(const Json& error);

// "123" for 123 and "abc" for "abc": codes come as either. "" for anything else.
std::string text_of_code(const Json& code);

std::string capped_raw(std::string_view body);

}  // namespace triptych

// What practice knows of each vendor: a validator that refuses what the vendor refuses, in its
// words, and a writer of replies as the vendor writes them, in a folder each. Internal to practice;
// everything here is a pure function of the request (ids come from IdGenerator).
//
// Sources of all rules: openai 7.59.0, @anthropic-ai/sdk 1.14.0, @google/genai 3.3.0 (npm,
// 2026-11); the vendors' documentation as of 2026-07 to 2026-11; googleapis
// google/ai/generativelanguage (2026-08); recorded traffic (tests/fixtures/recorded). Each rule
// names the narrower source.
#pragma once

#include <string>

#include "practice/answers.h"
#include "practice/exchange.h"
#include "practice/vendor.h"

namespace triptych::practice {

// Refuses, answers or lists: the whole vendor. compatible is a small server that speaks OpenAI's
// language; demo speaks it too, for the models that are only simulated (manner.h).
#define TRIPTYCH_VENDOR(id, host, path, counts_as) \
  Outgoing id##_answer(const Incoming& request, IdGenerator& ids);
#include "practice/vendors.inc"
#undef TRIPTYCH_VENDOR

// ---- OpenAI
// --------------------------------------------------------------------------------------
namespace openai {

struct Refused {
  std::string message;
  std::string param, code;  // "" = null
  std::string type = "invalid_request_error";
  bool gate = false;  // said by the gate in front of the API, which indents by 4 blanks
};
Outgoing refusal(int status, const Refused& refused, IdGenerator& ids);
Refusal complaint(const std::string& param, const std::string& message, IdGenerator& ids,
                  const std::string& code = "invalid_value");
Refusal lacking(const std::string& param, IdGenerator& ids);
std::vector<Header> id_headers(IdGenerator& ids);
Outgoing told_json(const OrderedJson& json, IdGenerator& ids);

// Shared with the compatible server, where every model hears and nobody counts on a name.
Refusal validate_messages(const Json& body, Vendor vendor, Question& question, IdGenerator& ids);
Refusal validate_key(const Incoming& request, IdGenerator& ids);
Refusal validate_generate(const Incoming& request, Question& question, IdGenerator& ids);
Refusal validate_format(const Json& format, Question& question, IdGenerator& ids);
bool reasons(std::string_view model);
// Of the vendor's scale; "" is the model's own choice.
Refusal take_effort(const std::string& effort, const std::string& param, Question& question,
                    IdGenerator& ids);
// An image by URL or data URL; `path` is where it stands in the request.
Refusal take_image(const std::string& url, const std::string& path, Question& question,
                   IdGenerator& ids);
Outgoing write_response(const Question& question, Vendor vendor, IdGenerator& ids);
Outgoing answer_responses(const Incoming& request, IdGenerator& ids);
Outgoing stream_response(const OrderedJson& response, IdGenerator& ids);
Outgoing answer_decisions(const Incoming& request, IdGenerator& ids);
Outgoing list_models(IdGenerator& ids);
Outgoing transcribe(const Incoming& request, IdGenerator& ids);
Outgoing answer_files(const Incoming& request, IdGenerator& ids);
Outgoing no_such_file(const std::string& id, IdGenerator& ids);

// A small server that speaks this language: no key, few rules.
struct LocalServer {
  Vendor vendor;
  std::vector<std::string> models;
  const char* owner;  // of the models, as its list says
};
Outgoing local_answer(const Incoming& request, const LocalServer& server, IdGenerator& ids);

}  // namespace openai

// ---- Anthropic
// -----------------------------------------------------------------------------------
namespace anthropic {

Outgoing refusal(int status, const std::string& type, const std::string& message, IdGenerator& ids,
                 const std::string& error_code = "");
std::vector<Header> id_headers(IdGenerator& ids);
Refusal validate_headers(const Incoming& request, IdGenerator& ids);
Refusal validate_generate(const Incoming& request, bool counting, Question& question,
                          IdGenerator& ids);
Refusal validate_messages(const Json& messages, Question& question, IdGenerator& ids);
Outgoing write_response(const Question& question, IdGenerator& ids);
Outgoing list_models(const Incoming& request, IdGenerator& ids);
Outgoing answer_files(const Incoming& request, IdGenerator& ids);
Outgoing no_such_file(const std::string& id, IdGenerator& ids);

}  // namespace anthropic

// ---- Gemini
// --------------------------------------------------------------------------------------
namespace gemini {

Outgoing refusal(int code, const std::string& status, const std::string& message,
                 OrderedJson details = nullptr);
// The complaint of Google's JSON reader about a GenerateContentRequest, "" when it has none.
std::string find_fault(const Json& request);
// The same message with every known name in camel case.
Json camel_names(const Json& request);
Refusal validate_generate(const Incoming& request, const std::string& model, Question& question,
                          IdGenerator& ids);
Refusal validate_contents(const Json& contents, Question& question, IdGenerator& ids);
Refusal validate_config(const Json& config, Question& question);
// What interactions and decisions call input: a text, content blocks, or steps.
Refusal take_interaction_input(const Json& input, Question& question, IdGenerator& ids);
Outgoing answer_interactions(const Incoming& request, IdGenerator& ids);
Outgoing stream_interaction(const OrderedJson& interaction);
Outgoing answer_decisions(const Incoming& request, IdGenerator& ids);
Outgoing write_response(const Question& question, IdGenerator& ids);
std::vector<Header> headers_of(const char* type);
Outgoing told_json(const OrderedJson& json);
Outgoing list_models(const Incoming& request);
Outgoing answer_uploads(const Incoming& request, IdGenerator& ids);
Outgoing answer_files(const Incoming& request, IdGenerator& ids);
// Fills `file`, or says why it cannot be used (yet); `id` without "files/".
Refusal find_file(const std::string& id, IdGenerator& ids, File& file);

}  // namespace gemini

}  // namespace triptych::practice

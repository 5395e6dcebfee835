// What practice knows of each vendor: a judge that refuses what the vendor refuses, in its words,
// and a voice that writes a reply the way the vendor writes it. Internal to practice; everything
// here is a pure function of the request (ids come from Serial).
//
// Sources of all rules: openai 7.59.0, @anthropic-ai/sdk 1.14.0, @google/genai 3.3.0 (npm,
// 2026-11); the vendors' documentation as of 2026-07 to 2026-11; googleapis
// google/ai/generativelanguage (2026-08); recorded traffic (tests/fixtures/recorded). Each rule
// names the narrower source.
#pragma once

#include <string>

#include "practice/answers.h"
#include "practice/exchange.h"

namespace triptych::practice {

// Refuses, answers or lists: the whole vendor.
Outgoing openai_answer(const Incoming& request, Serial& serial);
Outgoing anthropic_answer(const Incoming& request, Serial& serial);
Outgoing gemini_answer(const Incoming& request, Serial& serial);
// A small server that speaks OpenAI's dialect: no key, few rules.
Outgoing compatible_answer(const Incoming& request, Serial& serial);

// ---- OpenAI
// --------------------------------------------------------------------------------------
namespace openai {

struct Refused {
  std::string message;
  std::string param, code;  // "" = null
  std::string type = "invalid_request_error";
  bool gate = false;  // said by the gate in front of the API, which indents by 4 blanks
};
Outgoing refusal(int status, const Refused& refused, Serial& serial);
std::vector<Header> id_headers(Serial& serial);

// Shared with the compatible server, where every model hears and nobody counts on a name.
enum class Dialect { vendor, compatible };
Verdict judge_messages(const Json& body, Dialect dialect, Question& question, Serial& serial);
Verdict judge_key(const Incoming& request, Serial& serial);
Verdict judge_generate(const Incoming& request, Question& question, Serial& serial);
Verdict judge_format(const Json& format, Question& question, Serial& serial);
bool reasons(std::string_view model);
Outgoing speak(const Question& question, Dialect dialect, Serial& serial);
Outgoing list_models(Serial& serial);
Outgoing transcribe(const Incoming& request, Serial& serial);

}  // namespace openai

// ---- Anthropic
// -----------------------------------------------------------------------------------
namespace anthropic {

Outgoing refusal(int status, const std::string& type, const std::string& message, Serial& serial,
                 const std::string& error_code = "");
std::vector<Header> id_headers(Serial& serial);
Verdict judge_headers(const Incoming& request, Serial& serial);
Verdict judge_generate(const Incoming& request, bool counting, Question& question, Serial& serial);
Verdict judge_messages(const Json& messages, Question& question, Serial& serial);
Outgoing speak(const Question& question, Serial& serial);
Outgoing list_models(const Incoming& request, Serial& serial);

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
Verdict judge_generate(const Incoming& request, const std::string& model, Question& question);
Verdict judge_contents(const Json& contents, Question& question);
Outgoing speak(const Question& question, Serial& serial);
Outgoing list_models(const Incoming& request);

}  // namespace gemini

}  // namespace triptych::practice

// How Gemini writes: errors, whole replies (indented), streams (CRLF, usage in every chunk, an
// empty part with the signature last, no end marker; without alt=sse one JSON array), pages of
// models. Sources: genai.d.ts of @google/genai 3.3.0; google/ai/generativelanguage/v1beta; recorded
// streams.
#include <algorithm>
#include <cmath>

#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice {
namespace gemini {
namespace {

constexpr const char* kSignature = "cHJhY3RpY2UsIG5vdCBhIHJlYWwgdGhvdWdodCBzaWduYXR1cmU=";
constexpr const char* kJson = "application/json; charset=UTF-8";

// `share`: of the answer that is out, 0 to 1.
OrderedJson usage_of(const Completion& completion, double share) {
  OrderedJson usage = OrderedJson::object();
  const int output = static_cast<int>(std::ceil(completion.output * share));
  usage["promptTokenCount"] = completion.input;
  if (output > 0) usage["candidatesTokenCount"] = output;
  usage["totalTokenCount"] = completion.input + output + completion.thinking;
  OrderedJson details = OrderedJson::array();
  for (const Modality& part : completion.parts) {
    details.push_back({{"modality", part.name}, {"tokenCount", part.tokens}});
  }
  usage["promptTokensDetails"] = std::move(details);
  if (completion.thinking > 0) usage["thoughtsTokenCount"] = completion.thinking;
  return usage;
}

OrderedJson response(const Question& question, const Completion& completion, OrderedJson parts,
                     const std::string& finish, double share, const std::string& id) {
  OrderedJson candidate = OrderedJson::object();
  candidate["content"] = OrderedJson::object();
  if (!parts.empty()) candidate["content"]["parts"] = std::move(parts);
  candidate["content"]["role"] = "model";
  if (!finish.empty()) candidate["finishReason"] = finish;
  candidate["index"] = 0;
  OrderedJson json = {{"candidates", OrderedJson::array({std::move(candidate)})}};
  json["usageMetadata"] = usage_of(completion, share);
  json["modelVersion"] = question.model;
  json["responseId"] = id;
  return json;
}

// `"key": value` with a blank, as the vendor writes its streams.
std::string spaced(const OrderedJson& json) {
  std::string out;
  bool quoted = false;
  const std::string tight = dump_json(json);
  for (std::size_t i = 0; i < tight.size(); ++i) {
    const char c = tight[i];
    out.push_back(c);
    if (quoted && c == '\\') out.push_back(tight[++i]);
    if (c == '"') quoted = !quoted;
    if (c == ':' && !quoted) out.push_back(' ');
  }
  return out;
}

std::string finish_of(const Completion& completion) {
  return completion.cut ? "MAX_TOKENS" : "STOP";
}

OrderedJson text_part(const std::string& text) { return {{"text", text}}; }

OrderedJson last_parts() {
  return OrderedJson::array({{{"text", ""}, {"thoughtSignature", kSignature}}});
}

Outgoing whole(const Question& question, const Completion& completion, IdGenerator& ids) {
  OrderedJson parts = OrderedJson::array();
  if (!completion.text
           .empty()) {  // content without parts is what a spent budget looks like (recorded)
    parts.push_back({{"text", completion.text}});
    if (question.thinks) parts[0]["thoughtSignature"] = kSignature;
  }
  return told_json(response(question, completion, std::move(parts), finish_of(completion), 1,
                            ids.next("practice")));
}

Outgoing streamed(const Question& question, const Completion& completion, IdGenerator& ids) {
  const std::string id = ids.next("practice");
  const std::vector<std::string> words = words_of(completion.text);
  std::vector<OrderedJson> chunks;
  Outgoing out;
  // Chunks of this vendor are long: four words each.
  constexpr std::size_t kWords = 4;
  for (std::size_t i = 0; i < words.size(); i += kWords) {
    const std::size_t end = std::min(i + kWords, words.size());
    std::string text;
    for (std::size_t k = i; k < end; ++k) text += words[k];
    out.said.push_back(text.size());
    const double share = static_cast<double>(end) / static_cast<double>(words.size());
    chunks.push_back(
        response(question, completion, OrderedJson::array({text_part(text)}), "", share, id));
  }
  chunks.push_back(response(question, completion,
                            question.thinks ? last_parts() : OrderedJson::array({text_part("")}),
                            finish_of(completion), 1, id));
  out.streamed = true;
  out.headers = headers_of(question.sse ? "text/event-stream" : kJson);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (question.sse) {
      out.pieces.push_back("data: " + spaced(chunks[i]) + "\r\n\r\n");
      continue;
    }
    out.pieces.push_back((i == 0 ? "[" : ",\r\n") + dump_json(chunks[i], 2) +
                         (i + 1 == chunks.size() ? "\r\n]" : ""));
  }
  return out;
}

OrderedJson described(const std::string& id, const std::vector<std::string>& methods) {
  OrderedJson json = {{"name", "models/" + id}};
  json["version"] = "001";
  json["displayName"] = id;
  json["inputTokenLimit"] = 1048576;
  json["outputTokenLimit"] = 65536;
  json["supportedGenerationMethods"] = methods;
  json["thinking"] = true;
  json["maxTemperature"] = 2;
  return json;
}

std::size_t number_of(const std::string& text, std::size_t fallback, std::size_t most) {
  const auto json = parse_json(text);
  const bool fits = json && json->is_number_integer() && *json >= 0;
  return fits ? std::min(json->get<std::size_t>(), most) : fallback;
}

}  // namespace

std::vector<Header> headers_of(const char* type) {
  return {{"content-type", type},
          {"server", "scaffolding on HTTPServer2"},
          {"vary", "Origin, X-Origin, Referer"}};
}

Outgoing told_json(const OrderedJson& json) {
  Outgoing out;
  out.headers = headers_of(kJson);
  out.pieces = {dump_json(json, 2) + "\n"};
  return out;
}

Outgoing refusal(int code, const std::string& status, const std::string& message,
                 OrderedJson details) {
  OrderedJson error = {{"code", code}};
  error["message"] = message;
  error["status"] = status;
  if (!details.is_null()) error["details"] = std::move(details);
  Outgoing out = told_json({{"error", std::move(error)}});
  out.status = code;
  return out;
}

Outgoing write_response(const Question& question, IdGenerator& ids) {
  const Completion completion = complete(question, Vendor::gemini);
  return question.stream ? streamed(question, completion, ids) : whole(question, completion, ids);
}

Outgoing list_models(const Incoming& request) {
  std::vector<OrderedJson> all;
  for (const ModelInfo* model : live_models("gemini")) {
    all.push_back(described(model->id, {"generateContent", "countTokens"}));
  }
  all.push_back(described("gemini-embedding-001", {"embedContent"}));
  all.push_back(described("imagen-4.0-generate-001", {"predict"}));
  const std::size_t from = number_of(request.parameter("pageToken"), 0, all.size());
  const std::size_t size =
      std::max<std::size_t>(1, number_of(request.parameter("pageSize"), 50, 1000));
  const std::size_t to = std::min(all.size(), from + size);
  OrderedJson page = {{"models", OrderedJson::array()}};
  for (std::size_t i = from; i < to; ++i) page["models"].push_back(all[i]);
  if (to < all.size()) page["nextPageToken"] = std::to_string(to);
  return told_json(page);
}

}  // namespace gemini
}  // namespace triptych::practice

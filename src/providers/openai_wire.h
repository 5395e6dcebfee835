// The OpenAI chat-completions wire, shared by OpenAI itself and by servers that imitate it.
// Sources: openai 7.59.0 (npm, 2026-11-17) resources/chat/completions/completions.d.ts; OpenAI's
// guides as of 2026-07; recorded traffic in tests/fixtures/recorded.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "providers/endpoint.h"
#include "providers/provider.h"

namespace triptych::openai_wire {

// plain: a vendor that imitates OpenAI and refuses what it does not know.
enum class Dialect { vendor, compatible, plain };
inline constexpr ApiPath kApi{"/v1", /*version_last=*/false};

HttpRequest build(const Call& call, const Secret& key, std::string_view origin, Dialect dialect);
CompiledSchema compile_schema(std::string_view json_schema);
std::unique_ptr<ReplyParser> parser();
Error explain(const HttpHead& head, std::string_view body);
std::optional<Provider::Relaxed> relax(const Call& call, const Error& error, Dialect dialect);
const BatchForm& batch_form();
std::string batch_line(std::string_view custom_id, const HttpRequest& request);
std::optional<BatchAnswer> parse_batch_line(const Provider& provider, std::string_view line);
HttpRequest list_models(const std::string& base_url, const Secret& key, std::string_view origin);
std::vector<ListedModel> parse_models(std::string_view body, Dialect dialect);
std::vector<Header> headers_of(const Secret& key);

// Models that only write down what is said (openai_transcribe.cpp).
inline constexpr std::size_t kMaxSoundBytes = 25 * kMebi;
bool is_transcriber(std::string_view model);
HttpRequest build_transcription(const Call& call, const Secret& key, std::string_view origin);
std::vector<Error> check_transcription(const Call& call, const ProviderInfo& vendor);
bool is_transcript(const Json& json);  // an event or the whole answer of a transcriber
std::string transcript_text(const Json& json);
Usage transcript_usage(const Json& json);

}  // namespace triptych::openai_wire

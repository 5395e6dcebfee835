// Internal to Anthropic: the parts of the messages wire, one file each.
// Sources: @anthropic-ai/sdk 1.14.0 (npm, 2026-11-24) resources/messages/messages.d.ts, client.js,
// CHANGELOG.md; platform.claude.com documentation as of 2026-08, versioning page as of 2026-10.
#pragma once

#include <memory>
#include <string>

#include "base/json.h"
#include "providers/provider.h"

namespace triptych::anthropic_wire {

HttpRequest build(const Call& call, const Secret& key, std::string_view origin);
const BatchForm& batch_form();
std::string batch_line(std::string_view custom_id, const HttpRequest& request);
std::optional<BatchAnswer> parse_batch_line(const Provider& provider, std::string_view line);
HttpRequest list_models(const std::string& base_url, const Secret& key, std::string_view origin);
CompiledSchema compile_schema(std::string_view json_schema);
std::unique_ptr<ReplyParser> parser();
Error explain(const HttpHead& head, std::string_view body);
void explain_json(const Json& body, Error& error);  // in_stream: there is no status

}  // namespace triptych::anthropic_wire

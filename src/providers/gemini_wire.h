// Internal to Gemini: the parts of the generateContent wire, one file each.
// Sources: @google/genai 3.3.0 (npm, 2026-11) dist/genai.d.ts, dist/web/index.mjs;
// googleapis google/ai/generativelanguage/v1beta (2026-08); ai.google.dev pages; recorded traffic.
#pragma once

#include <memory>
#include <string>

#include "base/json.h"
#include "providers/endpoint.h"
#include "providers/provider.h"

namespace triptych::gemini_wire {

inline constexpr ApiPath kApi{"/v1beta", /*version_last=*/true};

HttpRequest build(const Call& call, const Secret& key, std::string_view origin);
const BatchForm& batch_form();
std::string batch_line(std::string_view custom_id, const HttpRequest& request);
std::optional<BatchAnswer> parse_batch_line(const Provider& provider, std::string_view line);
HttpRequest list_models(const std::string& base_url, const Secret& key, std::string_view origin);
CompiledSchema compile_schema(std::string_view json_schema);
std::unique_ptr<ReplyParser> parser();
Error explain(const HttpHead& head, std::string_view body);
void explain_json(const Json& body, Error& error);  // in_stream: there is no status

// gemini_files.cpp
std::vector<Bytes> too_large_for_body(const Call& call);
std::unique_ptr<FileUpload> upload(const Attachment& file, const std::string& base_url,
                                   const Secret& key, std::string_view origin);
HttpRequest delete_file(const StoredFile& file, const std::string& base_url, const Secret& key,
                        std::string_view origin);

std::string_view wire_type(std::string_view media_type);  // as this vendor names it
// "models/gemini-x" -> "gemini-x"
std::string_view bare_model(std::string_view model);

}  // namespace triptych::gemini_wire

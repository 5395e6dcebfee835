// Anthropic's files: uploaded once, named by their id in later messages.
// Sources: files.d.ts of @anthropic-ai/sdk 1.14.0; the documentation's page on files (2026-08).
#include "practice/decode.h"
#include "practice/multipart.h"
#include "practice/vendors.h"

namespace triptych::practice::anthropic {
namespace {

OrderedJson file_json(const UploadedFile& kept) {
  OrderedJson json = {{"type", "file"}, {"id", kept.id}};
  json["size_bytes"] = kept.file.bytes.size();
  json["created_at"] = "2026-11-22T00:00:00Z";  // practice has no clock
  json["filename"] = kept.file.name;
  json["mime_type"] = kept.file.declared;
  json["downloadable"] = false;
  return json;
}

Outgoing told(const OrderedJson& json, IdGenerator& ids) {
  Outgoing out;
  out.headers = {{"content-type", "application/json"}};
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  out.pieces = {dump_json(json)};
  return out;
}

Outgoing wrong(const std::string& message, IdGenerator& ids) {
  return refusal(400, "invalid_request_error", message, ids);
}

Outgoing upload(const Incoming& request, IdGenerator& ids) {
  const auto form = form_of(request);
  const FormField* file = nullptr;
  if (form) {
    for (const FormField& field : *form)
      if (field.name == "file") file = &field;
  }
  if (file == nullptr) return wrong("file: Field required", ids);
  const std::string& name = file->file_name;
  const bool named = !name.empty() && name.size() <= 255;
  if (!named || name.find_first_of("<>:\"|?*\\/") != name.npos) {
    return wrong(
        "filename: must be 1 to 255 characters without any of < > : \" | ? * \\ / and without "
        "control characters",
        ids);
  }
  UploadedFile kept{ids.next("file_011Practice"), "",
                    file_of(file->type, std::string(file->content), name)};
  std::string& type = kept.file.declared;
  if (!kept.file.media.media_type.empty()) type = kept.file.media.media_type;
  if (type.empty()) type = "application/octet-stream";
  const OrderedJson json = file_json(kept);
  ids.keep(std::move(kept));
  return told(json, ids);
}

}  // namespace

Outgoing no_such_file(const std::string& id, IdGenerator& ids) {
  return refusal(404, "not_found_error", "File not found: " + id, ids);
}

Outgoing answer_files(const Incoming& request, IdGenerator& ids) {
  const std::string root = "/v1/files";
  if (request.path == root && request.method == "POST") return upload(request, ids);
  if (request.path == root && request.method == "GET") {
    OrderedJson data = OrderedJson::array();
    for (const UploadedFile& kept : ids.files) data.push_back(file_json(kept));
    OrderedJson list = {{"data", std::move(data)}};
    list["has_more"] = false;
    return told(list, ids);
  }
  const std::string id = request.path.substr(std::min(root.size() + 1, request.path.size()));
  const UploadedFile* kept = kept_as(ids.files, id);
  const bool removes = request.method == "DELETE";
  if (kept == nullptr || (!removes && request.method != "GET")) return no_such_file(id, ids);
  if (!removes) return told(file_json(*kept), ids);
  std::erase_if(ids.files, [&](const UploadedFile& one) { return one.id == id; });
  return told({{"id", id}, {"type", "file_deleted"}}, ids);
}

}  // namespace triptych::practice::anthropic

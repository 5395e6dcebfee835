// Gemini's Files API: a resumable upload in two requests, then a file with a state.
// Sources: @google/genai 3.3.0 as observed; recorded uploads; the ai.google.dev page on files
// (2026-11).
#include "practice/decode.h"
#include "practice/practice_transport.h"
#include "practice/vendors.h"

namespace triptych::practice::gemini {
namespace {

constexpr const char* kHost = "https://generativelanguage.googleapis.com";
// UploadedFile::purpose holds the state.
constexpr const char* kReceiving = "RECEIVING";
constexpr const char* kProcessing = "PROCESSING";
constexpr const char* kActive = "ACTIVE";

OrderedJson file_json(const UploadedFile& kept) {
  OrderedJson json = {{"name", kept.id}};
  if (!kept.file.name.empty()) json["displayName"] = kept.file.name;
  json["mimeType"] = kept.file.declared;
  json["sizeBytes"] = std::to_string(kept.file.bytes.size());
  // Practice has no clock; 48 hours lie between these two.
  json["createTime"] = "2026-11-22T00:00:00Z";
  json["expirationTime"] = "2026-11-24T00:00:00Z";
  json["uri"] = kHost + ("/v1beta/" + kept.id);
  json["state"] = kept.purpose;
  json["source"] = "UPLOADED";
  return json;
}

UploadedFile* find(const std::string& id, IdGenerator& ids) {
  for (UploadedFile& kept : ids.files)
    if (kept.id == id) return &kept;
  return nullptr;
}

// The address of the bytes carries the key of practice: it is all that the next request shows.
std::string upload_id(const std::string& id) { return std::string(kPracticeKey) + "-at-" + id; }

Outgoing start(const Incoming& request, IdGenerator& ids) {
  const auto body = strict_json(request.body.empty() ? "{}" : request.body);
  if (!body) return refusal(400, "INVALID_ARGUMENT", "Invalid JSON payload received.");
  const Json& given = at(*body, "file");
  UploadedFile kept{ids.next("files/practice"), kReceiving, File()};
  kept.file.name = string_at(given, "displayName");
  if (kept.file.name.empty()) kept.file.name = string_at(given, "display_name");
  kept.file.declared = request.header("x-goog-upload-header-content-type");
  if (kept.file.declared.empty()) kept.file.declared = string_at(given, "mimeType");
  Outgoing out;
  out.headers = {
      {"content-type", "text/plain; charset=utf-8"},
      {"x-goog-upload-status", "active"},
      {"x-goog-upload-url", kHost + ("/upload/v1beta/files?upload_id=" + upload_id(kept.id) +
                                     "&upload_protocol=resumable")}};
  ids.keep(std::move(kept));
  return out;
}

Outgoing receive(const Incoming& request, IdGenerator& ids) {
  const std::string begin = upload_id("");
  const std::string& given = request.parameter("upload_id");
  UploadedFile* kept = given.starts_with(begin) ? find(given.substr(begin.size()), ids) : nullptr;
  if (kept == nullptr || kept->purpose != kReceiving) {
    return refusal(404, "NOT_FOUND", "Requested upload was not found.");
  }
  std::string& bytes = kept->file.bytes;
  if (request.header("x-goog-upload-offset") != std::to_string(bytes.size())) {
    return refusal(400, "INVALID_ARGUMENT", "Upload offset does not match the bytes received.");
  }
  bytes += request.body;
  const bool last = request.header("x-goog-upload-command").find("finalize") != std::string::npos;
  Outgoing out;
  if (last) {
    File whole = file_of(kept->file.declared, std::move(bytes), kept->file.name);
    if (whole.declared.empty()) whole.declared = whole.media.media_type;
    kept->file = std::move(whole);
    // Pictures and documents are ready at once; the rest is decoded first.
    const MediaKind kind = kept->file.media.kind;
    const bool decoded = kind == MediaKind::audio || kind == MediaKind::video;
    kept->purpose = decoded ? kProcessing : kActive;
    out = told_json({{"file", file_json(*kept)}});
  }
  out.headers.push_back({"x-goog-upload-status", last ? "final" : "active"});
  return out;
}

}  // namespace

Refusal find_file(const std::string& id, IdGenerator& ids, File& file) {
  const UploadedFile* kept = find("files/" + id, ids);
  if (kept == nullptr || kept->purpose == kReceiving) {
    return refusal(403, "PERMISSION_DENIED",
                   "You do not have permission to access the File " + id + " or it may not exist.");
  }
  if (kept->purpose != kActive) {
    return refusal(400, "FAILED_PRECONDITION",
                   "The File " + id + " is not in an ACTIVE state and usage is not allowed.");
  }
  file = kept->file;
  return std::nullopt;
}

Outgoing answer_uploads(const Incoming& request, IdGenerator& ids) {
  if (!request.parameter("upload_id").empty()) return receive(request, ids);
  const bool resumable = request.header("x-goog-upload-protocol") == "resumable" &&
                         request.header("x-goog-upload-command") == "start";
  if (resumable) return start(request, ids);
  return refusal(400, "INVALID_ARGUMENT",
                 "An upload begins with X-Goog-Upload-Protocol: resumable and "
                 "X-Goog-Upload-Command: start.");
}

Outgoing answer_files(const Incoming& request, IdGenerator& ids) {
  const std::string id = request.path.substr(std::string_view("/v1beta/").size());
  if (id == "files" && request.method == "GET") {
    OrderedJson all = OrderedJson::array();
    for (const UploadedFile& kept : ids.files)
      if (kept.purpose != kReceiving) all.push_back(file_json(kept));
    return told_json(all.empty() ? OrderedJson::object() : OrderedJson{{"files", std::move(all)}});
  }
  UploadedFile* kept = find(id, ids);
  if (kept == nullptr) {
    File none;
    return *find_file(id.substr(std::min(id.find('/') + 1, id.size())), ids, none);
  }
  if (request.method == "DELETE") {
    std::erase_if(ids.files, [&](const UploadedFile& one) { return one.id == id; });
    return told_json(OrderedJson::object());
  }
  const OrderedJson json = file_json(*kept);
  if (kept->purpose == kProcessing) kept->purpose = kActive;  // whoever asks again finds it ready
  return told_json(json);
}

}  // namespace triptych::practice::gemini

// OpenAI's files: uploaded once, named by their id in later requests.
// Sources: files.d.ts of openai 7.59.0; the guide to file inputs (2026-07).
#include <algorithm>
#include <array>

#include "practice/decode.h"
#include "practice/multipart.h"
#include "practice/vendors.h"

namespace triptych::practice::openai {
namespace {

constexpr int kUploaded = 1795000000;  // practice has no clock
constexpr std::array<std::string_view, 6> kPurposes = {"assistants", "batch",     "fine-tune",
                                                       "vision",     "user_data", "evals"};

OrderedJson file_json(const UploadedFile& kept) {
  OrderedJson json = {{"object", "file"}, {"id", kept.id}, {"purpose", kept.purpose}};
  json["filename"] = kept.file.name;
  json["bytes"] = kept.file.bytes.size();
  json["created_at"] = kUploaded;
  json["expires_at"] = nullptr;
  json["status"] = "processed";
  json["status_details"] = nullptr;
  return json;
}

Outgoing upload(const Incoming& request, IdGenerator& ids) {
  const auto form = form_of(request);
  if (!form) return refusal(400, {"Could not parse multipart form", "", ""}, ids);
  const FormField* file = nullptr;
  std::string purpose;
  for (const FormField& field : *form) {
    if (field.name == "file") file = &field;
    if (field.name == "purpose") purpose = std::string(field.content);
  }
  if (file == nullptr) return *lacking("file", ids);
  if (purpose.empty()) return *lacking("purpose", ids);
  if (std::find(kPurposes.begin(), kPurposes.end(), purpose) == kPurposes.end()) {
    const std::vector<std::string> known(kPurposes.begin(), kPurposes.end());
    return refusal(400,
                   {"Invalid value: '" + purpose +
                        "'. Supported values are: " + quoted_list(known, ", and ") + ".",
                    "purpose", "invalid_value"},
                   ids);
  }
  UploadedFile kept{ids.next("file-practice"), purpose,
                    file_of(file->type, std::string(file->content), file->file_name)};
  const OrderedJson json = file_json(kept);
  ids.keep(std::move(kept));
  return told_json(json, ids);
}

}  // namespace

Outgoing no_such_file(const std::string& id, IdGenerator& ids) {
  return refusal(404, {"No such File object: " + id, "id", ""}, ids);
}

Outgoing answer_files(const Incoming& request, IdGenerator& ids) {
  const std::string root = "/v1/files";
  if (request.path == root && request.method == "POST") return upload(request, ids);
  if (request.path == root && request.method == "GET") {
    OrderedJson data = OrderedJson::array();
    for (const UploadedFile& kept : ids.files) data.push_back(file_json(kept));
    OrderedJson list = {{"object", "list"}};
    list["data"] = std::move(data);
    list["has_more"] = false;
    return told_json(list, ids);
  }
  const std::string id = request.path.substr(std::min(root.size() + 1, request.path.size()));
  const UploadedFile* kept = kept_as(ids.files, id);
  const bool removes = request.method == "DELETE";
  if (kept == nullptr || (!removes && request.method != "GET")) return no_such_file(id, ids);
  if (!removes) return told_json(file_json(*kept), ids);
  std::erase_if(ids.files, [&](const UploadedFile& one) { return one.id == id; });
  return told_json({{"object", "file"}, {"id", id}, {"deleted", true}}, ids);
}

}  // namespace triptych::practice::openai

// Gemini's store for files that are too large for a request: the resumable upload.
// Sources: @google/genai 3.3.0 dist/web/index.mjs (uploadBlob: headers, pieces in multiples of
// 8 MiB, offsets) and genai.d.ts (File, FileState); ai.google.dev, page on files: 2 GB a file, kept
// 48 hours; pages of 2026 name 20 MB and 100 MB as the most a request holds: above 20 the file goes
// ahead.
//
// The address to upload to comes in an answer. It is used only on the origin that was asked, and
// never with the key: the address itself is the permission.
#include <algorithm>
#include <utility>

#include "base/base64.h"
#include "providers/endpoint.h"
#include "providers/gemini_wire.h"
#include "providers/preflight.h"

namespace triptych::gemini_wire {
namespace {

constexpr std::size_t kMaxInline = 20 * kMebi;
constexpr std::size_t kPiece = 8 * kMebi;

std::string root_of(const std::string& base_url, std::string_view origin) {
  return api_root(base_url, origin, kApi);
}

// "https://host:1/v1beta" -> "https://host:1"
std::string_view origin_of(std::string_view url) {
  const std::size_t host = url.find("://");
  return url.substr(0, url.find('/', host == url.npos ? 0 : host + 3));
}

void add_key(HttpRequest& request, const Secret& key) {
  if (!key.empty()) request.headers.push_back({"x-goog-api-key", key});
}

Error said(ErrorKind kind, std::string key, std::vector<std::string> args, std::string message) {
  Error error;
  error.kind = kind;
  error.key = std::move(key);
  error.args = std::move(args);
  error.message = std::move(message);
  return error;
}

class Upload final : public FileUpload {
 public:
  Upload(Attachment file, std::string root, Secret key)
      : file_(std::move(file)), root_(std::move(root)), key_(std::move(key)) {}

  HttpRequest next() const override {
    if (address_.empty()) return begin();
    return stored_.uri.empty() ? piece() : look();
  }

  Step take(const HttpHead& head, std::string_view body, Error& error) override {
    if (head.status / 100 != 2) {
      error = explain(head, body);
      return Step::failed;
    }
    if (address_.empty()) return take_address(head, error);
    const auto json = parse_json(body);
    if (stored_.uri.empty()) {
      sent_ = std::min(sent_ + kPiece, file_.size());
      if (sent_ < file_.size()) return Step::go_on;
    }
    // The answer to the last piece wraps the file, the one to a look does not.
    const Json& file =
        json && at(*json, "file").is_object() ? at(*json, "file") : json.value_or(Json());
    return take_state(file, error);
  }

  std::size_t sent() const override { return sent_; }
  StoredFile stored() const override { return stored_; }

 private:
  HttpRequest begin() const {
    HttpRequest request;
    request.method = "POST";
    const std::string_view origin = origin_of(root_);
    request.url = std::string(origin) + "/upload" + root_.substr(origin.size()) + "/files";
    const std::string type(wire_type(file_.media.media_type));
    request.headers = {{"Content-Type", "application/json"},
                       {"X-Goog-Upload-Protocol", "resumable"},
                       {"X-Goog-Upload-Command", "start"},
                       {"X-Goog-Upload-Header-Content-Length", std::to_string(file_.size())},
                       {"X-Goog-Upload-Header-Content-Type", type}};
    add_key(request, key_);
    request.body =
        dump_json(OrderedJson{{"file", {{"displayName", file_.name}, {"mimeType", type}}}});
    return request;
  }

  HttpRequest piece() const {
    const std::size_t size = std::min(kPiece, file_.size() - sent_);
    const bool last = sent_ + size == file_.size();
    HttpRequest request;
    request.method = "POST";
    request.url = address_;
    request.headers = {{"X-Goog-Upload-Command", last ? "upload, finalize" : "upload"},
                       {"X-Goog-Upload-Offset", std::to_string(sent_)}};
    request.body += BodyFile{file_.name, file_.media.media_type, file_.data, sent_,
                             size,       BodyFile::Form::bytes};
    return request;
  }

  HttpRequest look() const {
    HttpRequest request;
    request.method = "GET";
    request.url = root_ + "/" + stored_.name;
    add_key(request, key_);
    return request;
  }

  Step take_address(const HttpHead& head, Error& error) {
    const std::string address = header_value(head, "x-goog-upload-url");
    if (origin_of(address) == origin_of(root_)) {
      address_ = address;
      return Step::go_on;
    }
    error = address.empty()
                ? said(ErrorKind::malformed, "upload.no_address", {file_.name},
                       "The answer names no address to upload " + file_.name + " to.")
                : said(ErrorKind::malformed, "upload.foreign_address",
                       {std::string(origin_of(address))},
                       "The upload would go to another server: " + std::string(origin_of(address)));
    return Step::failed;
  }

  Step take_state(const Json& file, Error& error) {
    const std::string state = string_at(file, "state"), name = string_at(file, "name");
    if (state == "FAILED" || !name.starts_with("files/")) {
      const std::string why = string_at(at(file, "error"), "message");
      error = said(state == "FAILED" ? ErrorKind::rejected : ErrorKind::malformed, "upload.failed",
                   {file_.name}, why);
      return Step::failed;
    }
    stored_ = {string_at(file, "uri"), name};
    return state == "ACTIVE" || state.empty() ? Step::done : Step::wait;
  }

  Attachment file_;
  std::string root_, address_;
  Secret key_;
  std::size_t sent_ = 0;
  StoredFile stored_;
};

}  // namespace

std::vector<Bytes> too_large_for_body(const Call& call) {
  std::vector<const Attachment*> files = attachments_of(call);
  std::erase_if(files, [](const Attachment* f) { return f->by_url() || !f->stored_at.empty(); });
  std::size_t total = 0;
  for (const Attachment* file : files) total += base64_size(file->size());
  std::ranges::stable_sort(files, std::greater(), &Attachment::size);
  std::vector<Bytes> out;
  for (const Attachment* file : files) {
    if (total <= kMaxInline) break;
    if (std::ranges::find(out, file->data) != out.end()) continue;  // the same file twice
    for (const Attachment* same : files) {
      if (same->data == file->data) total -= base64_size(same->size());
    }
    out.push_back(file->data);
  }
  return out;
}

std::unique_ptr<FileUpload> upload(const Attachment& file, const std::string& base_url,
                                   const Secret& key, std::string_view origin) {
  return std::make_unique<Upload>(file, root_of(base_url, origin), key);
}

HttpRequest delete_file(const StoredFile& file, const std::string& base_url, const Secret& key,
                        std::string_view origin) {
  HttpRequest request;
  request.method = "DELETE";
  request.url = root_of(base_url, origin) + "/" + file.name;
  add_key(request, key);
  return request;
}

}  // namespace triptych::gemini_wire

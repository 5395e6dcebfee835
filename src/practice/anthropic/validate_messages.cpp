// What Anthropic refuses inside the messages: roles, blocks, images, documents, limits.
// Sources: messages.d.ts of @anthropic-ai/sdk 1.14.0; the pages on vision and PDF support
// (2026-08); recorded errors.
#include <algorithm>
#include <array>
#include <set>

#include "practice/decode.h"
#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice::anthropic {
namespace {

constexpr std::size_t kMebi = std::size_t{1} << 20;
const std::vector<std::string> kImages = {"image/jpeg", "image/png", "image/gif", "image/webp"};

struct Walk {
  Question& question;
  IdGenerator& ids;
};

Refusal invalid(const std::string& message, Walk& walk) {
  return refusal(400, "invalid_request_error", message, walk.ids);
}

Refusal only_keys(const Json& object, const std::set<std::string>& allowed, const std::string& path,
                  Walk& walk) {
  for (const auto& [key, value] : object.items()) {
    if (!allowed.contains(key)) {
      return invalid(path + "." + key + ": Extra inputs are not permitted", walk);
    }
  }
  return std::nullopt;
}

bool is_image_type(const std::string& type) {
  return std::find(kImages.begin(), kImages.end(), type) != kImages.end();
}

Refusal validate_url(const Json& source, const std::string& path, Walk& walk) {
  const std::string url = string_at(source, "url");
  if (!at(source, "url").is_string()) return invalid(path + ".url.url: Field required", walk);
  if (!url.starts_with("https://")) return invalid("Only HTTPS URLs are supported.", walk);
  File file;
  file.url = url;
  walk.question.files.push_back(std::move(file));
  return std::nullopt;
}

// Page on vision: 10 MB of base64 per image, 8000 pixels a side.
Refusal validate_image_limits(const File& file, std::size_t base64, const std::string& path,
                              Walk& walk) {
  if (base64 > 10 * kMebi) {
    return invalid(path + ".base64: image exceeds 10 MB maximum: " + std::to_string(base64) +
                       " bytes > " + std::to_string(10 * kMebi) + " bytes",
                   walk);
  }
  if (file.media.width > 8000 || file.media.height > 8000) {
    Outgoing no = refusal(400, "invalid_request_error",
                          path +
                              ".base64.data: At least one of the image dimensions exceed max "
                              "allowed size: 8000 pixels",
                          walk.ids, "image_dimensions_too_large");
    return no;
  }
  return std::nullopt;
}

Refusal validate_pdf_limits(const File& file, Walk& walk) {
  if (file.media.encrypted) return invalid("The PDF specified is password protected.", walk);
  if (file.media.pages > 600) {  // page on PDF support
    return invalid("A maximum of 600 PDF pages may be provided.", walk);
  }
  return std::nullopt;
}

Refusal validate_base64(const Json& source, const std::string& path,
                        const std::vector<std::string>& types, const std::string& title,
                        Walk& walk) {
  const std::string where = path + ".base64";
  if (auto no = only_keys(source, {"type", "media_type", "data"}, where, walk)) return no;
  const std::string declared = string_at(source, "media_type");
  if (std::find(types.begin(), types.end(), declared) == types.end()) {
    return invalid(where + ".media_type: Input should be " + quoted_list(types), walk);
  }
  const std::string data = string_at(source, "data");
  auto bytes = base64_decoded(data);
  if (!bytes) return invalid(where + ".data: Invalid base64 data", walk);
  File file = file_of(declared, std::move(*bytes), title);
  const std::string real = file.media.media_type;
  if (declared == "application/pdf") {
    if (real != declared) return invalid("The PDF specified was not valid.", walk);
    if (auto no = validate_pdf_limits(file, walk)) return no;
  } else {
    if (!is_image_type(real)) return invalid("Could not process image", walk);
    if (real != declared) {
      return invalid(where + ".data: The image was specified using the " + declared +
                         " media type, but the image appears to be a " + real + " image",
                     walk);
    }
    if (auto no = validate_image_limits(file, data.size(), path, walk)) return no;
  }
  walk.question.files.push_back(std::move(file));
  return std::nullopt;
}

// A file of the Files API, in a block that takes its kind.
Refusal take_uploaded(const Json& source, const std::string& path, bool image, Walk& walk) {
  const std::string id = string_at(source, "file_id");
  if (auto no = only_keys(source, {"type", "file_id"}, path + ".file", walk)) return no;
  const UploadedFile* kept = kept_as(walk.ids.files, id);
  if (kept == nullptr) return no_such_file(id, walk.ids);
  const File& file = kept->file;
  const bool text = file.declared == "text/plain", pdf = file.declared == "application/pdf";
  if (image ? !is_image_type(file.declared) : !text && !pdf) {
    return invalid(path + ".file: a file of type " + file.declared + " does not belong into " +
                       (image ? "an image block" : "a document block"),
                   walk);
  }
  if (image) {
    if (auto no = validate_image_limits(file, 0, path, walk)) return no;
  }
  if (pdf) {
    if (auto no = validate_pdf_limits(file, walk)) return no;
  }
  if (text) walk.question.text_bytes += file.bytes.size();
  walk.question.files.push_back(file);
  return std::nullopt;
}

Refusal validate_image(const Json& block, const std::string& path, Walk& walk) {
  const std::set<std::string> keys = {"type", "source", "cache_control", "transformations"};
  if (auto no = only_keys(block, keys, path + ".image", walk)) return no;
  const std::string where = path + ".image.source";
  const Json& source = at(block, "source");
  const std::string type = string_at(source, "type");
  if (type == "url") return validate_url(source, where, walk);
  if (type == "file") return take_uploaded(source, where, true, walk);
  if (type == "base64") return validate_base64(source, where, kImages, "", walk);
  return invalid(where + ": Input should be a valid source", walk);
}

Refusal validate_document(const Json& block, const std::string& path, Walk& walk) {
  const std::set<std::string> keys = {"type",    "source",        "title",
                                      "context", "cache_control", "citations"};
  if (auto no = only_keys(block, keys, path + ".document", walk)) return no;
  const std::string where = path + ".document.source", title = string_at(block, "title");
  const Json& source = at(block, "source");
  const std::string type = string_at(source, "type");
  if (type == "url") return validate_url(source, where, walk);
  if (type == "file") return take_uploaded(source, where, false, walk);
  if (type == "base64") return validate_base64(source, where, {"application/pdf"}, title, walk);
  if (type != "text") return invalid(where + ": Input should be a valid source", walk);
  if (string_at(source, "media_type") != "text/plain") {
    return invalid(where + ".text.media_type: Input should be 'text/plain'", walk);
  }
  File file = file_of("text/plain", string_at(source, "data"), title);
  file.media.kind = MediaKind::document;
  file.media.media_type = "text/plain";
  walk.question.text_bytes += file.bytes.size();
  walk.question.files.push_back(std::move(file));
  return std::nullopt;
}

Refusal validate_text(const Json& block, const std::string& path, Walk& walk) {
  const std::set<std::string> keys = {"type", "text", "cache_control", "citations"};
  if (auto no = only_keys(block, keys, path + ".text", walk)) return no;
  const std::string text = string_at(block, "text");
  if (!at(block, "text").is_string()) return invalid(path + ".text.text: Field required", walk);
  if (text.empty()) return invalid("messages: text content blocks must be non-empty", walk);
  if (text.find_first_not_of(" \t\r\n") == text.npos) {
    return invalid("messages: text content blocks must contain non-whitespace text", walk);
  }
  return std::nullopt;
}

Refusal validate_block(const Json& block, const std::string& path, const std::string& role,
                       Walk& walk) {
  const std::string type = string_at(block, "type");
  const bool media = type == "image" || type == "document";
  if (media && role == "assistant") {
    return invalid(path + ": " + type + " blocks are not permitted in assistant turns", walk);
  }
  if (type == "text") return validate_text(block, path, walk);
  if (type == "image") return validate_image(block, path, walk);
  if (type == "document") return validate_document(block, path, walk);
  const std::array<std::string_view, 4> others = {"thinking", "redacted_thinking", "tool_use",
                                                  "tool_result"};
  if (std::find(others.begin(), others.end(), type) != others.end()) return std::nullopt;
  return invalid(path + ": Input tag '" + type +
                     "' found using 'type' does not match any of the expected tags",
                 walk);
}

std::string text_of(const Json& content) {
  if (content.is_string()) return content.get<std::string>();
  std::string text;
  for (const Json& block : content) {
    if (string_at(block, "type") != "text") continue;
    if (!text.empty()) text += "\n";
    text += string_at(block, "text");
  }
  return text;
}

Refusal validate_message(const Json& message, std::size_t i, Walk& walk) {
  const std::string path = "messages." + std::to_string(i), role = string_at(message, "role");
  if (!message.is_object()) return invalid(path + ": Input should be an object", walk);
  if (role == "system") {
    return invalid(
        "messages: Unexpected role \"system\". The Messages API accepts a top-level "
        "`system` parameter, not \"system\" as an input message role.",
        walk);
  }
  if (role != "user" && role != "assistant") {
    return invalid(path + ".role: Input should be 'user' or 'assistant'", walk);
  }
  if (auto no = only_keys(message, {"role", "content"}, path, walk)) return no;
  const Json& content = at(message, "content");
  const bool words = content.is_string() && content != "";
  if (!words && (!content.is_array() || content.empty())) {
    return invalid(path +
                       ": all messages must have non-empty content except for the optional "
                       "final assistant message",
                   walk);
  }
  for (std::size_t j = 0; content.is_array() && j < content.size(); ++j) {
    const std::string where = path + ".content." + std::to_string(j);
    if (auto no = validate_block(content[j], where, role, walk)) return no;
  }
  const std::string text = text_of(content);
  walk.question.text_bytes += text.size();
  if (role == "user") walk.question.text = text;
  return std::nullopt;
}

// Page on vision: 600 images (100 where the context is 200k), 2000 pixels a side beyond 20 images.
Refusal validate_many(Walk& walk) {
  const auto& files = walk.question.files;
  const auto images =
      static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const File& file) {
        return file.media.kind == MediaKind::image;
      }));
  const std::size_t most = generation_of(walk.question.model) < 4.55 ? 100 : 600;
  if (images > most) {
    return invalid("too many images: " + std::to_string(images) + " > " + std::to_string(most),
                   walk);
  }
  if (images <= 20) return std::nullopt;
  for (const File& file : files) {
    if (file.media.width > 2000 || file.media.height > 2000) {
      return refusal(400, "invalid_request_error",
                     "At least one of the image dimensions exceed max allowed size for many-image "
                     "requests: 2000 pixels",
                     walk.ids, "image_dimensions_too_large");
    }
  }
  return std::nullopt;
}

}  // namespace

Refusal validate_messages(const Json& messages, Question& question, IdGenerator& ids) {
  Walk walk{question, ids};
  if (!messages.is_array()) return invalid("messages: Input should be a valid list", walk);
  if (messages.empty()) return invalid("messages: at least one message is required", walk);
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (auto no = validate_message(messages[i], i, walk)) return no;
  }
  // Migration page: an answer cannot be begun for the model from 4.6 on.
  if (string_at(messages.back(), "role") == "assistant" && generation_of(question.model) > 4.55) {
    return invalid(
        "This model does not support assistant message prefill. The conversation must "
        "end with a user message.",
        walk);
  }
  return validate_many(walk);
}

}  // namespace triptych::practice::anthropic

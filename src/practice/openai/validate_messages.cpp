// What OpenAI refuses inside the messages: roles, parts, images, files, sound.
// Sources: completions.d.ts of openai 7.59.0; the guides "images and vision" and "PDF files"
// (2026-07); recorded 400s for the wording.
#include <algorithm>
#include <array>

#include "practice/decode.h"
#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice::openai {
namespace {

constexpr std::size_t kMebi = std::size_t{1} << 20;
constexpr std::array<std::string_view, 4> kImages = {"image/png", "image/jpeg", "image/gif",
                                                     "image/webp"};

// One walk over the messages: what is judged, and what was understood so far.
struct Walk {
  Vendor vendor;
  bool hears;
  Question& question;
  IdGenerator& ids;
  std::size_t file_bytes = 0;
};

Refusal invalid(const std::string& param, const std::string& message, Walk& walk,
                const std::string& code = "invalid_value") {
  return refusal(400, {message, param, code}, walk.ids);
}

Refusal missing(const std::string& param, Walk& walk) {
  return invalid(param, "Missing required parameter: '" + param + "'.", walk,
                 "missing_required_parameter");
}

bool is_image_type(std::string_view type) {
  return std::find(kImages.begin(), kImages.end(), type) != kImages.end();
}

std::string type_word(const Json& value) {
  if (value.is_string()) return "a string";
  if (value.is_array()) return "an array";
  if (value.is_number()) return "a number";
  return value.is_boolean() ? "a boolean" : "null";
}

bool is_web(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// The vendor fetches it, and cannot reach this machine or its network.
bool is_near(std::string_view url) {
  url.remove_prefix(url.find("://") + 3);
  for (const std::string_view host : {"localhost", "127.", "10.", "192.168.", "[::1]", "0.0.0.0"}) {
    if (url.starts_with(host)) return true;
  }
  return false;
}

Refusal image_bytes(DataUrl data, Question& question, IdGenerator& ids) {
  const char* words =
      "You uploaded an unsupported image. Please make sure your image has of one the following "
      "formats: ['png', 'jpeg', 'gif', 'webp'].";
  if (!data.bytes) return refusal(400, {words, "", "invalid_image_format"}, ids);
  File file = file_of(data.type, std::move(*data.bytes));
  const bool fits = is_image_type(file.media.media_type) && is_image_type(data.type);
  const bool moves = file.media.media_type == "image/gif" && file.media.animated;
  if (!fits || moves) return refusal(400, {words, "", "invalid_image_format"}, ids);
  question.files.push_back(std::move(file));
  return std::nullopt;
}

Refusal validate_image(const Json& image, const std::string& path, Walk& walk) {
  if (!image.is_object()) {
    return invalid(path,
                   "Invalid type for '" + path + "': expected an object, but got " +
                       type_word(image) + " instead.",
                   walk, "invalid_type");
  }
  const std::string detail = string_at(image, "detail");
  const bool known = detail == "auto" || detail == "low" || detail == "high" ||
                     detail == "original" || at(image, "detail").is_null();
  if (!known) {
    return invalid(path + ".detail",
                   "Invalid value: '" + detail +
                       "'. Supported values are: 'low', 'high', 'auto', and 'original'.",
                   walk);
  }
  walk.question.low_detail = walk.question.low_detail || detail == "low";
  if (!at(image, "url").is_string()) return missing(path + ".url", walk);
  return take_image(string_at(image, "url"), path + ".url", walk.question, walk.ids);
}

Refusal take_pdf(File sent, const std::string& path, Walk& walk) {
  walk.file_bytes += sent.bytes.size();
  if (walk.file_bytes > 50 * kMebi) {  // guide to PDF files: 50 MB together
    return invalid(path, "The total size of the files exceeds the maximum of 50 MB per request.",
                   walk, "file_too_large");
  }
  walk.question.files.push_back(std::move(sent));
  return std::nullopt;
}

Refusal take_uploaded(const std::string& id, const std::string& path, Walk& walk) {
  const UploadedFile* kept = kept_as(walk.ids.files, id);
  if (kept == nullptr) return no_such_file(id, walk.ids);
  if (kept->file.media.media_type != "application/pdf") {
    return invalid(path,
                   "Invalid file: '" + kept->file.name +
                       "' is not a PDF. Chat completions take images as image_url.",
                   walk, "unsupported_file");
  }
  return take_pdf(kept->file, path, walk);
}

Refusal validate_file(const Json& file, const std::string& path, Walk& walk) {
  const std::string name = string_at(file, "filename"), given = string_at(file, "file_data");
  const std::string id = string_at(file, "file_id");
  if (!id.empty()) return take_uploaded(id, path + ".file_id", walk);
  // Without a name it counts as a reference to an uploaded file.
  if (name.empty() || given.empty()) return missing(path + ".file_id", walk);
  auto data = parse_data_url(given);
  const bool pdf = data && data->type == "application/pdf" && data->bytes;
  File sent = pdf ? file_of(data->type, std::move(*data->bytes), name) : File();
  if (!pdf || sent.media.media_type != "application/pdf") {
    const std::string got =
        data ? "unsupported MIME type '" + data->type + "'" : std::string("an invalid data URL");
    return invalid(path + ".file_data",
                   "Invalid file data: '" + path +
                       ".file_data'. Expected a base64-encoded data URL with an application/pdf "
                       "MIME type (e.g. 'data:application/pdf;base64,SGVsbG8sIFdvcmxkIQ=='), but "
                       "got " +
                       got + ".",
                   walk);
  }
  return take_pdf(std::move(sent), path + ".file_data", walk);
}

Refusal validate_audio(const Json& audio, const std::string& path, Walk& walk) {
  if (!walk.hears) {  // recorded
    const std::string message = path.substr(0, path.find(".content"));
    return invalid(message,
                   "Invalid '" + message +
                       "'. Content blocks are expected to be either text or image_url type.",
                   walk);
  }
  const std::string format = string_at(audio, "format");
  if (format != "wav" && format != "mp3") {
    return invalid(path + ".format",
                   "Invalid value: '" + format + "'. Supported values are: 'wav' and 'mp3'.", walk);
  }
  auto bytes = base64_decoded(string_at(audio, "data"));
  const std::string expected = format == "wav" ? "audio/wav" : "audio/mpeg";
  File file = bytes ? file_of(expected, std::move(*bytes)) : File();
  if (file.media.media_type != expected) {
    return invalid(path + ".data",
                   "The data provided for 'input_audio' is not of valid " + format + " format.",
                   walk);
  }
  walk.question.files.push_back(std::move(file));
  return std::nullopt;
}

Refusal validate_part(const Json& part, const std::string& path, const std::string& role,
                      Walk& walk) {
  const std::string type = string_at(part, "type");
  if (type != "text" && type != "image_url" && type != "file" && type != "input_audio") {
    return invalid(path + ".type",
                   "Invalid value: '" + type +
                       "'. Supported values are: 'text', 'image_url', 'input_audio', 'refusal', "
                       "'audio', and 'file'.",
                   walk);
  }
  if (type != "text" && role != "user") {
    return invalid(path.substr(0, path.find(".content")),
                   "Image URLs are only allowed for messages with role 'user', but this message "
                   "with role '" +
                       role + "' contains an image URL.",
                   walk);
  }
  for (const auto& [key, value] : part.items()) {
    if (key == "type" || key == type) continue;
    return invalid(path + "." + key, "Unknown parameter: '" + path + "." + key + "'.", walk,
                   "unknown_parameter");
  }
  const std::string inner = path + "." + type;
  if (type == "image_url") return validate_image(at(part, "image_url"), inner, walk);
  if (type == "file") return validate_file(at(part, "file"), inner, walk);
  if (type == "input_audio") return validate_audio(at(part, "input_audio"), inner, walk);
  if (!at(part, "text").is_string()) return missing(path + ".text", walk);
  return std::nullopt;
}

std::string text_of(const Json& content) {
  if (content.is_string()) return content.get<std::string>();
  std::string text;
  if (!content.is_array()) return text;
  for (const Json& part : content) {
    if (!text.empty()) text += "\n";
    text += string_at(part, "text");
  }
  return text;
}

Refusal validate_message(const Json& message, std::size_t i, Walk& walk) {
  const std::string path = "messages[" + std::to_string(i) + "]";
  const std::string role = string_at(message, "role");
  constexpr std::array<std::string_view, 4> kRoles = {"system", "developer", "user", "assistant"};
  if (std::find(kRoles.begin(), kRoles.end(), role) == kRoles.end()) {
    return invalid(path + ".role",
                   "Invalid value: '" + role +
                       "'. Supported values are: 'system', 'assistant', 'user', 'function', "
                       "'tool', and 'developer'.",
                   walk);
  }
  const Json& content = at(message, "content");
  if (!content.is_string() && (!content.is_array() || content.empty())) {
    return invalid(
        path + ".content",
        "Invalid type for '" + path + ".content': expected one of a string or array of objects.",
        walk, "invalid_type");
  }
  for (std::size_t j = 0; content.is_array() && j < content.size(); ++j) {
    const std::string where = path + ".content[" + std::to_string(j) + "]";
    if (auto no = validate_part(content[j], where, role, walk)) return no;
  }
  const std::string text = text_of(content);
  walk.question.text_bytes += text.size();
  if (role == "user") walk.question.text = text;
  if (role == "assistant") walk.question.follow_up = true;
  if (role == "system" || role == "developer") walk.question.system += text;
  return std::nullopt;
}

}  // namespace

Refusal take_image(const std::string& url, const std::string& path, Question& question,
                   IdGenerator& ids) {
  if (auto data = parse_data_url(url)) return image_bytes(std::move(*data), question, ids);
  if (!is_web(url)) {
    return refusal(
        400,
        {"Invalid '" + path + "'. Expected a valid URL, but got a value with an invalid format.",
         path, "invalid_value"},
        ids);
  }
  if (is_near(url)) {
    return refusal(400, {"Error while downloading " + url + ".", "", "invalid_image_url"}, ids);
  }
  File file;
  file.url = url;
  question.files.push_back(std::move(file));
  return std::nullopt;
}

Refusal validate_messages(const Json& body, Vendor vendor, Question& question, IdGenerator& ids) {
  const ModelInfo* model = live_model("openai", string_at(body, "model"));
  Walk walk{vendor, vendor != Vendor::openai || (model != nullptr && model->audio), question, ids};
  const Json& messages = at(body, "messages");
  if (!messages.is_array()) return missing("messages", walk);
  if (messages.empty()) {
    return invalid("messages",
                   "Invalid 'messages': empty array. Expected an array with minimum length 1, but "
                   "got an empty array instead.",
                   walk, "empty_array");
  }
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (auto no = validate_message(messages[i], i, walk)) return no;
  }
  if (question.files.size() > 1500) {  // guide "images and vision": 1500 images per request
    return invalid("messages", "Too many images in request. The maximum is 1500.", walk,
                   "too_many_images");
  }
  return std::nullopt;
}

}  // namespace triptych::practice::openai

#include "providers/preflight.h"

#include <algorithm>
#include <utility>

#include "base/base64.h"
#include "base/json.h"
#include "base/web_address.h"

namespace triptych {
namespace {

// 12582912 -> "12.0"
std::string megabytes(std::size_t bytes) {
  const std::size_t tenths = (bytes * 10 + kMebi / 2) / kMebi;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string text_of(std::string_view view) { return std::string(view); }

bool lists(std::span<const std::string_view> types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// "PNG, JPEG" of {"image/png", "image/jpeg"}
std::string readable(std::span<const std::string_view> types) {
  std::string out;
  for (const std::string_view type : types) {
    if (!out.empty()) out += ", ";
    out += type.substr(type.find('/') + 1);
  }
  return out;
}

class Checker {
 public:
  Checker(const Call& call, const ProviderInfo& info, const Limits& limits)
      : call_(call), info_(info), limits_(limits), files_(attachments_of(call)) {}

  std::vector<Error> run() {
    check_prompt();
    for (const Attachment* file : files_) {
      if (file->by_url()) {
        check_url(*file);
      } else {
        check_file(*file);
      }
    }
    check_totals();
    return std::move(problems_);
  }

 private:
  void add(ErrorKind kind, std::string key, std::vector<std::string> args, std::string message) {
    problems_.push_back(preflight_error(kind, std::move(key), std::move(args), std::move(message)));
  }

  void check_prompt() {
    if (call_.model.find_first_not_of(" \t\r\n") == std::string::npos) {
      add(ErrorKind::rejected, "no_model", {text_of(info_.label)},
          "No model is chosen for " + text_of(info_.label) + ".");
    }
    if (info_.origin.empty() && call_.base_url.find_first_not_of(" \t\r\n") == std::string::npos) {
      add(ErrorKind::rejected, "no_base_url", {text_of(info_.label)},
          text_of(info_.label) + " needs the URL of the server.");
    }
    const TypedAddress::State address = read_address(call_.base_url).state;
    if (address == TypedAddress::State::invalid) {
      add(ErrorKind::rejected, "bad_base_url", {text_of(info_.label)},
          "The base URL of " + text_of(info_.label) + " is no web address.");
    } else if (address == TypedAddress::State::insecure) {
      add(ErrorKind::rejected, "insecure_base_url", {text_of(info_.label)},
          "The base URL of " + text_of(info_.label) + " is not https.");
    }
    const bool says_something =
        std::any_of(call_.prompt.messages.begin(), call_.prompt.messages.end(),
                    [](const Message& message) { return !is_empty(message); });
    if (!says_something) {
      add(ErrorKind::rejected, "empty_prompt", {}, "There is nothing to send: no text, no file.");
    }
    const std::string& schema = call_.prompt.json_schema;
    const auto json = schema.empty() ? Json::object() : parse_json(schema);
    if (!json || !json->is_object()) {
      add(ErrorKind::rejected, "bad_schema", {}, "The JSON schema is not a JSON object.");
    }
  }

  static bool is_empty(const Message& message) {
    return message.opaque.empty() &&
           std::all_of(message.parts.begin(), message.parts.end(), [](const Part& part) {
             const auto* text = std::get_if<std::string>(&part);
             return text && text->find_first_not_of(" \t\r\n") == std::string::npos;
           });
  }

  void check_url(const Attachment& file) {
    const std::string& url = file.url;
    const bool https = url.starts_with("https://");
    if (!https && (limits_.https_only || !url.starts_with("http://"))) {
      add(ErrorKind::unsupported, "url_not_https", {url, text_of(info_.label)},
          text_of(info_.label) + " fetches images only from https addresses, not from " + url +
              ".");
    } else if (!info_.origin.empty() && is_private(url)) {
      add(ErrorKind::unsupported, "url_not_public", {url, text_of(info_.label)},
          text_of(info_.label) + " fetches the image itself and cannot reach " + url + ".");
    } else if (file.media.kind == MediaKind::video) {
      if (info_.video_types.empty()) add_not_taken(file, "video");
    } else if (info_.image_types.empty()) {
      add_not_taken(file, "image");
    } else {
      images_ += 1;
    }
  }

  // The vendor fetches the picture: addresses of this machine mean another one to it.
  static bool is_private(std::string_view url) {
    const std::string_view host = url.substr(url.find("://") + 3);
    return host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]") ||
           host.starts_with("10.") || host.starts_with("192.168.");
  }

  void check_file(const Attachment& file) {
    if (file.size() == 0 || file.media.hollow) {
      add(ErrorKind::rejected, "empty_file", {file.name}, file.name + " is empty.");
      return;
    }
    switch (file.media.kind) {
      case MediaKind::image:
        check_image(file);
        break;
      case MediaKind::document:
        check_document(file);
        break;
      case MediaKind::audio:
        check_type(file, info_.audio_types, "audio");
        break;
      case MediaKind::video:
        check_type(file, info_.video_types, "video");
        break;
      case MediaKind::unknown:
        add(ErrorKind::unsupported, "unknown_type", {file.name},
            file.name + " is of a type we do not know.");
        break;
    }
    if (file.stored_at.empty()) base64_ += base64_size(file.size());
  }

  void add_not_taken(const Attachment& file, const std::string& kind) {
    add(ErrorKind::unsupported, kind + "_not_taken", {file.name, text_of(info_.label)},
        text_of(info_.label) + " takes no " + kind + " input (" + file.name + ").");
  }

  bool check_type(const Attachment& file, std::span<const std::string_view> types,
                  const std::string& kind) {
    if (types.empty()) {
      add_not_taken(file, kind);
      return false;
    }
    if (lists(types, file.media.media_type)) return true;
    add(ErrorKind::unsupported, kind + "_type_not_taken",
        {file.name, file.media.media_type, text_of(info_.label), readable(types)},
        text_of(info_.label) + " does not take " + file.media.media_type + " (" + file.name +
            "); it takes " + readable(types) + ".");
    return false;
  }

  void check_image(const Attachment& file) {
    if (!check_type(file, info_.image_types, "image")) return;
    images_ += 1;
    largest_sides_.push_back({&file, std::max(file.media.width, file.media.height)});
    if (file.media.animated && !limits_.animated_gif) {
      add(ErrorKind::unsupported, "animated", {file.name, text_of(info_.label)},
          text_of(info_.label) + " takes no animated images (" + file.name + ").");
    }
    const std::size_t encoded = base64_size(file.size());
    if (limits_.image_base64 > 0 && encoded > limits_.image_base64) {
      add(ErrorKind::too_large, "image_too_large",
          {file.name, megabytes(encoded), megabytes(limits_.image_base64), text_of(info_.label)},
          file.name + " is " + megabytes(encoded) + " MB as base64; " + text_of(info_.label) +
              " takes at most " + megabytes(limits_.image_base64) + " MB per image.");
    }
  }

  void check_side(const Attachment& file, int side, int limit) {
    if (limit == 0 || side <= limit) return;
    const std::string size =
        std::to_string(file.media.width) + " x " + std::to_string(file.media.height);
    add(ErrorKind::too_large, "image_too_wide",
        {file.name, size, std::to_string(limit), text_of(info_.label)},
        file.name + " is " + size + " pixels; " + text_of(info_.label) + " takes at most " +
            std::to_string(limit) + " per side here.");
  }

  void check_document(const Attachment& file) {
    if (!check_type(file, info_.document_types, "document")) return;
    documents_bytes_ += file.size();
    // What is only locked against printing, or cannot be tried here, may be taken nevertheless.
    if (file.media.encrypted && file.media.password == PdfPassword::needed) {
      add(ErrorKind::unsupported, "encrypted_pdf", {file.name},
          file.name + " is protected by a password; remove it first.");
    }
    if (limits_.document_bytes > 0 && file.size() > limits_.document_bytes) {
      add(ErrorKind::too_large, "file_too_large",
          {file.name, megabytes(file.size()), megabytes(limits_.document_bytes),
           text_of(info_.label)},
          file.name + " is " + megabytes(file.size()) + " MB; " + text_of(info_.label) +
              " takes at most " + megabytes(limits_.document_bytes) + " MB per document.");
    }
    if (limits_.document_pages > 0 && file.media.pages > limits_.document_pages) {
      add(ErrorKind::too_large, "too_many_pages",
          {file.name, std::to_string(file.media.pages), std::to_string(limits_.document_pages),
           text_of(info_.label)},
          file.name + " has " + std::to_string(file.media.pages) + " pages; " +
              text_of(info_.label) + " takes at most " + std::to_string(limits_.document_pages) +
              ".");
    }
  }

  void check_totals() {
    const bool many = limits_.many_images > 0 && images_ > limits_.many_images;
    for (const auto& [file, side] : largest_sides_) {
      check_side(*file, side, many ? limits_.many_images_side : limits_.image_side);
    }
    if (limits_.images > 0 && images_ > limits_.images) {
      add(ErrorKind::too_large, "too_many_images",
          {std::to_string(images_), std::to_string(limits_.images), text_of(info_.label)},
          std::to_string(images_) + " images are too many: " + text_of(info_.label) +
              " takes at most " + std::to_string(limits_.images) + " per request.");
    }
    if (limits_.documents_bytes > 0 && documents_bytes_ > limits_.documents_bytes) {
      add_total("files_too_large", documents_bytes_, limits_.documents_bytes, "The documents are ");
    }
    if (limits_.request_base64 > 0 && base64_ > limits_.request_base64) {
      add_total("request_too_large", base64_, limits_.request_base64, "The files are, as base64, ");
    }
  }

  void add_total(std::string key, std::size_t size, std::size_t limit, const std::string& subject) {
    add(ErrorKind::too_large, std::move(key),
        {megabytes(size), megabytes(limit), text_of(info_.label)},
        subject + megabytes(size) + " MB together; " + text_of(info_.label) + " takes at most " +
            megabytes(limit) + " MB per request.");
  }

  const Call& call_;
  const ProviderInfo& info_;
  const Limits& limits_;
  std::vector<const Attachment*> files_;
  std::vector<std::pair<const Attachment*, int>> largest_sides_;
  std::size_t images_ = 0, base64_ = 0, documents_bytes_ = 0;
  std::vector<Error> problems_;
};

}  // namespace

Error preflight_error(ErrorKind kind, std::string key, std::vector<std::string> args,
                      std::string message) {
  Error error;
  error.kind = kind;
  error.key = "preflight." + std::move(key);
  error.args = std::move(args);
  error.message = std::move(message);
  return error;
}

std::vector<const Attachment*> attachments_of(const Call& call) {
  std::vector<const Attachment*> files;
  for (const Message& message : call.prompt.messages) {
    for (const Part& part : message.parts) {
      if (const auto* file = std::get_if<Attachment>(&part)) files.push_back(file);
    }
  }
  return files;
}

void store_in(Call& call, const Bytes& data, const std::string& address) {
  for (Message& message : call.prompt.messages) {
    for (Part& part : message.parts) {
      auto* file = std::get_if<Attachment>(&part);
      if (file != nullptr && file->data == data) file->stored_at = address;
    }
  }
}

std::vector<Error> check_call(const Call& call, const ProviderInfo& info, const Limits& limits) {
  return Checker(call, info, limits).run();
}

}  // namespace triptych

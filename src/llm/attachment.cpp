#include "llm/attachment.h"

#include <utility>

#include "base/file_name.h"
#include "base/utf8.h"

namespace triptych {
namespace {

std::string_view text_of(const Bytes& data) {
  return data ? std::string_view(reinterpret_cast<const char*>(data->data()), data->size())
              : std::string_view();
}

// Text has no magic bytes. It counts as a document when name and bytes agree: an extension of plain
// text, and valid UTF-8 without NUL.
bool is_plain_text(std::string_view name, const Bytes& data) {
  return media_type_of_name(name) == "text/plain" &&
         text_of(data).find('\0') == std::string::npos && utf8_valid(text_of(data));
}

// "https://ex.org/a/photo.jpg?x=1#y" -> "photo.jpg"
std::string_view last_segment(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const std::size_t slash = url.rfind('/');
  return slash == std::string_view::npos ? "" : url.substr(slash + 1);
}

// The pages that Gemini reads films from (ai.google.dev, "Video understanding", 2026-10).
bool is_film_page(std::string_view url) {
  for (const std::string_view page :
       {"https://www.youtube.com/watch?v=", "https://youtube.com/watch?v=",
        "https://m.youtube.com/watch?v=", "https://youtu.be/", "https://www.youtube.com/shorts/",
        "https://www.youtube.com/live/"})
    if (url.starts_with(page) && url.size() > page.size()) return true;
  return false;
}

}  // namespace

Attachment make_attachment(const std::string& name, Bytes data) {
  Attachment attachment;
  attachment.media = sniff_media(view(data));
  if (attachment.media.kind == MediaKind::unknown && is_plain_text(name, data)) {
    attachment.media.kind = MediaKind::document;
    attachment.media.media_type = "text/plain";
  }
  attachment.name = plain_file_name(name);
  attachment.data = std::move(data);
  return attachment;
}

Attachment make_url_attachment(std::string url) {
  Attachment attachment;
  const std::string_view file = last_segment(url);
  const std::string_view type = media_type_of_name(file);
  attachment.name = file.empty() ? url : plain_file_name(file);
  // Films lie at an address, too: a file's, or the page of one.
  const bool film = is_film_page(url) || kind_of(type) == MediaKind::video;
  attachment.media.kind = film ? MediaKind::video : MediaKind::image;
  if (kind_of(type) == attachment.media.kind) attachment.media.media_type = std::string(type);
  attachment.url = std::move(url);
  return attachment;
}

}  // namespace triptych

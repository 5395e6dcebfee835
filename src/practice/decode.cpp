#include "practice/decode.h"

#include "base/base64.h"
#include "base/bytes.h"

namespace triptych::practice {
namespace {

bool is_type_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '+' || c == '-' || c == '/' || c == '_';
}

}  // namespace

std::optional<std::string> base64_decoded(std::string_view text) {
  return text.empty() ? std::nullopt : base64_decode_text(text);
}

std::optional<DataUrl> parse_data_url(std::string_view url) {
  if (!url.starts_with("data:")) return std::nullopt;
  url.remove_prefix(5);
  const std::size_t end = url.substr(0, 200).find(";base64,");
  if (end == url.npos) return std::nullopt;
  const std::string_view type = url.substr(0, end);
  if (type.find('/') == type.npos) return std::nullopt;
  for (const char c : type) {
    if (!is_type_letter(c)) return std::nullopt;
  }
  return DataUrl{std::string(type), base64_decoded(url.substr(end + 8))};
}

File file_of(std::string declared, std::string bytes, std::string name) {
  File file;
  file.declared = std::move(declared);
  file.name = std::move(name);
  file.bytes = std::move(bytes);
  file.media = sniff_media(
      ByteView(reinterpret_cast<const std::byte*>(file.bytes.data()), file.bytes.size()));
  return file;
}

}  // namespace triptych::practice

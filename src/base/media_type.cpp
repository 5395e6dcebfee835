#include "base/media_type.h"

#include <algorithm>

#include "base/media_sniff.h"

namespace triptych {
namespace {

struct Extension {
  std::string_view extension, media_type;
};
constexpr Extension kExtensions[] = {
    {"jpg", "image/jpeg"},      {"jpeg", "image/jpeg"},      {"jpe", "image/jpeg"},
    {"jfif", "image/jpeg"},     {"png", "image/png"},        {"gif", "image/gif"},
    {"webp", "image/webp"},     {"heic", "image/heic"},      {"heif", "image/heif"},
    {"avif", "image/avif"},     {"bmp", "image/bmp"},        {"pdf", "application/pdf"},
    {"ico", "image/x-icon"},    {"caf", "audio/x-caf"},      {"amr", "audio/amr"},
    {"awb", "audio/amr-wb"},    {"w64", "audio/x-w64"},      {"rf64", "audio/x-rf64"},
    {"bw64", "audio/x-bw64"},   {"au", "audio/basic"},       {"snd", "audio/basic"},
    {"wma", "audio/x-ms-wma"},  {"wmv", "video/x-ms-wmv"},   {"dsf", "audio/x-dsf"},
    {"dff", "audio/x-dff"},     {"wv", "audio/x-wavpack"},   {"ape", "audio/x-ape"},
    {"mid", "audio/midi"},      {"midi", "audio/midi"},      {"wav", "audio/wav"},
    {"wave", "audio/wav"},      {"mp3", "audio/mpeg"},       {"mpga", "audio/mpeg"},
    {"flac", "audio/flac"},     {"ogg", "audio/ogg"},        {"oga", "audio/ogg"},
    {"opus", "audio/ogg"},      {"aac", "audio/aac"},        {"aif", "audio/aiff"},
    {"aiff", "audio/aiff"},     {"aifc", "audio/aiff"},      {"m4a", "audio/mp4"},
    {"m4b", "audio/mp4"},       {"mp4", "video/mp4"},        {"m4v", "video/mp4"},
    {"mov", "video/quicktime"}, {"3gp", "video/3gpp"},       {"webm", "video/webm"},
    {"weba", "audio/webm"},     {"mkv", "video/x-matroska"}, {"ogv", "video/ogg"},
    {"txt", "text/plain"},      {"text", "text/plain"},      {"md", "text/plain"},
    {"markdown", "text/plain"}, {"csv", "text/plain"},       {"tsv", "text/plain"},
    {"log", "text/plain"},      {"json", "text/plain"},      {"xml", "text/plain"},
    {"yaml", "text/plain"},     {"yml", "text/plain"},
};

// Containers whose extension does not tell which of its types is inside.
std::string_view family(std::string_view media_type) {
  if (media_type == "image/heif") return "image/heic";
  if (media_type == "audio/mp4") return "video/mp4";
  if (media_type == "audio/webm") return "video/webm";
  if (media_type == "video/ogg") return "audio/ogg";
  // Larger relatives that keep the name.
  if (media_type == "audio/x-rf64" || media_type == "audio/x-bw64") return "audio/wav";
  return media_type;
}

}  // namespace

std::uint32_t ByteReader::big(std::size_t at, std::size_t count) const {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | u8(at + i);
  return value;
}

std::uint32_t ByteReader::little(std::size_t at, std::size_t count) const {
  std::uint32_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = value << 8 | u8(at + i);
  return value;
}

std::string_view ByteReader::text(std::size_t at, std::size_t count) const {
  if (at >= size()) return {};
  const auto* first = reinterpret_cast<const char*>(bytes_.data()) + at;
  return {first, std::min(count, size() - at)};
}

Millis duration_of(double units, double rate) {
  constexpr double kMax = 1e6;  // seconds: eleven days; more is a broken header
  if (!(rate > 0) || !(units > 0) || units / rate > kMax) return Millis::zero();
  return Millis(static_cast<Millis::rep>(units / rate * 1000));
}

MediaInfo sniff_media(ByteView bytes) {
  using Sniffer = std::optional<MediaInfo> (*)(const ByteReader&);
  // MP3 comes last: its only magic is eleven set bits.
  constexpr Sniffer kSniffers[] = {sniff_jpeg,        sniff_png,  sniff_gif,       sniff_webp,
                                   sniff_iso_media,   sniff_ebml, sniff_wav,       sniff_aiff,
                                   sniff_flac,        sniff_ogg,  sniff_bmp,       sniff_ico,
                                   sniff_other_audio, sniff_pdf,  sniff_mpeg_audio};
  const ByteReader file(bytes);
  for (const Sniffer sniff : kSniffers) {
    if (auto info = sniff(file)) return *info;
  }
  return {};
}

std::string_view media_type_of_name(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return "";
  std::string extension(file_name.substr(dot + 1));
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const Extension& known : kExtensions) {
    if (known.extension == extension) return known.media_type;
  }
  return "";
}

bool name_disagrees(std::string_view file_name, std::string_view media_type) {
  const std::string_view promised = media_type_of_name(file_name);
  if (promised.empty() || media_type.empty()) return false;
  return family(promised) != family(media_type);
}

MediaKind kind_of(std::string_view media_type) {
  if (media_type.starts_with("image/")) return MediaKind::image;
  if (media_type.starts_with("audio/")) return MediaKind::audio;
  if (media_type.starts_with("video/")) return MediaKind::video;
  if (media_type == "application/pdf" || media_type.starts_with("text/")) {
    return MediaKind::document;
  }
  return MediaKind::unknown;
}

}  // namespace triptych

// Internal to media_type: bounds-checked reading and one sniffer per family of formats.
// Every sniffer returns nullopt when the bytes are not its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/media_type.h"

namespace triptych {

// Reads beyond the end give zero: hostile headers then describe nothing, and nothing is read.
class ByteReader {
 public:
  explicit ByteReader(ByteView bytes) : bytes_(bytes) {}
  std::size_t size() const { return bytes_.size(); }
  bool has(std::size_t at, std::size_t count) const { return at <= size() && count <= size() - at; }
  std::uint8_t u8(std::size_t at) const {
    return at < size() ? std::to_integer<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
  }
  std::uint32_t big(std::size_t at, std::size_t count) const;  // count <= 4
  std::uint32_t little(std::size_t at, std::size_t count) const;
  std::uint64_t big64(std::size_t at) const {
    return std::uint64_t{big(at, 4)} << 32 | big(at + 4, 4);
  }
  std::uint64_t little64(std::size_t at) const {
    return std::uint64_t{little(at + 4, 4)} << 32 | little(at, 4);
  }
  bool is(std::size_t at, std::string_view magic) const { return text(at, magic.size()) == magic; }
  std::string_view text(std::size_t at, std::size_t count) const;  // shorter at the end
  std::string_view all() const { return text(0, size()); }

 private:
  ByteView bytes_;
};

std::optional<MediaInfo> sniff_jpeg(const ByteReader& file);
std::optional<MediaInfo> sniff_png(const ByteReader& file);
std::optional<MediaInfo> sniff_gif(const ByteReader& file);
std::optional<MediaInfo> sniff_webp(const ByteReader& file);
std::optional<MediaInfo> sniff_iso_media(const ByteReader& file);  // HEIC, AVIF, M4A, MP4, MOV
std::optional<MediaInfo> sniff_ebml(const ByteReader& file);       // WebM, Matroska
std::optional<MediaInfo> sniff_pdf(const ByteReader& file);
std::optional<MediaInfo> sniff_wav(const ByteReader& file);
std::optional<MediaInfo> sniff_aiff(const ByteReader& file);
std::optional<MediaInfo> sniff_flac(const ByteReader& file);
std::optional<MediaInfo> sniff_ogg(const ByteReader& file);
std::optional<MediaInfo> sniff_bmp(const ByteReader& file);
std::optional<MediaInfo> sniff_ico(const ByteReader& file);
std::optional<MediaInfo> sniff_other_audio(const ByteReader& file);  // CAF, AMR, AU, WMA, ...
std::optional<MediaInfo> sniff_mpeg_audio(const ByteReader& file);   // MP3, AAC in ADTS

// Metadata of a picture in file[begin, begin + size): a TIFF block, with or without "Exif\0\0".
void read_exif(const ByteReader& file, std::size_t begin, std::size_t size, MediaInfo& info);
void read_xmp(std::string_view packet, MediaInfo& info);

// units/rate seconds; 0 when the rate is 0 or the result is no sensible length.
Millis duration_of(double units, double rate);

}  // namespace triptych

// Pixel formats: JPEG, PNG, GIF, WebP, BMP, ICO.
#include <algorithm>

#include "base/media_sniff.h"

namespace triptych {
namespace {

MediaInfo image(const char* media_type) {
  MediaInfo info;
  info.kind = MediaKind::image;
  info.media_type = media_type;
  return info;
}

// Sides beyond this are a broken header, not a picture.
int side(std::uint32_t pixels) { return pixels <= 1'000'000 ? static_cast<int>(pixels) : 0; }

bool is_start_of_frame(std::uint8_t marker) {
  // C0..CF but for the Huffman table (C4), JPG (C8) and the arithmetic table (CC).
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool stands_alone(std::uint8_t marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

// Walks GIF sub-blocks from `at` (a length byte) to behind the empty block; past the end when cut.
std::size_t skip_sub_blocks(const ByteReader& file, std::size_t at) {
  while (at < file.size()) {
    const std::size_t length = file.u8(at);
    at += 1 + length;
    if (length == 0) return at;
  }
  return file.size() + 1;
}

std::size_t color_table_size(std::uint8_t flags) {
  return flags & 0x80 ? std::size_t{3} << ((flags & 7) + 1) : 0;
}

// XMP in GIF lies there as one text, and reads as sub-blocks only for those who skip it.
void read_gif_extension(const ByteReader& file, std::size_t at, std::size_t end, MediaInfo& info) {
  constexpr std::string_view kXmp = "\xFF\x0BXMP DataXMP";
  if (file.is(at + 1, kXmp)) read_xmp(file.text(at + 14, end - std::min(end, at + 14)), info);
}

// Counts frames up to the trailer.
void walk_gif(const ByteReader& file, MediaInfo& info) {
  std::size_t at = 13 + color_table_size(file.u8(10));
  int frames = 0;
  while (at < file.size()) {
    const std::uint8_t block = file.u8(at);
    if (block == 0x3B) break;
    if (block == 0x2C) {
      if (++frames > 1) info.animated = true;
      at = skip_sub_blocks(file, at + 11 + color_table_size(file.u8(at + 9)));
    } else if (block == 0x21) {
      const std::size_t end = skip_sub_blocks(file, at + 2);
      read_gif_extension(file, at, end, info);
      at = end;
    } else {
      info.unread = true;
      return;  // not a block: a broken file, but not one that is known to be cut
    }
  }
  info.truncated = info.unread = at >= file.size();
  info.hollow = frames == 0 && !info.truncated;
}

// APP1 holds EXIF or XMP.
void read_jpeg_metadata(const ByteReader& file, std::size_t begin, std::size_t size,
                        MediaInfo& info) {
  constexpr std::string_view kXmp = "http://ns.adobe.com/x";  // .../xap/1.0/ and .../xmp/extension/
  if (file.is(begin, std::string_view("Exif\0", 5))) read_exif(file, begin, size, info);
  if (file.is(begin, kXmp)) read_xmp(file.text(begin, size), info);
}

void read_png_chunk(const ByteReader& file, std::size_t at, std::size_t size, MediaInfo& info) {
  constexpr std::string_view kXmp = "XML:com.adobe.xmp";
  if (file.is(at + 4, "eXIf")) read_exif(file, at + 8, size, info);
  if (file.is(at + 4, "iTXt") && file.is(at + 8, kXmp)) read_xmp(file.text(at + 8, size), info);
  if (file.is(at + 4, "tRNS")) info.alpha = true;
  // Older programs pack EXIF into text, and XMP may be packed: neither is unpacked here.
  constexpr std::string_view kRawProfile = "Raw profile type ";
  const bool text = file.is(at + 4, "tEXt") || file.is(at + 4, "zTXt") || file.is(at + 4, "iTXt");
  const bool packed_xmp = file.is(at + 8, kXmp) && file.u8(at + 8 + kXmp.size() + 1) != 0;
  if (text && (file.is(at + 8, kRawProfile) || packed_xmp)) info.unread = info.metadata = true;
}

// Metadata follows the picture. Chunk sizes are padded to even numbers.
void walk_webp(const ByteReader& file, MediaInfo& info) {
  std::size_t at = 12;
  for (int chunks = 0; file.has(at, 8) && chunks < 100'000; ++chunks) {
    const std::size_t size = file.little(at + 4, 4);
    if (file.is(at, "EXIF")) read_exif(file, at + 8, size, info);
    if (file.is(at, "XMP ")) read_xmp(file.text(at + 8, size), info);
    at += 8 + size + (size & 1);
  }
  if (at < file.size() || at > file.size() + 1) info.unread = true;
}

// The next marker: decoders look for it over whatever lies between two segments. FF 00 is none.
std::size_t next_marker(const ByteReader& file, std::size_t at) {
  while (file.has(at, 2) &&
         (file.u8(at) != 0xFF || file.u8(at + 1) == 0xFF || file.u8(at + 1) == 0))
    ++at;
  return at;
}

void read_webp_size(const ByteReader& file, MediaInfo& info) {
  if (file.is(12, "VP8X")) {
    info.animated = file.u8(20) & 0x02;
    info.alpha = file.u8(20) & 0x10;
    info.width = side(file.little(24, 3) + 1);
    info.height = side(file.little(27, 3) + 1);
  } else if (file.is(12, "VP8L") && file.u8(20) == 0x2F) {
    const std::uint32_t bits = file.little(21, 4);
    info.alpha = bits >> 28 & 1;
    info.width = static_cast<int>((bits & 0x3FFF) + 1);
    info.height = static_cast<int>((bits >> 14 & 0x3FFF) + 1);
  } else if (file.is(12, "VP8 ") && file.is(23, "\x9D\x01\x2A")) {
    info.width = static_cast<int>(file.little(26, 2) & 0x3FFF);
    info.height = static_cast<int>(file.little(28, 2) & 0x3FFF);
    info.hollow = file.has(26, 4) && (info.width == 0 || info.height == 0);
  }
}

}  // namespace

std::optional<MediaInfo> sniff_jpeg(const ByteReader& file) {
  if (!file.is(0, "\xFF\xD8\xFF")) return std::nullopt;
  MediaInfo info = image("image/jpeg");
  bool reached = false;  // the picture itself: behind it no more metadata comes
  std::size_t at = next_marker(file, 2);
  for (; file.has(at, 2); at = next_marker(file, at)) {
    const std::uint8_t marker = file.u8(at + 1);
    at += 2;
    if (stands_alone(marker)) continue;
    reached = marker == 0xDA;
    if (marker == 0xD9 || reached) break;
    if (is_start_of_frame(marker)) {
      info.height = side(file.big(at + 3, 2));
      info.width = side(file.big(at + 5, 2));
      info.hollow = file.has(at, 8) && (info.width == 0 || info.height == 0);
      info.cmyk = file.u8(at + 7) == 4;
    }
    if (marker == 0xE1 && file.big(at, 2) > 2) {
      read_jpeg_metadata(file, at + 2, file.big(at, 2) - 2, info);
    }
    at += std::max(2u, file.big(at, 2));
  }
  if (!reached) info.unread = true;
  // Inside the picture FF is always followed by 00 or a restart marker, so the end marker cannot
  // occur by chance; behind it, cameras append all sorts of things.
  info.truncated = at >= file.size() || file.all().rfind("\xFF\xD9") == std::string_view::npos ||
                   file.all().rfind("\xFF\xD9") + 2 < at;
  return info;
}

std::optional<MediaInfo> sniff_png(const ByteReader& file) {
  if (!file.is(0, "\x89PNG\r\n\x1A\n")) return std::nullopt;
  MediaInfo info = image("image/png");
  if (file.is(12, "IHDR")) {
    info.width = side(file.big(16, 4));
    info.height = side(file.big(20, 4));
    info.alpha = file.u8(25) & 0x04;
    info.hollow = file.has(16, 8) && (file.big(16, 4) == 0 || file.big(20, 4) == 0);
  }
  std::size_t at = 8;
  while (file.has(at, 12)) {
    if (file.is(at + 4, "IEND")) return info;
    read_png_chunk(file, at, file.big(at, 4), info);
    at += std::size_t{12} + file.big(at, 4);
  }
  info.truncated = info.unread = true;
  return info;
}

std::optional<MediaInfo> sniff_gif(const ByteReader& file) {
  if (!file.is(0, "GIF87a") && !file.is(0, "GIF89a")) return std::nullopt;
  MediaInfo info = image("image/gif");
  info.alpha = true;
  info.width = static_cast<int>(file.little(6, 2));
  info.height = static_cast<int>(file.little(8, 2));
  walk_gif(file, info);
  return info;
}

std::optional<MediaInfo> sniff_webp(const ByteReader& file) {
  if (!file.is(0, "RIFF") || !file.is(8, "WEBP")) return std::nullopt;
  MediaInfo info = image("image/webp");
  read_webp_size(file, info);
  walk_webp(file, info);
  info.truncated = std::size_t{file.little(4, 4)} + 8 > file.size();
  info.unread = info.unread || info.truncated;
  return info;
}

std::optional<MediaInfo> sniff_bmp(const ByteReader& file) {
  // "BM" alone is too common a beginning: the header size after it must be one of the known ones.
  const std::uint32_t header = file.little(14, 4);
  if (!file.is(0, "BM") || header < 12 || header > 124) return std::nullopt;
  MediaInfo info = image("image/bmp");
  const std::size_t size = header == 12 ? 2 : 4;  // of each side; 12: OS/2
  info.width = side(file.little(18, size));
  // A negative height counts from the top.
  const std::uint32_t height = file.little(18 + size, size);
  info.height = side(size == 4 && height > 0x7FFFFFFF ? 0 - height : height);
  info.hollow = file.has(18, 2 * size) && (info.width == 0 || height == 0);
  return info;
}

std::optional<MediaInfo> sniff_ico(const ByteReader& file) {
  const std::uint32_t count = file.little(4, 2);
  // Each entry lies behind the table, and its reserved byte is 0.
  const bool icon = file.is(0, std::string_view("\0\0\1\0", 4)) && count > 0 && count <= 256 &&
                    file.u8(9) == 0 && file.little(18, 4) >= 6 + 16 * count &&
                    file.has(file.little(18, 4), file.little(14, 4));
  if (!icon) return std::nullopt;
  MediaInfo info = image("image/x-icon");
  info.alpha = true;
  for (std::size_t at = 6; at < 6 + std::size_t{16} * count; at += 16) {
    const auto pixels = [&](std::size_t byte) { return file.u8(byte) == 0 ? 256 : file.u8(byte); };
    if (pixels(at) <= info.width) continue;
    info.width = pixels(at);
    info.height = pixels(at + 1);
  }
  return info;
}

}  // namespace triptych

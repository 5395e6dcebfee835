// PNG: https://www.w3.org/TR/png-3/ 5.2-5.4, 11.3.3.2 (tEXt); JPEG: ITU-T T.81 B.1.1, B.2.4.5
// (COM).
#include "truth/mark.h"

#include <string>

namespace triptych::truth {
namespace {

constexpr std::string_view kPng{"\x89PNG\r\n\x1a\n", 8};
constexpr std::string_view kJpeg{"\xff\xd8\xff", 3};
constexpr std::string_view kWord{"Triptych test picture\0", 22};

std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::uint32_t big_endian_at(std::string_view text, std::size_t at, int bytes) {
  std::uint32_t out = 0;
  for (int i = 0; i < bytes; ++i)
    out = out << 8 | static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
  return out;
}

void put_number(std::string& out, std::uint32_t number, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(number >> (8 * i) & 0xffu);
}

std::uint32_t crc32(std::string_view text) {
  std::uint32_t crc = 0xffffffffu;
  for (const char letter : text) {
    crc ^= static_cast<unsigned char>(letter);
    for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ (crc & 1u ? 0xedb88320u : 0u);
  }
  return ~crc;
}

std::optional<TestPicture> read(std::string_view block) {
  if (!block.starts_with(kWord)) return std::nullopt;
  auto picture = read_test_picture(block.substr(kWord.size()));
  if (!picture) return std::nullopt;
  return picture.value();
}

// Chunks: length, name, that many bytes, check sum.
std::optional<TestPicture> in_png(std::string_view text) {
  for (std::size_t at = kPng.size(); at + 12 <= text.size();) {
    const std::size_t size = big_endian_at(text, at, 4);
    if (size > text.size() - at - 12) return std::nullopt;
    if (text.substr(at + 4, 4) == "tEXt")
      if (auto found = read(text.substr(at + 8, size))) return found;
    at += size + 12;
  }
  return std::nullopt;
}

// Segments up to the first scan: FF, name, length with itself.
std::optional<TestPicture> in_jpeg(std::string_view text) {
  for (std::size_t at = 2; at + 4 <= text.size() && text[at] == '\xff';) {
    const auto name = static_cast<unsigned char>(text[at + 1]);
    const std::size_t size = big_endian_at(text, at + 2, 2);
    if (name == 0xda || size < 2 || size > text.size() - at - 2) return std::nullopt;
    if (name == 0xfe)
      if (auto found = read(text.substr(at + 4, size - 2))) return found;
    at += size + 2;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TestPicture> mark_in(ByteView file) {
  const std::string_view text = text_of(file);
  if (text.starts_with(kPng)) return in_png(text);
  if (text.starts_with(kJpeg)) return in_jpeg(text);
  return std::nullopt;
}

ByteVector with_mark(ByteView file, const TestPicture& picture) {
  const std::string_view text = text_of(file);
  const std::string words = std::string(kWord) + dump_json(to_json(picture));
  std::string block;
  std::size_t place = 0;
  constexpr std::size_t kHeader = 25;  // the first chunk of a PNG, IHDR
  if (text.starts_with(kPng) && text.size() >= kPng.size() + kHeader) {
    place = kPng.size() + kHeader;
    put_number(block, static_cast<std::uint32_t>(words.size()), 4);
    block += "tEXt" + words;
    put_number(block, crc32(std::string_view(block).substr(4)), 4);
  } else if (text.starts_with(kJpeg)) {
    place = 2;
    // Readers want the JFIF segment first.
    if (text.size() > 6 && text[3] == '\xe0') place = 4 + big_endian_at(text, 4, 2);
    if (place > text.size()) place = 2;
    block = "\xff\xfe";
    put_number(block, static_cast<std::uint32_t>(words.size() + 2), 2);
    block += words;
  }
  ByteVector out(file.begin(), file.end());
  const auto* first = reinterpret_cast<const std::byte*>(block.data());
  out.insert(out.begin() + static_cast<std::ptrdiff_t>(place), first, first + block.size());
  return out;
}

}  // namespace triptych::truth

// A figure as PNG: deflate with the fixed code, and matches only against the pixel to the left and
// the row above. Flat colours, as charts have, become small; nothing else is needed here.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "internal.h"

namespace {

using Data = std::vector<uint8_t>;

constexpr uint16_t kLengthBase[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                    31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr uint8_t kLengthBits[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                   2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr uint16_t kDistanceBase[] = {
    1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
    193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
constexpr uint8_t kDistanceBits[] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                     6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
constexpr std::size_t kWindow = 32768, kMaxMatch = 258, kShortest = 4;

class BitWriter {
 public:
  explicit BitWriter(Data& out) : out_(out) {}
  void put(uint32_t value, int bits) {
    pending_ |= value << count_;
    for (count_ += bits; count_ >= 8; count_ -= 8, pending_ >>= 8)
      out_.push_back(static_cast<uint8_t>(pending_));
  }
  // Codes of the Huffman table go out with their first bit first.
  void put_code(uint32_t value, int bits) {
    uint32_t turned = 0;
    for (int i = 0; i < bits; ++i) turned |= ((value >> i) & 1) << (bits - 1 - i);
    put(turned, bits);
  }
  void put_symbol(uint32_t symbol) {
    if (symbol < 144) return put_code(0x30 + symbol, 8);
    if (symbol < 256) return put_code(0x190 + symbol - 144, 9);
    if (symbol < 280) return put_code(symbol - 256, 7);
    put_code(0xC0 + symbol - 280, 8);
  }
  void finish() {
    if (count_ > 0) put(0, 8 - count_);
  }

 private:
  Data& out_;
  uint32_t pending_ = 0;
  int count_ = 0;
};

void put_match(BitWriter& bits, std::size_t length, std::size_t distance) {
  uint32_t l = 28;
  while (kLengthBase[l] > length) --l;
  bits.put_symbol(257 + l);
  bits.put(static_cast<uint32_t>(length - kLengthBase[l]), kLengthBits[l]);
  uint32_t d = 29;
  while (kDistanceBase[d] > distance) --d;
  bits.put_code(d, 5);
  bits.put(static_cast<uint32_t>(distance - kDistanceBase[d]), kDistanceBits[d]);
}

void put_big_endian(Data& out, uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(value >> shift));
}

uint32_t adler32(const Data& data) {
  uint32_t a = 1, b = 0;
  for (const uint8_t byte : data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16 | a;
}

uint32_t crc32(const uint8_t* data, std::size_t size) {
  uint32_t crc = ~0u;
  for (std::size_t i = 0; i < size; ++i) {
    crc ^= data[i];
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
  }
  return ~crc;
}

// zlib's format. `row`: bytes of one row, the second distance at which repetitions are looked for.
Data deflate(const Data& raw, std::size_t row) {
  Data out{0x78, 0x01};
  BitWriter bits(out);
  bits.put(1, 1);  // the last block
  bits.put(1, 2);  // with the fixed code
  for (std::size_t i = 0; i < raw.size();) {
    std::size_t best = 0, best_distance = 0;
    for (const std::size_t distance : {std::size_t{3}, row}) {
      if (distance > i || distance > kWindow) continue;
      std::size_t length = 0;
      while (length < kMaxMatch && i + length < raw.size() &&
             raw[i + length] == raw[i + length - distance])
        ++length;
      if (length > best) {
        best = length;
        best_distance = distance;
      }
    }
    if (best < kShortest) {
      bits.put_symbol(raw[i++]);
      continue;
    }
    put_match(bits, best, best_distance);
    i += best;
  }
  bits.put_symbol(256);
  bits.finish();
  put_big_endian(out, adler32(raw));
  return out;
}

void put_chunk(Data& out, std::string_view type, const Data& data) {
  put_big_endian(out, static_cast<uint32_t>(data.size()));
  const std::size_t start = out.size();
  out.insert(out.end(), type.begin(), type.end());
  out.insert(out.end(), data.begin(), data.end());
  put_big_endian(out, crc32(&out[start], out.size() - start));
}

}  // namespace

uint8_t* tpy_png(const uint8_t* rgba, int width, int height, size_t* size) {
  const std::size_t columns = static_cast<std::size_t>(width);
  const std::size_t rows = static_cast<std::size_t>(height);
  Data raw;
  raw.reserve(rows * (columns * 3 + 1));
  for (std::size_t y = 0; y < rows; ++y) {
    raw.push_back(0);  // no filter
    for (std::size_t x = 0; x < columns; ++x, rgba += 4) raw.insert(raw.end(), rgba, rgba + 3);
  }
  Data header;
  put_big_endian(header, static_cast<uint32_t>(width));
  put_big_endian(header, static_cast<uint32_t>(height));
  header.insert(header.end(), {8, 2, 0, 0, 0});  // 8 bits, red green blue
  Data png{0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  put_chunk(png, "IHDR", header);
  put_chunk(png, "IDAT", deflate(raw, columns * 3 + 1));
  put_chunk(png, "IEND", {});
  uint8_t* out = static_cast<uint8_t*>(std::malloc(png.size()));
  if (out == nullptr) return nullptr;
  std::memcpy(out, png.data(), png.size());
  *size = png.size();
  return out;
}

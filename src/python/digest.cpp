// The digests of hashlib: MD5 (RFC 1321) and SHA-1 (FIPS 180-4), of data that is whole; SHA-256 is
// the product's own (base/sha256.h).
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "internal.h"

namespace {

using Data = std::vector<uint8_t>;

// Both fill the last block alike; MD5 writes numbers with their low byte first.
Data padded(const uint8_t* data, std::size_t size, bool little_endian) {
  Data out(data, data + size);
  out.push_back(0x80);
  while (out.size() % 64 != 56) out.push_back(0);
  const uint64_t bits = static_cast<uint64_t>(size) * 8;
  for (int i = 0; i < 8; ++i)
    out.push_back(static_cast<uint8_t>(bits >> (little_endian ? 8 * i : 56 - 8 * i)));
  return out;
}

uint32_t word_at(const uint8_t* p, bool little_endian) {
  return little_endian
             ? static_cast<uint32_t>(p[0] | p[1] << 8 | p[2] << 16) | uint32_t{p[3]} << 24
             : uint32_t{p[0]} << 24 | static_cast<uint32_t>(p[1] << 16 | p[2] << 8 | p[3]);
}

std::size_t put_state(const uint32_t* state, std::size_t words, bool little_endian, uint8_t* out) {
  for (std::size_t i = 0; i < words * 4; ++i) {
    const std::size_t shift = little_endian ? 8 * (i % 4) : 24 - 8 * (i % 4);
    out[i] = static_cast<uint8_t>(state[i / 4] >> shift);
  }
  return words * 4;
}

void md5_block(uint32_t (&state)[4], const uint8_t* block) {
  static constexpr int kTurns[] = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  for (uint32_t i = 0; i < 64; ++i) {
    const uint32_t round = i / 16;
    const uint32_t mix = round == 0   ? (b & c) | (~b & d)
                         : round == 1 ? (d & b) | (~d & c)
                         : round == 2 ? b ^ c ^ d
                                      : c ^ (b | ~d);
    const uint32_t word = round == 0   ? i
                          : round == 1 ? (5 * i + 1) % 16
                          : round == 2 ? (3 * i + 5) % 16
                                       : (7 * i) % 16;
    const auto constant = static_cast<uint32_t>(std::fabs(std::sin(i + 1.0)) * 4294967296.0);
    const uint32_t sum = a + mix + constant + word_at(block + 4 * word, true);
    a = d;
    d = c;
    c = b;
    b += std::rotl(sum, kTurns[round * 4 + i % 4]);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

void sha1_block(uint32_t (&state)[5], const uint8_t* block) {
  uint32_t w[80];
  for (int i = 0; i < 16; ++i) w[i] = word_at(block + 4 * i, false);
  for (int i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  for (int i = 0; i < 80; ++i) {
    const uint32_t mix = i < 20   ? ((b & c) | (~b & d)) + 0x5A827999u
                         : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1u
                         : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCu
                                  : (b ^ c ^ d) + 0xCA62C1D6u;
    const uint32_t next = std::rotl(a, 5) + mix + e + w[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  const uint32_t result[] = {a, b, c, d, e};
  for (int i = 0; i < 5; ++i) state[i] += result[i];
}

template <std::size_t kWords>
std::size_t digest(uint32_t (&state)[kWords], void (*block)(uint32_t (&)[kWords], const uint8_t*),
                   bool little_endian, const uint8_t* data, std::size_t size, uint8_t* out) {
  const Data all = padded(data, size, little_endian);
  for (std::size_t at = 0; at < all.size(); at += 64) block(state, &all[at]);
  return put_state(state, kWords, little_endian, out);
}

}  // namespace

size_t tpy_digest(const char* name, const uint8_t* data, size_t size, uint8_t out[32]) {
  const std::string_view wanted = name;
  if (wanted == "md5") {
    uint32_t state[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    return digest(state, md5_block, true, data, size, out);
  }
  if (wanted == "sha1") {
    uint32_t state[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    return digest(state, sha1_block, false, data, size, out);
  }
  if (wanted == "sha256") {
    const auto result = triptych::sha256(data, size);
    std::memcpy(out, result.data(), result.size());
    return result.size();
  }
  return 0;
}

#include "base/old_ciphers.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace triptych {
namespace {

// 2^32 times the sine of 1 to 64.
constexpr std::array<std::uint32_t, 64> kSines = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
constexpr int kTurns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

void md5_block(std::array<std::uint32_t, 4>& state, const std::uint8_t* block) {
  std::array<std::uint32_t, 16> words{};
  for (std::size_t i = 64; i-- > 0;) words[i / 4] = words[i / 4] << 8 | block[i];
  auto [a, b, c, d] = state;
  for (std::size_t i = 0; i < 64; ++i) {
    std::uint32_t mixed = 0;
    std::size_t word = i;
    if (i < 16) {
      mixed = (b & c) | (~b & d);
    } else if (i < 32) {
      mixed = (d & b) | (~d & c);
      word = 5 * i + 1;
    } else if (i < 48) {
      mixed = b ^ c ^ d;
      word = 3 * i + 5;
    } else {
      mixed = c ^ (b | ~d);
      word = 7 * i;
    }
    mixed += a + kSines[i] + words[word % 16];
    a = d;
    d = c;
    c = b;
    b += std::rotl(mixed, kTurns[i / 16][i % 4]);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

using Table = std::array<std::uint8_t, 256>;

constexpr std::uint8_t doubled(std::uint8_t x) {
  return static_cast<std::uint8_t>(x << 1 ^ (x & 0x80 ? 0x1B : 0));
}

// The S-box: inverses in the field of 256, turned (FIPS 197, 5.1.1).
constexpr Table kBox = [] {
  Table box{};
  std::uint8_t p = 1, q = 1;  // q is the inverse of p
  do {
    p = static_cast<std::uint8_t>(p ^ doubled(p));
    q = static_cast<std::uint8_t>(q ^ q << 1);
    q = static_cast<std::uint8_t>(q ^ q << 2);
    q = static_cast<std::uint8_t>(q ^ q << 4);
    if (q & 0x80) q ^= 0x09;
    box[p] = static_cast<std::uint8_t>(q ^ std::rotl(q, 1) ^ std::rotl(q, 2) ^ std::rotl(q, 3) ^
                                       std::rotl(q, 4) ^ 0x63);
  } while (p != 1);
  box[0] = 0x63;
  return box;
}();

using Block = std::array<std::uint8_t, 16>;
using RoundKeys = std::array<Block, 11>;

RoundKeys round_keys(std::span<const std::uint8_t, 16> key) {
  RoundKeys keys{};
  std::ranges::copy(key, keys[0].begin());
  std::uint8_t round = 1;
  for (std::size_t r = 1; r < 11; ++r, round = doubled(round)) {
    const Block& before = keys[r - 1];
    for (std::size_t i = 0; i < 4; ++i)
      keys[r][i] = static_cast<std::uint8_t>(before[i] ^ kBox[before[12 + (i + 1) % 4]]);
    keys[r][0] ^= round;
    for (std::size_t i = 4; i < 16; ++i)
      keys[r][i] = static_cast<std::uint8_t>(before[i] ^ keys[r][i - 4]);
  }
  return keys;
}

void add_to(Block& block, const Block& other) {
  for (std::size_t i = 0; i < 16; ++i) block[i] ^= other[i];
}

Block shifted(const Block& from) {
  Block out{};
  for (std::size_t i = 0; i < 16; ++i) out[i] = kBox[from[(i + 4 * (i % 4)) % 16]];
  return out;
}

void mix_columns(Block& block) {
  for (std::size_t c = 0; c < 16; c += 4) {
    const std::array<std::uint8_t, 4> a = {block[c], block[c + 1], block[c + 2], block[c + 3]};
    const std::uint8_t all = a[0] ^ a[1] ^ a[2] ^ a[3];
    for (std::size_t i = 0; i < 4; ++i) {
      const auto pair = static_cast<std::uint8_t>(a[i] ^ a[(i + 1) % 4]);
      block[c + i] = static_cast<std::uint8_t>(a[i] ^ all ^ doubled(pair));
    }
  }
}

void encrypt(Block& block, const RoundKeys& keys) {
  add_to(block, keys[0]);
  for (std::size_t r = 1; r < 11; ++r) {
    block = shifted(block);
    if (r < 10) mix_columns(block);
    add_to(block, keys[r]);
  }
}

}  // namespace

std::array<std::uint8_t, 16> md5(std::span<const std::uint8_t> data) {
  Octets text(data.begin(), data.end());
  text.push_back(0x80);
  while (text.size() % 64 != 56) text.push_back(0);
  for (int i = 0; i < 8; ++i)
    text.push_back(static_cast<std::uint8_t>(std::uint64_t{data.size()} * 8 >> (8 * i)));
  std::array<std::uint32_t, 4> state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
  for (std::size_t i = 0; i < text.size(); i += 64) md5_block(state, text.data() + i);
  std::array<std::uint8_t, 16> out{};
  for (std::size_t i = 0; i < 16; ++i)
    out[i] = static_cast<std::uint8_t>(state[i / 4] >> (8 * (i % 4)));
  return out;
}

Octets rc4(std::span<const std::uint8_t> key, std::span<const std::uint8_t> data) {
  Table table{};
  std::iota(table.begin(), table.end(), std::uint8_t{0});
  std::uint8_t j = 0;
  for (std::size_t i = 0; i < 256 && !key.empty(); ++i) {
    j = static_cast<std::uint8_t>(j + table[i] + key[i % key.size()]);
    std::swap(table[i], table[j]);
  }
  Octets out;
  std::uint8_t i = 0;
  j = 0;
  for (const std::uint8_t byte : data) {
    ++i;
    j = static_cast<std::uint8_t>(j + table[i]);
    std::swap(table[i], table[j]);
    const auto at = static_cast<std::uint8_t>(table[i] + table[j]);
    out.push_back(static_cast<std::uint8_t>(byte ^ table[at]));
  }
  return out;
}

Octets aes128_cbc(std::span<const std::uint8_t, 16> key, std::span<const std::uint8_t, 16> iv,
                  std::span<const std::uint8_t> data) {
  const RoundKeys keys = round_keys(key);
  Block block{};
  std::ranges::copy(iv, block.begin());
  Octets out;
  out.reserve(data.size());
  for (std::size_t at = 0; at + 16 <= data.size(); at += 16) {
    for (std::size_t i = 0; i < 16; ++i) block[i] ^= data[at + i];
    encrypt(block, keys);
    out.insert(out.end(), block.begin(), block.end());
  }
  return out;
}

}  // namespace triptych

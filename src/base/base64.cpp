#include "base/base64.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "base/base64_kernel.h"

namespace triptych {
namespace {

constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

using Pair = std::array<char, 2>;

// Twelve bits at a time: two characters per look-up, half the look-ups of the textbook loop.
constexpr std::array<Pair, 4096> make_pairs() {
  std::array<Pair, 4096> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    pairs[i] = {kAlphabet[i >> 6], kAlphabet[i & 63]};
  }
  return pairs;
}
constexpr std::array<Pair, 4096> kPairs = make_pairs();

std::uint32_t byte_at(ByteView in, std::size_t i) { return std::to_integer<std::uint32_t>(in[i]); }

char* encode_three(ByteView in, std::size_t i, char* out) {
  const std::uint32_t bits = byte_at(in, i) << 16 | byte_at(in, i + 1) << 8 | byte_at(in, i + 2);
  std::memcpy(out, kPairs[bits >> 12].data(), 2);
  std::memcpy(out + 2, kPairs[bits & 0xfff].data(), 2);
  return out + 4;
}

void encode_rest(ByteView in, std::size_t i, char* out) {
  const std::size_t rest = in.size() - i;
  if (rest == 0) return;
  const std::uint32_t bits = byte_at(in, i) << 16 | (rest == 2 ? byte_at(in, i + 1) << 8 : 0);
  std::memcpy(out, kPairs[bits >> 12].data(), 2);
  out[2] = rest == 2 ? kAlphabet[bits >> 6 & 63] : '=';
  out[3] = '=';
}

}  // namespace

void base64_encode_scalar(ByteView in, char* out) {
  std::size_t i = 0;
  for (; i + 3 <= in.size(); i += 3) out = encode_three(in, i, out);
  encode_rest(in, i, out);
}

void base64_encode(ByteView in, char* out) {
  // The vector kernel stops at a multiple of three bytes; padding is only ever written here.
  const std::size_t done = base64_encode_vectors(in, out);
  base64_encode_scalar(in.subspan(done), out + done / 3 * 4);
}

}  // namespace triptych

// base64 with 128-bit vectors: 12 bytes become 16 characters per vector, four vectors per step.
// The method is Muła's and Lemire's ("Faster Base64 Encoding and Decoding using AVX2 Instructions",
// ACM TWEB 2018), written for what WebAssembly has: a byte swizzle and 16-bit multiplications.
#include "base/base64_kernel.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>

#include <cstdint>

namespace triptych {
namespace {

// Hides a constant from the compiler: it would turn "multiply by powers of two" into shifts by a
// different amount per lane, which WebAssembly lacks, and then take the vector apart.
[[gnu::always_inline]] inline v128_t opaque(v128_t constant) {
  __asm__("" : "+r"(constant));
  return constant;
}

// Bytes abc of each group -> four numbers 0..63, one per output byte.
[[gnu::always_inline]] inline v128_t split_into_sixes(v128_t in) {
  const v128_t low_order = wasm_i8x16_const(1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10);
  const v128_t high_order = wasm_i8x16_const(0, -1, 2, 1, 3, -1, 5, 4, 6, -1, 8, 7, 9, -1, 11, 10);
  const v128_t low = wasm_i8x16_swizzle(in, low_order);
  const v128_t high = wasm_i8x16_swizzle(in, high_order);
  // Multiplying by a power of two shifts each 16-bit lane by its own amount.
  const v128_t even = wasm_v128_and(
      wasm_u16x8_shr(wasm_i16x8_mul(high, opaque(wasm_i32x4_splat((1 << 16) | 16))), 6),
      wasm_i32x4_splat(0x003f003f));
  const v128_t odd = wasm_v128_and(wasm_i16x8_mul(low, opaque(wasm_i32x4_splat((256 << 16) | 16))),
                                   wasm_i32x4_splat(0x3f003f00));
  return wasm_v128_or(even, odd);
}

// 0..63 -> character: the class of the number (A-Z, a-z, each digit, '+', '/') picks an offset.
[[gnu::always_inline]] inline v128_t to_characters(v128_t sixes) {
  const v128_t offsets =
      wasm_i8x16_const('A', 'a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
                       '0' - 52, '0' - 52, '0' - 52, '0' - 52, '+' - 62, '/' - 63, 0, 0);
  // 0 for A-Z, 1 for a-z (the comparison yields -1), 2..13 above.
  const v128_t kind = wasm_i8x16_sub(wasm_u8x16_sub_sat(sixes, wasm_i8x16_splat(51)),
                                     wasm_i8x16_gt(sixes, wasm_i8x16_splat(25)));
  return wasm_i8x16_add(wasm_i8x16_swizzle(offsets, kind), sixes);
}

[[gnu::always_inline]] inline v128_t encode(v128_t twelve_bytes) {
  return to_characters(split_into_sixes(twelve_bytes));
}

}  // namespace

std::size_t base64_encode_vectors(ByteView in, char* out) {
  const auto* source = reinterpret_cast<const std::uint8_t*>(in.data());
  std::size_t i = 0;
  // Each load takes 16 bytes though only 12 are used: stay 4 bytes away from the end.
  for (; i + 52 <= in.size(); i += 48, out += 64) {
    const v128_t a = wasm_v128_load(source + i);
    const v128_t b = wasm_v128_load(source + i + 12);
    const v128_t c = wasm_v128_load(source + i + 24);
    const v128_t d = wasm_v128_load(source + i + 36);
    wasm_v128_store(out, encode(a));
    wasm_v128_store(out + 16, encode(b));
    wasm_v128_store(out + 32, encode(c));
    wasm_v128_store(out + 48, encode(d));
  }
  return i;
}

}  // namespace triptych

#else

namespace triptych {

std::size_t base64_encode_vectors(ByteView, char*) { return 0; }

}  // namespace triptych

#endif

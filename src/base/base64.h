// Standard base64 (RFC 4648 §4, with padding, no line breaks), written straight into its final
// place. wasm builds use 128-bit SIMD, other builds tables; both give the same bytes (tested
// against each other). No allocation, no failure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace triptych {

// Characters that encoding n bytes takes; what "size on the wire" and pre-flight limits count.
constexpr std::size_t base64_size(std::size_t n) { return (n + 2) / 3 * 4; }

// Writes exactly base64_size(in.size()) characters at out. `in` and `out` must not overlap.
void base64_encode(ByteView in, char* out);

// The bytes of exactly what base64_encode writes; nullopt for anything else.
std::optional<ByteVector> base64_decode(std::string_view text);
std::optional<std::string> base64_decode_text(std::string_view text);  // the same, as a string

// The portable kernel, exposed so that tests can compare it with whatever base64_encode chose.
void base64_encode_scalar(ByteView in, char* out);

}  // namespace triptych

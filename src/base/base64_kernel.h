// Internal to base64: the part of the input that this processor can encode with vectors.
// Implemented in base64_simd.cpp; without 128-bit SIMD it takes nothing and the tables do the rest.
#pragma once

#include <cstddef>

#include "base/bytes.h"

namespace triptych {

// Encodes a prefix of `in` to `out` and returns its length: a multiple of 3, possibly 0.
std::size_t base64_encode_vectors(ByteView in, char* out);

}  // namespace triptych

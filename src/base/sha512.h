// SHA-512 and SHA-384 (FIPS 180-4) of data that is whole. No failure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace triptych {

std::array<std::uint8_t, 64> sha512(const std::uint8_t* data, std::size_t size);
std::array<std::uint8_t, 48> sha384(const std::uint8_t* data, std::size_t size);

}  // namespace triptych

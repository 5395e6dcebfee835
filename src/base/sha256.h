// SHA-256 (FIPS 180-4) of data that is whole. No allocation, no failure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace triptych {

std::array<std::uint8_t, 32> sha256(const std::uint8_t* data, std::size_t size);

// Lower-case hexadecimal.
std::string sha256_hex(std::string_view bytes);

}  // namespace triptych

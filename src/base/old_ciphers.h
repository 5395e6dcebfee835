// What the password checks of PDF need beside SHA: MD5 (RFC 1321), RC4, AES-128 in CBC mode without
// padding (FIPS 197). Not constant in time, nothing of this page is ever protected with it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace triptych {

using Octets = std::vector<std::uint8_t>;

std::array<std::uint8_t, 16> md5(std::span<const std::uint8_t> data);
Octets rc4(std::span<const std::uint8_t> key, std::span<const std::uint8_t> data);
// `data` is a whole number of blocks of 16.
Octets aes128_cbc(std::span<const std::uint8_t, 16> key, std::span<const std::uint8_t, 16> iv,
                  std::span<const std::uint8_t> data);

}  // namespace triptych

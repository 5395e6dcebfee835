// Test vectors of RFC 1321 (MD5), RFC 6229 (RC4), NIST SP 800-38A (AES-128 in CBC mode) and FIPS
// 180-4 (SHA-384, SHA-512).
#include <gtest/gtest.h>

#include <string_view>

#include "base/old_ciphers.h"
#include "base/sha512.h"

namespace triptych::ciphers_test {
namespace {

Octets octets(std::string_view text) { return {text.begin(), text.end()}; }

Octets from_hex(std::string_view hex) {
  Octets out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out.push_back(static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  return out;
}

template <class Bytes>
std::string hex(const Bytes& bytes) {
  std::string out;
  for (const std::uint8_t byte : bytes) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

TEST(Ciphers, Md5) {
  EXPECT_EQ(hex(md5(octets(""))), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(hex(md5(octets("abc"))), "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(hex(md5(octets("1234567890123456789012345678901234567890123456789012345678901234567890"
                           "1234567890"))),
            "57edf4a22be3c955ac49da2e2107b67a");
}

TEST(Ciphers, Rc4) {
  EXPECT_EQ(hex(rc4(from_hex("0102030405"), Octets(16, 0))), "b2396305f03dc027ccc3524a0a1118a8");
  EXPECT_EQ(hex(rc4(from_hex("0102030405060708090a0b0c0d0e0f10"), Octets(16, 0))),
            "9ac7cc9a609d1ef7b2932899cde41b97");
}

TEST(Ciphers, Aes128Cbc) {
  const Octets key = from_hex("2b7e151628aed2a6abf7158809cf4f3c");
  const Octets iv = from_hex("000102030405060708090a0b0c0d0e0f");
  const Octets text = from_hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
  EXPECT_EQ(hex(aes128_cbc(std::span(key).first<16>(), std::span(iv).first<16>(), text)),
            "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2");
}

TEST(Ciphers, Sha384And512) {
  EXPECT_EQ(hex(sha512(octets("abc").data(), 3)),
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  EXPECT_EQ(hex(sha384(octets("abc").data(), 3)),
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
            "8086072ba1e7cc2358baeca134c825a7");
  // Two blocks: 112 bytes and the length no longer fit into one.
  const Octets long_text = octets(
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmn"
      "opqrsmnopqrstnopqrstu");
  EXPECT_EQ(hex(sha512(long_text.data(), long_text.size())),
            "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
            "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909");
}

}  // namespace
}  // namespace triptych::ciphers_test

#include "base/sha256.h"

#include <gtest/gtest.h>

namespace triptych::sha256_test {
namespace {

TEST(Sha256, AsPublished) {  // FIPS 180-4, examples
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// Around the lengths at which the padding needs a block of its own (Python's hashlib).
TEST(Sha256, EveryWayToEnd) {
  const auto of = [](std::size_t size) { return sha256_hex(std::string(size, 'x')).substr(0, 8); };
  EXPECT_EQ(of(55), "d5e28568");
  EXPECT_EQ(of(56), "04c26261");
  EXPECT_EQ(of(63), "75220b47");
  EXPECT_EQ(of(64), "7ce10097");
  EXPECT_EQ(of(65), "9537c5fd");
  EXPECT_EQ(of(119), "000b48d4");
  EXPECT_EQ(of(120), "13f05a0b");
  EXPECT_EQ(of(128), "24da1b81");
}

}  // namespace
}  // namespace triptych::sha256_test

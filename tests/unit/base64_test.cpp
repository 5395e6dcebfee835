#include "base/base64.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace triptych::base64_test {
namespace {

ByteVector bytes(std::string_view text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return ByteVector(first, first + text.size());
}

std::string encode(ByteView in) {
  std::string out(base64_size(in.size()), '?');
  base64_encode(in, out.data());
  return out;
}

std::string encode_scalar(ByteView in) {
  std::string out(base64_size(in.size()), '?');
  base64_encode_scalar(in, out.data());
  return out;
}

// The textbook: bit by bit. Slow and obviously right.
std::string reference(ByteView in) {
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const std::byte byte : in) {
    for (int i = 7; i >= 0; --i) {
      bits = bits << 1 | (std::to_integer<unsigned>(byte) >> i & 1);
      if (++count == 6) {
        out += alphabet[bits];
        bits = 0;
        count = 0;
      }
    }
  }
  if (count > 0) out += alphabet[bits << (6 - count)];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

TEST(Base64, TestVectorsOfRfc4648) {
  const std::pair<const char*, const char*> rows[] = {{"", ""},
                                                      {"f", "Zg=="},
                                                      {"fo", "Zm8="},
                                                      {"foo", "Zm9v"},
                                                      {"foob", "Zm9vYg=="},
                                                      {"fooba", "Zm9vYmE="},
                                                      {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : rows) {
    EXPECT_EQ(encode(bytes(plain)), encoded);
    EXPECT_EQ(encode_scalar(bytes(plain)), encoded);
  }
}

TEST(Base64, EveryLengthAgreesWithTheTextbookAndStaysInItsPlace) {
  std::mt19937 random(7);
  for (std::size_t length = 0; length < 400; ++length) {
    ByteVector in(length);
    for (std::byte& byte : in) byte = static_cast<std::byte>(random());
    const std::string expected = reference(in);
    ASSERT_EQ(expected.size(), base64_size(length));
    ASSERT_EQ(encode_scalar(in), expected) << length;
    // Written into the middle of a larger text: the neighbours stay.
    std::string around = "<<" + std::string(expected.size(), '?') + ">>";
    base64_encode(in, around.data() + 2);
    ASSERT_EQ(around, "<<" + expected + ">>") << length;
  }
}

TEST(Base64, EveryByteValueInEveryPosition) {
  for (int value = 0; value < 256; ++value) {
    for (std::size_t at = 0; at < 3; ++at) {
      ByteVector in(96, std::byte{0});
      for (std::size_t i = at; i < in.size(); i += 3) in[i] = static_cast<std::byte>(value);
      ASSERT_EQ(encode(in), reference(in));
    }
  }
}

TEST(Base64, SizeNeedsNoEncoding) {
  EXPECT_EQ(base64_size(0), 0u);
  EXPECT_EQ(base64_size(1), 4u);
  EXPECT_EQ(base64_size(3), 4u);
  EXPECT_EQ(base64_size(4), 8u);
  EXPECT_EQ(base64_size(20u << 20), 27962028u);
}

}  // namespace
}  // namespace triptych::base64_test

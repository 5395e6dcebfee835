#include "base/secret_mask.h"

#include <gtest/gtest.h>

namespace triptych::secret_mask_test {
namespace {

TEST(SecretMask, ShowsTheEndOfLongKeysOnly) {
  EXPECT_EQ(masked("sk-proj-abcdefghijkl1234"), "••••1234");
  EXPECT_EQ(masked("short-key"), "••••");
  EXPECT_EQ(masked(""), "••••");
  EXPECT_EQ(masked(Secret("a-long-key-with-\xC3\xA9\xC3\xA9")), "••••");  // would cut a character
}

std::string hidden(std::string text, std::string_view key, std::size_t from = 0) {
  mask_in(text, key, from);
  return text;
}

TEST(SecretMask, FindsEveryOccurrence) {
  EXPECT_EQ(hidden("sk-0123456789, sk-0123456789.", "sk-0123456789"), "••••6789, ••••6789.");
  EXPECT_EQ(hidden("abababababab", "abababab"), "••••abab");  // never twice in the same bytes
}

// What was masked before stays; a key that began before `from` is found.
TEST(SecretMask, LooksFromTheChunkBefore) {
  EXPECT_EQ(hidden("old text sk-0123456789", "sk-0123456789", 15), "old text ••••6789");
  EXPECT_EQ(hidden("sk-0123456789 and more text", "sk-0123456789", 27),
            "sk-0123456789 and more text");
}

// "none", "data": four letters of a local server's key must not eat words.
TEST(SecretMask, LeavesWordsAlone) {
  EXPECT_EQ(hidden("data: {}", "data"), "data: {}");
  EXPECT_EQ(hidden("a 7-byte word", "7-byte "), "a 7-byte word");
  EXPECT_EQ(hidden("text", ""), "text");
}

TEST(SecretMask, FindsSecretsHoweverTheyAreCut) {
  for (std::size_t cut = 0; cut <= 24; ++cut) {
    SecretMask mask;
    mask.add("sk-0123456789");
    const std::string text = "key sk-0123456789 sk-01!";
    std::string out = mask.feed(text.substr(0, cut));
    out += mask.feed(text.substr(cut));
    out += mask.flush();
    EXPECT_EQ(out, "key ••••6789 sk-01!") << cut;
  }
}

TEST(SecretMask, IgnoresShortOnesAndMasksTheLongestFirst) {
  SecretMask mask;
  mask.add("a");
  mask.add("secret-1");
  mask.add("secret-1-long");
  EXPECT_EQ(mask.whole("a secret-1 secret-1-long"), "a •••• ••••long");
}

TEST(SecretMask, HoldsBackOnlyBeginnings) {
  SecretMask mask;
  mask.add("sk-0123456789");
  EXPECT_EQ(mask.feed("his"), "hi");
  EXPECT_EQ(mask.feed(" ok"), "s ok");
}

}  // namespace
}  // namespace triptych::secret_mask_test

#include "base/secret_mask.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "base/base64.h"

namespace triptych::secret_mask_test {
namespace {

TEST(SecretMask, ShowsTheEndOfLongKeysOnly) {
  EXPECT_EQ(masked("sk-proj-abcdefghijkl1234"), "••••1234");
  EXPECT_EQ(masked("short-key"), "••••");
  EXPECT_EQ(masked(""), "••••");
  EXPECT_EQ(masked(Secret("a-long-key-with-\xC3\xA9\xC3\xA9")), "••••");  // would cut a character
}

std::string hidden(std::string text, std::string_view key) {
  mask_in(text, key);
  return text;
}

TEST(SecretMask, FindsEveryOccurrence) {
  EXPECT_EQ(hidden("sk-0123456789, sk-0123456789.", "sk-0123456789"), "••••6789, ••••6789.");
  EXPECT_EQ(hidden("abababababab", "abababab"), "••••abab");  // never twice in the same bytes
}

constexpr std::string_view kKey = "sk-proj-MARK/0123+abcdef";

std::string base64_text(std::string_view text) {
  std::string out(base64_size(text.size()), '\0');
  base64_encode({reinterpret_cast<const std::byte*>(text.data()), text.size()}, out.data());
  return out;
}

std::string hex(std::string_view text, const char* form) {
  std::string out;
  for (const char c : text) {
    char piece[16];
    std::snprintf(piece, sizeof piece, form, static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += piece;
  }
  return out;
}

// All the forms in which a server can hand a key back.
std::vector<std::string> forms() {
  const std::string key(kKey);
  std::vector<std::string> out = {
      key,
      hex(key, "\\u%04x"),
      hex(key, "\\u%04X"),
      hex(key, "\\\\u%04x"),  // JSON in JSON
      hex(key, "%%%02x"),
      hex(key, "%%25%02X"),
      hex(key, "\\x%02x"),
      hex(key, "%02x"),
      hex(key, "%02X"),
      "sk-proj-MARK\\/0123+abcdef",
      "sk%2Dproj-MARK%2F0123%2Babcdef",
      "\\u0073k-proj-MARK\\/0123+abcde\\u0066",
  };
  for (const std::string before : {"", "x", "xy", "key="})
    out.push_back(base64_text(before + key + " and more"));
  std::string safe = base64_text("k:" + key);
  std::ranges::replace(safe, '+', '-');
  std::ranges::replace(safe, '/', '_');
  out.push_back(safe);
  out.push_back(hex(base64_text(key), "%%%02x"));
  return out;
}

// Long pieces of the key, or of one of its forms, in what is left.
bool leaks(std::string_view shown, std::string_view form) {
  constexpr std::size_t kPiece = 16;
  for (std::size_t at = 8; at + kPiece + 8 <= form.size(); ++at)
    if (shown.find(form.substr(at, kPiece)) != shown.npos) return true;
  return shown.find(kKey) != shown.npos;
}

TEST(SecretMask, FindsEveryForm) {
  for (const std::string& form : forms()) {
    const std::string shown = hidden("before " + form + " after", kKey);
    EXPECT_FALSE(leaks(shown, form)) << form << "\n" << shown;
    EXPECT_NE(shown.find("••••"), shown.npos) << form;
    EXPECT_TRUE(shown.starts_with("before ") && shown.ends_with(" after")) << shown;
  }
}

TEST(SecretMask, FindsEveryFormHoweverItIsCut) {
  for (const std::string& form : forms()) {
    const std::string text = "before " + form + " after", whole = hidden(text, kKey);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      SecretMask mask;
      mask.add(kKey);
      std::string out = mask.feed(std::string_view(text).substr(0, cut));
      out += mask.feed(std::string_view(text).substr(cut));
      EXPECT_EQ(out + mask.flush(), whole) << form << " cut at " << cut;
    }
    SecretMask mask;
    mask.add(kKey);
    std::string out;
    for (const char c : text) out += mask.feed({&c, 1});
    EXPECT_EQ(out + mask.flush(), whole) << form;
  }
}

// A shorter key is the beginning of a longer one: nothing of the longer one may be left.
TEST(SecretMask, WaitsForTheLongerOfTwo) {
  SecretMask mask;
  mask.add("secret-1");
  mask.add("secret-1-long");
  EXPECT_EQ(mask.feed("a secret-1"), "a ");
  EXPECT_EQ(mask.feed("-long."), "••••long.");
  EXPECT_EQ(mask.feed("secret-1"), "");
  EXPECT_EQ(mask.flush(), "••••");
}

TEST(SecretMask, LeavesOtherTextAlone) {
  for (const char* text : {"100 %", "a % b", "C:\\users\\sk", "\\u00e4\\u0073", "%7", "%25",
                           "sk-proj", "{\"a\":\"\\\\\"}", "736b2d70"})
    EXPECT_EQ(hidden(text, kKey), text);
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

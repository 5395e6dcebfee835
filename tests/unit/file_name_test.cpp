// Names from outside become plain names, wherever they come in.
#include "base/file_name.h"

#include <gtest/gtest.h>

#include "llm/attachment.h"

namespace triptych::file_name_test {
namespace {

TEST(FileName, OnlyTheNameOfAPathStays) {
  EXPECT_EQ(plain_file_name("../../../root/.ssh/id_rsa"), "id_rsa");
  EXPECT_EQ(plain_file_name("/etc/passwd"), "passwd");
  EXPECT_EQ(plain_file_name("C:\\Users\\me\\a.png"), "a.png");
  EXPECT_EQ(plain_file_name("photo of me.jpg"), "photo of me.jpg");
  EXPECT_EQ(plain_file_name("-rf"), "-rf");
}

TEST(FileName, WhatIsNoNameIsCalledFile) {
  for (const char* name : {"", ".", "..", "a/", "/", "a/..", " ", "-", "\u202E", "\x01"})
    EXPECT_EQ(plain_file_name(name), "file") << name;
}

TEST(FileName, NothingHidesInIt) {
  EXPECT_EQ(plain_file_name("photo\u202Egnp.exe"), "photognp.exe");
  EXPECT_EQ(plain_file_name(std::string("a\0b\nc\x7f.png", 10)), "abc.png");
  EXPECT_EQ(plain_file_name("\u2066a\u2069\uFEFF.png"), "a.png");
  EXPECT_EQ(plain_file_name("\xFF.png"), "\uFFFD.png");
  EXPECT_EQ(plain_file_name("Grüße \U0001F468\u200D\U0001F469.jpg"),
            "Grüße \U0001F468\u200D\U0001F469.jpg");
}

TEST(FileName, AttachmentsHaveOne) {
  EXPECT_EQ(make_attachment("../a.png", nullptr).name, "a.png");
  EXPECT_EQ(make_url_attachment("https://ex.org/a\u202Eb.png").name, "ab.png");
}

}  // namespace
}  // namespace triptych::file_name_test

// A request's body as parts: what it says of itself is what comes out when it is written.
#include "llm/body.h"

#include <gtest/gtest.h>

#include "base/base64.h"

namespace triptych {
namespace {

Bytes counted(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(i * 7 % 251);
  return bytes_of(text);
}

std::string encoded(const std::string& text) {
  std::string out(base64_size(text.size()), '\0');
  base64_encode(view(bytes_of(text)), out.data());
  return out;
}

TEST(Body, KnowsItsSizeWithoutWritingFilesOut) {
  for (const std::size_t size :
       {0u, 1u, 2u, 3u, 48u * 1024 - 1, 48u * 1024, 48u * 1024 + 1, 200'000u}) {
    for (const auto form : {BodyFile::Form::base64, BodyFile::Form::bytes}) {
      Body body = "a";
      body += whole_file("f", "", counted(size), form);
      body += "b";
      const std::string text = body.text();
      EXPECT_EQ(body.size(), text.size());
      if (size > 100) EXPECT_EQ(text.capacity(), text.size());  // one allocation of the right size
      const ByteView bytes = view(body.files()[0]->data);
      const std::string raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
      EXPECT_EQ(text, "a" + (form == BodyFile::Form::base64 ? encoded(raw) : raw) + "b");
    }
  }
}

TEST(Body, APieceOfAFileIsWrittenFromWhereItBegins) {
  Body body;
  body += BodyFile{"f", "", bytes_of("abcdefgh"), 2, 4, BodyFile::Form::bytes};
  body += BodyFile{"f", "", bytes_of("abcdefgh"), 2, 4, BodyFile::Form::base64};
  EXPECT_EQ(body.text(), "cdef" + encoded("cdef"));
  EXPECT_EQ(body.size(), 12u);
}

TEST(Body, TextsThatFollowEachOtherAreOne) {
  Body body = "one ";
  body += "two ";
  body += "";
  body += std::string("three");
  EXPECT_EQ(body.parts().size(), 1u);
  EXPECT_TRUE(body.mentions("two three"));
  body += whole_file("f", "", bytes_of("four"), BodyFile::Form::bytes);
  body += "five";
  EXPECT_EQ(body.parts().size(), 3u);
  EXPECT_EQ(body.text_with([](const BodyFile& file) { return "<" + file.name + ">"; }),
            "one two three<f>five");
}

TEST(Body, NothingIsEmpty) {
  EXPECT_TRUE(Body().empty());
  EXPECT_TRUE(Body("").empty());
  Body body;
  body += whole_file("f", "", nullptr, BodyFile::Form::base64);
  EXPECT_TRUE(body.empty());
  EXPECT_EQ(body.text(), "");
  EXPECT_FALSE(Body("x").empty());
}

TEST(Body, LooksIntoFilesThatGoAsTheyAre) {
  Body body;
  body += whole_file("f", "", bytes_of("the secret-mark is here"), BodyFile::Form::bytes);
  EXPECT_TRUE(body.mentions("secret-mark"));
  EXPECT_FALSE(body.mentions("secret-mark-2"));
  Body coded;
  coded += whole_file("f", "", bytes_of("the secret-mark is here"), BodyFile::Form::base64);
  EXPECT_FALSE(coded.mentions("secret-mark"));
}

}  // namespace
}  // namespace triptych

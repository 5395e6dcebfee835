#include <gtest/gtest.h>

#include "llm/attachment.h"

namespace triptych::media_type_attachment_test {
namespace {

TEST(AttachmentTest, TypeComesFromTheBytes) {
  const Attachment file = make_attachment("photo.jpg", bytes_of("GIF89a\x01\x00\x01\x00;;;"));
  EXPECT_EQ(file.media.media_type, "image/gif");
  EXPECT_EQ(file.name, "photo.jpg");
  EXPECT_FALSE(file.by_url());
}

TEST(AttachmentTest, CopiesShareTheBytes) {
  const Attachment file = make_attachment("a", bytes_of("abc"));
  const Attachment copy = file;
  EXPECT_EQ(copy.data.get(), file.data.get());
  EXPECT_EQ(copy.size(), 3u);
  EXPECT_EQ(make_attachment("none", nullptr).size(), 0u);
}

TEST(AttachmentTest, TextIsADocumentWhenNameAndBytesAgree) {
  EXPECT_EQ(make_attachment("notes.txt", bytes_of("hello")).media.media_type, "text/plain");
  EXPECT_EQ(make_attachment("notes.md", bytes_of("# h\xC3\xA9")).media.kind, MediaKind::document);
  EXPECT_EQ(make_attachment("notes", bytes_of("hello")).media.kind, MediaKind::unknown);
  EXPECT_EQ(make_attachment("notes.txt", bytes_of("\xFF\xFE")).media.kind, MediaKind::unknown);
  EXPECT_EQ(make_attachment("notes.txt", bytes_of(std::string_view("a\0b", 3))).media.kind,
            MediaKind::unknown);
  EXPECT_EQ(make_attachment("photo.png", bytes_of("hello")).media.kind, MediaKind::unknown);
}

TEST(AttachmentTest, ImagesByUrl) {
  const Attachment image = make_url_attachment("https://ex.org/a/photo.JPG?size=2#top");
  EXPECT_TRUE(image.by_url());
  EXPECT_EQ(image.name, "photo.JPG");
  EXPECT_EQ(image.media.kind, MediaKind::image);
  EXPECT_EQ(image.media.media_type, "image/jpeg");
  EXPECT_EQ(make_url_attachment("https://ex.org/picture").media.media_type, "");
  EXPECT_EQ(make_url_attachment("https://ex.org/file.pdf").media.media_type, "");
  EXPECT_EQ(make_url_attachment("https://ex.org").name, "https://ex.org");
}

}  // namespace
}  // namespace triptych::media_type_attachment_test

#include "base/media_type.h"

#include <gtest/gtest.h>

#include <random>

#include "tools/media_files.h"

namespace triptych::media_type_test {
namespace {

// ---- PDF ----------------------------------------------------------------------------------------

TEST(MediaType, Pdf) {
  const MediaInfo info = sniff(pdf(
      "1 0 obj << /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >> endobj "
      "2 0 obj << /Type /Page /Parent 1 0 R >> endobj 3 0 obj <</Type/Page/Parent 1 0 R>> endobj"));
  EXPECT_EQ(info.kind, MediaKind::document);
  EXPECT_EQ(info.media_type, "application/pdf");
  EXPECT_EQ(info.pages, 2);
  EXPECT_FALSE(info.encrypted);
  EXPECT_FALSE(info.truncated);
}

TEST(MediaType, PdfPageCounts) {
  // The root of a page tree has the largest number; a leaf count stands in when no tree is
  // readable.
  EXPECT_EQ(sniff(pdf("<< /Count 7 /Type /Pages >> << /Type /Pages /Count 40 /Kids [] >>")).pages,
            40);
  EXPECT_EQ(sniff(pdf("<< /Type /Page >> << /Type\r\n/Page>> << /Type /PageLabel >>")).pages, 2);
  EXPECT_EQ(sniff(pdf("<< /Type /Outlines /Count 99 >> << /Type /Page >>")).pages, 1);
  EXPECT_EQ(sniff(pdf("<< /Type /ObjStm >> stream ... endstream")).pages, 0);
  EXPECT_EQ(sniff(pdf("<< /Type /Pages /Count 99999999999 >>")).pages, 0);
  EXPECT_EQ(sniff(pdf("<< /Type /Pages /Count -4 >>")).pages, 0);
  // Linearised: the first object tells, as long as it speaks of the file as it is.
  std::string head = "1 0 obj << /Linearized 1 /L 000 /H [1 2] /O 3 /E 4 /N 25 /T 5 >> endobj";
  const std::string length = std::to_string(pdf(head).size());
  ASSERT_EQ(length.size(), 3u);
  head.replace(head.find("000"), 3, length);
  EXPECT_EQ(sniff(pdf(head)).pages, 25);
  EXPECT_EQ(sniff(pdf(head) + "%%EOF edited").pages, 0);
}

TEST(MediaType, PdfPasswordsAndCuts) {
  EXPECT_TRUE(sniff(pdf("trailer << /Encrypt 12 0 R >>")).encrypted);
  EXPECT_TRUE(sniff(pdf("trailer << /Encrypt<< /Filter /Standard >> >>")).encrypted);
  EXPECT_FALSE(sniff(pdf("<< /EncryptMetadata true >> (how to /Encrypt a file)")).encrypted);
  const std::string whole = pdf("<< /Type /Page >>");
  EXPECT_TRUE(sniff(whole.substr(0, whole.size() - 7)).truncated);
  EXPECT_FALSE(sniff("junk before\n" + whole + std::string(500, '\n')).truncated);
}

TEST(MediaType, HostilePdfIsQuick) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "/Type /Pages ";
  EXPECT_EQ(sniff(pdf(text)).kind, MediaKind::document);
}

// ---- everything else ----------------------------------------------------------------------------

TEST(MediaType, UnknownBytes) {
  for (const std::string& text :
       {""s, "x"s, "hello world"s, "<svg/>"s, "\0\0\0\0"s, "BM but a text that begins so"s}) {
    const MediaInfo info = sniff(text);
    EXPECT_EQ(info.kind, MediaKind::unknown) << text;
    EXPECT_EQ(info.media_type, "");
  }
  EXPECT_EQ(sniff("BM" + little(1000, 4) + little(0, 4) + little(54, 4) + little(40, 4)).media_type,
            "image/bmp");
}

TEST(MediaType, NamesPromise) {
  EXPECT_EQ(media_type_of_name("a.JPG"), "image/jpeg");
  EXPECT_EQ(media_type_of_name("archive.tar.png"), "image/png");
  EXPECT_EQ(media_type_of_name("noextension"), "");
  EXPECT_EQ(media_type_of_name("x.docx"), "");
  EXPECT_EQ(media_type_of_name("x."), "");
}

TEST(MediaType, DisagreementsWorthTelling) {
  EXPECT_TRUE(name_disagrees("photo.jpg", "image/webp"));
  EXPECT_TRUE(name_disagrees("photo.png", "application/pdf"));
  EXPECT_FALSE(name_disagrees("photo.jpeg", "image/jpeg"));
  EXPECT_FALSE(name_disagrees("photo.jpg", "image/jpeg"));
  EXPECT_FALSE(name_disagrees("photo", "image/webp"));
  EXPECT_FALSE(name_disagrees("photo.jpg", ""));
  EXPECT_FALSE(name_disagrees("sound.mp4", "audio/mp4"));
  EXPECT_FALSE(name_disagrees("sound.webm", "audio/webm"));
  EXPECT_FALSE(name_disagrees("photo.heic", "image/heif"));
}

TEST(MediaType, KindOfType) {
  EXPECT_EQ(kind_of("image/anything"), MediaKind::image);
  EXPECT_EQ(kind_of("audio/wav"), MediaKind::audio);
  EXPECT_EQ(kind_of("video/mp4"), MediaKind::video);
  EXPECT_EQ(kind_of("application/pdf"), MediaKind::document);
  EXPECT_EQ(kind_of("text/plain"), MediaKind::document);
  EXPECT_EQ(kind_of("application/zip"), MediaKind::unknown);
  EXPECT_EQ(kind_of(""), MediaKind::unknown);
}

// No beginning of any file, and no flipped byte of one, may make us read outside of it: the
// sanitizers are the judge.
TEST(MediaType, AnyBytesAreSafe) {
  const std::string files[] = {
      jpeg(frame_header('\xC0', 64, 48)),
      png(8, 6),
      gif(2),
      riff("WEBPVP8X" + little(10, 4) + std::string(10, '\x02')),
      heic("heic" + big(0, 4)),
      movie("isom", track("soun")),
      wav(50, 50),
      mp3(3),
      pdf("<< /Type /Pages /Count 3 >> /Encrypt 3 /Linearized 1 /L 9 /N 3"),
      "fLaC" + std::string(40, '\x7F'),
      "OggS" + std::string(60, '\x01')};
  std::mt19937 random(3);
  for (const std::string& file : files) {
    for (std::size_t length = 0; length <= file.size(); ++length) sniff(file.substr(0, length));
    for (int i = 0; i < 300; ++i) {
      std::string broken = file;
      broken[random() % broken.size()] = static_cast<char>(random());
      broken[random() % broken.size()] = '\xFF';
      sniff(broken);
    }
  }
}

}  // namespace
}  // namespace triptych::media_type_test

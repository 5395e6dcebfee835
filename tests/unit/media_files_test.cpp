// Page ranges, names of what is made, and the WAV writer (judged by the sniffer, which knows
// better).
#include <gtest/gtest.h>

#include "base/media_type.h"
#include "media/page_range.h"
#include "media/wav.h"

namespace triptych::media_files_test {
namespace {

using Pages = std::vector<int>;

TEST(PageRange, ReadsWhatPeopleWrite) {
  EXPECT_EQ(parse_pages("1-3, 5", 9), (Pages{1, 2, 3, 5}));
  EXPECT_EQ(parse_pages(" 5 ,1 – 2;2 ", 9), (Pages{1, 2, 5}));
  EXPECT_EQ(parse_pages("7-", 9), (Pages{7, 8, 9}));
  EXPECT_EQ(parse_pages("2-, 1", 3), (Pages{1, 2, 3}));
  EXPECT_EQ(parse_pages("1,", 3), (Pages{1}));
}

TEST(PageRange, RefusesNonsense) {
  for (const char* text :
       {"", "  ", "0", "4", "3-1", "1-4", "a", "1 2", "-2", "1--2", "99999999999", "1-3x", ","})
    EXPECT_FALSE(parse_pages(text, 3)) << text;
  EXPECT_FALSE(parse_pages("1", 0));
  EXPECT_TRUE(parse_pages("1-100", 1000));
  EXPECT_FALSE(parse_pages("1-101", 1000));
}

TEST(PageRange, NamesWhatIsMade) {
  EXPECT_EQ(page_name("a.pdf", 1, "png"), "a_p001.png");
  EXPECT_EQ(page_name("report.v2.pdf", 1234, "jpg"), "report.v2_p1234.jpg");
  EXPECT_EQ(with_extension("photo.heic", extension_of("image/jpeg")), "photo.jpg");
  EXPECT_EQ(with_extension("photo", extension_of("image/webp")), "photo.webp");
  EXPECT_EQ(with_extension(".hidden", "png"), ".hidden.png");
}

TEST(Wav, IsOneThatTheSnifferKnows) {
  std::vector<std::byte> file(kWavHeader + 2 * 24'000);
  ASSERT_TRUE(write_wav_header(file, kSpeechRate));
  const MediaInfo info = sniff_media(file);
  EXPECT_EQ(info.media_type, "audio/wav");
  EXPECT_EQ(info.duration, Millis(1500));
  EXPECT_FALSE(info.truncated);
  EXPECT_EQ(file.size(), wav_size(1.5));
  file.resize(kWavHeader + 4 * 100);
  ASSERT_TRUE(write_wav_header(file, 100, 2));
  EXPECT_EQ(sniff_media(file).duration, Millis(1000));
}

TEST(Wav, NoSampleNoFile) {
  std::vector<std::byte> file(kWavHeader + 1);
  EXPECT_FALSE(write_wav_header(file, kSpeechRate));
  EXPECT_EQ(file.front(), std::byte{0});
  EXPECT_EQ(wav_size(-1), kWavHeader);
}

}  // namespace
}  // namespace triptych::media_files_test

#include <gtest/gtest.h>

#include "tools/media_files.h"

namespace triptych::media_type_sound_test {
namespace {

// ---- sound --------------------------------------------------------------------------------------

TEST(MediaType, Wav) {
  const MediaInfo info = sniff(wav(24'000, 24'000));
  EXPECT_EQ(info.kind, MediaKind::audio);
  EXPECT_EQ(info.media_type, "audio/wav");
  EXPECT_EQ(info.duration, Millis(1500));
  EXPECT_FALSE(info.truncated);
  EXPECT_TRUE(sniff(wav(24'000, 8'000)).truncated);
  EXPECT_EQ(sniff(wav(24'000, 8'000)).duration, Millis(500));
  // A recorder that wrote to a pipe does not know the length.
  EXPECT_EQ(sniff(wav(0xFFFFFFFF, 16'000)).duration, Millis(1000));
  EXPECT_FALSE(sniff(wav(0xFFFFFFFF, 16'000)).truncated);
  EXPECT_EQ(sniff(wav(0, 16'000)).duration, Millis(1000));
}

TEST(MediaType, FlacAiffOgg) {
  const std::uint64_t packed = std::uint64_t{44'100} << 44 | 1ull << 41 | 15ull << 36 | 88'200;
  const std::string stream_info = "\0\0\0\x22"s + std::string(10, '\0') + big(packed, 8);
  EXPECT_EQ(sniff("fLaC" + stream_info).media_type, "audio/flac");
  EXPECT_EQ(sniff("fLaC" + stream_info).duration, Millis(2000));

  const std::string comm = "COMM" + big(18, 4) + big(1, 2) + big(22'050, 4) + big(16, 2) +
                           big(0x400D, 2) + big(0xAC44000000000000, 8);  // 22050 Hz
  const std::string form = "AIFF" + comm;
  const MediaInfo aiff = sniff("FORM" + big(form.size(), 4) + form);
  EXPECT_EQ(aiff.media_type, "audio/aiff");
  EXPECT_EQ(aiff.duration, Millis(1000));
  EXPECT_FALSE(aiff.truncated);

  const auto page = [](std::uint64_t granule, const std::string& packet) {
    return "OggS\0\0"s + little(granule, 8) + std::string(12, '\0') + "\x01"s +
           static_cast<char>(packet.size()) + packet;
  };
  const std::string opus =
      page(0, "OpusHead\x01\x01"s + little(312, 2) + little(48'000, 4)) + page(48'312, "sound");
  EXPECT_EQ(sniff(opus).media_type, "audio/ogg");
  EXPECT_EQ(sniff(opus).duration, Millis(1000));
  const std::string vorbis =
      page(0, "\x01vorbis\0\0\0\0\x02"s + little(44'100, 4)) + page(22'050, "sound");
  EXPECT_EQ(sniff(vorbis).duration, Millis(500));
}

TEST(MediaType, Mp3) {
  const MediaInfo info = sniff(mp3(100));
  EXPECT_EQ(info.kind, MediaKind::audio);
  EXPECT_EQ(info.media_type, "audio/mpeg");
  EXPECT_EQ(info.duration, Millis(2606));  // 41,700 bytes at 16,000 bytes per second
  const std::string tag = "ID3\x04\0\0\0\0\x01\x00"s + std::string(128, 'x');
  EXPECT_EQ(sniff(tag + mp3(100)).duration, Millis(2606));
  const std::string told = std::string(32, '\0') + "Xing" + big(1, 4) + big(1000, 4);
  EXPECT_EQ(sniff(mp3_frame(told) + mp3(10)).duration, Millis(26'122));  // 1000 x 1152 / 44100
  // Eleven set bits are no proof.
  EXPECT_EQ(sniff("\xFF\xFB\x90\x00"s + std::string(2000, 'x')).kind, MediaKind::unknown);
  EXPECT_EQ(sniff("\xFF\xFEh\0i\0"s).kind, MediaKind::unknown);  // UTF-16 text
}

TEST(MediaType, Aac) {
  const auto frame = [](std::size_t length) {
    std::string out = "\xFF\xF1\x50\x80"s;  // 44.1 kHz
    out += static_cast<char>(length >> 3);
    out += static_cast<char>((length & 7) << 5);
    out.resize(length, '\0');
    return out;
  };
  std::string file;
  for (int i = 0; i < 100; ++i) file += frame(300);
  EXPECT_EQ(sniff(file).media_type, "audio/aac");
  EXPECT_EQ(sniff(file).duration, Millis(2321));  // 100 x 1024 / 44100
  EXPECT_TRUE(sniff(file.substr(0, file.size() - 10)).truncated);
}

}  // namespace
}  // namespace triptych::media_type_sound_test

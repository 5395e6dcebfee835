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

// ---- what writers get wrong ---------------------------------------------------------------------

// A file whose header tells `tag`, `rate`, `bytes_per_second`, `block` and `bits`.
std::string told_wav(int tag, unsigned bytes_per_second, unsigned block, const std::string& data,
                     const std::string& between = "", const char* name = "RIFF") {
  const std::string format = little(static_cast<unsigned>(tag), 2) + little(1, 2) +
                             little(8000, 4) + little(bytes_per_second, 4) + little(block, 2) +
                             little(16, 2);
  const std::string content = "WAVEfmt " + little(format.size(), 4) + format + between + "data" +
                              little(data.size(), 4) + data;
  return name + little(content.size(), 4) + content;
}

// Borewit/music-metadata #819.
TEST(MediaType, TheLengthOfPcmFollowsFromItsSamples) {
  const std::string second(16'000, 'x');
  for (const unsigned bytes_per_second : {0u, 8000u, 16'000u, 0xFFFFFFFFu})
    EXPECT_EQ(sniff(told_wav(1, bytes_per_second, 2, second)).duration, Millis(1000));
  EXPECT_EQ(sniff(told_wav(1, 0, 0, second)).duration, Millis(1000));
  EXPECT_EQ(sniff(told_wav(3, 1, 2, second)).duration, Millis(1000));
  EXPECT_EQ(sniff(told_wav(7, 1, 1, second)).duration, Millis(2000));
  // Of compressed sound only the byte rate tells, or the number of samples.
  EXPECT_EQ(sniff(told_wav(2, 4000, 256, second)).duration, Millis(4000));
  EXPECT_EQ(sniff(told_wav(2, 0, 256, second, "fact" + little(4, 4) + little(24'000, 4))).duration,
            Millis(3000));
}

// ahmetoner/whisper-asr-webservice PR #375.
TEST(MediaType, SoundWithoutSamplesIsHollow) {
  EXPECT_TRUE(sniff(told_wav(1, 16'000, 2, "")).hollow);
  EXPECT_TRUE(sniff(wav(0xFFFFFFFF, 0)).hollow);
  EXPECT_TRUE(sniff(told_wav(1, 16'000, 2, "") + "LIST" + little(4, 4) + "INFO").hollow);
  EXPECT_FALSE(sniff(told_wav(1, 16'000, 2, "xx")).hollow);
  EXPECT_FALSE(sniff(wav(0, 100)).hollow);
  EXPECT_FALSE(sniff(wav(100, 0)).hollow) << "cut off, which is another thing";
  const auto aiff = [](unsigned frames, const std::string& sound) {
    const std::string form = "AIFFCOMM" + big(18, 4) + big(1, 2) + big(frames, 4) + big(16, 2) +
                             big(0x400D, 2) + big(0xAC44000000000000, 8) + "SSND" +
                             big(sound.size() + 8, 4) + std::string(8, '\0') + sound;
    return "FORM" + big(form.size(), 4) + form;
  };
  EXPECT_TRUE(sniff(aiff(0, "")).hollow);
  EXPECT_FALSE(sniff(aiff(0, "xx")).hollow);
  EXPECT_FALSE(sniff(aiff(1, "xx")).hollow);
  const std::string stream_info = "fLaC\x80\0\0\x22"s + std::string(34, '\0');
  EXPECT_TRUE(sniff(stream_info).hollow);
  EXPECT_FALSE(sniff(stream_info + "frames").hollow);
}

// Mattk70/Chirpity-Electron PR #567.
TEST(MediaType, SoundThatNobodyTakesIsNamed) {
  const std::string second(16'000, 'x');
  const MediaInfo bw64 = sniff(told_wav(1, 16'000, 2, second, "", "BW64"));
  EXPECT_EQ(bw64.media_type, "audio/x-bw64");
  EXPECT_EQ(bw64.duration, Millis(1000));
  EXPECT_EQ(sniff(told_wav(1, 16'000, 2, second, "", "RF64")).media_type, "audio/x-rf64");
  const std::string asf = "\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"s;
  const std::pair<std::string, const char*> cases[] = {
      {"caff\0\1\0\0"s + "desc", "audio/x-caf"},
      {"#!AMR\nframes", "audio/amr"},
      {"#!AMR-WB\nframes", "audio/amr-wb"},
      {"riff\x2E\x91\xCF\x11\xA5\xD6\x28\xDB\x04\xC1\0\0"s, "audio/x-w64"},
      {".snd" + big(24, 4) + big(0xFFFFFFFF, 4) + big(3, 4) + big(8000, 4) + big(1, 4) + second,
       "audio/basic"},
      {asf, "audio/x-ms-wma"},
      {"DSD \x1C\0\0\0\0\0\0\0"s, "audio/x-dsf"},
      {"FRM8\0\0\0\0"s, "audio/x-dff"}};
  for (const auto& [bytes, type] : cases) {
    EXPECT_EQ(sniff(bytes).media_type, type);
    EXPECT_EQ(sniff(bytes).kind, MediaKind::audio) << type;
  }
  EXPECT_EQ(sniff(cases[4].first).duration, Millis(1000));
  const std::string video = "\xC0\xEF\x19\xBC\x4D\x5B\xCF\x11\xA8\xFD\x00\x80\x5F\x5C\x44\x2B"s;
  EXPECT_EQ(sniff(asf + std::string(14, '\0') + video).kind, MediaKind::video);
  EXPECT_FALSE(name_disagrees("field.wav", "audio/x-bw64"));
  EXPECT_TRUE(name_disagrees("field.mp3", "audio/x-caf"));
}

}  // namespace
}  // namespace triptych::media_type_sound_test

#include <gtest/gtest.h>

#include "tools/media_files.h"

namespace triptych::media_type_image_test {
namespace {

// ---- JPEG ---------------------------------------------------------------------------------------

TEST(MediaType, Jpeg) {
  for (const char marker : {'\xC0', '\xC1', '\xC2', '\xCF'}) {
    const MediaInfo info = sniff(jpeg(frame_header(marker, 640, 480)));
    EXPECT_EQ(info.kind, MediaKind::image);
    EXPECT_EQ(info.media_type, "image/jpeg");
    EXPECT_EQ(info.width, 640);
    EXPECT_EQ(info.height, 480);
    EXPECT_FALSE(info.truncated);
  }
}

TEST(MediaType, JpegWithFillBytesAndDecoys) {
  // Tables (C4, CC) and the thumbnail inside an EXIF block are no frame headers of ours.
  const std::string thumbnail = jpeg(frame_header('\xC0', 16, 12));
  const std::string frame = segment('\xE1', "Exif\0\0"s + thumbnail) + segment('\xC4', "tables"s) +
                            segment('\xCC', "tables"s) + "\xFF\xFF\xFF"s +
                            frame_header('\xC2', 4000, 3000) + segment('\xC4', "more tables"s) +
                            segment('\xC8', "reserved"s);
  const MediaInfo info = sniff(jpeg(frame));
  EXPECT_EQ(info.width, 4000);
  EXPECT_EQ(info.height, 3000);
  EXPECT_FALSE(info.truncated);
}

TEST(MediaType, CutJpeg) {
  const std::string thumbnail = jpeg(frame_header('\xC0', 16, 12));
  const std::string whole =
      jpeg(segment('\xE1', "Exif\0\0"s + thumbnail) + frame_header('\xC0', 640, 480));
  // The end marker of the thumbnail is not the end of the picture.
  EXPECT_TRUE(sniff(whole.substr(0, whole.size() - 2)).truncated);
  EXPECT_TRUE(sniff(whole.substr(0, 8)).truncated);
  // Phones append a film behind the picture.
  EXPECT_FALSE(sniff(whole + std::string(5000, 'x')).truncated);
}

// ---- PNG, GIF, WebP -----------------------------------------------------------------------------

TEST(MediaType, Png) {
  const MediaInfo info = sniff(png(800, 600));
  EXPECT_EQ(info.media_type, "image/png");
  EXPECT_EQ(info.width, 800);
  EXPECT_EQ(info.height, 600);
  EXPECT_FALSE(info.truncated);
  EXPECT_FALSE(sniff(png(8, 6) + "behind the end").truncated);
  EXPECT_EQ(sniff(png(-1, 5)).width, 0);  // four thousand million pixels
}

TEST(MediaType, CutPng) {
  const std::string whole = png(800, 600);
  for (std::size_t length = 8; length < whole.size(); ++length) {
    EXPECT_TRUE(sniff(whole.substr(0, length)).truncated) << length;
  }
}

TEST(MediaType, Gif) {
  const MediaInfo still = sniff(gif(1));
  EXPECT_EQ(still.media_type, "image/gif");
  EXPECT_EQ(still.width, 320);
  EXPECT_EQ(still.height, 200);
  EXPECT_FALSE(still.animated);
  EXPECT_FALSE(still.truncated);
  EXPECT_TRUE(sniff(gif(2)).animated);
  const std::string whole = gif(3);
  EXPECT_TRUE(sniff(whole.substr(0, whole.size() - 1)).truncated);
  EXPECT_TRUE(sniff(whole.substr(0, whole.size() - 4)).truncated);
  EXPECT_EQ(sniff("GIF87a"s + little(1, 2) + little(1, 2) + "\0\0\0;"s).media_type, "image/gif");
}

TEST(MediaType, Webp) {
  const MediaInfo lossy = sniff(riff("WEBPVP8 " + little(20, 4) + "xxx\x9D\x01\x2A"s +
                                     little(176 | 0x4000, 2) + little(144, 2) + "picture."));
  EXPECT_EQ(lossy.media_type, "image/webp");
  EXPECT_EQ(lossy.width, 176);
  EXPECT_EQ(lossy.height, 144);
  EXPECT_FALSE(lossy.truncated);

  const MediaInfo lossless =
      sniff(riff("WEBPVP8L" + little(10, 4) + "\x2F"s + little(399u | 299u << 14, 4) + "picture"));
  EXPECT_EQ(lossless.width, 400);
  EXPECT_EQ(lossless.height, 300);

  const std::string extended = "WEBPVP8X" + little(10, 4);
  const MediaInfo still = sniff(riff(extended + "\x10\0\0\0"s + little(999, 3) + little(499, 3)));
  EXPECT_EQ(still.width, 1000);
  EXPECT_EQ(still.height, 500);
  EXPECT_FALSE(still.animated);
  const std::string moving = riff(extended + "\x02\0\0\0"s + little(9, 3) + little(9, 3));
  EXPECT_TRUE(sniff(moving).animated);
  EXPECT_TRUE(sniff(moving.substr(0, moving.size() - 1)).truncated);
}

// ---- boxes --------------------------------------------------------------------------------------

TEST(MediaType, HeicAndRelatives) {
  const MediaInfo info = sniff(heic("heic" + big(0, 4) + "mif1heic"));
  EXPECT_EQ(info.kind, MediaKind::image);
  EXPECT_EQ(info.media_type, "image/heic");
  EXPECT_EQ(info.width, 4032);
  EXPECT_EQ(info.height, 3024);
  EXPECT_FALSE(info.truncated);
  EXPECT_EQ(sniff(heic("mif1" + big(0, 4) + "mif1heic")).media_type, "image/heic");
  EXPECT_EQ(sniff(heic("mif1" + big(0, 4) + "miaf")).media_type, "image/heif");
  EXPECT_EQ(sniff(heic("mif1" + big(0, 4) + "avif")).media_type, "image/avif");
  EXPECT_EQ(sniff(heic("avif" + big(0, 4))).media_type, "image/avif");
  const std::string whole = heic("heic" + big(0, 4));
  EXPECT_TRUE(sniff(whole.substr(0, whole.size() - 1)).truncated);
}

TEST(MediaType, Mp4AndM4a) {
  const MediaInfo sound = sniff(movie("M4A ", track("soun")));
  EXPECT_EQ(sound.kind, MediaKind::audio);
  EXPECT_EQ(sound.media_type, "audio/mp4");
  EXPECT_EQ(sound.duration, Millis(12'500));
  EXPECT_EQ(sniff(movie("isom", track("soun"))).media_type, "audio/mp4");
  EXPECT_EQ(sniff(movie("isom", track("soun") + track("vide"))).media_type, "video/mp4");
  EXPECT_EQ(sniff(movie("isom", "")).media_type, "video/mp4");
  EXPECT_EQ(sniff(movie("qt  ", "")).media_type, "video/quicktime");
  EXPECT_EQ(sniff(movie("3gp5", "")).media_type, "video/3gpp");
  // 64-bit sizes, and a last box that reaches to the end of the file.
  const std::string wide = big(1, 4) + "mdat" + big(16 + 5, 8) + "media";
  const std::string open = big(0, 4) + "free" + "whatever";
  const MediaInfo info = sniff(box("ftyp", "isom" + big(0, 4)) + wide + open);
  EXPECT_EQ(info.media_type, "video/mp4");
  EXPECT_FALSE(info.truncated);
}

TEST(MediaType, Webm) {
  const std::string head = "\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm"s;
  EXPECT_EQ(sniff(head + "..A_OPUS..").media_type, "audio/webm");
  EXPECT_EQ(sniff(head + "..V_VP9..A_OPUS..").media_type, "video/webm");
  EXPECT_EQ(sniff(head + "..V_VP8..").kind, MediaKind::video);
  EXPECT_EQ(sniff("\x1A\x45\xDF\xA3\x9F\x42\x82\x88matroska"s).media_type, "video/x-matroska");
  // Duration 2500.0 (double) in units of 1,000,000 ns.
  const std::string info = "\x2A\xD7\xB1\x83\x0F\x42\x40\x44\x89\x88"s + big(0x40A3880000000000, 8);
  EXPECT_EQ(sniff(head + info + "A_OPUS").duration, Millis(2500));
}

// As MediaRecorder writes them: clusters of unknown size, no length anywhere.
TEST(MediaType, WebmOfARecorderIsAsLongAsItsLastBlock) {
  const std::string head = "\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm..V_VP8.."s;
  const auto cluster = [](unsigned at) {
    return "\x1F\x43\xB6\x75\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xE7\x82"s + big(at, 2);
  };
  const auto block = [](unsigned at) { return "\xA3\x87\x81"s + big(at, 2) + "\x80pic"s; };
  const std::string film = head + cluster(0) + block(0) + block(900) + cluster(5000) + block(0);
  EXPECT_EQ(sniff(film + block(1250)).duration, Millis(6250));
  EXPECT_EQ(sniff(film + "\xA0\x89\xA1\x87\x81"s + big(40, 2) + "\x80pic"s).duration, Millis(5040));
  EXPECT_EQ(sniff(film + block(9) + "\x1C\x53\xBB\x6B\x84" + block(999)).duration, Millis(5009));
  const std::string whole = film + block(1250);
  for (std::size_t cut = 0; cut < whole.size(); ++cut)  // nothing beyond the end is read
    EXPECT_LE(sniff(whole.substr(0, cut)).duration, Millis(6250));
}

TEST(MediaType, FragmentedMp4IsAsLongAsItsFragments) {
  const auto track = [](unsigned id, unsigned rate, const std::string& handler) {
    return box("trak", box("tkhd", big(0, 4) + big(0, 8) + big(id, 4)) +
                           box("mdia", box("mdhd", big(0, 4) + big(0, 8) + big(rate, 4)) +
                                           box("hdlr", big(0, 8) + handler)));
  };
  const std::string mvhd = box("mvhd", big(0, 4) + big(0, 8) + big(1000, 4) + big(0, 4));
  const std::string tracks = track(1, 90'000, "vide") + track(2, 48'000, "soun");
  const std::string trex = box("trex", big(0, 4) + big(1, 4) + big(1, 4) + big(3000, 4));
  const auto film = [&](const std::string& more, const std::string& fragments) {
    return box("ftyp", "isom" + big(0, 4)) + box("moov", mvhd + tracks + box("mvex", more)) +
           fragments;
  };
  const auto fragment = [](unsigned id, std::uint64_t at, const std::string& run) {
    return box("moof",
               box("traf", box("tfhd", big(0, 4) + big(id, 4)) +
                               box("tfdt", big(1u << 24, 4) + big(at, 8)) + box("trun", run))) +
           box("mdat", "media");
  };
  // Thirty pictures of the usual length; then two that tell theirs, behind an offset and with a
  // size.
  const std::string usual = big(0, 4) + big(30, 4);
  const std::string told = big(0x301, 4) + big(2, 4) + big(0, 4) + big(45'000, 4) + big(7, 4) +
                           big(90'000, 4) + big(7, 4);
  EXPECT_EQ(sniff(film(trex, "")).duration, Millis(0));
  EXPECT_EQ(sniff(film(trex, fragment(1, 0, usual))).duration, Millis(1000));
  const std::string two = fragment(1, 0, usual) + fragment(1, 90'000, told);
  EXPECT_EQ(sniff(film(trex, two)).duration, Millis(2500));
  EXPECT_EQ(sniff(film(trex, two + fragment(2, 480'000, usual))).duration, Millis(10'000));
  EXPECT_EQ(sniff(film(trex, two + fragment(9, 900'000, usual))).duration, Millis(2500));
  const std::string mehd = box("mehd", big(0, 4) + big(7'000, 4));
  EXPECT_EQ(sniff(film(mehd + trex, two)).duration, Millis(7000));
  const std::string hostile = big(0x100, 4) + big(0xFFFFFFFF, 4);
  EXPECT_EQ(sniff(film(trex, fragment(1, 90'000, hostile))).duration, Millis(1000));
}

// ---- nothing in it, or in other colours
// ------------------------------------------------------------

TEST(MediaType, APictureOfNoSizeIsHollow) {
  EXPECT_TRUE(sniff(jpeg(frame_header('\xC0', 0, 480))).hollow);
  EXPECT_TRUE(sniff(jpeg(frame_header('\xC0', 640, 0))).hollow);
  EXPECT_FALSE(sniff(jpeg(frame_header('\xC0', 640, 480))).hollow);
  EXPECT_TRUE(sniff(png(0, 48)).hollow);
  EXPECT_FALSE(sniff(png(64, 48)).hollow);
  EXPECT_FALSE(sniff(png(64, 48).substr(0, 14)).hollow) << "cut off, which is another thing";
  EXPECT_TRUE(sniff(gif(0)).hollow);
  EXPECT_FALSE(sniff(gif(1)).hollow);
}

// LadybirdBrowser/ladybird PR #6486, guardian/grid PR #3622.
TEST(MediaType, JpegInTheColoursOfPrintingIsNoted) {
  const auto frame = [](char components) {
    const std::string each = "\x01\x11\0"s;
    std::string content = "\x08"s + big(48, 2) + big(64, 2) + components;
    for (int i = 0; i < components; ++i) content += each;
    return jpeg(segment('\xC0', content));
  };
  EXPECT_TRUE(sniff(frame(4)).cmyk);
  EXPECT_FALSE(sniff(frame(3)).cmyk);
  EXPECT_FALSE(sniff(frame(1)).cmyk);
}

TEST(MediaType, BmpAndIcoTellTheirSize) {
  const auto bmp = [](unsigned width, unsigned height) {
    return "BM" + std::string(12, '\0') + little(40, 4) + little(width, 4) + little(height, 4) +
           std::string(28, '\0');
  };
  EXPECT_EQ(sniff(bmp(300, 200)).width, 300);
  EXPECT_EQ(sniff(bmp(300, 200)).height, 200);
  EXPECT_EQ(sniff(bmp(300, 0u - 200u)).height, 200);  // from the top
  EXPECT_TRUE(sniff(bmp(0, 200)).hollow);
  const auto entry = [](char side, unsigned at) {
    return std::string{side, side} + "\0\0\1\0\x20\0"s + little(4, 4) + little(at, 4);
  };
  const std::string icon = "\0\0\1\0\2\0"s + entry('\x10', 38) + entry('\0', 42) + "pixelspi";
  EXPECT_EQ(sniff(icon).media_type, "image/x-icon");
  EXPECT_EQ(sniff(icon).width, 256);
  EXPECT_EQ(sniff("\0\0\1\0\2\0"s + std::string(40, '\0')).kind, MediaKind::unknown);
}

}  // namespace
}  // namespace triptych::media_type_image_test

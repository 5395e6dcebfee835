// What pictures give away: which way up, where taken. Cut or hostile metadata tells nothing.
#include <gtest/gtest.h>

#include "tools/media_files.h"

namespace triptych::media_exif_test {
namespace {

std::string number(bool big_endian, std::uint64_t value, int count) {
  return big_endian ? big(value, count) : little(value, count);
}

std::string entry(bool big_endian, unsigned tag, unsigned type, unsigned count,
                  const std::string& value) {
  return number(big_endian, tag, 2) + number(big_endian, type, 2) + number(big_endian, count, 4) +
         value;
}

// Orientation and, when `gps`, coordinates.
std::string tiff(bool big_endian, int orientation, bool gps) {
  const auto n = [&](std::uint64_t value, int count) { return number(big_endian, value, count); };
  std::string out = (big_endian ? "MM" : "II") + n(42, 2) + n(8, 4) + n(gps ? 2 : 1, 2);
  out += entry(big_endian, 0x0112, 3, 1,
               n(static_cast<std::uint64_t>(orientation), 2) + std::string(2, '\0'));
  const std::size_t directory = 8 + 2 + 24 + 4;
  if (gps) out += entry(big_endian, 0x8825, 4, 1, n(directory, 4));
  out += n(0, 4);
  if (gps) out += n(1, 2) + entry(big_endian, 2, 5, 3, n(0, 4)) + n(0, 4);
  return out;
}

std::string with_exif(const std::string& exif) {
  return jpeg(segment('\xE1', "Exif\0\0"s + exif) + frame_header('\xC0', 6000, 4000));
}

TEST(MediaExif, JpegTellsOrientationAndPlace) {
  for (const bool big_endian : {false, true}) {
    const MediaInfo info = sniff(with_exif(tiff(big_endian, 6, true)));
    EXPECT_TRUE(info.metadata);
    EXPECT_TRUE(info.location);
    EXPECT_EQ(info.orientation, 6);
    EXPECT_EQ(info.width, 6000);
    EXPECT_EQ(shown_width(info), 4000);
    EXPECT_EQ(shown_height(info), 6000);
    EXPECT_FALSE(sniff(with_exif(tiff(big_endian, 6, false))).location);
  }
  const MediaInfo plain = sniff(jpeg(frame_header('\xC0', 640, 480)));
  EXPECT_FALSE(plain.metadata);
  EXPECT_EQ(plain.orientation, 1);
  EXPECT_EQ(shown_width(plain), 640);
}

TEST(MediaExif, NonsenseIsIgnored) {
  EXPECT_EQ(sniff(with_exif(tiff(false, 9, false))).orientation, 1);
  EXPECT_FALSE(sniff(with_exif("II*")).metadata);
  std::string far = tiff(false, 6, true);
  far.replace(4, 4, little(0x7FFFFFF0, 4));
  EXPECT_EQ(sniff(with_exif(far)).orientation, 1);
  // Never read past the block, wherever it ends: the next segment is not metadata.
  const std::string whole = tiff(true, 6, true);
  for (std::size_t length = 0; length < whole.size(); ++length)
    sniff(with_exif(whole.substr(0, length)));
  EXPECT_FALSE(sniff(with_exif(whole.substr(0, 40))).location);
}

TEST(MediaExif, XmpTellsPlacesToo) {
  const std::string head = "http://ns.adobe.com/xap/1.0/\0"s;
  const auto file = [&](const std::string& xmp) {
    return sniff(jpeg(segment('\xE1', head + xmp) + frame_header('\xC0', 8, 8)));
  };
  EXPECT_TRUE(file("<x exif:GPSLatitude='48,8N'/>").location);
  EXPECT_FALSE(file("<x dc:title='a'/>").location);
  EXPECT_TRUE(file("<x dc:title='a'/>").metadata);
}

TEST(MediaExif, PngAndWebP) {
  const std::string exif = tiff(true, 3, true);
  std::string picture = png(8, 8);
  picture.insert(picture.size() - 12, chunk("eXIf", exif));
  EXPECT_TRUE(sniff(picture).location);
  EXPECT_EQ(sniff(picture).orientation, 3);
  const std::string extended =
      "VP8X" + little(10, 4) + std::string("\x18\0\0\0", 4) + little(7, 3) + little(7, 3);
  const MediaInfo webp = sniff(riff("WEBP" + extended + "EXIF" + little(exif.size(), 4) + exif));
  EXPECT_TRUE(webp.location);
  EXPECT_EQ(webp.orientation, 3);
  EXPECT_TRUE(webp.alpha);
}

TEST(MediaExif, HeicTurnsByItsBoxesAndTellsPlacesByExif) {
  const std::string exif = big(0, 4) + tiff(false, 3, true);
  const std::string infe = box("infe", big(2, 1) + big(0, 3) + big(7, 2) + big(0, 2) + "Exif");
  const std::string iinf = box("iinf", big(0, 4) + big(1, 2) + infe);
  const std::string iprp = box("iprp", box("ipco", ispe(4032, 3024) + box("irot", big(3, 1))));
  const auto file = [&](std::size_t at) {
    const std::string iloc =
        box("iloc", big(0, 4) + big(0x4400, 2) + big(1, 2) + big(7, 2) + big(0, 2) + big(1, 2) +
                        big(at, 4) + big(exif.size(), 4));
    return box("ftyp", "heic" + big(0, 4)) + box("meta", big(0, 4) + iprp + iinf + iloc) +
           box("mdat", exif);
  };
  const std::string measured = file(0);
  const MediaInfo info = sniff(file(measured.size() - exif.size()));
  EXPECT_EQ(info.orientation, 6);
  EXPECT_TRUE(info.location);
  EXPECT_EQ(shown_width(info), 3024);
  EXPECT_FALSE(sniff(file(0xFFFFFFFF)).location);
}

TEST(MediaExif, BytesBetweenTwoSegmentsHideNothing) {
  const std::string exif = segment('\xE1', "Exif\0\0"s + tiff(false, 6, true));
  for (const std::string& stray : {"stray"s, "\0\0"s, "\xFF\0\xFF"s}) {
    const MediaInfo info = sniff(jpeg(stray + exif + frame_header('\xC0', 600, 400)));
    EXPECT_TRUE(info.location);
    EXPECT_EQ(info.width, 600);
    EXPECT_FALSE(info.unread);
  }
}

TEST(MediaExif, WhatCannotBeReadToItsEndIsToldAsUnread) {
  const std::string whole = jpeg(frame_header('\xC0', 8, 8));
  EXPECT_FALSE(sniff(whole).unread);
  EXPECT_TRUE(sniff(whole.substr(0, whole.find("\xFF\xDA"))).unread) << "no picture reached";
  EXPECT_TRUE(sniff(jpeg("\xFF\xD9"s)).unread) << "the end comes first";
  EXPECT_TRUE(sniff(jpeg("\xFF\xE1\xFF\xFE"s + "short")).unread) << "a segment without its end";
  EXPECT_FALSE(sniff(with_exif(tiff(true, 6, false))).unread);
  EXPECT_TRUE(sniff(with_exif("II*")).unread);
  std::string far = tiff(false, 6, true);
  far.replace(far.find("\x25\x88") + 8, 4, little(0x7FFFFFF0, 4));
  EXPECT_FALSE(sniff(with_exif(far)).location);
  EXPECT_TRUE(sniff(with_exif(far)).unread) << "coordinates outside of the block";
}

TEST(MediaExif, OtherFormatsSayWhatTheyCouldNotRead) {
  EXPECT_FALSE(sniff(png(8, 8)).unread);
  EXPECT_TRUE(sniff(png(8, 8).substr(0, 50)).unread);
  std::string packed = png(8, 8);
  packed.insert(packed.size() - 12, chunk("zTXt", "Raw profile type exif\0\0packed"s));
  EXPECT_TRUE(sniff(packed).unread);
  EXPECT_FALSE(sniff(gif(2)).unread);
  EXPECT_TRUE(sniff(gif(2).substr(0, 40)).unread);
  std::string spoken = gif(1);
  spoken.insert(spoken.size() - 1, "\x21\xFF\x0BXMP DataXMP<x exif:GPSLatitude='4'/>\x01\0\0"s);
  EXPECT_TRUE(sniff(spoken).location);
  const std::string lossy = "VP8 " + little(4, 4) + "abcd";
  EXPECT_FALSE(sniff(riff("WEBP" + lossy)).unread);
  EXPECT_TRUE(sniff(riff("WEBP" + lossy + "EXIF" + little(9'999, 4) + "II")).unread);
  const auto heic = [](const std::string& meta) {
    return sniff(box("ftyp", "heic" + big(0, 4)) + meta);
  };
  EXPECT_TRUE(heic("").unread);
  const std::string infe = box("infe", big(2, 1) + big(0, 3) + big(7, 2) + big(0, 2) + "Exif");
  const std::string iprp = box("iprp", box("ipco", ispe(4032, 3024)));
  EXPECT_FALSE(heic(box("meta", big(0, 4) + iprp)).unread);
  const std::string iinf = box("iinf", big(0, 4) + big(1, 2) + infe);
  EXPECT_TRUE(heic(box("meta", big(0, 4) + iprp + iinf)).unread) << "EXIF that lies nowhere";
}

}  // namespace
}  // namespace triptych::media_exif_test

#include "base/media_type.h"

#include <gtest/gtest.h>

#include <random>

namespace triptych {
namespace {

using namespace std::string_literals;

std::string big(std::uint64_t value, int count) {
  std::string out;
  for (int i = count - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i));
  return out;
}

std::string little(std::uint64_t value, int count) {
  const std::string reversed = big(value, count);
  return {reversed.rbegin(), reversed.rend()};
}

MediaInfo sniff(const std::string& text) { return sniff_media(view(bytes_of(text))); }

// ---- JPEG ---------------------------------------------------------------------------------------

std::string segment(char marker, const std::string& content) {
  return "\xFF"s + marker + big(content.size() + 2, 2) + content;
}
std::string frame_header(char marker, int width, int height) {
  return segment(marker, "\x08"s + big(static_cast<unsigned>(height), 2) +
                             big(static_cast<unsigned>(width), 2) + "\x01\x01\x11\x00"s);
}
std::string jpeg(const std::string& frame) {
  return "\xFF\xD8"s + segment('\xE0', "JFIF\0\x01\x01"s) + frame +
         segment('\xDA', "\x01\x01\x00\x00\x3F\x00"s) + "pixels\xFF\x00more"s + "\xFF\xD9"s;
}

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
                            frame_header('\xC2', 4000, 3000);
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

std::string chunk(const std::string& type, const std::string& content) {
  return big(content.size(), 4) + type + content + "CRC!";
}
std::string png(int width, int height) {
  return "\x89PNG\r\n\x1A\n"s +
         chunk("IHDR", big(static_cast<unsigned>(width), 4) +
                           big(static_cast<unsigned>(height), 4) + "\x08\x02\0\0\0"s) +
         chunk("IDAT", "pixels IEND") + chunk("IEND", "");
}

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

std::string gif(int frames) {
  std::string out = "GIF89a"s + little(320, 2) + little(200, 2) + "\x80\0\0"s + "RGBRGB"s;
  out += "\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"s;
  for (int i = 0; i < frames; ++i) {
    out += "\x21\xF9\x04\0\0\0\0\0"s;
    out += "\x2C"s + std::string(8, '\0') + "\x80"s + "RGBRGB"s + "\x02"s + "\x03;;;\0"s;
  }
  return out + ";";
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

std::string riff(const std::string& content) {
  return "RIFF" + little(content.size(), 4) + content;
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

std::string box(const std::string& type, const std::string& content) {
  return big(content.size() + 8, 4) + type + content;
}
std::string ispe(unsigned width, unsigned height) {
  return box("ispe", big(0, 4) + big(width, 4) + big(height, 4));
}
std::string heic(const std::string& brands) {
  const std::string ipco = box("ipco", ispe(512, 512) + ispe(4032, 3024) + ispe(240, 320));
  return box("ftyp", brands) + box("meta", big(0, 4) + box("hdlr", "x") + box("iprp", ipco)) +
         box("mdat", "picture");
}

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

std::string track(const std::string& handler) {
  return box("trak", box("mdia", box("hdlr", big(0, 8) + handler)));
}
std::string movie(const std::string& brand, const std::string& tracks) {
  const std::string mvhd = box("mvhd", big(0, 4) + big(0, 8) + big(1000, 4) + big(12'500, 4));
  return box("ftyp", brand + big(0, 4)) + box("mdat", "media") + box("moov", mvhd + tracks);
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

// ---- sound --------------------------------------------------------------------------------------

std::string wav(std::size_t told, std::size_t real) {
  const std::string fmt = "fmt " + little(16, 4) + little(1, 2) + little(1, 2) + little(8000, 4) +
                          little(16'000, 4) + little(2, 2) + little(16, 2);
  return riff("WAVE" + fmt + "LIST" + little(3, 4) + "abc\0"s + "data" + little(told, 4) +
              std::string(real, 'x'));
}

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

// MPEG-1 layer III, 128 kbit/s, 44.1 kHz: frames of 417 bytes.
std::string mp3_frame(const std::string& content = "") {
  std::string frame = "\xFF\xFB\x90\x00"s + content;
  frame.resize(417, '\0');
  return frame;
}
std::string mp3(int frames) {
  std::string out;
  for (int i = 0; i < frames; ++i) out += mp3_frame();
  return out;
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

// ---- PDF ----------------------------------------------------------------------------------------

std::string pdf(const std::string& objects) {
  return "%PDF-1.7\n" + objects + "\ntrailer << /Size 9 >>\nstartxref\n9\n%%EOF\n";
}

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

}  // namespace
}  // namespace triptych

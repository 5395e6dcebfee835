// Small files of every format, made from their fields, for tests of media sniffing.
#pragma once

#include <cstdint>
#include <string>

#include "base/media_type.h"

namespace triptych {

using namespace std::string_literals;

inline std::string big(std::uint64_t value, int count) {
  std::string out;
  for (int i = count - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i));
  return out;
}

inline std::string little(std::uint64_t value, int count) {
  const std::string reversed = big(value, count);
  return {reversed.rbegin(), reversed.rend()};
}

inline MediaInfo sniff(const std::string& text) { return sniff_media(view(bytes_of(text))); }

inline std::string segment(char marker, const std::string& content) {
  return "\xFF"s + marker + big(content.size() + 2, 2) + content;
}

inline std::string frame_header(char marker, int width, int height) {
  return segment(marker, "\x08"s + big(static_cast<unsigned>(height), 2) +
                             big(static_cast<unsigned>(width), 2) + "\x01\x01\x11\x00"s);
}

inline std::string jpeg(const std::string& frame) {
  return "\xFF\xD8"s + segment('\xE0', "JFIF\0\x01\x01"s) + frame +
         segment('\xDA', "\x01\x01\x00\x00\x3F\x00"s) + "pixels\xFF\x00more"s + "\xFF\xD9"s;
}

inline std::string chunk(const std::string& type, const std::string& content) {
  return big(content.size(), 4) + type + content + "CRC!";
}

inline std::string png(int width, int height) {
  return "\x89PNG\r\n\x1A\n"s +
         chunk("IHDR", big(static_cast<unsigned>(width), 4) +
                           big(static_cast<unsigned>(height), 4) + "\x08\x02\0\0\0"s) +
         chunk("IDAT", "pixels IEND") + chunk("IEND", "");
}

inline std::string gif(int frames) {
  std::string out = "GIF89a"s + little(320, 2) + little(200, 2) + "\x80\0\0"s + "RGBRGB"s;
  out += "\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"s;
  for (int i = 0; i < frames; ++i) {
    out += "\x21\xF9\x04\0\0\0\0\0"s;
    out += "\x2C"s + std::string(8, '\0') + "\x80"s + "RGBRGB"s + "\x02"s + "\x03;;;\0"s;
  }
  return out + ";";
}

inline std::string riff(const std::string& content) {
  return "RIFF" + little(content.size(), 4) + content;
}

inline std::string box(const std::string& type, const std::string& content) {
  return big(content.size() + 8, 4) + type + content;
}

inline std::string ispe(unsigned width, unsigned height) {
  return box("ispe", big(0, 4) + big(width, 4) + big(height, 4));
}

inline std::string heic(const std::string& brands) {
  const std::string ipco = box("ipco", ispe(512, 512) + ispe(4032, 3024) + ispe(240, 320));
  return box("ftyp", brands) + box("meta", big(0, 4) + box("hdlr", "x") + box("iprp", ipco)) +
         box("mdat", "picture");
}

inline std::string track(const std::string& handler) {
  return box("trak", box("mdia", box("hdlr", big(0, 8) + handler)));
}

inline std::string movie(const std::string& brand, const std::string& tracks) {
  const std::string mvhd = box("mvhd", big(0, 4) + big(0, 8) + big(1000, 4) + big(12'500, 4));
  return box("ftyp", brand + big(0, 4)) + box("mdat", "media") + box("moov", mvhd + tracks);
}

inline std::string wav(std::size_t told, std::size_t real) {
  const std::string fmt = "fmt " + little(16, 4) + little(1, 2) + little(1, 2) + little(8000, 4) +
                          little(16'000, 4) + little(2, 2) + little(16, 2);
  return riff("WAVE" + fmt + "LIST" + little(3, 4) + "abc\0"s + "data" + little(told, 4) +
              std::string(real, 'x'));
}

// MPEG-1 layer III, 128 kbit/s, 44.1 kHz: frames of 417 bytes.
inline std::string mp3_frame(const std::string& content = "") {
  std::string frame = "\xFF\xFB\x90\x00"s + content;
  frame.resize(417, '\0');
  return frame;
}

inline std::string mp3(int frames) {
  std::string out;
  for (int i = 0; i < frames; ++i) out += mp3_frame();
  return out;
}

inline std::string pdf(const std::string& objects) {
  return "%PDF-1.7\n" + objects + "\ntrailer << /Size 9 >>\nstartxref\n9\n%%EOF\n";
}

}  // namespace triptych

// Sound: WAV, AIFF, FLAC, Ogg.
#include <algorithm>
#include <cmath>

#include "base/media_sniff.h"

namespace triptych {
namespace {

MediaInfo audio(const char* media_type) {
  MediaInfo info;
  info.kind = MediaKind::audio;
  info.media_type = media_type;
  return info;
}

// Chunk sizes are padded to even numbers in RIFF and AIFF.
std::size_t padded(std::size_t size) { return size + (size & 1); }

// 80-bit IEEE extended, as AIFF writes its sample rate.
double extended_at(const ByteReader& file, std::size_t at) {
  const int exponent = static_cast<int>(file.big(at, 2) & 0x7FFF) - 16383;
  return std::ldexp(static_cast<double>(file.big64(at + 2)), exponent - 63);
}

// Samples per second that the first packet of an Ogg stream tells; 0 when it is no sound.
double ogg_rate(const ByteReader& file, std::size_t packet) {
  if (file.is(packet, "OpusHead")) return 48'000;  // granules always count 48 kHz (RFC 7845)
  if (file.is(packet, "\x01vorbis")) return file.little(packet + 12, 4);
  if (file.is(packet,
              "\x7F"
              "FLAC"))
    return file.big(packet + 27, 3) >> 4;
  return 0;
}

}  // namespace

std::optional<MediaInfo> sniff_wav(const ByteReader& file) {
  if (!(file.is(0, "RIFF") || file.is(0, "RF64")) || !file.is(8, "WAVE")) return std::nullopt;
  MediaInfo info = audio("audio/wav");
  double bytes_per_second = 0;
  std::size_t at = 12;
  while (file.has(at, 8)) {
    const std::size_t size = file.little(at + 4, 4);
    if (file.is(at, "fmt ")) bytes_per_second = file.little(at + 16, 4);
    if (file.is(at, "data")) {
      // Recorders that write to a pipe leave 0 or all ones: then the file's own end counts.
      const std::size_t rest = file.size() - at - 8;
      const bool open_ended = size == 0 || size >= 0xFFFFFFF0u;
      info.truncated = !open_ended && size > rest;
      info.duration = duration_of(static_cast<double>(open_ended ? rest : std::min(size, rest)),
                                  bytes_per_second);
      return info;
    }
    at += 8 + padded(size);
  }
  info.truncated = true;  // no data chunk
  return info;
}

std::optional<MediaInfo> sniff_aiff(const ByteReader& file) {
  if (!file.is(0, "FORM") || !(file.is(8, "AIFF") || file.is(8, "AIFC"))) return std::nullopt;
  MediaInfo info = audio("audio/aiff");
  info.truncated = std::size_t{file.big(4, 4)} + 8 > file.size();
  std::size_t at = 12;
  while (file.has(at, 8)) {
    if (file.is(at, "COMM")) {
      info.duration = duration_of(file.big(at + 10, 4), extended_at(file, at + 16));
      return info;
    }
    at += 8 + padded(file.big(at + 4, 4));
  }
  return info;
}

std::optional<MediaInfo> sniff_flac(const ByteReader& file) {
  if (!file.is(0, "fLaC")) return std::nullopt;
  MediaInfo info = audio("audio/flac");
  // STREAMINFO: 20 bits sample rate, 3 channels, 5 bits per sample, 36 bits sample count.
  const std::uint64_t packed = file.big64(18);
  const double samples = static_cast<double>(packed & 0xFFFFFFFFFu);
  info.duration = duration_of(samples, static_cast<double>(packed >> 44));
  return info;
}

std::optional<MediaInfo> sniff_ogg(const ByteReader& file) {
  if (!file.is(0, "OggS")) return std::nullopt;
  const std::size_t packet = std::size_t{27} + file.u8(26);
  const double rate = ogg_rate(file, packet);
  MediaInfo info = audio("audio/ogg");
  if (file.is(packet, "\x80theora")) {
    info.kind = MediaKind::video;
    info.media_type = "video/ogg";
  }
  // The last page tells how many samples there are; a page is at most 65,307 bytes long.
  const std::size_t last = file.all().rfind("OggS");
  const std::uint64_t samples = file.little64(last + 6);
  const std::uint64_t skipped = file.is(packet, "OpusHead") ? file.little(packet + 10, 2) : 0;
  if (samples > skipped && samples < (std::uint64_t{1} << 62)) {
    info.duration = duration_of(static_cast<double>(samples - skipped), rate);
  }
  return info;
}

}  // namespace triptych

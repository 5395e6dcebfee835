// Sound: WAV and its larger relatives, AIFF, FLAC, Ogg.
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

struct WavFormat {
  double rate = 0, bytes_per_second = 0;
};

// Of uncompressed sound the length follows from the samples: some writers get the byte rate wrong.
WavFormat wav_format(const ByteReader& file, std::size_t at, std::size_t size) {
  constexpr std::uint32_t kPcm = 1, kFloat = 3, kALaw = 6, kMuLaw = 7, kExtensible = 0xFFFE;
  std::uint32_t tag = file.little(at, 2);
  if (tag == kExtensible && size >= 26) tag = file.little(at + 24, 2);
  const double rate = file.little(at + 4, 4);
  double block = file.little(at + 12, 2);
  if (block == 0) block = file.little(at + 2, 2) * ((file.little(at + 14, 2) + 7) / 8);
  const bool known = tag == kPcm || tag == kFloat || tag == kALaw || tag == kMuLaw;
  return {rate, known && rate * block > 0 ? rate * block : file.little(at + 8, 4)};
}

// Bytes of sound in the data chunk whose content begins at `at`. Recorders that write to a pipe
// leave 0 or all ones for its size: then the file's own end counts.
double wav_data(const ByteReader& file, std::size_t at, std::uint64_t size, MediaInfo& info) {
  const std::uint64_t rest = file.size() - at;
  const bool chunk_follows = file.is(at, "LIST") || file.is(at, "id3 ") || file.is(at, "bext");
  const bool open_ended = size == 0 || (size >= 0xFFFFFFF0u && size <= 0xFFFFFFFFu);
  info.hollow = open_ended && (rest == 0 || (size == 0 && chunk_follows));
  info.truncated = !open_ended && size > rest;
  return info.hollow ? 0 : static_cast<double>(open_ended ? rest : std::min(size, rest));
}

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
  const bool plain = file.is(0, "RIFF"), large = file.is(0, "RF64");
  if (!(plain || large || file.is(0, "BW64")) || !file.is(8, "WAVE")) return std::nullopt;
  MediaInfo info = audio(plain ? "audio/wav" : large ? "audio/x-rf64" : "audio/x-bw64");
  WavFormat format;
  double samples = 0;            // as a fact chunk tells
  std::uint64_t large_size = 0;  // of the data, as a ds64 chunk tells
  std::size_t at = 12;
  while (file.has(at, 8)) {
    const std::size_t size = file.little(at + 4, 4);
    if (file.is(at, "ds64")) large_size = file.little64(at + 16);
    if (file.is(at, "fmt ")) format = wav_format(file, at + 8, size);
    if (file.is(at, "fact")) samples = file.little(at + 8, 4);
    if (file.is(at, "data")) {
      const double bytes =
          wav_data(file, at + 8, size == 0xFFFFFFFFu && large_size > 0 ? large_size : size, info);
      info.duration = format.bytes_per_second > 0
                          ? duration_of(bytes, format.bytes_per_second)
                          : duration_of(bytes > 0 ? samples : 0, format.rate);
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
  bool counted = false, frames = false, sound = false;
  std::size_t at = 12;
  while (file.has(at, 8)) {
    const std::size_t size = file.big(at + 4, 4);
    if (file.is(at, "COMM")) {
      counted = true;
      frames = file.big(at + 10, 4) > 0;
      info.duration = duration_of(file.big(at + 10, 4), extended_at(file, at + 16));
    }
    if (file.is(at, "SSND")) sound = size > 8;
    at += 8 + padded(size);
  }
  info.hollow = counted && !frames && !sound && !info.truncated;
  return info;
}

std::optional<MediaInfo> sniff_flac(const ByteReader& file) {
  if (!file.is(0, "fLaC")) return std::nullopt;
  MediaInfo info = audio("audio/flac");
  // STREAMINFO: 20 bits sample rate, 3 channels, 5 bits per sample, 36 bits sample count.
  const std::uint64_t packed = file.big64(18);
  const double samples = static_cast<double>(packed & 0xFFFFFFFFFu);
  info.duration = duration_of(samples, static_cast<double>(packed >> 44));
  // 0 samples are "not known"; then there is no sound when nothing follows the metadata.
  std::size_t at = 4;
  bool last = false;
  while (!last && file.has(at, 4)) {
    last = (file.u8(at) & 0x80) != 0;
    at += 4 + std::size_t{file.big(at + 1, 3)};
  }
  info.hollow = samples == 0 && last && at == file.size();
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

// MP3 and AAC in ADTS: no file header, only frames, often behind an ID3 tag.
#include <algorithm>

#include "base/media_sniff.h"

namespace triptych {
namespace {

struct Mp3Frame {
  std::size_t length = 0;  // bytes; 0 = no frame header here
  int rate = 0, bits_per_second = 0, samples = 0;
  bool mpeg1 = false, mono = false;
};

// Kilobits per second of layer III (ISO 11172-3 and 13818-3).
constexpr int kRates1[] = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};
constexpr int kRates2[] = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};
constexpr int kSampleRates[] = {44100, 48000, 32000, 0};

Mp3Frame mp3_frame(const ByteReader& file, std::size_t at) {
  const std::uint32_t header = file.big(at, 4);
  if (header >> 21 != 0x7FF) return {};
  const std::uint32_t version = header >> 19 & 3;  // 0: 2.5, 2: 2, 3: 1
  const std::uint32_t layer = header >> 17 & 3;    // 1: III
  if (version == 1 || layer != 1) return {};
  Mp3Frame frame;
  frame.mpeg1 = version == 3;
  frame.mono = (header >> 6 & 3) == 3;
  const std::uint32_t rate_index = header >> 12 & 15;
  frame.bits_per_second = (frame.mpeg1 ? kRates1 : kRates2)[rate_index] * 1000;
  frame.rate = kSampleRates[header >> 10 & 3] / (version == 3 ? 1 : version == 2 ? 2 : 4);
  if (frame.rate == 0 || frame.bits_per_second == 0) return {};
  frame.samples = frame.mpeg1 ? 1152 : 576;
  const int padding = header >> 9 & 1;
  frame.length =
      static_cast<std::size_t>(frame.samples / 8 * frame.bits_per_second / frame.rate + padding);
  return frame;
}

std::size_t adts_length(const ByteReader& file, std::size_t at) {
  const std::uint32_t header = file.big(at, 4);
  const bool is_adts = header >> 20 == 0xFFF && (header >> 17 & 3) == 0;
  const std::size_t length = file.big(at + 3, 3) >> 5 & 0x1FFF;
  return is_adts && length >= 7 ? length : 0;
}

// Behind an ID3v2 tag (whose size has seven bits per byte) and the zeros some writers pad with.
std::size_t skip_id3(const ByteReader& file) {
  if (!file.is(0, "ID3")) return 0;
  const std::size_t size = std::size_t{file.u8(6)} << 21 | std::size_t{file.u8(7)} << 14 |
                           std::size_t{file.u8(8)} << 7 | file.u8(9);
  const std::size_t footer = file.u8(5) & 0x10 ? 10 : 0;
  std::size_t at = 10 + size + footer;
  while (at < file.size() && file.u8(at) == 0) ++at;
  return at;
}

// The first frame of a variable-rate file tells the number of frames ("Xing", "Info", "VBRI").
double frames_told(const ByteReader& file, std::size_t at, const Mp3Frame& frame) {
  const std::size_t side_info = frame.mpeg1 ? (frame.mono ? 17 : 32) : (frame.mono ? 9 : 17);
  const std::size_t xing = at + 4 + side_info;
  if ((file.is(xing, "Xing") || file.is(xing, "Info")) && file.u8(xing + 7) & 1) {
    return file.big(xing + 8, 4);
  }
  if (file.is(at + 36, "VBRI")) return file.big(at + 50, 4);
  return 0;
}

MediaInfo mp3_info(const ByteReader& file, std::size_t at, const Mp3Frame& frame) {
  MediaInfo info;
  info.kind = MediaKind::audio;
  info.media_type = "audio/mpeg";
  if (const double frames = frames_told(file, at, frame); frames > 0) {
    info.duration = duration_of(frames * frame.samples, frame.rate);
  } else if (frame.length > 0) {  // constant rate assumed: right for most, an estimate for some
    info.duration = duration_of(static_cast<double>(file.size() - at) * 8, frame.bits_per_second);
  }
  return info;
}

MediaInfo adts_info(const ByteReader& file, std::size_t at) {
  constexpr int kRates[] = {96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050,
                            16000, 12000, 11025, 8000,  7350,  0,     0,     0};
  MediaInfo info;
  info.kind = MediaKind::audio;
  info.media_type = "audio/aac";
  const int rate = kRates[file.u8(at + 2) >> 2 & 15];
  double frames = 0;
  while (const std::size_t length = adts_length(file, at)) {
    if (!file.has(at, length)) {
      info.truncated = true;
      break;
    }
    ++frames;
    at += length;
  }
  info.duration = duration_of(frames * 1024, rate);
  return info;
}

}  // namespace

std::optional<MediaInfo> sniff_mpeg_audio(const ByteReader& file) {
  const std::size_t at = skip_id3(file);
  const bool tagged = at > 0;
  if (file.is(at, "fLaC")) {
    MediaInfo info;  // FLAC with a foreign tag: its own sniffer only looks at byte 0
    info.kind = MediaKind::audio;
    info.media_type = "audio/flac";
    return info;
  }
  // A few set bits are no proof: without a tag a second frame must follow the first.
  if (const std::size_t length = adts_length(file, at)) {
    if (tagged || at + length == file.size() || adts_length(file, at + length) > 0) {
      return adts_info(file, at);
    }
  }
  const Mp3Frame frame = mp3_frame(file, at);
  const std::size_t next = at + frame.length;
  const bool follows =
      frame.length > 0 && (next >= file.size() || mp3_frame(file, next).length > 0);
  if (tagged || follows) return mp3_info(file, std::min(at, file.size()), frame);
  return std::nullopt;
}

}  // namespace triptych

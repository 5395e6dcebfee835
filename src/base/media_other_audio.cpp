// Sound that no provider takes, named as what it is, so that it can be converted where the browser
// plays it. Magic bytes as the formats' own documents and the magic(5) database have them.
#include <algorithm>
#include <cstring>

#include "base/media_sniff.h"

namespace triptych {
namespace {

struct Magic {
  std::size_t at;
  std::string_view bytes, media_type;
};
using namespace std::string_view_literals;
constexpr Magic kMagic[] = {
    {0, "caff\0\1"sv, "audio/x-caf"},
    {0, "#!AMR-WB"sv, "audio/amr-wb"},
    {0, "#!AMR"sv, "audio/amr"},
    {0, "riff\x2E\x91\xCF\x11\xA5\xD6\x28\xDB"sv, "audio/x-w64"},
    {0, ".snd\0\0"sv, "audio/basic"},
    {0, "DSD \x1C\0\0\0"sv, "audio/x-dsf"},
    {0, "FRM8"sv, "audio/x-dff"},
    {0, "wvpk"sv, "audio/x-wavpack"},
    {0, "MAC \x8C"sv, "audio/x-ape"},
    {0, "MAC \x96"sv, "audio/x-ape"},
    {0, "TTA1"sv, "audio/x-tta"},
    {0, "MPCK"sv, "audio/x-musepack"},
    {0, "MThd\0\0\0\6"sv, "audio/midi"},
    {0, "#!SILK_V3"sv, "audio/x-silk"},
    {1, "#!SILK_V3"sv, "audio/x-silk"},
};

// Advanced Systems Format: WMA and WMV. Its header lists the kinds of streams by their GUIDs.
constexpr std::string_view kAsf =
    "\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"sv;
constexpr std::string_view kAsfVideo =
    "\xC0\xEF\x19\xBC\x4D\x5B\xCF\x11\xA8\xFD\x00\x80\x5F\x5C\x44\x2B"sv;

double float_at(const ByteReader& file, std::size_t at) {
  const std::uint64_t bits = file.big64(at);
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// Core Audio: seconds out of the size of its packets, which only uncompressed sound tells.
void read_caf(const ByteReader& file, MediaInfo& info) {
  double rate = 0, bytes = 0, frames = 0;
  std::size_t at = 8;
  while (file.has(at, 12)) {
    const std::uint64_t told = file.big64(at + 4);
    const std::size_t content = at + 12, rest = file.size() - content;
    const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(told, rest));
    if (file.is(at, "desc")) {
      rate = float_at(file, content);
      bytes = file.big(content + 16, 4);
      frames = file.big(content + 20, 4);
    }
    if (file.is(at, "data")) {
      // The first four bytes count edits; all ones: up to the end of the file.
      info.hollow = size <= 4;
      info.truncated = told != ~std::uint64_t{0} && told > rest;
      if (size > 4 && bytes > 0)
        info.duration = duration_of(static_cast<double>(size - 4) / bytes * frames, rate);
    }
    at = content + size;
  }
}

// AU: the size of a sample follows from its encoding.
void read_au(const ByteReader& file, MediaInfo& info) {
  constexpr double kBytes[] = {0, 1, 1, 2, 3, 4, 4, 8};  // by encoding; 1 is mu-law
  const std::size_t begin = file.big(4, 4), encoding = file.big(12, 4);
  const std::size_t told = file.big(8, 4), rest = file.size() - std::min(file.size(), begin);
  const bool open_ended = told == 0xFFFFFFFFu;
  info.hollow = rest == 0 || told == 0;
  info.truncated = !open_ended && told > rest;
  const double sample = encoding < std::size(kBytes) ? kBytes[encoding] : encoding == 27 ? 1 : 0;
  info.duration = duration_of(static_cast<double>(open_ended ? rest : std::min(told, rest)),
                              sample * file.big(16, 4) * file.big(20, 4));
}

}  // namespace

std::optional<MediaInfo> sniff_other_audio(const ByteReader& file) {
  MediaInfo info;
  if (file.is(0, kAsf)) {
    const bool video = file.text(0, 16'384).find(kAsfVideo) != std::string_view::npos;
    info.media_type = video ? "video/x-ms-wmv" : "audio/x-ms-wma";
    info.kind = video ? MediaKind::video : MediaKind::audio;
    return info;
  }
  const auto* magic =
      std::ranges::find_if(kMagic, [&](const Magic& one) { return file.is(one.at, one.bytes); });
  if (magic == std::end(kMagic)) return std::nullopt;
  info.kind = MediaKind::audio;
  info.media_type = magic->media_type;
  if (info.media_type == "audio/x-caf") read_caf(file, info);
  if (info.media_type == "audio/basic") read_au(file, info);
  if (info.media_type == "audio/amr") info.hollow = file.size() <= 6;
  return info;
}

}  // namespace triptych

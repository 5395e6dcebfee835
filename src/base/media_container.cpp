// Boxes within boxes: ISO base media (HEIC, AVIF, M4A, MP4, MOV) and EBML (WebM, Matroska).
#include <cmath>
#include <cstring>

#include "base/media_live.h"

namespace triptych {
namespace {

// Units per second.
double read_movie_header(const ByteReader& file, const Box& mvhd, MediaInfo& info) {
  const bool wide = file.u8(mvhd.begin) == 1;
  const double rate = file.big(mvhd.begin + (wide ? 20 : 12), 4);
  const double units = wide ? static_cast<double>(file.big64(mvhd.begin + 24))
                            : static_cast<double>(file.big(mvhd.begin + 16, 4));
  info.duration = duration_of(units, rate);
  return rate;
}

struct Tracks {
  bool sound = false, picture = false;
  Fragments fragments;
};

// The whole length of a fragmented film, where its writer knew it.
void read_extends(const ByteReader& file, const Box& mvex, double rate, MediaInfo& info) {
  each_box(file, mvex, 0, [&](const Box& mehd) {
    if (mehd.type != four("mehd") || info.duration.count() > 0) return;
    const bool wide = file.u8(mehd.begin) == 1;
    const double units = wide ? static_cast<double>(file.big64(mehd.begin + 4))
                              : static_cast<double>(file.big(mehd.begin + 4, 4));
    info.duration = duration_of(units, rate);
  });
}

void read_movie(const ByteReader& file, const Box& moov, MediaInfo& info, Tracks& tracks) {
  double rate = 0;
  each_box(file, moov, 0, [&](const Box& box) {
    if (box.type == four("mvhd")) rate = read_movie_header(file, box, info);
    if (box.type == four("mvex")) {
      read_extends(file, box, rate, info);
      tracks.fragments.read_defaults(file, box);
    }
    if (box.type != four("trak")) return;
    tracks.fragments.read_track(file, box);
    each_box(file, box, 0, [&](const Box& mdia) {
      if (mdia.type != four("mdia")) return;
      each_box(file, mdia, 0, [&](const Box& hdlr) {
        if (hdlr.type != four("hdlr")) return;
        tracks.sound = tracks.sound || file.is(hdlr.begin + 8, "soun");
        tracks.picture = tracks.picture || file.is(hdlr.begin + 8, "vide");
      });
    });
  });
}

bool has_brand(const ByteReader& file, const Box& ftyp, std::string_view brand) {
  if (file.is(ftyp.begin, brand)) return true;
  for (std::size_t at = ftyp.begin + 8; at + 4 <= ftyp.end; at += 4) {
    if (file.is(at, brand)) return true;
  }
  return false;
}

// From the major brand first; the compatible ones decide between relatives.
std::string_view type_of_brands(const ByteReader& file, const Box& ftyp) {
  const std::string_view major = file.text(ftyp.begin, 4);
  if (major == "avif" || major == "avis") return "image/avif";
  for (const std::string_view brand : {"heic", "heix", "heim", "heis", "hevc", "hevx"}) {
    if (major == brand) return "image/heic";
  }
  if (major == "mif1" || major == "msf1") {
    if (has_brand(file, ftyp, "avif")) return "image/avif";
    return has_brand(file, ftyp, "heic") ? "image/heic" : "image/heif";
  }
  if (major == "M4A " || major == "M4B ") return "audio/mp4";
  if (major == "qt  ") return "video/quicktime";
  if (major.starts_with("3g")) return "video/3gpp";
  return "video/mp4";
}

// ---- EBML -------------------------------------------------------------------------------------

constexpr std::size_t kEbmlWindow = 16'384;

// The value of the first element `id` in the file's beginning; found by its bytes instead of by
// walking, as the elements before it may be of unknown size.
std::optional<std::size_t> find_element(const ByteReader& file, std::string_view id) {
  const std::size_t at = file.text(0, kEbmlWindow).find(id);
  if (at == std::string_view::npos) return std::nullopt;
  return at + id.size();
}

double ebml_float(const ByteReader& file, std::size_t at) {
  const std::uint8_t size = file.u8(at) & 0x7F;
  if (size == 4) {
    const std::uint32_t bits = file.big(at + 1, 4);
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  if (size != 8) return 0;
  const std::uint64_t bits = file.big64(at + 1);
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

Millis ebml_duration(const ByteReader& file) {
  double nanoseconds_per_unit = 1'000'000;
  if (const auto scale = find_element(file, "\x2A\xD7\xB1")) {
    nanoseconds_per_unit = file.big(*scale + 1, file.u8(*scale) & 0x03);
  }
  const auto at = find_element(file, "\x44\x89");
  const double units = at ? ebml_float(file, *at) : 0;
  const Millis told = std::isfinite(units) && units > 0
                          ? duration_of(units * nanoseconds_per_unit, 1e9)
                          : Millis::zero();
  // Live recordings do not know their length.
  return told.count() > 0 ? told : time_of_last_block(file, nanoseconds_per_unit);
}

}  // namespace

std::optional<MediaInfo> sniff_iso_media(const ByteReader& file) {
  if (!file.is(4, "ftyp")) return std::nullopt;
  MediaInfo info;
  Tracks tracks;
  bool described = false;
  each_box(file, 0, file.size(), [&](const Box& box) {
    info.truncated = info.truncated || box.cut;
    if (box.type == four("ftyp")) info.media_type = type_of_brands(file, box);
    if (box.type == four("meta")) {
      described = true;
      read_heif(file, box, info);
    }
    if (box.type == four("moov")) read_movie(file, box, info, tracks);
    if (box.type == four("moof")) tracks.fragments.read_fragment(file, box);
  });
  if (info.media_type.empty()) return std::nullopt;
  // Many programs write sound alone under a video brand.
  if (info.media_type == "video/mp4" && tracks.sound && !tracks.picture) {
    info.media_type = "audio/mp4";
  }
  info.kind = kind_of(info.media_type);
  if (info.kind == MediaKind::image && (!described || info.truncated)) info.unread = true;
  const bool plays = info.kind == MediaKind::audio || info.kind == MediaKind::video;
  if (plays && info.duration.count() == 0) info.duration = tracks.fragments.duration();
  return info;
}

std::optional<MediaInfo> sniff_ebml(const ByteReader& file) {
  if (!file.is(0, "\x1A\x45\xDF\xA3")) return std::nullopt;
  const std::string_view head = file.text(0, kEbmlWindow);
  const bool has_sound = head.find("A_OPUS") != head.npos || head.find("A_VORBIS") != head.npos ||
                         head.find("A_AAC") != head.npos;
  const bool has_picture = head.find("V_") != head.npos;
  MediaInfo info;
  info.media_type = head.substr(0, 64).find("webm") == head.npos ? "video/x-matroska"
                    : has_sound && !has_picture                  ? "audio/webm"
                                                                 : "video/webm";
  info.kind = kind_of(info.media_type);
  info.duration = ebml_duration(file);
  return info;
}

}  // namespace triptych

#include "base/media_live.h"

#include <algorithm>
#include <bit>

namespace triptych {
namespace {

constexpr std::size_t kMaxTracks = 16;

// Units that the samples of a "trun" take together.
std::uint64_t length_of_run(const ByteReader& file, const Box& trun, std::uint32_t usual) {
  const std::uint32_t flags = file.big(trun.begin + 1, 3), count = file.big(trun.begin + 4, 4);
  if ((flags & 0x100) == 0) return std::uint64_t{count} * usual;
  const std::size_t first =
      trun.begin + 8 + ((flags & 1) != 0 ? 4u : 0u) + ((flags & 4) != 0 ? 4u : 0u);
  const auto fields = static_cast<std::size_t>(std::popcount(flags & 0xF00u));
  std::uint64_t length = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t at = first + 4 * fields * i;
    if (at + 4 > trun.end) break;
    length += file.big(at, 4);
  }
  return length;
}

// An EBML number: its length is in the leading zeros of the first byte.
struct Vint {
  std::uint64_t value = 0;
  std::size_t bytes = 0;  // 0 = none here
  bool unknown = false;   // all ones: a size that was not known when it was written
};

Vint vint(const ByteReader& file, std::size_t at, bool is_id) {
  const std::uint8_t head = file.u8(at);
  if (head == 0 || !file.has(at, 1)) return {};
  Vint out;
  out.bytes = static_cast<std::size_t>(std::countl_zero(head)) + 1;
  out.value = is_id ? head : head & (0xFFu >> out.bytes);
  for (std::size_t i = 1; i < out.bytes; ++i) out.value = out.value << 8 | file.u8(at + i);
  out.unknown = !is_id && out.value == (std::uint64_t{1} << (7 * out.bytes)) - 1;
  return out;
}

enum : std::uint64_t {
  kTimestamp = 0xE7,
  kSimpleBlock = 0xA3,
  kBlockGroup = 0xA0,
  kBlock = 0xA1,
  kLastOfGroup =
      0xFF,  // what lies in a cluster and its groups has short names, or begins with 0x75
};

}  // namespace

Fragments::Track* Fragments::find(std::uint32_t id) {
  const auto found = std::ranges::find(tracks_, id, &Track::id);
  return found == tracks_.end() ? nullptr : &*found;
}

void Fragments::read_track(const ByteReader& file, const Box& trak) {
  if (tracks_.size() >= kMaxTracks) return;
  Track track;
  const auto field = [&](const Box& box) {  // behind two dates, short or long
    return file.big(box.begin + (file.u8(box.begin) == 1 ? 20 : 12), 4);
  };
  each_box(file, trak, 0, [&](const Box& box) {
    if (box.type == four("tkhd")) track.id = field(box);
    if (box.type != four("mdia")) return;
    each_box(file, box, 0, [&](const Box& mdhd) {
      if (mdhd.type == four("mdhd")) track.rate = field(mdhd);
    });
  });
  tracks_.push_back(track);
}

void Fragments::read_defaults(const ByteReader& file, const Box& mvex) {
  each_box(file, mvex, 0, [&](const Box& trex) {
    if (trex.type != four("trex")) return;
    if (Track* track = find(file.big(trex.begin + 4, 4)))
      track->usual = file.big(trex.begin + 12, 4);
  });
}

void Fragments::read_fragment(const ByteReader& file, const Box& moof) {
  each_box(file, moof, 0, [&](const Box& traf) {
    if (traf.type == four("traf")) read_track_fragment(file, traf);
  });
}

void Fragments::read_track_fragment(const ByteReader& file, const Box& traf) {
  Track* track = nullptr;
  std::uint32_t usual = 0;
  std::uint64_t at = 0;
  each_box(file, traf, 0, [&](const Box& box) {
    if (box.type == four("tfhd")) {
      track = find(file.big(box.begin + 4, 4));
      if (track == nullptr) return;
      const std::uint32_t flags = file.big(box.begin + 1, 3);
      const std::size_t before = ((flags & 1) != 0 ? 8u : 0u) + ((flags & 2) != 0 ? 4u : 0u);
      usual = (flags & 8) != 0 ? file.big(box.begin + 8 + before, 4) : track->usual;
      at = track->end;
    } else if (box.type == four("tfdt")) {
      at = file.u8(box.begin) == 1 ? file.big64(box.begin + 4) : file.big(box.begin + 4, 4);
    } else if (box.type == four("trun")) {
      at += length_of_run(file, box, usual);
    }
  });
  if (track != nullptr) track->end = std::max(track->end, at);
}

Millis Fragments::duration() const {
  Millis longest{};
  for (const Track& track : tracks_)
    longest = std::max(longest, duration_of(static_cast<double>(track.end), track.rate));
  return longest;
}

Millis time_of_last_block(const ByteReader& file, double nanoseconds_per_unit) {
  constexpr std::size_t kTail = std::size_t{32} << 20;  // no recorder writes longer clusters
  constexpr int kMaxElements = 1 << 16;
  const std::size_t skipped = file.size() > kTail ? file.size() - kTail : 0;
  const std::size_t found = file.all().substr(skipped).rfind("\x1F\x43\xB6\x75");
  if (found == std::string_view::npos) return {};
  std::size_t at = skipped + found + 4;
  at += vint(file, at, false).bytes;
  std::uint64_t cluster = 0;
  std::int64_t last = 0;
  for (int i = 0; i < kMaxElements && at < file.size(); ++i) {
    const Vint id = vint(file, at, true);
    const Vint size = vint(file, at + id.bytes, false);
    const bool inside = id.value <= kLastOfGroup || id.value >> 8 == 0x75;
    if (id.bytes == 0 || size.bytes == 0 || !inside) break;
    at += id.bytes + size.bytes;
    if (id.value == kBlockGroup) continue;  // its blocks come next
    if (id.value == kTimestamp && size.value <= 8) {
      for (std::size_t k = 0; k < size.value; ++k) cluster = cluster << 8 | file.u8(at + k);
    } else if (id.value == kSimpleBlock || id.value == kBlock) {
      const std::size_t track = vint(file, at, false).bytes;
      last = std::max<std::int64_t>(last, static_cast<std::int16_t>(file.big(at + track, 2)));
    }
    if (size.unknown || size.value > file.size() - std::min(at, file.size())) break;
    at += static_cast<std::size_t>(size.value);
  }
  const double units = static_cast<double>(cluster) + static_cast<double>(last);
  return duration_of(units * nanoseconds_per_unit, 1e9);
}

}  // namespace triptych

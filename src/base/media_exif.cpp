// What a picture's metadata gives away: the way it was held, and where it was taken. EXIF is a TIFF
// file of its own (EXIF 2.3, 4.6); XMP is text. Both are looked through within their own block
// only. What cannot be followed to its end is told as unread, never as "no place".
#include <algorithm>

#include "base/media_sniff.h"

namespace triptych {
namespace {

constexpr std::uint32_t kOrientation = 0x0112, kGpsDirectory = 0x8825;
constexpr std::uint32_t kLatitude = 2, kLongitude = 4;
constexpr std::uint32_t kMaxEntries = 1024;  // of a directory; a hostile one claims 65,535

// One EXIF block; offsets count from its byte order mark and stay inside it.
class Tiff {
 public:
  Tiff(const ByteReader& file, std::size_t begin, std::size_t size)
      : file_(file),
        begin_(begin),
        size_(begin <= file.size() ? std::min(size, file.size() - begin) : 0),
        big_(file.is(begin, "MM")) {}

  bool valid() const {
    return size_ >= 8 && (big_ || file_.is(begin_, "II")) && number(2, 2) == 42;
  }
  std::uint32_t number(std::size_t at, std::size_t count) const {
    if (at > size_ || count > size_ - at) return 0;
    return big_ ? file_.big(begin_ + at, count) : file_.little(begin_ + at, count);
  }
  // Calls visit(tag, count, place of the value) for each entry of the directory at `at`.
  // False: there are more than could be read.
  template <class Visit>
  bool each_entry(std::size_t at, Visit visit) const {
    const std::uint32_t told = number(at, 2), entries = std::min(told, kMaxEntries);
    for (std::uint32_t i = 0; i < entries; ++i) {
      const std::size_t entry = at + 2 + std::size_t{12} * i;
      if (entry > size_ || size_ - entry < 12) return false;
      visit(number(entry, 2), number(entry + 4, 4), entry + 8);
    }
    return told == entries && at < size_;
  }

 private:
  const ByteReader& file_;
  std::size_t begin_, size_;
  bool big_;
};

}  // namespace

void read_exif(const ByteReader& file, std::size_t begin, std::size_t size, MediaInfo& info) {
  if (size >= 6 && file.is(begin, std::string_view("Exif\0\0", 6))) begin += 6, size -= 6;
  const Tiff tiff(file, begin, size);
  if (!tiff.valid()) {
    info.unread = true;
    return;
  }
  info.metadata = true;
  std::size_t gps = 0;
  const bool whole =
      tiff.each_entry(tiff.number(4, 4), [&](std::uint32_t tag, std::uint32_t, std::size_t value) {
        if (tag == kOrientation) {
          const std::uint32_t way = tiff.number(value, 2);
          if (way >= 1 && way <= 8) info.orientation = static_cast<int>(way);
        }
        if (tag == kGpsDirectory) gps = tiff.number(value, 4);
      });
  if (!whole) info.unread = true;
  if (gps == 0) return;
  const bool all = tiff.each_entry(gps, [&](std::uint32_t tag, std::uint32_t count, std::size_t) {
    if ((tag == kLatitude || tag == kLongitude) && count > 0) info.location = true;
  });
  if (!all) info.unread = true;
}

void read_xmp(std::string_view packet, MediaInfo& info) {
  info.metadata = true;
  if (packet.find("GPSLatitude") != packet.npos || packet.find("GPSLongitude") != packet.npos) {
    info.location = true;
  }
}

}  // namespace triptych

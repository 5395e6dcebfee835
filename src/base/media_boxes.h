// Internal to media_type: boxes within boxes, the building blocks of ISO base media files (MP4,
// M4A, HEIC, AVIF). Bounded: a hostile file is cut short, nothing outside of it is read.
#pragma once

#include <algorithm>

#include "base/media_sniff.h"

namespace triptych {

struct Box {
  std::size_t begin = 0, end = 0;  // of the content; end is cut to the parent's
  std::uint32_t type = 0;
  bool cut = false;  // the file ends before the box does
};

constexpr std::uint32_t four(const char (&name)[5]) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(name[i]);
  return value;
}

// Calls visit(box) for each box in [at, end); at most 4096 of them, hostile files have more.
template <class Visit>
void each_box(const ByteReader& file, std::size_t at, std::size_t end, Visit visit) {
  for (int boxes = 0; at + 8 <= end && boxes < 4096; ++boxes) {
    std::uint64_t size = file.big(at, 4);
    std::size_t header = 8;
    if (size == 1) {
      size = file.big64(at + 8);
      header = 16;
    } else if (size == 0) {
      size = end - at;  // up to the end of the file
    }
    if (size < header) return;
    Box box;
    box.type = file.big(at + 4, 4);
    box.begin = std::min(at + header, end);
    box.cut = size > end - at;
    box.end = box.cut ? end : at + static_cast<std::size_t>(size);
    visit(box);
    at = box.end;
  }
}

template <class Visit>
void each_box(const ByteReader& file, const Box& parent, std::size_t skip, Visit visit) {
  each_box(file, std::min(parent.begin + skip, parent.end), parent.end, visit);
}

// Pixel size, EXIF and the way up of a HEIC or AVIF picture, out of its "meta" box.
void read_heif(const ByteReader& file, const Box& meta, MediaInfo& info);

}  // namespace triptych

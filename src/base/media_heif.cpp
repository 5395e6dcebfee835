// HEIC and AVIF pictures: the boxes inside "meta" (ISO/IEC 23008-12, 14496-12 section 8.11).
#include "base/media_boxes.h"

namespace triptych {
namespace {

constexpr std::uint32_t kMaxItems = 4096;

// The pictures' sizes ("ispe"); the largest one is the picture, the others are tiles and previews.
void read_size(const ByteReader& file, const Box& ispe, MediaInfo& info) {
  const std::uint32_t width = file.big(ispe.begin + 4, 4);
  const std::uint32_t height = file.big(ispe.begin + 8, 4);
  if (width > 1'000'000 || height > 1'000'000) return;
  if (std::uint64_t{width} * height <=
      static_cast<std::uint64_t>(info.width) * static_cast<std::uint64_t>(info.height)) {
    return;
  }
  info.width = static_cast<int>(width);
  info.height = static_cast<int>(height);
}

void read_properties(const ByteReader& file, const Box& iprp, MediaInfo& info) {
  each_box(file, iprp, 0, [&](const Box& ipco) {
    if (ipco.type != four("ipco")) return;
    each_box(file, ipco, 0, [&](const Box& property) {
      if (property.type == four("ispe")) read_size(file, property, info);
      if (property.type != four("irot")) return;
      constexpr int kTurns[] = {1, 8, 3, 6};  // quarter turns to the left, as EXIF counts
      info.orientation = kTurns[file.u8(property.begin) & 3];
    });
  });
}

// The items that hold EXIF and XMP; 0 = there is none.
struct MetadataItems {
  std::uint32_t exif = 0, xmp = 0;
};

MetadataItems metadata_items(const ByteReader& file, const Box& iinf) {
  MetadataItems found;
  each_box(file, iinf, file.u8(iinf.begin) == 0 ? 6 : 8, [&](const Box& infe) {
    if (infe.type != four("infe")) return;
    const std::size_t id_size = file.u8(infe.begin) >= 3 ? 4 : 2;
    const std::uint32_t id = file.big(infe.begin + 4, id_size);
    const std::size_t type = infe.begin + 4 + id_size + 2;
    if (file.is(type, "Exif")) found.exif = id;
    if (file.is(type, "mime") &&
        file.text(type, infe.end - std::min(infe.end, type)).find("rdf+xml") != std::string::npos)
      found.xmp = id;
  });
  return found;
}

// Walks the table of places ("iloc"): sizes of its fields are told at its beginning.
struct Places {
  const ByteReader& file;
  std::size_t at;

  std::uint64_t next(std::size_t size) {
    const std::size_t from = at;
    at += size;
    return size == 8 ? file.big64(from) : file.big(from, std::min<std::size_t>(size, 4));
  }
};

struct Extent {
  std::uint64_t begin = 0, size = 0;
};

Extent place_of(const ByteReader& file, const Box& iloc, std::uint32_t wanted) {
  const int version = file.u8(iloc.begin);
  Places places{file, iloc.begin + 4};
  const auto sizes = static_cast<std::uint32_t>(places.next(2));
  const std::size_t offset = sizes >> 12, length = sizes >> 8 & 15, base = sizes >> 4 & 15;
  const std::size_t index = version == 0 ? 0 : sizes & 15;
  const std::uint64_t items = std::min<std::uint64_t>(places.next(version < 2 ? 2 : 4), kMaxItems);
  for (std::uint64_t i = 0; i < items && places.at < iloc.end; ++i) {
    const std::uint64_t id = places.next(version < 2 ? 2 : 4);
    const std::uint64_t method = version == 0 ? 0 : places.next(2) & 15;
    places.next(2);  // which file: this one
    const std::uint64_t start = places.next(base);
    const std::uint64_t extents = std::min<std::uint64_t>(places.next(2), kMaxItems);
    for (std::uint64_t e = 0; e < extents && places.at < iloc.end; ++e) {
      places.next(index);
      const std::uint64_t begin = start + places.next(offset);
      const std::uint64_t size = places.next(length);
      // One that lies in several pieces, or in another box, is not read.
      if (id == wanted) return method == 0 && extents == 1 ? Extent{begin, size} : Extent{};
    }
  }
  return {};
}

// The block begins with how far behind it the TIFF header lies.
void read_exif_item(const ByteReader& file, const Extent& place, MediaInfo& info) {
  info.metadata = true;
  info.unread = true;  // until it is read
  if (place.size < 8 || place.begin >= file.size() || place.size > file.size() - place.begin)
    return;
  const auto begin = static_cast<std::size_t>(place.begin);
  const auto size = static_cast<std::size_t>(place.size);
  const std::size_t skipped = std::size_t{4} + file.big(begin, 4);
  if (skipped >= size) return;
  MediaInfo told;  // which way is up is the boxes' business: EXIF repeats what was already done
  read_exif(file, begin + skipped, size - skipped, told);
  info.location = info.location || told.location;
  info.unread = told.unread;
}

void read_xmp_item(const ByteReader& file, const Extent& place, MediaInfo& info) {
  if (place.size == 0 || place.begin >= file.size() || place.size > file.size() - place.begin)
    info.unread = true;
  else
    read_xmp(file.text(static_cast<std::size_t>(place.begin), static_cast<std::size_t>(place.size)),
             info);
}

}  // namespace

void read_heif(const ByteReader& file, const Box& meta, MediaInfo& info) {
  MetadataItems items;
  Box iloc;
  each_box(file, meta, 4, [&](const Box& box) {
    if (box.type == four("iprp")) read_properties(file, box, info);
    if (box.type == four("iinf")) items = metadata_items(file, box);
    if (box.type == four("iloc")) iloc = box;
  });
  if (items.exif != 0) read_exif_item(file, place_of(file, iloc, items.exif), info);
  if (items.xmp != 0) read_xmp_item(file, place_of(file, iloc, items.xmp), info);
}

}  // namespace triptych

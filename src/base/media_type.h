// Media type, pixel size, pages and seconds from magic bytes; the file name is never trusted.
// Recognises JPEG, PNG, GIF, WebP, HEIC, AVIF, BMP, ICO, PDF, WAV, MP3, FLAC, OGG, AAC, AIFF, M4A,
// MP4, WebM; and names sound that must be converted: BW64, RF64, W64, CAF, AU, AMR, WMA, DSD and
// more. Reads headers and hops from block to block; only PDF (pages) and JPEG (its end) are
// searched. Never fails: unknown bytes give kind `unknown` and an empty media_type.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"

namespace triptych {

enum class MediaKind { unknown, image, document, audio, video };

// What an encrypted PDF asks of those who open it. not_needed: it opens for everybody, and is only
// locked against printing or copying. unknown: locked in a way that cannot be tried here.
enum class PdfPassword { needed, not_needed, unknown };

struct MediaInfo {
  MediaKind kind = MediaKind::unknown;
  std::string media_type;     // IANA name, e.g. "image/jpeg"; "" when unknown
  int width = 0, height = 0;  // pixels as stored (before EXIF orientation); 0 = not known
  int pages = 0;              // PDF; 0 = could not be counted
  Millis duration{};          // audio where the header tells; 0 = not known
  bool animated = false;      // GIF or WebP with more than one frame
  bool truncated = false;     // the container says there should be more bytes than there are
  bool hollow = false;        // no pixels, no samples, no pages: as empty as a file of 0 bytes
  bool encrypted = false;     // PDF; what that means for opening it:
  PdfPassword password = PdfPassword::needed;
  bool cmyk = false;  // JPEG in the colours of printing (CMYK, YCCK): not everybody reads that
  // Pictures (JPEG, PNG, WebP, HEIC): what their metadata gives away.
  bool metadata = false;  // EXIF or XMP is there
  bool location = false;  // with coordinates of a place
  bool unread = false;    // not all of it could be read: there may be such a place nevertheless
  int orientation = 1;    // 1 to 8 as EXIF counts: how to turn the stored pixels to show them
  bool alpha = false;     // PNG, WebP, GIF: may be transparent
};

// The pixels as they are shown: sides change places for a picture that lies on its side.
inline bool lies_on_side(const MediaInfo& info) { return info.orientation >= 5; }
inline int shown_width(const MediaInfo& info) {
  return lies_on_side(info) ? info.height : info.width;
}
inline int shown_height(const MediaInfo& info) {
  return lies_on_side(info) ? info.width : info.height;
}

MediaInfo sniff_media(ByteView bytes);

// What the extension promises ("photo.jpg" -> "image/jpeg"); "" when it promises nothing we know.
std::string_view media_type_of_name(std::string_view file_name);

// True when name and bytes disagree in a way worth telling (jpg holding a WebP; not jpg/jpeg).
bool name_disagrees(std::string_view file_name, std::string_view media_type);

MediaKind kind_of(std::string_view media_type);

}  // namespace triptych

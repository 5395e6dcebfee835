// Any bytes as a file: facts stay sensible, nothing outside is read.
#include <cstdint>
#include <cstdlib>
#include <span>

#include "base/media_type.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace triptych;
  const MediaInfo info = sniff_media(std::as_bytes(std::span(data, size)));
  const bool unknown = info.kind == MediaKind::unknown;
  if (unknown != info.media_type.empty()) std::abort();
  if (!unknown && kind_of(info.media_type) != info.kind) std::abort();
  if (info.width < 0 || info.height < 0 || info.pages < 0 || info.duration < Millis::zero()) {
    std::abort();
  }
  if (info.orientation < 1 || info.orientation > 8) std::abort();
  if (info.location && !info.metadata) std::abort();
  if (info.metadata && info.kind != MediaKind::image) std::abort();
  return 0;
}

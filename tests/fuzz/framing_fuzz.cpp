// Any bytes, cut anywhere: the same frames, and no memory but what is there.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "llm/framing.h"

namespace {

std::vector<triptych::Frame> frames_of(std::string_view bytes, std::size_t cut) {
  triptych::Framer framer;
  std::vector<triptych::Frame> frames;
  framer.feed(bytes.substr(0, cut), frames);
  framer.feed(bytes.substr(cut), frames);
  framer.finish(frames);
  return frames;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto whole = frames_of(bytes, bytes.size());
  const auto cut = frames_of(bytes, bytes.empty() ? 0 : data[0] % (bytes.size() + 1));
  if (whole.size() != cut.size()) std::abort();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i].event != cut[i].event || whole[i].data != cut[i].data) std::abort();
  }
  return 0;
}

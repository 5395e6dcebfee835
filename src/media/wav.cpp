#include "media/wav.h"

#include <cstdint>
#include <string_view>

namespace triptych {
namespace {

constexpr std::size_t kBytesPerSample = 2;

class HeaderWriter {
 public:
  explicit HeaderWriter(std::span<std::byte> file) : file_(file) {}
  void text(std::string_view words) {
    for (const char c : words) file_[at_++] = static_cast<std::byte>(c);
  }
  void number(std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i, value >>= 8)
      file_[at_++] = static_cast<std::byte>(value & 255u);
  }

 private:
  std::span<std::byte> file_;
  std::size_t at_ = 0;
};

}  // namespace

bool write_wav_header(std::span<std::byte> file, int samples_per_second, int channels) {
  const std::size_t frame = kBytesPerSample * static_cast<std::size_t>(channels);
  if (file.size() < kWavHeader + frame || file.size() > 0xFFFF'FFFFu) return false;
  const std::size_t samples = (file.size() - kWavHeader) / frame * frame;
  const auto rate = static_cast<std::uint32_t>(samples_per_second);
  HeaderWriter header(file);
  header.text("RIFF");
  header.number(static_cast<std::uint32_t>(file.size() - 8), 4);
  header.text("WAVEfmt ");
  header.number(16, 4);  // of the format block
  header.number(1, 2);   // PCM
  header.number(static_cast<std::uint32_t>(channels), 2);
  header.number(rate, 4);
  header.number(rate * static_cast<std::uint32_t>(frame), 4);
  header.number(static_cast<std::uint32_t>(frame), 2);
  header.number(8 * kBytesPerSample, 2);
  header.text("data");
  header.number(static_cast<std::uint32_t>(samples), 4);
  return true;
}

std::size_t wav_size(double seconds, int samples_per_second, int channels) {
  const double samples = seconds > 0 ? seconds * samples_per_second : 0;
  return kWavHeader +
         static_cast<std::size_t>(samples) * kBytesPerSample * static_cast<std::size_t>(channels);
}

}  // namespace triptych

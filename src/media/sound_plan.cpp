#include "media/sound_plan.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "media/wav.h"

namespace triptych {
namespace {

constexpr int kBytesPerKilobit = 125;
constexpr double kPadding =
    0.15;  // seconds: what the encoder adds at both ends, and its note on it

bool is_room_for(double seconds, int kilobits, std::size_t most_bytes) {
  return most_bytes == 0 || sound_size(seconds, kilobits) <= most_bytes;
}

}  // namespace

std::size_t sound_size(double seconds, int kilobits) {
  if (kilobits <= 0) return wav_size(seconds);
  return static_cast<std::size_t>(
      std::ceil((std::max(seconds, 0.0) + kPadding) * kilobits * kBytesPerKilobit));
}

SoundPlan plan_sound(double seconds, std::size_t most_bytes, std::optional<int> wished) {
  if (wished) return {*wished, is_room_for(seconds, *wished, most_bytes)};
  if (is_room_for(seconds, 0, most_bytes)) return {};
  const auto* const found = std::ranges::find_if(
      kMp3Kilobits, [&](int kilobits) { return is_room_for(seconds, kilobits, most_bytes); });
  if (found != std::end(kMp3Kilobits)) return {*found, true};
  return {*std::rbegin(kMp3Kilobits), false};
}

}  // namespace triptych

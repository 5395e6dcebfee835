// In what form a recording is written: WAV as long as it is small enough, MP3 when it is not. Both
// hold one channel at 16 kHz (media/wav.h). Pure; the browser writes the file. Bytes are those of
// the file, before base64.
#pragma once

#include <cstddef>
#include <optional>

namespace triptych {

// What is offered for MP3, best first, in kilobits per second: all that LAME writes at 16 kHz of
// which speech needs no more and bears no less.
inline constexpr int kMp3Kilobits[] = {64, 48, 32, 24};

struct SoundPlan {
  int kilobits = 0;  // of MP3 per second; 0 = WAV
  bool fits = true;  // false: too large even so; it has to be cut
  friend bool operator==(const SoundPlan&, const SoundPlan&) = default;
};

// `wished` overrules: 0 = WAV, else MP3 of that rate.
SoundPlan plan_sound(double seconds, std::size_t most_bytes,  // 0 = no limit
                     std::optional<int> wished = {});

// Bytes of a file of that length; exact for WAV, at most a few frames too many for MP3.
std::size_t sound_size(double seconds, int kilobits);

}  // namespace triptych

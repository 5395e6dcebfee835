// Writes sound as WAV (RIFF, PCM of 16 bits): the one kind of sound that every vendor takes which
// takes sound at all. Speech models work at 16 kHz and one channel, so nothing they hear is lost.
#pragma once

#include <cstddef>
#include <span>

namespace triptych {

inline constexpr std::size_t kWavHeader = 44;
inline constexpr int kSpeechRate = 16'000;  // samples per second

// `file` holds room for the header, then the samples, little-endian as they are. Fills in the
// header; false (and nothing written) when there is no sample or too many for the format (4 GB).
bool write_wav_header(std::span<std::byte> file, int samples_per_second, int channels = 1);

// Bytes of a file of that length.
std::size_t wav_size(double seconds, int samples_per_second = kSpeechRate, int channels = 1);

}  // namespace triptych

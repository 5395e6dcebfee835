// Internal to media_type: how long a film or a recording is whose header does not tell, because it
// was written while it ran and never opened again (MediaRecorder, streams saved as they came).
// Bounded as all sniffers; 0 when the pieces do not tell either.
#pragma once

#include <vector>

#include "base/media_boxes.h"

namespace triptych {

// Fragmented MP4 (ISO 14496-12, 8.8): "moov" says how to count, each "moof" holds a few seconds.
class Fragments {
 public:
  void read_track(const ByteReader& file, const Box& trak);
  void read_defaults(const ByteReader& file, const Box& mvex);
  void read_fragment(const ByteReader& file, const Box& moof);
  Millis duration() const;  // of the longest track

 private:
  struct Track {
    std::uint32_t id = 0, rate = 0, usual = 0;  // units per second; of one sample
    std::uint64_t end = 0;                      // units
  };
  Track* find(std::uint32_t id);
  void read_track_fragment(const ByteReader& file, const Box& traf);
  std::vector<Track> tracks_;
};

// WebM and Matroska: when the last block begins.
Millis time_of_last_block(const ByteReader& file, double nanoseconds_per_unit);

}  // namespace triptych

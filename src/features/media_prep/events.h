// What happens while files are made ready to be sent (features/media_prep/preparation.h). A file is
// always named by its attachment_id, never by its place in the list.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/named.h"
#include "features/owners.h"
#include "media/fit_plan.h"

namespace triptych {

struct FitPressed {
  std::uint32_t attachment_id = 0;  // 0 = every file that does not fit, one after the other
};
struct ImageWished {
  ImageWishes wishes;
};
struct PagesTyped {
  std::string range, password;
  int dpi = 0;
};
struct PagesPressed {};  // make them
struct SoundTrimmed {
  double from = 0, to = 0;  // seconds
};
struct SoundFormChosen {
  std::optional<int> kilobits;  // of MP3 per second; 0 = WAV; none = as fits
};
struct PlayPressed {};  // or pause
struct SoundSought {
  double at = 0;  // seconds
};
struct RecordPressed {};
struct RecordPaused {};  // or goes on
struct RecordStopped {};
struct CameraPressed {};
struct CameraChosen {
  std::string device;
};
struct ShutterPressed {};
struct CameraRestarted {};  // another try, or another photo in place of the one taken
struct PrepareApplied {};
struct PrepareClosed {};  // the original stays
struct PrepareUndone {
  std::uint32_t attachment_id = 0;
};

// How far a job is: made, done, recorded, photo and failed are its last words.
enum class MediaStage { made, done, failed, opened, page, level, live, recorded, photo, at };
template <>
struct NamesOf<MediaStage> {
  static constexpr std::string_view all[] = {"made",  "done", "failed",   "opened", "page",
                                             "level", "live", "recorded", "photo",  "at"};
};
// Of a job that MediaWork began: `what` and `facts` (JSON) as web/js/media/prepare.js tells them.
struct MediaNews {
  std::uint32_t job = 0;
  MediaStage what{};
  std::string facts;
  std::shared_ptr<ByteVector> data;   // nobody else's; may be null
  JobOwner owner = JobOwner::nobody;  // written by app/route.cpp
};

}  // namespace triptych

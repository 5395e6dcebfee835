// What the making ready of files sees of the page and may change.
#pragma once

#include <vector>

#include "features/ask/ask_update.h"
#include "features/media_prep/events.h"
#include "features/media_prep/media_prep_state.h"

namespace triptych {

struct MediaPrepScope {
  MediaPrepState& media_prep;
  AskState& ask;
  Shared& shared;
  template <class Wider>
  MediaPrepScope(Wider& wider)
      : media_prep(wider.media_prep), ask(wider.ask), shared(wider.shared) {}
};
struct MediaPrepReader {
  const MediaPrepState& media_prep;
  const AskState& ask;
  const Shared& shared;
  template <class Wider>
  MediaPrepReader(const Wider& wider)
      : media_prep(wider.media_prep), ask(wider.ask), shared(wider.shared) {}
};

// The events it handles.
struct MediaPrepHandles
    : KindList<FitPressed, ImageWished, MediaNews, ThumbnailReady, PrepareApplied, PrepareClosed,
               PrepareUndone, AttachmentRemoved, ClearPressed, PagesTyped, PagesPressed,
               SoundTrimmed, SoundFormChosen, PlayPressed, SoundSought, RecordPressed, RecordPaused,
               RecordStopped, PlaceOpened, FragmentChanged, CameraPressed, CameraRestarted,
               CameraChosen, ShutterPressed> {};

void update_media(MediaPrepScope, const Event&, std::vector<Effect>&);

}  // namespace triptych

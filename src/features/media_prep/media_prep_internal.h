// Internal to update(): the parts of making files ready, one file per kind of media. All but the
// openers take any state and do nothing when it is not theirs.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "features/effect.h"
#include "features/media_prep/media_prep_update.h"

namespace triptych {

inline constexpr int kPreviewEdge = 1600;  // pixels, of the picture in the dialog

// update_media.cpp. Work begins on the original; an older job is dropped.
void begin_work(MediaPrepScope, MediaTool tool, std::string orders, std::vector<Effect>&);
void drop_result(MediaPrepScope, std::vector<Effect>&);
// The work ended without a result, and `why_key` says why. Also what claims to be done and brings
// nothing: no pages, no bytes.
void nothing_came(MediaPrepScope, std::string why_key = "");
void close_preparation(MediaPrepScope, std::vector<Effect>&);

// update_pages.cpp
void open_pages(MediaPrepScope, std::vector<Effect>&);
void type_pages(MediaPrepScope, const PagesTyped&);
void make_pages(MediaPrepScope, std::vector<Effect>&);
void take_pages_news(MediaPrepScope, const MediaNews&, const Json& facts, std::vector<Effect>&);

// update_sound.cpp
void open_sound(MediaPrepScope, std::vector<Effect>&);
void trim_sound(MediaPrepScope, const SoundTrimmed&, std::vector<Effect>&);
void choose_sound_form(MediaPrepScope, const SoundFormChosen&, std::vector<Effect>&);
void play_sound(MediaPrepScope, std::vector<Effect>&);
void seek_sound(MediaPrepScope, const SoundSought&, std::vector<Effect>&);
void start_recorder(MediaPrepScope, std::vector<Effect>&);
void pause_recorder(MediaPrepScope, std::vector<Effect>&);
void stop_recorder(MediaPrepScope, std::vector<Effect>&);
void take_sound_news(MediaPrepScope, const MediaNews&, const Json& facts, std::vector<Effect>&);

// update_camera.cpp
void start_camera(MediaPrepScope, std::vector<Effect>&);
void restart_camera(MediaPrepScope, std::vector<Effect>&);
void choose_camera(MediaPrepScope, const CameraChosen&, std::vector<Effect>&);
void press_shutter(MediaPrepScope, std::vector<Effect>&);
void take_camera_news(MediaPrepScope, const MediaNews&, const Json& facts, std::vector<Effect>&);

}  // namespace triptych

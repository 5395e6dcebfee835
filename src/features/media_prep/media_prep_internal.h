// Internal to update(): the parts of making files ready, one file per kind of media. All but the
// openers take any state and do nothing when it is not theirs.
#pragma once

#include <string>
#include <vector>

#include "app/state.h"
#include "base/json.h"
#include "features/effect.h"

namespace triptych::detail {

inline constexpr int kPreviewEdge = 1600;  // pixels, of the picture in the dialog

// update_media.cpp. Work begins on the original; an older job is dropped.
void begin_work(AppState&, std::string tool, std::string orders, std::vector<Effect>&);
void drop_result(AppState&, std::vector<Effect>&);
// The work ended without a result, and `why_key` says why. Also what claims to be done and brings
// nothing: no pages, no bytes.
void nothing_came(AppState&, std::string why_key = "");
void close_preparation(AppState&, std::vector<Effect>&);

// update_pages.cpp
void open_pages(AppState&, std::vector<Effect>&);
void type_pages(AppState&, const PagesTyped&);
void make_pages(AppState&, std::vector<Effect>&);
void take_pages_news(AppState&, const MediaNews&, const Json& facts, std::vector<Effect>&);

// update_sound.cpp
void open_sound(AppState&, std::vector<Effect>&);
void trim_sound(AppState&, const SoundTrimmed&, std::vector<Effect>&);
void choose_sound_form(AppState&, const SoundFormChosen&, std::vector<Effect>&);
void play_sound(AppState&, std::vector<Effect>&);
void seek_sound(AppState&, const SoundSought&, std::vector<Effect>&);
void start_recorder(AppState&, std::vector<Effect>&);
void pause_recorder(AppState&, std::vector<Effect>&);
void stop_recorder(AppState&, std::vector<Effect>&);
void take_sound_news(AppState&, const MediaNews&, const Json& facts, std::vector<Effect>&);

// update_camera.cpp
void start_camera(AppState&, std::vector<Effect>&);
void restart_camera(AppState&, std::vector<Effect>&);
void choose_camera(AppState&, const CameraChosen&, std::vector<Effect>&);
void press_shutter(AppState&, std::vector<Effect>&);
void take_camera_news(AppState&, const MediaNews&, const Json& facts, std::vector<Effect>&);

}  // namespace triptych::detail

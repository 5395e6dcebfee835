// Internal to the dialog that makes a file ready (prepare_view.cpp): its body for each kind of
// media. Each draws at (0, y) in a scrolling body of that width and returns the height it used.
#pragma once

#include <string>

#include "features/media_prep/media_prep_ui.h"
#include "features/media_prep/media_prep_update.h"
#include "features/view.h"

namespace triptych::ui {

inline constexpr float kPictureRadius = 6;

float draw_image_body(Frame& f, Ui& ui, float y, float width);
float draw_pages_body(Frame& f, Ui& ui, float y, float width);
float draw_sound_body(Frame& f, Ui& ui, float y, float width);
float draw_recorder_body(Frame& f, Ui& ui, float y, float width);
float draw_camera_body(Frame& f, Ui& ui, float y, float width);

// What it costs each chosen model, before and after; nothing while there is no result.
float draw_costs(Frame& f, Ui& ui, float y, float width);

}  // namespace triptych::ui

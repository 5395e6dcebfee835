// The camera: seen live, then a photo that is kept or taken again. It is on only while a job of it
// runs, and the job ends with the photo.
#include <algorithm>

#include "base/strings.h"
#include "features/media_prep/media_prep_internal.h"
#include "features/media_prep/media_prep_update.h"

namespace triptych {
namespace {

bool is_camera(MediaPrepReader state) {
  return state.media_prep.preparing &&
         state.media_prep.preparing->tool == Preparation::Tool::camera;
}

void switch_on(MediaPrepScope state, std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  drop_result(state, effects);
  p.original = {};
  p.live_width = p.live_height = 0;
  p.after.id = state.shared.new_picture(PictureOwner::preparation);
  OrderedJson orders;
  orders["device"] = p.camera;
  orders["after"] = p.after.id;
  orders["edge"] = kPreviewEdge;
  begin_work(state, MediaTool::camera, dump_json(orders), effects);
}

void take_live(MediaPrepScope state, const Json& facts, std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  const bool was_off = p.live_width == 0;
  const auto side = [&](const char* key) {
    return static_cast<int>(std::clamp(number_at(facts, key).value_or(0), 0.0, 65'535.0));
  };
  p.live_width = side("width");
  p.live_height = side("height");
  p.camera = string_at(facts, "device");
  p.cameras.clear();
  if (const Json& all = at(facts, "cameras"); all.is_array()) {
    for (const Json& one : all)
      p.cameras.push_back({string_at(one, "device"), string_at(one, "label")});
  }
  if (was_off && p.live_width > 0) effects.push_back(Announce{tr("camera.on")});
}

void take_photo(MediaPrepScope state, const MediaNews& e, std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  p.job = 0;
  if (!e.data || e.data->empty()) {
    p.problem_key = "camera.failed";
    p.problem_args.clear();
    return;
  }
  p.original = make_attachment(tr("camera.file_name") + ".jpg", e.data);
  p.results = {p.original};
  effects.push_back(Announce{tr("camera.taken")});
}

}  // namespace

void start_camera(MediaPrepScope state, std::vector<Effect>& effects) {
  close_preparation(state, effects);
  Preparation& p = state.media_prep.preparing.emplace();
  p.id = state.shared.next_id++;
  p.tool = Preparation::Tool::camera;
  switch_on(state, effects);
}

void restart_camera(MediaPrepScope state, std::vector<Effect>& effects) {
  if (is_camera(state)) switch_on(state, effects);
}

void choose_camera(MediaPrepScope state, const CameraChosen& e, std::vector<Effect>& effects) {
  if (!is_camera(state) || state.media_prep.preparing->camera == e.device) return;
  state.media_prep.preparing->camera = e.device;
  switch_on(state, effects);
}

void press_shutter(MediaPrepScope state, std::vector<Effect>& effects) {
  if (!is_camera(state) || state.media_prep.preparing->job == 0 ||
      state.media_prep.preparing->live_width == 0)
    return;
  effects.push_back(MediaOrder{state.media_prep.preparing->job, "shoot"});
}

void take_camera_news(MediaPrepScope state, const MediaNews& e, const Json& facts,
                      std::vector<Effect>& effects) {
  if (e.what == MediaStage::live) take_live(state, facts, effects);
  if (e.what == MediaStage::photo) take_photo(state, e, effects);
}

}  // namespace triptych

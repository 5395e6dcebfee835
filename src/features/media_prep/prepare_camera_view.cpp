// The camera's picture, the shutter, and the photo. What it sees is no drawing of ours: the browser
// lays its own film over the place that is kept for it here (web/js/media/camera.js), so that
// nothing is drawn while it runs.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/media_prep/media_prep_ui.h"
#include "features/media_prep/media_prep_update.h"
#include "features/media_prep/prepare_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kAroundPicture = 330;  // height of the dialog beside the picture
constexpr float kLowest = 140;         // of the picture
constexpr float kCameraIcon = 40;
constexpr float kWidestChoice = 360;  // of the cameras
constexpr int kUsual[] = {4, 3};      // sides, as long as they are not known

// As large as the dialog and the window allow, in the middle.
Rect picture_rect(float y, float width, int w, int h) {
  if (w <= 0 || h <= 0) {
    w = kUsual[0];
    h = kUsual[1];
  }
  const float ratio = static_cast<float>(h) / static_cast<float>(w);
  const float highest = std::max(kLowest, ImGui::GetIO().DisplaySize.y - kAroundPicture);
  const float tall = std::min(width * ratio, highest), wide = tall / ratio;
  return {(width - wide) / 2, y, wide, tall};
}

// The place for the browser's film.
void draw_film(Ui& ui, const Rect& rect, bool live) {
  ui.fill(rect, ui.theme.code_background, kPictureRadius);
  Item item;
  item.id = ui.id("live");
  item.role = ItemRole::image;
  item.name = tr("camera.preview");
  item.hints = "camera=1";
  item.rect = rect;
  item.state = live ? 0u : kBusy;
  ui.items.add(std::move(item));
  ui.icon(Icon::camera, rect.x + rect.w / 2, rect.y + rect.h / 2, kCameraIcon, ui.theme.muted);
}

float draw_cameras(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  if (p.cameras.size() <= 1) return 0;
  std::vector<std::pair<std::string, std::string>> cameras;
  for (std::size_t i = 0; i < p.cameras.size(); ++i) {
    const auto& [device, label] = p.cameras[i];
    cameras.emplace_back(device,
                         label.empty() ? tr("camera.number", {std::to_string(i + 1)}) : label);
  }
  const Rect at{0, y, std::min(width, kWidestChoice), kControl};
  if (const auto picked = ui.select("camera", tr("camera.which"), cameras, p.camera, at))
    f.out.push_back(CameraChosen{*picked});
  return kControl;
}

float draw_live(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  const bool live = p.live_width > 0;
  Stack stack(0, y, width);
  const Rect film = picture_rect(stack.y(), width, p.live_width, p.live_height);
  draw_film(ui, film, live);
  stack.add(film.h, kGapMedium);
  const std::string size = std::to_string(p.live_width) + " × " + std::to_string(p.live_height);
  stack.add(ui.caption("state", 0, stack.y(), width,
                       live ? tr("camera.live", {size}) : tr("camera.asking")),
            kGap);
  stack.add_some(draw_cameras(f, ui, stack.y(), width), kGapMedium);
  ButtonSpec shutter{"shutter", tr("camera.shoot"), ButtonLook::primary, Icon::camera};
  if (!live) shutter.state = kDisabled;
  if (ui.button(shutter, {0, stack.y(), ui.button_width(shutter), kControl}))
    f.out.push_back(ShutterPressed{});
  stack.add(kControl, kGapWide);
  return stack.used();
}

float draw_photo(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  Stack stack(0, y, width);
  const Attachment& photo = p.results.front();
  const Rect rect = picture_rect(stack.y(), width, photo.media.width, photo.media.height);
  ui.fill(rect, ui.theme.code_background, kPictureRadius);
  Item item;
  item.id = ui.id("photo");
  item.role = ItemRole::image;
  item.name = tr("camera.photo");
  item.rect = rect;
  ui.items.add(std::move(item));
  const ImVec2 a = ui.screen(rect.x, rect.y, rect.w);
  if (p.after.texture != 0)
    ui.list->AddImage(static_cast<ImTextureID>(p.after.texture), a, {a.x + rect.w, a.y + rect.h});
  stack.add(rect.h, kGapMedium);
  stack.add(ui.caption("facts", 0, stack.y(), width, facts_of_file(photo)), kGap);
  ButtonSpec again{"again", tr("camera.again"), ButtonLook::secondary, Icon::refresh};
  if (ui.button(again, {0, stack.y(), ui.button_width(again), kControl}))
    f.out.push_back(CameraRestarted{});
  stack.add(kControl, kGapWide);
  return stack.used();
}

// It is off and there is no photo: another try, or the way without it.
float draw_off(Frame& f, Ui& ui, float y, float width) {
  Stack stack(0, y, width);
  stack.add(ui.caption("off", 0, stack.y(), width, tr("camera.off")), kGapMedium);
  Flow flow{0, stack.y(), width};
  ButtonSpec retry{"retry", tr("camera.retry"), ButtonLook::secondary, Icon::refresh};
  if (ui.button(retry, flow.next(ui.button_width(retry), kControl)))
    f.out.push_back(CameraRestarted{});
  ButtonSpec file{"file", tr("camera.instead"), ButtonLook::ghost, Icon::attach};
  if (ui.button(file, flow.next(ui.button_width(file), kControl))) {
    f.out.push_back(PrepareClosed{});
    f.out.push_back(AttachPressed{PickKind::photo});
  }
  stack.reach(flow.bottom(), kGapWide);
  return stack.used();
}

}  // namespace

float draw_camera_body(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  if (!p.results.empty()) return draw_photo(f, ui, y, width);
  return p.job != 0 ? draw_live(f, ui, y, width) : draw_off(f, ui, y, width);
}

}  // namespace triptych::ui

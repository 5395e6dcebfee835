// What opens at a file: what is known of it, who takes it, what can be done to it; and the ways in
// which a file comes.
#include <algorithm>

#include "base/base64.h"
#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ground_truth/events.h"
#include "features/media_prep/events.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kAddWide = 80, kPreview = 120;

std::string facts_of(const Attachment& a) {
  if (a.by_url()) return tr(a.media.kind == MediaKind::video ? "file.video_by_url" : "file.by_url");
  std::string out = a.media.media_type;
  const auto add = [&](const std::string& fact) { out += " · " + fact; };
  if (a.media.width > 0)
    add(std::to_string(a.media.width) + " × " + std::to_string(a.media.height) + " px");
  if (a.media.pages > 0)
    add(a.media.pages == 1 ? tr("file.page") : tr("file.pages", {std::to_string(a.media.pages)}));
  if (a.media.duration.count() > 0) add(format_clock(a.media.duration));
  return out;
}

std::string sizes_of(const Attachment& a) {
  if (a.by_url()) return tr("file.fetched_by_vendor");
  return tr("file.sizes", {format_bytes(a.size()), format_bytes(base64_size(a.size()))});
}

float draw_url_field(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  FieldSpec spec{"image_url", tr("file.url_label"), &f.ask_ui.image_url, "https://"};
  spec.hints = std::string(kAddressHints) + ";enterkeyhint=done";
  const ItemId id = ui.id("image_url");
  const bool entered = ui.items.take(id, Action::Kind::submit).has_value();
  Row row({x, y, width, kControl});
  const Rect end = row.end(kAddWide);
  if (auto typed = ui.text_field(spec, row.rest())) f.ask_ui.image_url = *typed;
  ButtonSpec add{"add_url", tr("file.url_add"), ButtonLook::secondary};
  if (f.ask_ui.image_url.empty()) add.state = kDisabled;
  if ((ui.button(add, end) || entered) && !f.ask_ui.image_url.empty()) {
    f.out.push_back(ImageUrlAdded{f.ask_ui.image_url});
    f.ask_ui.image_url.clear();
    close_sheet(f);
  }
  return kControl;
}

// A line of the menu that closes it.
bool entry(Frame& f, Stack& stack, const char* key, const std::string& words, Icon icon,
           const std::string& hint = "") {
  ButtonSpec spec{key, words, ButtonLook::secondary, icon};
  spec.description = hint;
  if (!f.ui.button(spec, stack.take(kControl, kGapSmall))) return false;
  close_sheet(f);
  return true;
}

}  // namespace

// Phones and tablets bring a camera and a recorder of their own; the page's camera is there as
// well.
float draw_attach_sheet(Frame& f, float x, float y, float width) {
  const bool touch = f.shared.display.touch;
  Stack stack(x, y, width);
  if (touch && entry(f, stack, "photo", tr("file.photo"), Icon::camera))
    f.out.push_back(AttachPressed{PickKind::photo});
  if (entry(f, stack, "camera", tr(touch ? "camera.button" : "file.photo"),
            touch ? Icon::video : Icon::camera))
    f.out.push_back(CameraPressed{});
  if (entry(f, stack, "record", tr("file.record"), Icon::microphone))
    f.out.push_back(touch ? Event{AttachPressed{PickKind::audio}} : Event{RecordPressed{}});
  if (entry(f, stack, "test_picture", tr("truth.open"), Icon::image, tr("truth.open_hint")))
    f.out.push_back(TestPictureOpened{});
  stack.skip(kGapTight);
  stack.add(f.ui.caption("url_hint", x, stack.y(), width, tr("file.url_label")), kGapTight);
  stack.add(draw_url_field(f, x, stack.y(), width), kGapMedium);
  stack.add(f.ui.caption("samples_hint", x, stack.y(), width, tr("samples.hint")), kGapSmall);
  const Ui::Area group =
      f.ui.begin(ItemRole::group, "samples", tr("samples.label"), {x, stack.y(), width, 0});
  Flow flow{0, 0, width};
  for (const Sample& sample : f.ask.tasks.samples) {
    ButtonSpec chip{sample.id, tr("sample." + sample.id), ButtonLook::chip};
    chip.description = tr("sample." + sample.id + ".hint");
    if (!f.ui.button(chip, flow.next(f.ui.button_width(chip), f.ui.small))) continue;
    f.out.push_back(SampleChosen{sample.id});
    close_sheet(f);
  }
  f.ui.end(group, flow.bottom());
  stack.add(flow.bottom());
  return stack.used();
}

float draw_file_sheet(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const auto file = std::ranges::find(f.ask.attachments, f.ask_ui.sheet_file, &DraftAttachment::id);
  if (file == f.ask.attachments.end()) return 0;
  const Attachment& a = file->attachment;
  Stack stack(x, y, width);
  if (file->texture != 0) draw_thumbnail(f, *file, stack.take(kPreview, kGap));
  TextStyle style;
  style.px = kSmall;
  stack.add(
      ui.paragraph("facts", x, stack.y(), width,
                   file->undecodable ? facts_of(a) + " · " + tr("file.no_preview") : facts_of(a),
                   style),
      kGapHair);
  stack.add(ui.caption("sizes", x, stack.y(), width, sizes_of(a) + private_facts_of(a)), kGap);
  const std::size_t said = f.out.size();
  stack.add(draw_file_actions(f, *file, x, stack.y(), width));
  if (f.out.size() != said) close_sheet(f);  // what was pressed opens its own
  stack.add(draw_video_cut(f, *file, x, stack.y(), width));
  stack.add(draw_fit_table(f, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui

// The dialog of one file: what it was, what it becomes, and the person's choice between both.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/base64.h"
#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/media_prep/media_prep_ui.h"
#include "features/media_prep/media_prep_update.h"
#include "features/media_prep/prepare_view_internal.h"
#include "widgets/modal.h"

namespace triptych::ui {
namespace {

constexpr float kFoot = 72;
constexpr float kWide = 1040, kWideRecorder = 480, kWideCamera = 760;
constexpr float kUsualHeight = 400;  // of the body, until it was measured
constexpr float kSide = 24;          // room beside the body
constexpr float kProblemLeft = 46;   // where the words of a problem begin, behind its icon
constexpr float kChange = 26, kChangeIcon = 25, kChangeEnd = 7;  // a change: height, room beside
constexpr float kLeastApply = 110;

float width_of(Preparation::Tool tool) {
  if (tool == Preparation::Tool::recorder) return kWideRecorder;
  return tool == Preparation::Tool::camera ? kWideCamera : kWide;
}

std::string title_of(const Preparation& p) {
  switch (p.tool) {
    case Preparation::Tool::pages:
      return tr("prepare.pages_title", {p.original.name});
    case Preparation::Tool::recorder:
      return tr("record.title");
    case Preparation::Tool::camera:
      return tr("camera.title");
    default:
      return tr("prepare.title", {p.original.name});
  }
}

float draw_body(Frame& f, Ui& ui, float y, float width) {
  switch (f.media_prep.preparing->tool) {
    case Preparation::Tool::image:
      return draw_image_body(f, ui, y, width);
    case Preparation::Tool::pages:
      return draw_pages_body(f, ui, y, width);
    case Preparation::Tool::sound:
      return draw_sound_body(f, ui, y, width);
    case Preparation::Tool::recorder:
      return draw_recorder_body(f, ui, y, width);
    case Preparation::Tool::camera:
      return draw_camera_body(f, ui, y, width);
  }
  return 0;
}

// In an overlay things lie above each other as they are drawn: first the box, then the words.
float draw_problem(Ui& ui, const Preparation& p, float y, float width) {
  if (p.problem_key.empty()) return 0;
  const std::string words = tr(p.problem_key, p.problem_args);
  TextStyle style;
  style.px = kSmall;
  style.line = 21;
  const std::vector<Span> spans{{words, "", style.face}};
  const float room = width - kProblemLeft - kGapBroad;
  const float tall = lay_out(ui.text, spans, style.px, style.line, room).height() + 2 * kGapWide;
  const Ui::Area area = ui.begin(ItemRole::alert, "problem", "", {0, y, width, tall});
  ui.layer(1);
  ui.fill({0, 0, width, tall}, ui.theme.danger_soft, kRadius);
  ui.layer(2);
  ui.icon(Icon::warning, 25, 24, 20, ui.theme.danger);
  ui.paragraph("words", kProblemLeft, kGapWide, room, words, style);
  ui.end(area, tall);
  return tall;
}

float draw_changes(Ui& ui, const Preparation& p, float y, float width) {
  if (p.results.empty() || p.changes.empty()) return 0;
  const Ui::Area list =
      ui.begin(ItemRole::list, "changes", tr("prepare.changes"), {0, y, width, 0});
  Flow flow{0, 0, width};
  for (const std::string& key : p.changes) {
    const std::string words = tr(key);
    TextStyle style;
    style.px = kSmall;
    const float wide = ui.measure(style, words) + kChangeIcon + kChangeEnd;
    const Rect at = flow.next(std::min(wide, width), kChange, kGapSmall);
    Item item;
    item.id = ui.id(key);
    item.role = ItemRole::list_item;
    item.name = words;
    item.rect = at;
    item.font_px = kSmall;
    item.line_px = kChange;
    ui.items.add(std::move(item));
    const float middle = at.y + kChange / 2;
    ui.fill(at, ui.theme.accent_soft, kChange / 2);
    ui.icon(Icon::check, at.x + 14, middle, 14, ui.theme.accent);
    ui.paint_line(at.x + kChangeIcon, middle, at.w - kChangeIcon - kChangeEnd, style, words);
  }
  ui.end(list, flow.bottom());
  return flow.bottom();
}

// What goes on, as long as something does, or how many files come after this one.
void draw_foot_status(Ui& ui, const Preparation& p, const Rect& room) {
  const bool working =
      p.job != 0 && p.tool != Preparation::Tool::recorder && p.tool != Preparation::Tool::camera;
  const std::string words = working          ? tr("prepare.working")
                            : p.next.empty() ? ""
                                             : tr("prepare.more", {std::to_string(p.next.size())});
  TextStyle style;
  style.px = kSmall;
  style.colour = ui.theme.muted;
  Item item;
  item.id = ui.id("status");
  item.role = ItemRole::status;
  item.name = words;
  item.rect = {room.x, room.y, std::max(1.0f, room.w), room.h};
  item.font_px = kSmall;
  item.line_px = kControl;
  ui.items.add(std::move(item));
  if (!words.empty()) ui.paint_line(room.x, room.y + room.h / 2, room.w, style, words);
}

void draw_foot(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  ui.fill({0, y, width, 1}, ui.theme.border);
  const bool recording = p.tool == Preparation::Tool::recorder || p.attachment_id == 0;
  ButtonSpec apply{"apply", tr(recording ? "record.attach" : "prepare.apply"), ButtonLook::primary};
  if (p.results.empty() || p.job != 0) apply.state = kDisabled;
  ButtonSpec keep{"keep", tr(recording ? "record.discard" : "prepare.keep"), ButtonLook::secondary};
  Row row({kSide, y + (kFoot - kControl) / 2, width - kSide, kControl}, kGapMedium);
  if (ui.button(apply, row.start(std::max(ui.button_width(apply), kLeastApply))))
    f.out.push_back(PrepareApplied{});
  if (ui.button(keep, row.start(ui.button_width(keep)))) f.out.push_back(PrepareClosed{});
  const Rect rest = row.rest();
  draw_foot_status(ui, p, {rest.x + kGapTight, rest.y, rest.w - kGapTight - kGapWide, rest.h});
}

// Another file, another start: what was typed for the one before is of no use to this one.
void start_afresh(Frame& f) {
  const Preparation& p = *f.media_prep.preparing;
  MediaPrepUi& fields = f.media_prep_ui;
  if (fields.shown == p.id) return;
  fields = {};
  fields.shown = p.id;
}

float draw_inside(Frame& f, Ui& ui, float width) {
  const Preparation& p = *f.media_prep.preparing;
  Stack stack(0, 0, width);
  stack.skip(kGapTight);
  stack.add_some(draw_problem(ui, p, stack.y(), width), kGapWide);
  stack.add(draw_body(f, ui, stack.y(), width));
  stack.add_some(draw_changes(ui, p, stack.y(), width), kGapWide);
  stack.add(draw_costs(f, ui, stack.y(), width));
  return stack.used();
}

}  // namespace

std::string facts_of_file(const Attachment& file) {
  const MediaInfo& media = file.media;
  std::string out = media.media_type;
  if (media.width > 0)
    out += " · " + std::to_string(shown_width(media)) + " × " +
           std::to_string(shown_height(media)) + " px";
  if (media.duration.count() > 0) out += " · " + format_seconds(media.duration);
  return out + " · " +
         tr("file.sizes", {format_bytes(file.size()), format_bytes(base64_size(file.size()))});
}

void draw_preparation(Frame& f) {
  f.ui.overlay([&f](Ui& ui) {
    if (!f.media_prep.preparing) return;
    const Preparation& p = *f.media_prep.preparing;
    start_afresh(f);
    const float needed = known_height(f.local, "prepare", kUsualHeight);
    const std::string title = title_of(p);
    const Modal sheet =
        begin_modal(ui, "prepare", title, width_of(p.tool), kModalHead + needed + kFoot + kGap);
    if (draw_modal_head(ui, title, sheet.width)) f.out.push_back(PrepareClosed{});
    const Rect room{0, kModalHead, sheet.width, sheet.area.rect.h - kModalHead - kFoot};
    const Ui::Area body = ui.begin(ItemRole::scroll, "body", "", room, kScrolls);
    const Ui::Area inner =
        ui.begin(ItemRole::group, "inner", "", {kSide, 0, sheet.width - 2 * kSide, 0});
    const float used = draw_inside(f, ui, inner.rect.w);
    ui.end(inner, used);
    ui.end_scroll(body, used + kGap);
    note_height(ui, f.local, "prepare", used);
    draw_foot(f, ui, sheet.area.rect.h - kFoot, sheet.width);
    ui.end(sheet.area, sheet.area.rect.h);
  });
}

}  // namespace triptych::ui

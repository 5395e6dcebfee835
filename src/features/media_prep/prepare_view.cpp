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
constexpr float kWide = 1040;

float width_of(Preparation::Tool tool) {
  if (tool == Preparation::Tool::recorder) return 480;
  return tool == Preparation::Tool::camera ? 760 : kWide;
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
  constexpr float kLeft = 46;
  const std::vector<Span> spans{{words, "", style.face}};
  const float room = width - kLeft - 14;
  const float tall = lay_out(ui.text, spans, style.px, style.line, room).height() + 24;
  const Ui::Area area = ui.begin(ItemRole::alert, "problem", "", {0, y, width, tall});
  ui.fill({0, 0, width, tall}, ui.theme.danger_soft, kRadius);
  ui.icon(Icon::warning, 25, 24, 20, ui.theme.danger);
  ui.paragraph("words", kLeft, 12, room, words, style);
  ui.end(area, tall);
  return tall + 12;
}

float draw_changes(Ui& ui, const Preparation& p, float y, float width) {
  if (p.results.empty() || p.changes.empty()) return 0;
  const float top = y;
  const Ui::Area list =
      ui.begin(ItemRole::list, "changes", tr("prepare.changes"), {0, y, width, 0});
  Flow flow{0, 0, width};
  for (const std::string& key : p.changes) {
    const std::string words = tr(key);
    TextStyle style;
    style.px = kSmall;
    const Rect at = flow.next(std::min(ui.measure(style, words) + 32, width), 26, 6);
    Item item;
    item.id = ui.id(key);
    item.role = ItemRole::list_item;
    item.name = words;
    item.rect = at;
    item.font_px = kSmall;
    item.line_px = 26;
    ui.items.add(std::move(item));
    ui.fill(at, ui.theme.accent_soft, 13);
    ui.icon(Icon::check, at.x + 14, at.y + 13, 14, ui.theme.accent);
    ui.paint_line(at.x + 25, at.y + 13, at.w - 32, style, words);
  }
  ui.end(list, flow.bottom());
  return y + flow.bottom() + 12 - top;
}

void draw_foot(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  ui.fill({0, y, width, 1}, ui.theme.border);
  const bool recording = p.tool == Preparation::Tool::recorder || p.slot == 0;
  ButtonSpec apply{"apply", tr(recording ? "record.attach" : "prepare.apply"), ButtonLook::primary};
  if (p.results.empty() || p.job != 0) apply.state = kDisabled;
  ButtonSpec keep{"keep", tr(recording ? "record.discard" : "prepare.keep"), ButtonLook::secondary};
  const float at = y + (kFoot - kControl) / 2;
  float x = 24;
  const float wide = std::max(ui.button_width(apply), 110.0f);
  if (ui.button(apply, {x, at, wide, kControl})) f.out.push_back(PrepareApplied{});
  x += wide + 10;
  const float keep_wide = ui.button_width(keep);
  if (ui.button(keep, {x, at, keep_wide, kControl})) f.out.push_back(PrepareClosed{});
  x += keep_wide + 14;
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
  item.rect = {x, at, std::max(1.0f, width - x - 12), kControl};
  item.font_px = kSmall;
  item.line_px = kControl;
  ui.items.add(std::move(item));
  if (!words.empty()) ui.paint_line(x, at + kControl / 2, width - x - 12, style, words);
}

// Another file, another start: what was typed for the one before is of no use to this one.
void start_afresh(Frame& f) {
  const Preparation& p = *f.media_prep.preparing;
  MediaPrepUi& fields = f.media_prep_ui;
  if (fields.shown == p.id) return;
  fields = {};
  fields.shown = p.id;
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

std::optional<std::string> labelled_field(Ui& ui, std::string_view key, const std::string& label,
                                          const std::string& value, Rect rect, std::uint32_t state,
                                          std::string hints) {
  TextStyle style;
  style.px = kTiny;
  style.colour = ui.theme.muted;
  ui.paint_line(rect.x, rect.y + 10, rect.w, style, label);
  FieldSpec spec{key, label, &value};
  spec.hints = std::move(hints);
  spec.state = state;
  return ui.text_field(spec, {rect.x, rect.y + 22, rect.w, kControl});
}

std::optional<double> slider(Ui& ui, std::string_view key, const std::string& label, double value,
                             double most, Rect rect) {
  char number[32];
  const auto text = [&](double of) {
    std::snprintf(number, sizeof number, "%.2f", of);
    return std::string(number);
  };
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::range;
  item.name = label;
  item.value = text(value);
  item.hints = "min=0;max=" + text(most) + ";step=0.01";
  item.rect = rect;
  const ItemId id = ui.items.add(std::move(item));
  const float share = most > 0 ? static_cast<float>(std::clamp(value / most, 0.0, 1.0)) : 0;
  const float middle = rect.y + rect.h / 2, knob = 8 + share * (rect.w - 16);
  ui.fill({rect.x, middle - 2, rect.w, 4}, ui.theme.field_border, 2);
  ui.fill({rect.x, middle - 2, knob, 4}, ui.theme.accent, 2);
  ui.fill({rect.x + knob - 8, middle - 8, 16, 16}, ui.theme.accent, 8);
  const auto moved = ui.items.take(id, Action::Kind::text);
  if (!moved) return std::nullopt;
  return std::strtod(moved->text.c_str(), nullptr);
}

void draw_preparation(Frame& f) {
  f.ui.overlay([&f](Ui& ui) {
    if (!f.media_prep.preparing) return;
    const Preparation& p = *f.media_prep.preparing;
    start_afresh(f);
    const auto found = f.local.heights.find("prepare");
    const float needed = found == f.local.heights.end() ? 400 : found->second;
    const std::string title = title_of(p);
    const Modal sheet =
        begin_modal(ui, "prepare", title, width_of(p.tool), kModalHead + needed + kFoot + 8);
    if (draw_modal_head(ui, title, sheet.width)) f.out.push_back(PrepareClosed{});
    const Rect room{0, kModalHead, sheet.width, sheet.area.rect.h - kModalHead - kFoot};
    const Ui::Area body = ui.begin(ItemRole::scroll, "body", "", room, kScrolls);
    const Ui::Area inner = ui.begin(ItemRole::group, "inner", "", {24, 0, sheet.width - 48, 0});
    float y = 4 + draw_problem(ui, p, 4, inner.rect.w);
    y += draw_body(f, ui, y, inner.rect.w);
    y += draw_changes(ui, p, y, inner.rect.w);
    y += draw_costs(f, ui, y, inner.rect.w);
    ui.end(inner, y);
    ui.end_scroll(body, y + 8);
    if (y != needed) {
      f.local.heights["prepare"] = y;
      ui.animating = true;  // one more frame at the right height
    }
    draw_foot(f, ui, sheet.area.rect.h - kFoot, sheet.width);
    ui.end(sheet.area, sheet.area.rect.h);
  });
}

}  // namespace triptych::ui

// Sound as a drawing: hear it, cut it, see how small it becomes. And the recorder.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/media_prep/media_prep_ui.h"
#include "features/media_prep/media_prep_update.h"
#include "features/media_prep/prepare_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kWave = 120, kWaveRadius = 6;
constexpr float kTrimSlider = 32;
constexpr float kEndField = 130, kLeastPlay = 110, kLeastPosition = 60, kWidestForm = 300;
constexpr float kElapsed = 34, kElapsedLine = 46;  // the recorder's clock
constexpr float kMeter = 12, kLoud = 0.95f;        // its level; from there it is too loud

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", seconds);
  return text;
}

std::string clock_of(double seconds) {
  return format_clock(Millis(static_cast<Millis::rep>(seconds * 1000)));
}

void draw_wave(Ui& ui, const Preparation& p, const Rect& rect) {
  ui.fill(rect, ui.theme.code_background, kWaveRadius);
  Item item;
  item.id = ui.id("wave");
  item.role = ItemRole::image;
  item.name = tr("prepare.wave", {clock_of(p.length), clock_of(p.from), clock_of(p.to)});
  item.rect = rect;
  ui.items.add(std::move(item));
  if (p.peaks.empty() || p.length <= 0) return;
  const auto count = static_cast<float>(p.peaks.size());
  const float from = static_cast<float>(p.from / p.length),
              to = static_cast<float>(p.to / p.length);
  for (std::size_t i = 0; i < p.peaks.size(); ++i) {
    const float share = static_cast<float>(i) / count;
    const float tall = std::max(2.0f, static_cast<float>(p.peaks[i]) / 255 * (kWave - kGapWide));
    const bool kept = share >= from && share <= to;
    ui.fill(
        {share * rect.w, rect.y + (kWave - tall) / 2, std::max(1.0f, rect.w / count - 0.6f), tall},
        kept ? ui.theme.accent : ui.theme.field_border);
  }
  const float at = static_cast<float>(p.at / p.length) * rect.w;
  ui.fill({std::min(at, rect.w - 2), rect.y, 2, kWave}, ui.theme.text);
  ui.stroke(rect, ui.theme.border, kWaveRadius);
}

float draw_player(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  ButtonSpec play{"play", tr(p.playing ? "prepare.pause" : "prepare.play"), ButtonLook::secondary,
                  p.playing ? Icon::stop : Icon::play};
  const float wide = std::max(ui.button_width(play), kLeastPlay);
  if (ui.button(play, {0, y, wide, kControl})) f.out.push_back(PlayPressed{});
  const std::string clock = clock_of(p.at) + " / " + clock_of(p.length);
  TextStyle style;
  style.px = kSmall;
  const float words = ui.measure(style, clock) + kGapWide;
  if (auto at = slider(ui, "position", tr("prepare.position"), p.at, p.length,
                       {wide + kGapBroad, y,
                        std::max(kLeastPosition, width - wide - kGapBroad - words), kControl}))
    f.out.push_back(SoundSought{*at});
  ui.paint_line(width - words + kGap, y + kControl / 2, words, style, clock);
  return kControl;
}

// One end as a number; what was typed stays as it is until a slider moves. The new value, if any.
std::optional<double> draw_end(Ui& ui, const char* key, std::optional<std::string>& text,
                               double now, float x, float y) {
  const std::string shown = text.value_or(seconds_text(now));
  auto typed =
      labelled_field(ui, key, tr(std::string("prepare.") + key), shown,
                     {x, y, kEndField, kLabelledField}, 0, "inputmode=decimal;autocomplete=off");
  if (!typed) return std::nullopt;
  text = std::move(*typed);
  char* end = nullptr;
  const double value = std::strtod(text->c_str(), &end);
  if (end == text->c_str()) return std::nullopt;
  return value;
}

// Start and end: as sliders under the drawing, and as numbers.
float draw_trim(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  MediaPrepUi& fields = f.media_prep_ui;
  Stack stack(0, y, width);
  const auto from = slider(ui, "from_slider", tr("prepare.start_slider"), p.from, p.length,
                           stack.take(kTrimSlider));
  const auto to = slider(ui, "to_slider", tr("prepare.end_slider"), p.to, p.length,
                         stack.take(kTrimSlider, kGap));
  if (from || to) fields.from = fields.to = std::nullopt;
  const auto typed_from = draw_end(ui, "start", fields.from, p.from, 0, stack.y());
  const auto typed_to = draw_end(ui, "end", fields.to, p.to, kEndField + kGapWide, stack.y());
  stack.add(kLabelledField, kGapWide);
  if (from || to || typed_from || typed_to) {
    f.out.push_back(SoundTrimmed{from.value_or(typed_from.value_or(p.from)),
                                 to.value_or(typed_to.value_or(p.to))});
  }
  return stack.used();
}

std::string form_of(int kilobits) {
  return kilobits > 0 ? tr("prepare.mp3", {std::to_string(kilobits)}) : "WAV";
}

// The form to choose, each with the size that it comes to.
float draw_forms(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  TextStyle style;
  style.px = kTiny;
  style.colour = ui.theme.muted;
  ui.paint_line(0, y + kFieldWordsMiddle, width, style, tr("prepare.form"));
  std::vector<std::pair<std::string, std::string>> forms{{"", tr("prepare.type_auto")}};
  const auto add = [&](int kilobits) {
    const std::string size = format_bytes(sound_size(p.to - p.from, kilobits));
    forms.emplace_back(std::to_string(kilobits), form_of(kilobits) + " · " + size);
  };
  add(0);
  for (const int kilobits : kMp3Kilobits) add(kilobits);
  const std::string chosen = p.kilobits ? std::to_string(*p.kilobits) : "";
  const Rect rect{0, y + kFieldWords, std::min(width, kWidestForm), kControl};
  if (const auto picked = ui.select("form", tr("prepare.form"), forms, chosen, rect)) {
    SoundFormChosen event;
    if (!picked->empty()) event.kilobits = std::atoi(picked->c_str());
    f.out.push_back(event);
  }
  return kLabelledField;
}

float draw_comparison(Ui& ui, const Preparation& p, float y, float width) {
  Stack stack(0, y, width);
  stack.add(ui.heading("before", 0, stack.y(), width, 3, tr("prepare.before")));
  stack.add(ui.caption("before_facts", 0, stack.y(), width, facts_of_file(p.original)), kGapSmall);
  stack.add(ui.heading("after", 0, stack.y(), width, 3, tr("prepare.after")));
  std::string words = p.results.empty() ? tr(p.job != 0 ? "prepare.working" : "prepare.nothing")
                                        : facts_of_file(p.results.front());
  if (!p.results.empty() && p.sound.kilobits > 0)
    words += " · " + tr("prepare.kilobits", {std::to_string(p.sound.kilobits)});
  stack.add(ui.caption("after_facts", 0, stack.y(), width, words));
  stack.add(ui.caption("speech", 0, stack.y(), width, tr("prepare.sound_hint")), kGapMedium);
  return stack.used();
}

void draw_meter(Ui& ui, const Preparation& p, const Rect& rect) {
  Item meter;
  meter.id = ui.id("level");
  meter.role = ItemRole::progress;
  meter.name = tr("record.level");
  meter.value = std::to_string(static_cast<int>(p.level * 100)) + " %";
  meter.rect = rect;
  ui.items.add(std::move(meter));
  ui.fill(rect, ui.theme.raised, kMeter / 2);
  if (p.level > 0.01f)
    ui.fill({rect.x, rect.y, std::max(kMeter, rect.w * p.level), rect.h},
            p.level > kLoud ? ui.theme.danger : ui.theme.success, kMeter / 2);
}

void draw_recorder_buttons(Frame& f, Ui& ui, Rect room) {
  const Preparation& p = *f.media_prep.preparing;
  ButtonSpec stop{"stop", tr("record.stop"), ButtonLook::primary, Icon::stop};
  ButtonSpec pause{"pause", tr(p.paused ? "record.resume" : "record.pause"), ButtonLook::secondary};
  if (p.recorded <= 0) stop.state = pause.state = kDisabled;
  Row row(room, kGapMedium);
  if (ui.button(stop, row.start(ui.button_width(stop)))) f.out.push_back(RecordStopped{});
  if (ui.button(pause, row.start(ui.button_width(pause)))) f.out.push_back(RecordPaused{});
}

}  // namespace

float draw_sound_body(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  Stack stack(0, y, width);
  draw_wave(ui, p, stack.take(kWave, kGapSmall));
  if (p.length > 0) {
    stack.add(draw_trim(f, ui, stack.y(), width));
    stack.add(draw_player(f, ui, stack.y(), width), kGapWide);
    stack.add(draw_forms(f, ui, stack.y(), width), kGapWide);
  }
  stack.add(draw_comparison(ui, p, stack.y(), width));
  return stack.used();
}

float draw_recorder_body(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  if (p.job == 0) return ui.caption("idle", 0, y, width, tr("record.hint"));
  Stack stack(0, y, width);
  TextStyle big;
  big.px = kElapsed;
  big.face = Face::medium;
  big.line = kElapsedLine;
  stack.add(ui.paragraph("elapsed", 0, stack.y(), width, clock_of(p.recorded), big));
  const char* state = p.recorded <= 0 ? "record.asking"
                      : p.paused      ? "record.paused"
                                      : "record.running";
  stack.add(ui.caption("state", 0, stack.y(), width, tr(state)), kGap);
  draw_meter(ui, p, stack.take(kMeter, kGapLarge));
  draw_recorder_buttons(f, ui, stack.take(kControl, kGapWide));
  return stack.used();
}

}  // namespace triptych::ui

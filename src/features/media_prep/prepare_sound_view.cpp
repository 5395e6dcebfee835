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

constexpr float kWave = 120;

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", seconds);
  return text;
}

std::string clock_of(double seconds) {
  return format_clock(Millis(static_cast<Millis::rep>(seconds * 1000)));
}

void draw_wave(Ui& ui, const Preparation& p, float y, float width) {
  const Rect rect{0, y, width, kWave};
  ui.fill(rect, ui.theme.code_background, 6);
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
    const float tall = std::max(2.0f, static_cast<float>(p.peaks[i]) / 255 * (kWave - 12));
    const bool kept = share >= from && share <= to;
    ui.fill({share * width, y + (kWave - tall) / 2, std::max(1.0f, width / count - 0.6f), tall},
            kept ? ui.theme.accent : ui.theme.field_border);
  }
  const float at = static_cast<float>(p.at / p.length) * width;
  ui.fill({std::min(at, width - 2), y, 2, kWave}, ui.theme.text);
  ui.stroke(rect, ui.theme.border, 6);
}

float draw_player(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  ButtonSpec play{"play", tr(p.playing ? "prepare.pause" : "prepare.play"), ButtonLook::secondary,
                  p.playing ? Icon::stop : Icon::play};
  const float wide = std::max(ui.button_width(play), 110.0f);
  if (ui.button(play, {0, y, wide, kControl})) f.out.push_back(PlayPressed{});
  const std::string clock = clock_of(p.at) + " / " + clock_of(p.length);
  TextStyle style;
  style.px = kSmall;
  const float words = ui.measure(style, clock) + 12;
  if (auto at = slider(ui, "position", tr("prepare.position"), p.at, p.length,
                       {wide + 14, y, std::max(60.0f, width - wide - 14 - words), kControl}))
    f.out.push_back(SoundSought{*at});
  ui.paint_line(width - words + 8, y + kControl / 2, words, style, clock);
  return kControl + 12;
}

// One end as a number; what was typed stays as it is until a slider moves. The new value, if any.
std::optional<double> draw_end(Ui& ui, const char* key, std::optional<std::string>& text,
                               double now, float x, float y) {
  const std::string shown = text.value_or(seconds_text(now));
  auto typed = labelled_field(ui, key, tr(std::string("prepare.") + key), shown, {x, y, 130, 66}, 0,
                              "inputmode=decimal;autocomplete=off");
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
  const float top = y;
  const auto from =
      slider(ui, "from_slider", tr("prepare.start_slider"), p.from, p.length, {0, y, width, 32});
  const auto to =
      slider(ui, "to_slider", tr("prepare.end_slider"), p.to, p.length, {0, y + 32, width, 32});
  y += 72;
  if (from || to) fields.from = fields.to = std::nullopt;
  const auto typed_from = draw_end(ui, "start", fields.from, p.from, 0, y);
  const auto typed_to = draw_end(ui, "end", fields.to, p.to, 142, y);
  if (from || to || typed_from || typed_to) {
    f.out.push_back(SoundTrimmed{from.value_or(typed_from.value_or(p.from)),
                                 to.value_or(typed_to.value_or(p.to))});
  }
  return y + 78 - top;
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
  ui.paint_line(0, y + 10, width, style, tr("prepare.form"));
  std::vector<std::pair<std::string, std::string>> forms{{"", tr("prepare.type_auto")}};
  const auto add = [&](int kilobits) {
    const std::string size = format_bytes(sound_size(p.to - p.from, kilobits));
    forms.emplace_back(std::to_string(kilobits), form_of(kilobits) + " · " + size);
  };
  add(0);
  for (const int kilobits : kMp3Kilobits) add(kilobits);
  const std::string chosen = p.kilobits ? std::to_string(*p.kilobits) : "";
  const Rect rect{0, y + 22, std::min(width, 300.0f), kControl};
  if (const auto picked = ui.select("form", tr("prepare.form"), forms, chosen, rect)) {
    SoundFormChosen event;
    if (!picked->empty()) event.kilobits = std::atoi(picked->c_str());
    f.out.push_back(event);
  }
  return 78;
}

float draw_comparison(Ui& ui, const Preparation& p, float y, float width) {
  const float top = y;
  y += ui.heading("before", 0, y, width, 3, tr("prepare.before"));
  y += ui.caption("before_facts", 0, y, width, facts_of_file(p.original)) + 6;
  y += ui.heading("after", 0, y, width, 3, tr("prepare.after"));
  std::string words = p.results.empty() ? tr(p.job != 0 ? "prepare.working" : "prepare.nothing")
                                        : facts_of_file(p.results.front());
  if (!p.results.empty() && p.sound.kilobits > 0)
    words += " · " + tr("prepare.kilobits", {std::to_string(p.sound.kilobits)});
  y += ui.caption("after_facts", 0, y, width, words);
  y += ui.caption("speech", 0, y, width, tr("prepare.sound_hint")) + 10;
  return y - top;
}

}  // namespace

float draw_sound_body(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  const float top = y;
  draw_wave(ui, p, y, width);
  y += kWave + 6;
  if (p.length > 0) {
    y += draw_trim(f, ui, y, width);
    y += draw_player(f, ui, y, width);
    y += draw_forms(f, ui, y, width);
  }
  y += draw_comparison(ui, p, y, width);
  return y - top;
}

float draw_recorder_body(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  const float top = y;
  if (p.job == 0) return ui.caption("idle", 0, y, width, tr("record.hint"));
  const bool running = p.recorded > 0;
  TextStyle big;
  big.px = 34;
  big.face = Face::medium;
  big.line = 46;
  y += ui.paragraph("elapsed", 0, y, width, clock_of(p.recorded), big);
  y += ui.caption("state", 0, y, width,
                  tr(!running   ? "record.asking"
                     : p.paused ? "record.paused"
                                : "record.running")) +
       8;
  Item meter;
  meter.id = ui.id("level");
  meter.role = ItemRole::progress;
  meter.name = tr("record.level");
  meter.value = std::to_string(static_cast<int>(p.level * 100)) + " %";
  meter.rect = {0, y, width, 12};
  ui.items.add(std::move(meter));
  ui.fill({0, y, width, 12}, ui.theme.raised, 6);
  if (p.level > 0.01f)
    ui.fill({0, y, std::max(12.0f, width * p.level), 12},
            p.level > 0.95f ? ui.theme.danger : ui.theme.success, 6);
  y += 28;
  ButtonSpec stop{"stop", tr("record.stop"), ButtonLook::primary, Icon::stop};
  ButtonSpec pause{"pause", tr(p.paused ? "record.resume" : "record.pause"), ButtonLook::secondary};
  if (!running) stop.state = pause.state = kDisabled;
  const float wide = ui.button_width(stop);
  if (ui.button(stop, {0, y, wide, kControl})) f.out.push_back(RecordStopped{});
  if (ui.button(pause, {wide + 10, y, ui.button_width(pause), kControl}))
    f.out.push_back(RecordPaused{});
  return y + kControl + 12 - top;
}

}  // namespace triptych::ui

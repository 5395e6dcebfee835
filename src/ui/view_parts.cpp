// Pieces shared by the places.
#include "base/strings.h"
#include "providers/provider.h"
#include "ui/views.h"

namespace triptych::ui {

ImU32 hue_of(const Theme& theme, std::string_view provider_id) {
  std::size_t index = 0;
  for (const Provider* provider : providers()) {
    if (provider->info().id == provider_id) break;
    ++index;
  }
  return theme.hues[index % std::size(theme.hues)];
}

float callout(Frame& f, std::string_view key, float x, float y, float width, Tone tone,
              const std::string& title, const std::string& words, ItemRole role) {
  Ui& ui = f.ui;
  const Theme& t = ui.theme;
  const ImU32 colour = tone == Tone::danger    ? t.danger
                       : tone == Tone::warning ? t.warning
                                               : t.accent;
  const ImU32 soft = tone == Tone::danger    ? t.danger_soft
                     : tone == Tone::warning ? t.warning_soft
                                             : t.accent_soft;
  const Ui::Area area = ui.begin(role, key, "", {x, y, width, 0});
  constexpr float kLeft = 46;
  float used = 12;
  TextStyle bold;
  bold.face = Face::medium;
  bold.px = 15;
  bold.line = 22;
  if (!title.empty())
    used += ui.paragraph("title", kLeft, used, width - kLeft - 14, title, bold) + 2;
  TextStyle body;
  body.px = kSmall;
  body.line = 21;
  if (!words.empty()) used += ui.paragraph("words", kLeft, used, width - kLeft - 14, words, body);
  used += 12;
  ui.layer(1);
  ui.fill({0, 0, width, used}, soft, kRadius);
  ui.fill({0, 8, 3, used - 16}, colour, 2);
  ui.layer(2);
  ui.icon(tone == Tone::info ? Icon::info : Icon::warning, 25, 24, 20, colour);
  ui.end(area, used);
  return used;
}

}  // namespace triptych::ui

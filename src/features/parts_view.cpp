// Pieces shared by the places.
#include "base/strings.h"
#include "base/utf8.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {

ImU32 hue_of(const Theme& theme, std::string_view provider_id) {
  std::size_t index = 0;
  for (const Provider* provider : providers()) {
    if (provider->info().id == provider_id) break;
    ++index;
  }
  return theme.hues[index % std::size(theme.hues)];
}

std::size_t portion_of(const Frame& f, std::string_view key, std::size_t all, std::size_t first) {
  const auto shown = f.local.portions.find(key);
  return std::min(all, shown == f.local.portions.end() ? first : shown->second);
}

float draw_rest(Frame& f, std::string_view key, float x, float y, float width, std::size_t shown,
                std::size_t all) {
  if (shown >= all) return 0;
  constexpr std::size_t kKilo = 1024;
  const bool text = key.ends_with(".text");
  const std::string left = std::to_string(text ? (all - shown + kKilo - 1) / kKilo : all - shown);
  ButtonSpec more{key, tr(text ? "rest.show_text" : "rest.show", {left}), ButtonLook::secondary};
  const float wide = std::min(width, f.ui.button_width(more));
  if (f.ui.button(more, {x, y + 4, wide, f.ui.small}))
    f.local.portions[std::string(key)] = shown + std::max<std::size_t>(shown, 50);
  return f.ui.small + 12;
}

float long_paragraph(Frame& f, std::string_view key, float x, float y, float width,
                     std::string_view words, const TextStyle& style) {
  constexpr std::size_t kFirst = 16'000;  // bytes
  const std::string rest = std::to_string(f.ui.id(key)) + ".text";
  const std::string_view part = utf8_prefix(words, portion_of(f, rest, words.size(), kFirst));
  const float height = f.ui.paragraph(key, x, y, width, with_few_marks(part, 16), style);
  return height + draw_rest(f, rest, x, y + height, width, part.size(), words.size());
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
  if (!words.empty())
    used += long_paragraph(f, "words", kLeft, used, width - kLeft - 14, words, body);
  used += 12;
  ui.layer(1);
  ui.fill({0, 0, width, used}, soft, kRadius);
  ui.fill({0, 8, 3, used - 16}, colour, 2);
  ui.layer(2);
  ui.icon(tone == Tone::info ? Icon::info : Icon::warning, 25, 24, 20, colour);
  ui.end(area, used);
  return used;
}

void ask_first(Frame& f, Confirm confirm) {
  f.local.confirm = std::move(confirm);
  f.local.dialog = Dialog::confirm;
  f.local.confirm_fresh = true;
}

std::string unkept_words(const Frame& f, const std::string& field, std::string_view text) {
  const std::string why = unkept(f.shared.texts, f.shared.trouble.settings, field, text);
  return why.empty() ? "" : tr("draft.unkept_" + why);
}

float draw_unkept(Frame& f, const std::string& field, std::string_view text, float x, float y,
                  float width) {
  const std::string words = unkept_words(f, field, text);
  if (words.empty()) return 0;
  TextStyle style;
  style.px = kSmall;
  style.line = 20;
  style.colour = f.ui.theme.warning;
  return f.ui.paragraph("unkept." + field, x, y + 4, width, words, style, ItemRole::status) + 10;
}

}  // namespace triptych::ui

// How the page looks and speaks: theme, text size, language; and installing it.
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/batch/batch_update.h"
#include "features/history/history_update.h"
#include "features/learn/learn_update.h"
#include "features/settings/settings_update.h"
#include "features/settings/settings_view_internal.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr int kScales[] = {80, 90, 100, 110, 125, 150, 175, 200};
constexpr float kNarrow = 320;  // below, size and language do not fit beside each other

float draw_scale(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  draw_label(f.ui, stack.take(kLabel), tr("scale.label"));
  std::vector<std::pair<std::string, std::string>> options;
  for (const int scale : kScales) {
    const std::string number = std::to_string(scale);
    options.emplace_back(number, tr("scale.percent", {number}));
  }
  const std::string now = std::to_string(f.settings.text_scale);
  if (const auto chosen =
          f.ui.select("scale", tr("scale.label"), options, now, stack.take(kControl)))
    f.out.push_back(TextScaleChosen{std::atoi(chosen->c_str())});
  return stack.used();
}

float draw_language(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  draw_label(f.ui, stack.take(kLabel), tr("language.title"));
  std::vector<std::pair<std::string, std::string>> options;
  for (const Language& language : f.settings.languages)
    options.emplace_back(language.code, language.name);
  if (const auto chosen = f.ui.select("language", tr("language.label"), options, f.shared.language,
                                      stack.take(kControl)))
    f.out.push_back(LanguageChosen{*chosen});
  return stack.used();
}

}  // namespace

void draw_label(Ui& ui, Rect rect, const std::string& words) {
  constexpr float kMiddle = 10;  // of the letters; more room is left below them
  TextStyle style;
  style.px = kSmall;
  style.face = Face::medium;
  ui.paint_line(rect.x, rect.y + kMiddle, rect.w, style, words);
}

float draw_appearance(Frame& f, float x, float y, float width) {
  return panel(
      f.ui, "appearance", tr("theme.title"), x, y, width, [&](float px, float py, float inner) {
        Stack stack(px, py, inner);
        stack.add(f.ui.heading("heading", px, stack.y(), inner, 2, tr("theme.title")), kGapMedium);
        stack.add(radio_chips<ThemeChoice>(
                      f.ui, px, stack.y(), inner,
                      {{ThemeChoice::system, "theme.system"},
                       {ThemeChoice::light, "theme.light"},
                       {ThemeChoice::dark, "theme.dark"},
                       {ThemeChoice::contrast, "theme.contrast"}},
                      f.settings.theme, "theme.label",
                      [&](ThemeChoice choice) { f.out.push_back(ThemeChosen{choice}); }),
                  kGapBroad);
        Grid grid(px, stack.y(), inner, inner < kNarrow ? 1 : 2, kGapWide);
        grid.add([&](float gx, float gy) { return draw_scale(f, gx, gy, grid.width()); });
        grid.add([&](float gx, float gy) { return draw_language(f, gx, gy, grid.width()); });
        stack.add(grid.bottom() - kGapWide - stack.y());
        if (!f.settings.language_problem.empty()) {
          stack.skip(kGap);
          stack.add(callout(f.ui, "language_problem", px, stack.y(), inner, Tone::warning, "",
                            tr("language.failed", {f.settings.language_problem}), ItemRole::alert));
        }
        return stack.used();
      });
}

float draw_install(Frame& f, float x, float y, float width) {
  return panel(
      f.ui, "install", tr("install.title"), x, y, width, [&](float px, float py, float inner) {
        Stack stack(px, py, inner);
        stack.add(f.ui.heading("heading", px, stack.y(), inner, 2, tr("install.title")), kGapSmall);
        stack.add(f.ui.paragraph("words", px, stack.y(), inner, tr("install.words")), kGapWide);
        ButtonSpec install{"install", tr("install.button"), ButtonLook::secondary, Icon::download};
        if (f.ui.button(install, stack.place(f.ui.button_width(install), kControl)))
          f.out.push_back(InstallPressed{});
        return stack.used();
      });
}

}  // namespace triptych::ui

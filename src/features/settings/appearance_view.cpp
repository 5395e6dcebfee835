// How the page looks and speaks: theme, text size, language; and installing it.
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/batch/batch_update.h"
#include "features/history/history_update.h"
#include "features/learn/learn_update.h"
#include "features/settings/settings_update.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr int kScales[] = {80, 90, 100, 110, 125, 150, 175, 200};

void draw_label(Ui& ui, float x, float y, float width, const char* key) {
  TextStyle style;
  style.px = kSmall;
  style.face = Face::medium;
  ui.paint_line(x, y + 10, width, style, tr(key));
}

void draw_scale(Frame& f, float x, float y, float width) {
  draw_label(f.ui, x, y, width, "scale.label");
  std::vector<std::pair<std::string, std::string>> options;
  for (const int scale : kScales) {
    const std::string number = std::to_string(scale);
    options.emplace_back(number, tr("scale.percent", {number}));
  }
  const std::string now = std::to_string(f.settings.text_scale);
  if (const auto chosen =
          f.ui.select("scale", tr("scale.label"), options, now, {x, y + kLabel, width, kControl}))
    f.out.push_back(TextScaleChosen{std::atoi(chosen->c_str())});
}

void draw_language(Frame& f, float x, float y, float width) {
  draw_label(f.ui, x, y, width, "language.title");
  std::vector<std::pair<std::string, std::string>> options;
  for (const Language& language : f.settings.languages)
    options.emplace_back(language.code, language.name);
  if (const auto chosen = f.ui.select("language", tr("language.label"), options, f.shared.language,
                                      {x, y + kLabel, width, kControl}))
    f.out.push_back(LanguageChosen{*chosen});
}

}  // namespace

float draw_appearance(Frame& f, float x, float y, float width) {
  return panel(
      f, "appearance", tr("theme.title"), x, y, width, [&](float px, float py, float inner) {
        const float top = py;
        py += f.ui.heading("heading", px, py, inner, 2, tr("theme.title")) + 10;
        py += radio_chips<ThemeChoice>(f, px, py, inner,
                                       {{ThemeChoice::system, "theme.system"},
                                        {ThemeChoice::light, "theme.light"},
                                        {ThemeChoice::dark, "theme.dark"},
                                        {ThemeChoice::contrast, "theme.contrast"}},
                                       f.settings.theme, "theme.label", [](ThemeChoice choice) {
                                         return Event{ThemeChosen{choice}};
                                       });
        py += 14;
        const bool stacked = inner < 320;
        const float half = stacked ? inner : (inner - 12) / 2;
        draw_scale(f, px, py, half);
        if (stacked) py += kLabel + kControl + 12;
        draw_language(f, stacked ? px : px + half + 12, py, half);
        py += kLabel + kControl;
        if (!f.settings.language_problem.empty())
          py += 8 + callout(f, "language_problem", px, py + 8, inner, Tone::warning, "",
                            tr("language.failed", {f.settings.language_problem}), ItemRole::alert);
        return py - top;
      });
}

float draw_install(Frame& f, float x, float y, float width) {
  return panel(
      f, "install", tr("install.title"), x, y, width, [&](float px, float py, float inner) {
        const float top = py;
        py += f.ui.heading("heading", px, py, inner, 2, tr("install.title")) + 6;
        py += f.ui.paragraph("words", px, py, inner, tr("install.words")) + 12;
        ButtonSpec install{"install", tr("install.button"), ButtonLook::secondary, Icon::download};
        if (f.ui.button(install, {px, py, f.ui.button_width(install), kControl}))
          f.out.push_back(InstallPressed{});
        return py + kControl - top;
      });
}

}  // namespace triptych::ui

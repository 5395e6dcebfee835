// Learn: the guide, with the live table of what each provider takes.
#include <algorithm>

#include "base/assets.h"
#include "base/strings.h"
#include "providers/provider.h"
#include "ui/views.h"

namespace triptych::ui {
namespace {

// Computed from what the providers declare, so that it cannot go out of date on its own.
std::string capability_table() {
  std::string out = "| " + tr("learn.input");
  for (const Provider* p : providers()) out += " | " + label_of(p->info());
  out += " |\n|";
  for (std::size_t i = 0; i <= providers().size(); ++i) out += "---|";
  const auto row = [&](const char* label, auto types) {
    out += "\n| " + tr(label);
    for (const Provider* p : providers()) {
      std::string cell;
      for (const std::string_view type : types(p->info())) {
        const std::string_view short_name = type.substr(type.find('/') + 1);
        cell += (cell.empty() ? "" : ", ") + std::string(short_name);
      }
      out += " | " + (cell.empty() ? tr("learn.no") : cell);
    }
    out += " |";
  };
  row("learn.images", [](const ProviderInfo& info) { return info.image_types; });
  row("learn.documents", [](const ProviderInfo& info) { return info.document_types; });
  row("learn.audio", [](const ProviderInfo& info) { return info.audio_types; });
  return out;
}

}  // namespace

void draw_learn(Frame& f, Rect area) {
  Ui& ui = f.ui;
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, "learn", "", {0, area.y, area.w, area.h}, kScrolls);
  const float side = area.w < 600 ? 14.0f : 28.0f;
  const float width = std::min(area.w - 2 * side, kMeasure + 60);
  const float x = std::max(side, (area.w - width) / 2);
  float y = 24;
  y += ui.heading("title", x, y, width, 1, tr("learn.title")) + 6;
  if (f.state.language != "en")
    y += 8 + ui.caption("language", x, y, width, tr("language.english_only"));
  if (f.local.guide.empty() || f.local.guide_language != f.state.language) {
    f.local.guide_language = f.state.language;
    std::string guide(assets::guide_md());
    constexpr std::string_view kPlace = "@@CAPABILITIES@@";
    if (const std::size_t at = guide.find(kPlace); at != std::string::npos) {
      guide.replace(at, kPlace.size(), capability_table());
    }
    f.local.guide.set_parent_heading(1);
    f.local.guide.set(guide);
  }
  const float height = f.local.guide.lay_out(ui.text, width);
  const std::string code =
      f.local.guide.draw(ui, ItemRole::group, "guide", tr("learn.title"), x, y + 8);
  if (!code.empty()) f.out.push_back(CopyPressed{code, "code"});
  y += height + 28;
  ButtonSpec go{"go_ask", tr("learn.try"), ButtonLook::primary, Icon::ask};
  if (ui.button(go, {x, y, ui.button_width(go), 48})) f.out.push_back(PlaceOpened{Place::ask});
  ui.end_scroll(scroll, y + 48 + 28);
}

}  // namespace triptych::ui

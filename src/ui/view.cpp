#include "ui/view.h"

#include <algorithm>

#include "base/strings.h"
#include "ui/views.h"

namespace triptych::ui {
namespace {

constexpr float kOneColumnBelow = 920;  // narrower windows stack everything
constexpr float kRail = 84;
constexpr float kBottomBar = 60;

struct PlaceEntry {
  Place place;
  const char* key;
  Icon icon;
};
constexpr PlaceEntry kPlaces[] = {{Place::ask, "nav.ask", Icon::ask},
                                  {Place::learn, "nav.learn", Icon::learn},
                                  {Place::keys, "nav.keys", Icon::key}};

void draw_entry(Frame& f, const PlaceEntry& entry, Rect rect) {
  Ui& ui = f.ui;
  const bool here = f.state.place == entry.place;
  Item item;
  item.id = ui.id(entry.key);
  item.role = ItemRole::button;
  item.name = tr(entry.key);
  item.rect = rect;
  item.state = here ? kCurrent : 0u;
  const ItemId id = ui.items.add(std::move(item));
  const ImU32 colour = here ? ui.theme.accent : ui.theme.muted;
  ui.layer(1);
  const Rect pill{rect.x + rect.w / 2 - 28, rect.y + 5, 56, 30};
  if (here)
    ui.fill(pill, ui.theme.accent_soft, 15);
  else if (ui.hovered(rect))
    ui.fill(pill, ui.theme.hover, 15);
  ui.layer(2);
  ui.icon(entry.icon, rect.x + rect.w / 2, rect.y + 20, 22, colour);
  TextStyle style;
  style.px = 13;
  style.face = here ? Face::medium : Face::regular;
  style.colour = here ? ui.theme.text : ui.theme.muted;
  const float width = ui.measure(style, tr(entry.key));
  ui.paint_line(rect.x + (rect.w - width) / 2, rect.y + 45, width + 1, style, tr(entry.key));
  if (ui.items.activated(id)) f.out.push_back(PlaceOpened{entry.place});
}

void draw_theme_button(Frame& f, Rect rect) {
  const ThemeChoice next = f.state.dark() ? ThemeChoice::light : ThemeChoice::dark;
  ButtonSpec spec{"theme", tr(f.state.dark() ? "nav.to_light" : "nav.to_dark"), ButtonLook::ghost,
                  Icon::theme};
  spec.icon_only = true;
  if (f.ui.button(spec, rect)) f.out.push_back(ThemeChosen{next});
}

void draw_navigation(Frame& f, bool bar, Rect area) {
  Ui& ui = f.ui;
  const Ui::Area nav = ui.begin(ItemRole::navigation, "nav", tr("nav.label"), area);
  ui.layer(0);
  ui.fill({0, 0, area.w, area.h}, ui.theme.surface);
  ui.fill(bar ? Rect{0, 0, area.w, 1} : Rect{area.w - 1, 0, 1, area.h}, ui.theme.border);
  ui.layer(2);
  if (bar) {
    const float width = (area.w - 64) / 3;
    for (int i = 0; i < 3; ++i)
      draw_entry(f, kPlaces[i], {width * static_cast<float>(i), 0, width, area.h});
    draw_theme_button(f, {area.w - 56, (area.h - kControl) / 2, kControl, kControl});
  } else {
    ui.icon(Icon::logo, area.w / 2, 36, 34, ui.theme.accent);
    float y = 76;
    for (const PlaceEntry& entry : kPlaces) {
      draw_entry(f, entry, {0, y, area.w, 60});
      y += 68;
    }
    draw_theme_button(f, {(area.w - kControl) / 2, area.h - kControl - 16, kControl, kControl});
  }
  ui.end(nav, area.h);
}

}  // namespace

struct Page::Impl {
  TextEngine text;
  ItemRegistry items;
  UiState local;
  Theme theme = dark_theme();
  std::vector<Rect> covers;
  bool animating = false;

  explicit Impl(TextRasterizer& rasterizer) : text(rasterizer) {}

  void global_actions(const AppState& state, std::vector<Event>& out) {
    if (items.take(0, Action::Kind::submit) && state.place == Place::ask)
      out.push_back(RunPressed{});
    if (!items.take(0, Action::Kind::cancel)) return;
    if (local.model_open)
      local.model_open = false;
    else if (state.trial && state.trial->running())
      out.push_back(StopPressed{});
  }

  void draw(Frame& f) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    f.ui.layer(0);
    f.ui.fill({0, 0, size.x, size.y}, theme.background);
    f.ui.layer(2);
    const bool one_column = size.x < kOneColumnBelow;
    const Rect place = one_column ? Rect{0, 0, size.x, size.y - kBottomBar}
                                  : Rect{kRail, 0, size.x - kRail, size.y};
    const Rect nav =
        one_column ? Rect{0, size.y - kBottomBar, size.x, kBottomBar} : Rect{0, 0, kRail, size.y};
    if (!one_column) draw_navigation(f, false, nav);
    const Ui::Area main = f.ui.begin(ItemRole::main, "main", "", place);
    const Rect inner{0, 0, place.w, place.h};
    if (f.state.place == Place::ask) draw_ask(f, inner, one_column);
    if (f.state.place == Place::keys) draw_keys(f, inner);
    if (f.state.place == Place::learn) draw_learn(f, inner);
    f.ui.end(main, place.h);
    if (one_column) draw_navigation(f, true, nav);
  }
};

Page::Page(TextRasterizer& rasterizer) : impl_(std::make_unique<Impl>(rasterizer)) {}
Page::~Page() = default;

void Page::frame(const AppState& state, std::vector<Event>& out, float density) {
  Impl& self = *impl_;
  self.theme = state.dark() ? dark_theme() : light_theme();
  self.items.begin_frame();
  self.text.begin_frame(density);
  self.global_actions(state, out);
  Ui ui(self.items, self.text, self.theme, density);
  ui.set_last_covers(&self.covers);
  ui.seconds = ImGui::GetTime();
  Frame f{ui, state, self.local, out};
  self.draw(f);
  ui.finish();
  ui.run_overlays();
  self.covers = ui.covers();
  self.animating = ui.animating;
  self.items.drop_stale_actions();
}

ItemRegistry& Page::registry() { return impl_->items; }
bool Page::wants_frame() const { return impl_->animating; }
std::string Page::css_variables() const { return css_variables_of(impl_->theme); }

}  // namespace triptych::ui

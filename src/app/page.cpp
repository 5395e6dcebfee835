#include "app/page.h"

#include <algorithm>
#include <iterator>

#include "app/page_frame.h"
#include "base/apart.h"
#include "base/strings.h"

namespace triptych::ui {
namespace {

constexpr float kOneColumnBelow = 920;  // narrower windows stack everything
constexpr float kRail = 84;
constexpr float kBelowLogo = 76, kEntryHigh = 60;  // of the rail
constexpr float kEntryWords = 13;                  // size of a place's name
constexpr float kBottomBar = 60;
constexpr float kRoomForBar = 420;  // height below which an open keyboard takes the bar's place

Icon icon_of(Place place) {
  switch (place) {
#define TRIPTYCH_PLACE(id, icon) \
  case Place::id:                \
    return Icon::icon;
#include "app/places.inc"
#undef TRIPTYCH_PLACE
  }
  return Icon::ask;
}

void draw_place(PageFrame& f, Rect area) {
  switch (f.shared.place) {
#define TRIPTYCH_PLACE(id, icon) \
  case Place::id:                \
    return apart<draw_##id>(f, area);
#include "app/places.inc"
#undef TRIPTYCH_PLACE
  }
}

// Where one of the words has no room, the icons stand alone: words that overlap say nothing.
bool words_fit(Ui& ui, float width) {
  TextStyle style;
  style.px = kEntryWords;
  style.face = Face::medium;
  return std::ranges::all_of(
      kPlaces, [&](const PlaceInfo& entry) { return ui.measure(style, tr(entry.words)) <= width; });
}

void draw_entry(PageFrame& f, const PlaceInfo& entry, bool words, Rect rect) {
  Ui& ui = f.ui;
  const bool here = f.shared.place == entry.place;
  Item item;
  item.id = ui.id(entry.words);
  item.role = ItemRole::button;
  item.name = tr(entry.words);
  item.rect = rect;
  item.hints = "place=" + std::string(entry.fragment);
  item.state = here ? kCurrent : 0u;
  const ItemId id = ui.items.add(std::move(item));
  const ImU32 colour = here ? ui.theme.accent : ui.theme.muted;
  ui.layer(1);
  const float wide = std::min(56.0f, rect.w - 4);
  const Rect pill{rect.x + (rect.w - wide) / 2, rect.y + 5, wide, 30};
  if (here)
    ui.fill(pill, ui.theme.accent_soft, 15);
  else if (ui.hovered(rect))
    ui.fill(pill, ui.theme.hover, 15);
  ui.layer(2);
  ui.icon(icon_of(entry.place), rect.x + rect.w / 2, rect.y + 20, 22, colour);
  TextStyle style;
  style.px = kEntryWords;
  style.face = here ? Face::medium : Face::regular;
  style.colour = here ? ui.theme.text : ui.theme.muted;
  const float width = ui.measure(style, tr(entry.words));
  if (words)
    ui.paint_line(rect.x + (rect.w - width) / 2, rect.y + 45, width + 1, style, tr(entry.words));
  if (ui.items.activated(id)) f.out.push_back(PlaceOpened{entry.place});
}

bool is_field(ItemRole role) {
  return role == ItemRole::text_field || role == ItemRole::password ||
         role == ItemRole::text_area || role == ItemRole::combo_field;
}

Theme theme_of(const AppState& state) {
  const bool system = state.settings.theme == ThemeChoice::system;
  const Display& display = state.shared.display;
  if (system && !display.forced_colours.empty()) return forced_theme(display.forced_colours);
  const bool contrast =
      state.settings.theme == ThemeChoice::contrast || (system && display.more_contrast);
  if (contrast) return contrast_theme(state.settings.dark(state.shared.display));
  return state.settings.dark(state.shared.display) ? dark_theme() : light_theme();
}

bool test_dialog_shown(const AppState& state) {
  return state.ground_truth.test_dialog && !state.ground_truth.test_dialog->at_once;
}

void draw_help_button(PageFrame& f, Rect rect) {
  ButtonSpec spec{"help", tr("help.open"), ButtonLook::ghost, Icon::help};
  spec.icon_only = true;
  if (f.ui.button(spec, rect)) f.local.dialog = Dialog::help;
}

void draw_theme_button(PageFrame& f, Rect rect) {
  const ThemeChoice next =
      f.settings.dark(f.shared.display) ? ThemeChoice::light : ThemeChoice::dark;
  ButtonSpec spec{"theme", tr(f.settings.dark(f.shared.display) ? "nav.to_light" : "nav.to_dark"),
                  ButtonLook::ghost, Icon::theme};
  spec.icon_only = true;
  if (f.ui.button(spec, rect)) f.out.push_back(ThemeChosen{next});
}

void draw_navigation(PageFrame& f, bool bar, Rect area, std::uint32_t direction) {
  Ui& ui = f.ui;
  const Ui::Area nav = ui.begin(ItemRole::navigation, "nav", tr("nav.label"), area, direction);
  ui.layer(0);
  ui.fill({0, 0, area.w, area.h}, ui.theme.surface);
  ui.fill(bar ? Rect{0, 0, area.w, 1} : Rect{area.w - 1, 0, 1, area.h}, ui.theme.border);
  ui.layer(2);
  if (bar) {
    const float width = (area.w - 64) / static_cast<float>(std::size(kPlaces));
    const bool words = words_fit(ui, width);
    Row entries({0, 0, area.w, area.h}, 0);
    for (const PlaceInfo& entry : kPlaces) draw_entry(f, entry, words, entries.start(width));
    draw_theme_button(f, {area.w - 56, (area.h - kControl) / 2, kControl, kControl});
  } else {
    ui.icon(Icon::logo, area.w / 2, 36, 34, ui.theme.accent);
    const bool words = words_fit(ui, area.w);
    Stack entries(0, kBelowLogo, area.w);
    for (const PlaceInfo& entry : kPlaces)
      draw_entry(f, entry, words, entries.take(kEntryHigh, kGap));
    const float left = (area.w - kControl) / 2;
    draw_help_button(f, {left, area.h - 2 * kControl - 24, kControl, kControl});
    draw_theme_button(f, {left, area.h - kControl - 16, kControl, kControl});
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
  bool animating = false, unsettled = false, unfinished = false, field_focused = false;

  explicit Impl(TextRasterizer& rasterizer) : text(rasterizer) {}

  void global_actions(const AppState& state, std::vector<Event>& out) {
    const bool submitted = items.take(0, Action::Kind::submit).has_value();
    if (submitted && state.shared.place == Place::ask && local.shared.dialog == Dialog::none &&
        !state.media_prep.preparing && !test_dialog_shown(state) && !state.linked &&
        local.ask.sheet == AskSheet::none)
      out.push_back(state.ask.composing() ? Event{RunPressed{}} : Event{FollowUpPressed{}});
    if (const auto shortcut = items.take(0, Action::Kind::shortcut)) {
      local.ask.model_open = false;
      local.ask.sheet = AskSheet::none;
      local.shared.dialog = shortcut->text == "help" ? Dialog::help : Dialog::switcher;
      local.page.switcher_text.clear();
      local.page.switcher_index = 0;
      local.page.switcher_fresh = local.shared.dialog == Dialog::switcher;
    }
    if (!items.take(0, Action::Kind::cancel)) return;
    if (local.shared.dialog != Dialog::none)
      local.shared.dialog = Dialog::none;
    else if (state.linked)
      out.push_back(LinkDeclined{});
    else if (state.media_prep.preparing)
      out.push_back(PrepareClosed{});
    else if (test_dialog_shown(state))
      out.push_back(TestPictureClosed{});
    else if (local.ask.model_open)
      local.ask.model_open = false;
    else if (local.ask.sheet != AskSheet::none)
      local.ask.sheet = AskSheet::none;
    else if (state.ask.running())
      out.push_back(StopPressed{});
  }

  // The keyboard on the screen leaves little room: what is typed into matters more than the way
  // to other places.
  bool typing_on_glass(const AppState& state, ImVec2 size) const {
    return state.shared.display.touch && field_focused && size.y < kRoomForBar;
  }

  void look_at_focus() {
    field_focused = false;
    for (const Item& item : items.items()) {
      if (item.id == items.focused() && item.id != 0) field_focused = is_field(item.role);
    }
  }

  void draw(PageFrame& f) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    f.ui.layer(2);
    const bool one_column = size.x < kOneColumnBelow;
    const bool rtl = f.shared.right_to_left;
    const std::uint32_t direction = f.ui.direction;
    const float bar = one_column && !typing_on_glass(f.state, size) ? kBottomBar : 0;
    const Rect place = one_column ? Rect{0, 0, size.x, size.y - bar}
                                  : Rect{rtl ? 0 : kRail, 0, size.x - kRail, size.y};
    const Rect nav = one_column ? Rect{0, size.y - bar, size.x, bar}
                                : Rect{rtl ? size.x - kRail : 0, 0, kRail, size.y};
    if (!one_column) draw_navigation(f, false, nav, direction);
    const Ui::Area main = f.ui.begin(ItemRole::main, "main", "", place, direction);
    float notice = draw_update_notice(f, 16, 12, place.w - 32);
    const float trouble = draw_storage_trouble(f, 16, notice + 8, place.w - 32);
    if (trouble > 0) notice += trouble + 8;
    const Rect inner{0, notice, place.w, place.h - notice};
    f.one_column = one_column;
    draw_place(f, inner);
    f.ui.end(main, place.h);
    if (bar > 0) draw_navigation(f, true, nav, direction);
    const bool bar_of_ask = one_column && f.shared.place == Place::ask;
    draw_undo(f, bar + (bar_of_ask ? 84.0f : 0.0f));
    draw_dialogs(f);
  }
};

Page::Page(TextRasterizer& rasterizer) : impl_(std::make_unique<Impl>(rasterizer)) {}
Page::~Page() = default;

void Page::frame(const AppState& state, std::vector<Event>& out, float density) {
  Impl& self = *impl_;
  self.theme = theme_of(state);
  self.look_at_focus();
  self.items.begin_frame();
  self.text.begin_frame(density);
  self.global_actions(state, out);
  Ui ui(self.items, self.text, self.theme, density);
  ui.set_last_covers(&self.covers);
  ui.seconds = ImGui::GetTime();
  ui.direction = state.shared.right_to_left ? kRightToLeft : kLeftToRight;
  ui.portions = &self.local.shared.portions;
  ui.motion = !state.shared.display.reduced_motion;
  if (state.shared.display.touch) ui.small = kControl;
  self.local.shared.covered = self.local.shared.dialog != Dialog::none || state.linked ||
                              state.media_prep.preparing || test_dialog_shown(state);
  if (state.shared.place != Place::ask) self.local.ask.focus_wanted = false;
  PageFrame f(ui, state, self.local, out);
  self.draw(f);
  ui.finish();
  ui.run_overlays();
  self.covers = ui.covers();
  self.animating = ui.animating;
  self.unsettled = ui.unsettled;
  self.unfinished = ui.unfinished;
  self.items.drop_stale_actions();
}

ItemRegistry& Page::registry() { return impl_->items; }
bool Page::unsettled() const { return impl_->unsettled; }
bool Page::unfinished() const { return impl_->unfinished; }
bool Page::wants_frame() const { return impl_->animating || impl_->unsettled; }
std::vector<NewRun> Page::take_new_runs() { return impl_->text.take_new_runs(); }
void Page::forget_painted() { impl_->text.forget_painted(); }
ImU32 Page::background() const { return impl_->theme.background; }
std::string Page::css_variables() const { return css_variables_of(impl_->theme); }

}  // namespace triptych::ui

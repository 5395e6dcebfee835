// The widgets of Ui: each draws itself and names itself.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "widgets/ui.h"

namespace triptych::ui {
namespace {

constexpr float kIconGap = 8;
constexpr float kChevron = 18, kChevronSize = 14;  // at the end of what opens something

struct ButtonColours {
  ImU32 fill = 0, edge = 0, words = 0;
};

ButtonColours colours_of(const Theme& t, const ButtonSpec& spec, bool hot) {
  const bool selected = (spec.state & (kSelected | kCurrent)) != 0;
  switch (spec.look) {
    case ButtonLook::primary:
      return {t.accent_fill, 0, t.on_accent};
    case ButtonLook::danger:
      return {hot ? t.hover : t.danger_soft, t.danger, t.danger};
    case ButtonLook::ghost:
      return {hot ? t.hover : 0, 0, t.text};
    case ButtonLook::tab:
    case ButtonLook::chip:
      if (selected) return {t.accent_soft, t.accent, t.accent};
      return {hot ? t.hover : t.raised, t.border, t.text};
    default:
      return {hot ? t.hover : t.raised, t.border, t.text};
  }
}

ImU32 faded(ImU32 colour) {
  const ImU32 alpha = (colour >> IM_COL32_A_SHIFT) & 255u;
  return (colour & ~IM_COL32_A_MASK) | ((alpha * 45u / 100u) << IM_COL32_A_SHIFT);
}

TextStyle label_style(const ButtonSpec& spec) {
  TextStyle style;
  style.face = spec.look == ButtonLook::ghost || spec.look == ButtonLook::chip ? Face::regular
                                                                               : Face::medium;
  style.px = spec.look == ButtonLook::primary ? kText : kSmall;
  return style;
}

constexpr float kButtonSlack = 9;    // of its width, that it can do without
constexpr float kLeastLabel = 0.6f;  // of the usual size of a label

const std::string& words_of(const ButtonSpec& spec) {
  return spec.text.empty() ? spec.label : spec.text;
}

// What of a button's width is not its words'. `small`: of one that is an icon alone.
float around_words(const ButtonSpec& spec, float small) {
  float width = spec.icon_only ? 0 : 2 * 14;
  if (spec.icon != Icon::none) width += spec.icon_only ? small : 18 + kIconGap;
  if (spec.menu) width += kChevron;
  return width;
}

}  // namespace

ItemId Ui::add(Item item, std::string_view key) {
  item.id = id(key);
  return items.add(std::move(item));
}

float Ui::button_width(const ButtonSpec& spec) {
  const float words = spec.icon_only ? 0 : measure(label_style(spec), words_of(spec));
  return std::ceil(words + around_words(spec, small));
}

bool Ui::button(const ButtonSpec& spec, Rect rect) {
  Item item;
  item.role = spec.role;
  item.name = spec.label;
  item.description = spec.description;
  item.rect = rect;
  item.state = spec.state;
  // Where words have no room they are written smaller, as far as that can be read.
  const float full = spec.icon_only ? 0 : measure(label_style(spec), words_of(spec));
  const float room = rect.w + kButtonSlack - around_words(spec, small);
  const float shrunk = full > room ? std::max(kLeastLabel, room / full) : 1;
  const bool cut = full * shrunk > room + 0.5f && words_of(spec) != " ";
  // What the icon means, or all of the words, for those who point at it.
  if (spec.icon_only || cut) item.hints = spec.icon_only ? "tip=1" : "tip=cut";
  const ItemId item_id = add(std::move(item), spec.key);
  const bool off = (spec.state & kDisabled) != 0;
  const bool hot = !off && hovered(rect);
  ButtonColours c = colours_of(theme, spec, hot);
  if (off) {
    const bool edge = spec.look != ButtonLook::ghost;
    c = {c.fill != 0 ? theme.raised : 0, edge ? theme.border : 0, faded(theme.muted)};
  }
  layer(1);
  const float radius = spec.look == ButtonLook::chip ? rect.h / 2 : kRadius;
  if (c.fill != 0) fill(rect, c.fill, radius);
  if (c.edge != 0) stroke(rect, c.edge, radius);
  if (hot && spec.look == ButtonLook::primary) fill(rect, IM_COL32(255, 255, 255, 26), radius);
  if (hot && pressed()) fill(rect, IM_COL32(0, 0, 0, 40), radius);
  layer(2);
  const TextStyle base = label_style(spec);
  TextStyle style = base;
  style.colour = c.words;
  style.px = std::floor(style.px * shrunk * 8) / 8;
  const float icon_size = spec.look == ButtonLook::primary ? 20.0f : 18.0f;
  const float middle = rect.y + rect.h / 2;
  if (spec.icon_only) {
    icon(spec.icon, rect.x + rect.w / 2, middle, icon_size, c.words);
  } else {
    const float chevron = spec.menu ? kChevron : 0.0f;
    float width = std::min(measure(style, words_of(spec)), rect.w - 20 - chevron) + chevron;
    if (spec.icon != Icon::none) width += icon_size + kIconGap;
    float x = rect.x + std::max(10.0f, (rect.w - width) / 2);
    if (spec.menu)
      icon(Icon::chevron_down, x + width - kChevronSize / 2, middle, kChevronSize, c.words);
    if (spec.icon != Icon::none) {
      icon(spec.icon, x + icon_size / 2, middle, icon_size, c.words);
      x += icon_size + kIconGap;
    }
    paint_line(x, middle, rect.x + rect.w - 8 - chevron - x, style, words_of(spec));
  }
  return !off && items.activated(item_id);
}

bool Ui::link(std::string_view key, std::string label, std::string href, float x, float y,
              const TextStyle& wanted) {
  TextStyle style = wanted;
  if (style.colour == 0) style.colour = theme.accent;
  const float width = measure(style, label), height = line_height_of(style);
  Item item;
  item.role = ItemRole::link;
  item.name = label;
  item.value = std::move(href);
  item.rect = {x, y, width, height};
  item.font_px = style.px;
  item.line_px = height;
  item.face = style.face;
  const ItemId item_id = add(std::move(item), key);
  paint_line(x, y + height / 2, width + 1, style, label);
  layer(1);
  fill({x, y + height - 4, width, 1}, style.colour);
  layer(2);
  return items.activated(item_id);
}

float Ui::paragraph(std::string_view key, float x, float y, float width, std::string_view words,
                    const TextStyle& style, ItemRole role) {
  const float line = line_height_of(style);
  const std::vector<Span> spans{{std::string(words), "", style.face}};
  TextBlock block = lay_out(text, spans, style.px, line, width);
  block.neutral = true;  // the page's own words start where its layout does
  Item item;
  item.role = role;
  item.name = std::string(words);
  item.rect = {x, y, width, block.height()};
  item.font_px = style.px;
  item.line_px = line;
  item.face = style.face;
  add(std::move(item), key);
  paint_block(x, y, width, block, spans, style);
  return block.height();
}

float Ui::heading(std::string_view key, float x, float y, float width, int level,
                  std::string_view words) {
  TextStyle style;
  style.face = level <= 2 ? Face::bold : Face::medium;
  style.px = level == 1 ? 22.0f : level == 2 ? 18.0f : kText;
  style.line = std::round(style.px * 1.35f);
  const std::vector<Span> spans{{std::string(words), "", style.face}};
  TextBlock block = lay_out(text, spans, style.px, style.line, width);
  block.neutral = true;
  Item item;
  item.role = ItemRole::heading;
  item.level = level;
  item.name = std::string(words);
  item.rect = {x, y, width, block.height()};
  item.font_px = style.px;
  item.line_px = style.line;
  item.face = style.face;
  add(std::move(item), key);
  paint_block(x, y, width, block, spans, style);
  return block.height();
}

float Ui::caption(std::string_view key, float x, float y, float width, std::string_view words) {
  TextStyle style;
  style.px = kTiny;
  style.colour = theme.muted;
  style.line = 20;
  return paragraph(key, x, y, width, words, style);
}

void Ui::frame_field(const Rect& rect, std::uint32_t state, ItemId item_id) {
  layer(1);
  fill(rect, (state & kDisabled) != 0 ? theme.surface : theme.raised, kRadius);
  const bool focused = items.focused() == item_id;
  const ImU32 edge = (state & kInvalid) != 0 ? theme.danger
                     : focused               ? theme.accent
                                             : theme.field_border;
  stroke(rect, edge, kRadius, (state & kInvalid) != 0 ? 1.5f : 1.0f);
  layer(2);
}

bool Ui::is_covered(const Rect& rect) const {
  if (in_overlay_ || last_covers_ == nullptr) return false;
  const ImVec2 at = screen(rect.x, rect.y, rect.w);
  return std::ranges::any_of(*last_covers_, [&](const Rect& cover) {
    return cover.x < at.x + rect.w && cover.x + cover.w > at.x && cover.y < at.y + rect.h &&
           cover.y + cover.h > at.y;
  });
}

// The DOM's text of a field lies above the canvas and would shine through what covers it: it is
// hidden, and the canvas shows the same words below the cover.
void Ui::paint_covered(const Rect& rect, const std::string& value, ItemRole role) {
  constexpr float kInset = 12, kAbove = 10;
  constexpr std::size_t kMaxDots = 40, kMaxBytes = 2000;
  TextStyle style;
  style.line = std::round(kText * 1.5f);
  const float width = rect.w - 2 * kInset;
  if (role != ItemRole::text_area) {
    std::string shown = value;
    if (role == ItemRole::password) {
      shown.clear();
      for (std::size_t i = 0; i < std::min(value.size(), kMaxDots); ++i) shown += "•";
    }
    paint_line(rect.x + kInset, rect.y + rect.h / 2, width, style, shown);
    return;
  }
  const ImVec2 at = screen(rect.x, rect.y, rect.w);
  list->PushClipRect(at, {at.x + rect.w, at.y + rect.h}, true);
  const std::vector<Span> spans{{std::string(utf8_prefix(value, kMaxBytes)), "", style.face}};
  const TextBlock block = lay_out(text, spans, style.px, style.line, width);
  paint_block(rect.x + kInset, rect.y + kAbove, width, block, spans, style);
  list->PopClipRect();
}

std::optional<std::string> Ui::text_field(const FieldSpec& spec, Rect rect, ItemRole role) {
  Item item;
  item.role = role;
  item.name = spec.label;
  item.value = spec.value != nullptr ? *spec.value : std::string();
  item.placeholder = spec.placeholder;
  item.description = spec.description;
  item.hints = spec.hints;
  item.state = spec.state;
  item.rect = rect;
  item.font_px = kText;
  item.line_px = std::round(kText * 1.5f);
  const bool covered = is_covered(rect);
  if (covered) item.state |= kHidden;
  const ItemId item_id = add(std::move(item), spec.key);
  if (!spec.bare) frame_field(rect, spec.state, item_id);
  if (covered && spec.value != nullptr) paint_covered(rect, *spec.value, role);
  if (auto typed = items.take(item_id, Action::Kind::text)) return std::move(typed->text);
  return std::nullopt;
}

std::optional<std::string> Ui::select(
    std::string_view key, std::string label,
    const std::vector<std::pair<std::string, std::string>>& options, const std::string& chosen,
    Rect rect) {
  Item item;
  item.role = ItemRole::select;
  item.name = std::move(label);
  item.value = chosen;
  item.rect = rect;
  item.font_px = kText;
  std::string shown = chosen;
  for (const auto& [option, words] : options) {
    item.placeholder += option + "\t" + words + "\n";
    if (option == chosen) shown = words;
  }
  const ItemId item_id = add(std::move(item), key);
  frame_field(rect, 0, item_id);
  if (hovered(rect)) {
    layer(1);
    fill({rect.x + 1, rect.y + 1, rect.w - 2, rect.h - 2}, theme.hover, kRadius - 1);
    layer(2);
  }
  TextStyle style;
  paint_line(rect.x + 12, rect.y + rect.h / 2, rect.w - 44, style, shown);
  icon(Icon::chevron_down, rect.x + rect.w - 20, rect.y + rect.h / 2, 16, theme.muted);
  if (auto picked = items.take(item_id, Action::Kind::text)) return std::move(picked->text);
  return std::nullopt;
}

bool Ui::checkbox(std::string_view key, std::string label, bool on, Rect rect) {
  Item item;
  item.role = ItemRole::checkbox;
  item.name = label;
  item.state = on ? kChecked : 0u;
  item.rect = rect;
  const ItemId item_id = add(std::move(item), key);
  const Rect box{rect.x, rect.y + (rect.h - 20) / 2, 20, 20};
  layer(1);
  fill(box, on ? theme.accent_fill : hovered(rect) ? theme.hover : theme.raised, 5);
  if (!on) stroke(box, theme.field_border, 5);
  layer(2);
  if (on) icon(Icon::check, box.x + 10, box.y + 10, 16, theme.on_accent);
  TextStyle style;
  style.px = kSmall;
  paint_line(rect.x + 30, rect.y + rect.h / 2, rect.w - 30, style, label);
  return items.activated(item_id);
}

}  // namespace triptych::ui

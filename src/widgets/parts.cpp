#include "widgets/parts.h"

#include <algorithm>

#include "base/utf8.h"

namespace triptych::ui {

std::size_t portion_of(const Ui& ui, std::string_view key, std::size_t all, std::size_t first) {
  const auto shown = ui.portions->find(key);
  return std::min(all, shown == ui.portions->end() ? first : shown->second);
}

float draw_rest(Ui& ui, std::string_view key, float x, float y, float width, std::size_t shown,
                std::size_t all) {
  if (shown >= all) return 0;
  constexpr std::size_t kKilo = 1024;
  const bool text = key.ends_with(".text");
  const std::string left = std::to_string(text ? (all - shown + kKilo - 1) / kKilo : all - shown);
  ButtonSpec more{key, tr(text ? "rest.show_text" : "rest.show", {left}), ButtonLook::secondary};
  const float wide = std::min(width, ui.button_width(more));
  if (ui.button(more, {x, y + 4, wide, ui.small}))
    (*ui.portions)[std::string(key)] = shown + std::max<std::size_t>(shown, 50);
  return ui.small + 12;
}

float long_paragraph(Ui& ui, std::string_view key, float x, float y, float width,
                     std::string_view words, const TextStyle& style) {
  constexpr std::size_t kFirst = 16'000;  // bytes
  const std::string rest = std::to_string(ui.id(key)) + ".text";
  const std::string_view part = utf8_prefix(words, portion_of(ui, rest, words.size(), kFirst));
  const float height = ui.paragraph(key, x, y, width, with_few_marks(part, 16), style);
  return height + draw_rest(ui, rest, x, y + height, width, part.size(), words.size());
}

float rich_paragraph(Ui& ui, std::string_view key, float x, float y, float width,
                     const std::vector<Span>& spans, const TextStyle& style) {
  const float line = line_height_of(style);
  const TextBlock block = lay_out(ui.text, spans, style.px, line, width);
  Item item;
  item.id = ui.id(key);
  for (const Span& span : spans) item.name += span.text;
  item.spans = spans;
  item.rect = {x, y, width, block.height()};
  item.font_px = style.px;
  item.line_px = line;
  ui.items.add(std::move(item));
  ui.paint_block(x, y, width, block, spans, style);
  return block.height();
}

float callout(Ui& ui, std::string_view key, float x, float y, float width, Tone tone,
              const std::string& title, const std::string& words, ItemRole role) {
  TextStyle body;
  body.px = kSmall;
  body.line = kCalloutLine;
  return callout_around(ui, key, x, y, width, tone, title, role,
                        [&](float left, float top, float wide) {
                          if (words.empty()) return 0.0f;
                          return long_paragraph(ui, "words", left, top, wide, words, body);
                        });
}

float callout_around(Ui& ui, std::string_view key, float x, float y, float width, Tone tone,
                     const std::string& title, ItemRole role,
                     const std::function<float(float, float, float)>& draw_body) {
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
  used += draw_body(kLeft, used, width - kLeft - 14) + 12;
  ui.layer(1);
  ui.fill({0, 0, width, used}, soft, kRadius);
  ui.fill({0, 8, 3, used - 16}, colour, 2);
  ui.layer(2);
  ui.icon(tone == Tone::info ? Icon::info : Icon::warning, 25, 24, 20, colour);
  ui.end(area, used);
  return used;
}

std::optional<std::string> labelled_field(Ui& ui, std::string_view key, const std::string& label,
                                          const std::string& value, Rect rect, std::uint32_t state,
                                          std::string hints) {
  TextStyle style;
  style.px = kTiny;
  style.colour = ui.theme.muted;
  ui.paint_line(rect.x, rect.y + 10, rect.w, style, label);
  FieldSpec spec{key, label, &value};
  spec.hints = std::move(hints);
  spec.state = state;
  return ui.text_field(spec, {rect.x, rect.y + 22, rect.w, kControl});
}

std::optional<double> slider(Ui& ui, std::string_view key, const std::string& label, double value,
                             double most, Rect rect) {
  char number[32];
  const auto text = [&](double of) {
    std::snprintf(number, sizeof number, "%.2f", of);
    return std::string(number);
  };
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::range;
  item.name = label;
  item.value = text(value);
  item.hints = "min=0;max=" + text(most) + ";step=0.01";
  item.rect = rect;
  const ItemId id = ui.items.add(std::move(item));
  const float share = most > 0 ? static_cast<float>(std::clamp(value / most, 0.0, 1.0)) : 0;
  const float middle = rect.y + rect.h / 2, knob = 8 + share * (rect.w - 16);
  ui.fill({rect.x, middle - 2, rect.w, 4}, ui.theme.field_border, 2);
  ui.fill({rect.x, middle - 2, knob, 4}, ui.theme.accent, 2);
  ui.fill({rect.x + knob - 8, middle - 8, 16, 16}, ui.theme.accent, 8);
  const auto moved = ui.items.take(id, Action::Kind::text);
  if (!moved) return std::nullopt;
  return std::strtod(moved->text.c_str(), nullptr);
}

}  // namespace triptych::ui

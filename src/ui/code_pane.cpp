#include "ui/code_pane.h"

namespace triptych::ui {
namespace {

constexpr float kLineHeight = 20;
constexpr float kSize = 14.5f;  // before the mono correction

}  // namespace

void CodePane::set(std::string text) {
  if (text == text_) return;
  text_ = std::move(text);
  code_ = colour_code(text_);
  width_ = 0;
}

float CodePane::draw(Ui& ui, std::string_view key, float x, float y, float width) {
  if (code_.spans.empty()) return 0;
  if (width != width_) {
    block_ = lay_out(ui.text, code_.spans, kSize, kLineHeight, width);
    block_.rtl = block_.neutral = false;  // code runs one way in every language
    width_ = width;
  }
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::code;
  item.name = text_;
  item.rect = {x, y, width, block_.height()};
  item.font_px = face_px(Face::mono, kSize);
  item.line_px = kLineHeight;
  item.face = Face::mono;
  ui.items.add(std::move(item));
  const std::vector<ImU32> colours = colours_of(code_.classes, ui.theme);
  TextStyle style;
  style.face = Face::mono;
  style.px = kSize;
  ui.paint_block(x, y, width, block_, code_.spans, style, &colours);
  return block_.height();
}

}  // namespace triptych::ui
